// « Ouvrir la carte », beside each small map. The map's own code and data come when somebody presses it, not before.
import { isListed } from "../packs.ts";
import { say } from "../screen/words.ts";

const offered = new WeakSet<HTMLElement>();

/** Offer the living map beside each drawing of `root` that has no such button yet, once `readWords` is done. */
export function offerMaps(root: ParentNode): void {
  if (!isListed("chart")) return;
  for (const holder of root.querySelectorAll<HTMLElement>(".map")) {
    if (!offered.has(holder)) offer(holder);
    offered.add(holder);
  }
}

function offer(holder: HTMLElement): void {
  const open = document.createElement("button");
  const said = document.createElement("p");
  open.type = "button";
  open.className = "plain living-open";
  open.textContent = say("map_open");
  said.setAttribute("role", "status");
  said.className = "say";
  said.hidden = true;
  open.addEventListener("click", () => void press());
  holder.append(open, said);

  let opening = false;
  async function press(): Promise<void> {
    if (opening) return;
    opening = true;
    tell(say("map_opening"));
    try {
      const { openMap } = await import("./living.ts");
      await openMap(holder, (why) => {
        tell(why);
        if (holder.isConnected) open.focus();
      });
      tell("");
    } catch (error) {
      tell(say(error instanceof Error && error.name === "GPUInitializationError" ? "map_no_drawing" : "map_no_file"));
    }
    opening = false;
  }

  function tell(text: string): void {
    said.textContent = text;
    said.hidden = text === "";
  }
}
