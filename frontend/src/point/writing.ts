// For professionals: the frame of a text, made of the facts, to copy or print. Names have no place in it.
import type { Answers } from "../scales/evaluate.ts";
import type { Facts } from "../scales/facts.ts";
import { clone, fill, part, parts, wordsOf } from "./page.ts";

export function writeFacts(point: HTMLElement, writing: HTMLElement, facts: Facts, answers: Answers): void {
  for (const list of parts(writing, "[data-facts]")) {
    const how = list.dataset["facts"] as keyof Facts;
    const lines = facts[how].map((code) => {
      const toFill = clone(writing, `[data-fact=${how}]`);
      const label = part(clone(point, "#reponses"), `[data-answer=${answers.get(code) ?? ""}]`);
      part(toFill, "b").append(...wordsOf(label));
      const line = document.createElement("li");
      line.append("«\u00a0", ...wordsOf(part(point, `[data-item=${code}] .said`)), toFill);
      return line;
    });
    const none = document.createElement("li");
    none.append(clone(writing, "[data-fact='']"));
    fill(list, ...(lines.length > 0 ? lines : [none]));
  }
}

/** As plain text; where the browser refuses, it is selected, to be copied by hand. */
export async function copyText(writing: HTMLElement): Promise<void> {
  const text = part(writing, ".text");
  const lines = parts(text, "h3, p, li").map((one) => {
    const said = (one.textContent ?? "").replace(/\s+/g, " ").trim();
    return one.tagName === "LI" ? `- ${said}` : one.tagName === "H3" ? `\n${said}` : said;
  });
  const done = await navigator.clipboard.writeText(`${lines.join("\n")}\n`).then(() => true, () => false);
  if (!done) getSelection()?.selectAllChildren(text);
  fill(part(writing, "[role=status]"), clone(writing, done ? "#copie" : "#pas-copie"));
}
