// The colours of the page as it is now, light, dark or forced: a canvas does not follow the style sheet alone.

const ROLES = ["outside", "land", "own", "border", "ink", "paper", "help", "special"] as const;

/** A computed colour, "rgb(…)", for each role; `map.css` says which. */
export type Colours = Readonly<Record<(typeof ROLES)[number], string>>;

export function coloursOf(section: HTMLElement): Colours {
  const probe = document.createElement("span");
  probe.className = "living-probe";
  section.append(probe);
  const read = (role: string): string => {
    probe.style.color = `var(--living-${role})`;
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(ROLES.map((role) => [role, read(role)])) as Colours;
  probe.remove();
  return colours;
}

/** Call `changed` when the device goes dark, light, or takes its own colours; returns how to stop. */
export function whenColoursChange(changed: () => void): () => void {
  const asked = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const each of asked) each.addEventListener("change", changed);
  return () => {
    for (const each of asked) each.removeEventListener("change", changed);
  };
}
