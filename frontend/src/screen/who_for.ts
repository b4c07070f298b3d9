// « Pour qui ? »: Enter in the place field chooses for nobody, the person presses a door.
import { readAsked } from "./asking.ts";

/**
 * Whether a form was sent without saying for whom; the focus then goes to the question, not to a door: a second
 * Enter must not choose.
 */
export function asksWhoFor(form: HTMLFormElement, fields: URLSearchParams): boolean {
  const question = form.querySelector(".door[name=public]")?.closest("fieldset")?.querySelector("legend") ?? null;
  if (question === null || readAsked(fields).audience !== null) return false;
  question.tabIndex = -1;
  question.focus({ preventScroll: true });
  question.scrollIntoView({ block: "center" });
  return true;
}
