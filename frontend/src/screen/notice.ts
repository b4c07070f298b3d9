// One plain line beside a form: what is being waited for, what goes to the server, what went wrong.

/**
 * Say a line of `form`, with a button if there is something to press; "" takes the line away. It stands at the foot
 * of the screen (search.css): what somebody reads or is about to press must not move when it comes.
 */
export function notice(form: HTMLElement, text: string, button = "", pressed: () => void = () => {}): void {
  const standing = form.querySelector<HTMLElement>(".notice");
  if (text === "") {
    standing?.remove();
    return;
  }
  const line = standing ?? document.createElement("div");
  line.className = "notice say noprint";
  line.setAttribute("role", "alert");
  if (standing === null) form.append(line);
  const said = document.createElement("p");
  said.textContent = text;
  line.replaceChildren(said);
  if (button === "") return;
  const press = document.createElement("button");
  press.type = "button";
  press.className = "plain";
  press.textContent = button;
  press.addEventListener("click", pressed, { once: true });
  line.append(press);
}
