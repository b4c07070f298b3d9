// What the server made ready to be printed, in the file of the cards; as PrintFile in balise/site/printing.py.
import type { Cards } from "../page/cards_file.ts";
import type { Pieces } from "../page/slots.ts";

export type RowKind = "card" | "poster" | "key";

type PrintFile = {
  readonly style: string; // CSS of the sheets, for the screen and for paper
  readonly frames: { readonly [kindAndAudience: string]: Pieces };
  readonly rows: Readonly<Record<RowKind, Pieces>>; // slots: number, name, said
  readonly hours: { readonly [structureAndService: string]: string };
  readonly noPlace: string;
};

export type CardsToPrint = Cards & { readonly print: PrintFile };

/** The cards with what is printed. Throws for a file that was made before there was any. */
export function withPrints(cards: Cards): CardsToPrint {
  const file = cards as Partial<CardsToPrint>;
  if (file.print === undefined) throw new Error("nothing is ready to be printed");
  return file as CardsToPrint;
}
