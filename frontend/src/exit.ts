// What every page loads first: leaving at once, and a single line in the history. It needs no other script.
import { leaveOnDemand } from "./screen/leaving.ts";
import { forgetWhatIsSent, hasPageBehind, keepOneEntry, ANSWERING } from "./screen/one_entry.ts";

leaveOnDemand();
keepOneEntry();
forgetWhatIsSent();
sayWhatHolds();

/** What a page says of the exit and of Back shows only where it is true: no page of ours behind, and no form that makes one. */
function sayWhatHolds(): void {
  const say = (): void => document.documentElement.classList.add("js");
  if (hasPageBehind()) return;
  if (document.querySelector("main form") === null) say();
  else addEventListener(ANSWERING, say, { once: true });
}
