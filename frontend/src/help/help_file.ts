// The help of a pack, from the file that balise/core/help/help_file.py writes.
import { finish, type Sliced } from "../places/slices.ts";
import { firstDay } from "./freshness.ts";
import { isLine } from "./match.ts";
import { AROUND_THE_CLOCK, WEEK } from "./opening.ts";
import { onSphere } from "./sphere.ts";
import {
  AUDIENCES,
  EVERYWHERE,
  type Channel,
  type ChannelKind,
  type Entry,
  type HelpIndex,
  type HelpPlaces,
  type Need,
  type Opening,
  type Role,
  type Structure,
  type TerritoryFacts,
} from "./types.ts";
import { knowTimezone, type ClockChanges } from "./zones.ts";

const FORMAT = 1;
const KINDS: readonly ChannelKind[] = ["call", "sms", "chat", "web", "email", "visit"];
const ROLES: readonly Role[] = ["", "emergency", "line", "cell", "switchboard"];
const NOT_KNOWN = -1;
const ROWS_A_SLICE = 64;

type Column<Value> = readonly Value[];
/** Rows of one kind as columns of one length. */
type Columns<Row> = { readonly [Name in keyof Row]: Column<Row[Name]> };

/** As it is written: places in lists for what has few values, bits for what has several of them, 0 and 1 for no and yes. */
export type HelpFile = {
  readonly format: number;
  readonly needs: readonly Need[];
  readonly openings: readonly (readonly number[])[];
  readonly timezones: readonly ({ name: string } & ClockChanges)[];
  readonly reaches: readonly string[];
  readonly structures: Columns<
    Omit<Structure, "role" | "police"> & {
      role: number;
      police: number;
      latitude: number | null;
      longitude: number | null;
      landmass: number;
    }
  >;
  readonly services: Columns<{
    structure: number;
    id: string;
    audiences: number;
    needs: number;
    zone: string;
    ageMin: number | null;
    specialised: number;
  }>;
  readonly channels: Columns<{
    service: number;
    kind: number;
    value: string;
    free: number;
    opening: number;
    timezone: number;
    worksIn: number;
  }>;
  readonly territories: Readonly<
    Record<
      string,
      {
        readonly withoutContact: readonly number[];
        readonly specialisedWithoutContact: string;
        readonly hasSpecialised: number;
      }
    >
  >;
};

/** Throws on a file of another format, or that lacks a cell. */
export function readHelp(file: HelpFile, places: HelpPlaces): HelpIndex {
  return finish(readHelpInSlices(file, places));
}

/** The same, with a pause every few milliseconds: a slow phone takes a tenth of a second for it. */
export function* readHelpInSlices(file: HelpFile, places: HelpPlaces): Sliced<HelpIndex> {
  if (file.format !== FORMAT) throw new Error(`help of format ${file.format}`);
  for (const timezone of file.timezones) knowTimezone(timezone.name, timezone);
  const entries = yield* readEntries(file);
  const isOffice = ({ structure }: Entry): boolean => structure.role === "cell" || structure.role === "switchboard";
  const helping = entries.filter((entry) => !isOffice(entry));
  return {
    places,
    needs: file.needs,
    local: helping.filter((one) => !isLine(one) && (one.point !== null || !one.zone.has(EVERYWHERE))),
    national: helping.filter((one) => isLine(one) || one.zone.has(EVERYWHERE)),
    offices: entries.filter(isOffice),
    facts: readFacts(file),
  };
}

function* readEntries(file: HelpFile): Sliced<Entry[]> {
  const { structures, services } = file;
  const found = yield* mapped(structures.id, (_, row) => readStructure(file, row));
  const channels = yield* readChannels(file);
  const zones = madeOnce((codes: string) => new Set(codes ? codes.split(" ") : []));
  const needs = madeOnce((bits: number) => new Set(file.needs.map((need) => need.code).filter((_, at) => hasBit(bits, at))));
  const audiences = madeOnce((bits: number) => AUDIENCES.filter((_, place) => hasBit(bits, place)));
  return yield* mapped(services.structure, (row, rank): Entry => {
    const structure = cell(found, row);
    const latitude = cell(structures.latitude, row);
    const longitude = cell(structures.longitude, row);
    const sourced = structure.sourceDate ? firstDay(structure.sourceDate) : "";
    return {
      rank,
      structure,
      service: {
        id: cell(services.id, rank) || structure.id,
        audiences: audiences(cell(services.audiences, rank)),
        ageMin: cell(services.ageMin, rank),
        specialised: cell(services.specialised, rank) === 1,
        channels: channels[rank] ?? [],
      },
      needs: needs(cell(services.needs, rank)),
      zone: zones(cell(services.zone, rank)),
      point: latitude === null || longitude === null ? null : onSphere(latitude, longitude),
      landmass: cell(structures.landmass, row),
      confirmed: structure.verifiedOn,
      last: structure.verifiedOn > sourced ? structure.verifiedOn : sourced,
    };
  });
}

function readStructure({ structures }: HelpFile, row: number): Structure {
  return {
    id: cell(structures.id, row),
    name: cell(structures.name, row),
    role: cell(ROLES, cell(structures.role, row)),
    police: cell(structures.police, row) === 1,
    territory: cell(structures.territory, row),
    commune: cell(structures.commune, row),
    communeName: cell(structures.communeName, row),
    sourceDate: cell(structures.sourceDate, row),
    verifiedOn: cell(structures.verifiedOn, row),
  };
}

/** By rank of service, in their order. */
function* readChannels(file: HelpFile): Sliced<Channel[][]> {
  const openings = file.openings.map(readOpening);
  const reaches = file.reaches.map((codes) => new Set(codes ? codes.split(" ") : []));
  const made = yield* mapped(file.channels.kind, (kind, row): Channel => {
    const [openingRow, worksRow] = [cell(file.channels.opening, row), cell(file.channels.worksIn, row)];
    const opening = openingRow === NOT_KNOWN ? null : cell(openings, openingRow);
    return {
      kind: cell(KINDS, kind),
      value: cell(file.channels.value, row),
      free: cell(file.channels.free, row) === 1,
      opening,
      timezone: cell(file.timezones, cell(file.channels.timezone, row)).name,
      worksIn: worksRow === NOT_KNOWN ? null : cell(reaches, worksRow),
    };
  });
  const found: Channel[][] = file.services.id.map(() => []);
  file.channels.service.forEach((rank, row) => cell(found, rank).push(cell(made, row)));
  return found;
}

function readOpening(minutes: readonly number[]): Opening {
  if (minutes.length === 2 && minutes[0] === 0 && minutes[1] === WEEK) return AROUND_THE_CLOCK;
  const starts = minutes.filter((_, place) => place % 2 === 0);
  return starts.map((start, place) => [start, cell(minutes, 2 * place + 1)]);
}

function readFacts(file: HelpFile): Map<string, TerritoryFacts> {
  const facts = Object.entries(file.territories).map(([code, said]): [string, TerritoryFacts] => [
    code,
    {
      withoutContact: new Map(AUDIENCES.map((audience, place) => [audience, cell(said.withoutContact, place)])),
      specialisedWithoutContact: said.specialisedWithoutContact,
      hasSpecialised: said.hasSpecialised === 1,
    },
  ]);
  return new Map(facts);
}

/** As `map`, with pauses. */
function* mapped<Cell, Value>(column: Column<Cell>, make: (cell: Cell, row: number) => Value): Sliced<Value[]> {
  const found: Value[] = [];
  for (const [row, value] of column.entries()) {
    found.push(make(value, row));
    if (found.length % ROWS_A_SLICE === 0) yield;
  }
  return found;
}

/** The same cell gives the same object. */
function madeOnce<Cell, Value>(make: (written: Cell) => Value): (written: Cell) => Value {
  const made = new Map<Cell, Value>();
  return (written) => {
    const known = made.get(written) ?? make(written);
    made.set(written, known);
    return known;
  };
}

function hasBit(bits: number, place: number): boolean {
  return ((bits >> place) & 1) === 1;
}

function cell<Value>(column: Column<Value>, row: number): Value {
  const value = column[row];
  if (value === undefined) throw new Error("a cell of the help file is missing");
  return value;
}
