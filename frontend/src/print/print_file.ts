// What the server made ready to be printed; as PrintFile in balise/site/printing.py.

/** One service on paper: on a card, on a poster, on a poster when it is old, and what the screen says of it. */
export type Row = readonly [card: string, poster: string, old: string, key: string];

export type PrintFile = {
  readonly style: string; // CSS of the sheets, for the screen and for paper
  readonly frames: { readonly [kindAndAudience: string]: readonly string[] }; // text, name of a slot, text…
  readonly rows: { readonly [structureAndService: string]: Row };
  readonly noPlace: string;
};

/** Check the shape before anything trusts it. Throws on another. */
export function readPrintFile(value: unknown): PrintFile {
  const file = value as Partial<PrintFile> | null;
  if (typeof file?.style !== "string" || typeof file.frames !== "object" || typeof file.rows !== "object") {
    throw new Error("this is no file of prints");
  }
  return file as PrintFile;
}
