// The exit: one press, or Shift three times. The screen is blank before the browser has drawn again.

const PRESSES = 3;
const WITHIN = 2000; // milliseconds from the first press to the last

/** Make `a.exit` leave without coming back: this page's place in the history goes to the page it opens. */
export function leaveOnDemand(): void {
  const link = document.querySelector<HTMLAnchorElement>("a.exit");
  if (link === null) return;
  const href = link.href;
  const word = link.dataset["wait"] ?? "";
  let leaving = false;

  const leave = (): void => {
    leaving = true;
    window.stop(); // what is being downloaded must not delay the page that hides this one
    blank(word);
    location.replace(href);
  };
  const pressed = (event: MouseEvent): void => {
    if (!(event.target instanceof Element) || event.target.closest("a.exit") === null) return;
    if (event.type === "auxclick" && event.button !== 1) return;
    event.preventDefault(); // with Ctrl or the middle button too: this page must not stay behind
    leave();
  };
  addEventListener("click", pressed, true);
  addEventListener("auxclick", pressed, true);
  addEventListener("keydown", threeTimes(leave), true);
  // A browser may keep this page as it was and show it again: it keeps an empty one, which leaves again.
  addEventListener("pagehide", () => { if (leaving) blank(word); });
  addEventListener("pageshow", (event) => { if (leaving && event.persisted) leave(); });
}

/** Calls `leave` at the third press of Shift alone. Writing a capital letter, Shift+Tab or Ctrl+Shift is none. */
export function threeTimes(leave: () => void): (event: KeyboardEvent) => void {
  let presses: number[] = [];
  return (event) => {
    if (event.repeat && event.key === "Shift") return;
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) {
      presses = [];
      return;
    }
    presses = [...presses.filter((before) => event.timeStamp - before <= WITHIN), event.timeStamp];
    if (presses.length < PRESSES) return;
    presses = [];
    leave();
  };
}

/** An empty white page with the title of any page that loads; who listens to the screen hears that it loads. */
function blank(word: string): void {
  const root = document.documentElement;
  root.textContent = "";
  root.style.background = "#fff";
  root.style.colorScheme = "only light";
  const said = document.createElement("p");
  said.setAttribute("role", "alert");
  said.textContent = word;
  said.style.position = "absolute";
  said.style.clipPath = "inset(50%)";
  const body = document.createElement("body");
  body.append(said);
  root.append(document.createElement("head"), body);
  document.title = word;
}
