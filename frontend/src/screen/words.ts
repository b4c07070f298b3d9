// The French that the screen says while a page stands. It comes from the server's gettext, inside the page.

/** Names as in balise/site/screen_words.py. `{}` is what is filled in. */
type Words = { readonly [name: string]: string };

const HOME_OF_WORDS = "/aide/"; // a page that holds them and says nothing of who asks for it

let kept: Words | undefined;

/** The words of this page; those of the form's own page when this one, heavy already, has none. */
export async function readWords(): Promise<Words> {
  if (kept !== undefined) return kept;
  const here = document.getElementById("mots")?.textContent;
  const found = here === undefined || here === null ? await fetchWords() : (JSON.parse(here) as Words);
  if (Object.keys(found).length > 0) kept = found; // else they are asked for again
  return found;
}

/** One sentence, filled. "" when the words never came, or not yet: nothing is better than a code. */
export function say(name: string, ...values: (string | number)[]): string {
  return put(kept?.[name] ?? "", ...values);
}

/** A phrase with its `{}` replaced, one after the other. */
export function put(phrase: string, ...values: readonly (string | number)[]): string {
  const [first = "", ...rest] = phrase.split("{}");
  return first + rest.map((piece, place) => `${values[place] ?? ""}${piece}`).join("");
}

/** The same, by number: French says one lieu, two lieux, and no lieu in the singular. */
export function sayCount(name: string, count: number): string {
  return say(count < 2 ? `${name}_one` : `${name}_many`, count);
}

async function fetchWords(): Promise<Words> {
  try {
    const response = await fetch(HOME_OF_WORDS, { credentials: "omit" });
    const found = /<script id="mots" type="application\/json">(.*?)<\/script>/s.exec(await response.text());
    return JSON.parse(found?.[1] ?? "{}") as Words;
  } catch {
    return {};
  }
}
