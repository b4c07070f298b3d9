// What an answer is drawn with: HTML cut at its slots and French, from the file that balise/site/browser/cards_file.py writes.
import type { Audience } from "../help/types.ts";
import type { Pieces } from "./slots.ts";

const FORMAT = 2;

/** The phrases of balise/site/phrases.py. */
type PhraseName =
  | "call" | "sms" | "sms_words" | "chat" | "chat_words" | "email" | "web" | "visit" | "not_known_to_work" | "old"
  | "day_and_night" | "open" | "closed" | "opens" | "opens_elsewhere" | "hours_not_known" | "chat_hours_not_known"
  | "lun" | "mar" | "mer" | "jeu" | "ven" | "sam" | "dim" | "at_hour" | "at_time" | "time" | "in_paris" | "on_site"
  | "old_record" | "in_the_commune" | "distance"
  | "missing_child" | "at_once" | "then" | "to_call" | "specialised_help" | "remotely" | "in_charge" | "free"
  | "address_not_public" | "far_away" | "by_chat" | "by_email" | "by_web" | "by_call" | "no_number" | "old_contact"
  | "danger_now" | "some_work" | "none_is_known_to_work" | "may_not_work" | "other_lines"
  | "understood" | "another_place" | "one_known" | "several_known" | "one_old" | "several_old";
export type Phrases = Readonly<Record<PhraseName, string>>;

export type BlockName = "near" | "near_empty" | "farther" | "farther_old" | "remote";

export type Card = {
  readonly text: Pieces; // with slots where, ways, why
  readonly where?: string; // what never changes of where it is
  readonly old?: string; // of a national number: what stands before it when its record is old
};

type StructureCards = {
  readonly links: { readonly [kindAndValue: string]: readonly [href: string, host: string] }; // as HTML, "" for none
  readonly cards: { readonly [service: string]: Card };
};

/** As it is written. */
export type CardsFile = {
  readonly format: number;
  readonly pageSize: number; // places on a page of an answer
  readonly linesShown: number; // lines that stand open
  readonly slugs: Readonly<Record<Audience, string>>; // what the forms send
  readonly saidTu: readonly Audience[]; // to the others "vous" is said
  readonly phrases: Phrases;
  readonly months: readonly string[];
  readonly sentences: { readonly [code: string]: readonly [toAll: string, toTheYoung: string] };
  readonly dated: readonly string[]; // codes of sentences whose value is a date
  readonly hidden: readonly string[]; // codes of reasons that a card does not repeat
  readonly hiddenOfNational: readonly string[];
  readonly danger: string;
  readonly frames: Readonly<Record<Audience, readonly [here: Pieces, elsewhere: Pieces]>>;
  readonly blocks: Readonly<Record<BlockName, readonly [withVous: Pieces, withTu: Pieces]>>;
  readonly pagers: Readonly<Record<"nearer" | "more" | "both", Pieces>>;
  readonly authorities: { readonly [territory: string]: Pieces };
  readonly structures: { readonly [id: string]: StructureCards };
};

/** The same, ready to be asked. */
export type Cards = Omit<CardsFile, "dated" | "hidden" | "hiddenOfNational"> & {
  readonly dated: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  readonly hiddenOfNational: ReadonlySet<string>;
};

/** Throws when the file is of a format that this script does not know. */
export function readCards(file: CardsFile): Cards {
  if (file.format !== FORMAT) throw new Error(`cards of format ${file.format}`);
  return {
    ...file,
    dated: new Set(file.dated),
    hidden: new Set(file.hidden),
    hiddenOfNational: new Set(file.hiddenOfNational),
  };
}
