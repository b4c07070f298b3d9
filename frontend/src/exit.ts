// What every page loads first: leaving at once, and a single line in the history. It needs no other script.
import { leaveOnDemand } from "./screen/leaving.ts";
import { keepOneEntry } from "./screen/one_entry.ts";

leaveOnDemand();
keepOneEntry();
document.documentElement.classList.add("js"); // only now is what the page says of the exit true
