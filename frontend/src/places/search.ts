// Place search: from what a person types to the places they may mean, best first; as balise/core/geo/search.py.
import { Codes, type Mask } from "./codes.ts";
import { areas, Gazetteer } from "./gazetteer.ts";
import type { Hit } from "./hits.ts";
import { Matcher, type Words } from "./matching.ts";
import type { Places } from "./places.ts";
import { readQuery, type Query } from "./query.ts";
import {
  AREA,
  CONNECTORS,
  ELSEWHERE,
  EXACT,
  FILLED,
  FILLER,
  GOOD,
  LEAST_AREA_SOUNDS,
  LINKS,
  SMALL,
  TWO_SLIPS,
  WHOLE,
} from "./rules.ts";
import { best, cheaper, merge, type Found, type Match } from "./scores.ts";
import { inSlices, type Sliced } from "./slices.ts";
import { sounds } from "./sounds.ts";

const AREAS_A_SLICE = 16;

type Areas = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Makes places searchable. It yields about every millisecond; the caller decides when to let the page breathe.
 * Throws SyntaxError where the browser's regular expressions cannot look behind (before 2023): the server searches.
 */
export function* buildPlaceIndex(places: Places): Sliced<PlaceIndex> {
  const gazetteer = yield* Gazetteer.make(places);
  const codes = yield* Codes.make(gazetteer);
  const names = yield* Matcher.make(gazetteer);
  const around = yield* areas(places);
  const aloud = new Map<string, ReadonlySet<string>>();
  const listed = [...around];
  yield* inSlices(listed.length, AREAS_A_SLICE, (rank) => {
    const [name, there] = listed[rank]!;
    const key = sounds(name)[0]!;
    if (key.length >= LEAST_AREA_SOUNDS) aloud.set(key, there);
  });
  return new PlaceIndex(gazetteer, codes, names, around, aloud);
}

/** Places made searchable, in memory. */
export class PlaceIndex {
  private readonly gazetteer: Gazetteer;
  private readonly codes: Codes;
  private readonly names: Matcher;
  private readonly areas: Areas;
  private readonly areasAloud: Areas;

  constructor(gazetteer: Gazetteer, codes: Codes, names: Matcher, areas: Areas, areasAloud: Areas) {
    this.gazetteer = gazetteer;
    this.codes = codes;
    this.names = names;
    this.areas = areas;
    this.areasAloud = areasAloud;
  }

  /** At most `limit` places, best match first, then population, then code; [] for what is no place. */
  search(text: string, limit = 10): Hit[] {
    if (limit < 1) return [];
    const { populations } = this.gazetteer;
    const found = [...this.find(readQuery(text), limit)];
    const byScore = ([one, { score }]: [number, Match], [other, match]: [number, Match]): number =>
      Math.max(match.score, 1) - Math.max(score, 1) ||
      populations[other]! - populations[one]! ||
      inOrder(this.gazetteer.code(one), this.gazetteer.code(other));
    return found
      .sort(byScore)
      .slice(0, limit)
      .map(([entry, match]) => this.hit(entry, match));
  }

  private hit(entry: number, { score, name }: Match): Hit {
    const { gazetteer } = this;
    const { places } = gazetteer;
    const shared = { score: Math.max(score, 1), matched: this.names.otherName(name) };
    if (!gazetteer.isPlace(entry)) {
      const { kind, code, name: shown, territory, population, department } = gazetteer.other(entry);
      return { kind, code, name: shown, territory, population, department, postalCodes: [], ...shared };
    }
    return {
      kind: places.kind(entry),
      code: places.code(entry),
      name: places.name(entry),
      territory: places.territory(entry),
      population: places.population(entry),
      department: places.department(entry),
      postalCodes: places.postalCodes(entry),
      ...shared,
    };
  }

  /** Words and numbers together: the number says which of the places that the words name. */
  private find(query: Query, limit: number): Found {
    const { words } = query;
    const numbered = query.code !== "" || query.number !== "" || query.ordinal > 0;
    if (!words.length) return this.codes.find(query, limit);
    if (numbered && words.every((word) => FILLER.has(word) || CONNECTORS.has(word))) {
      return this.fillerAndNumber(query, limit);
    }
    const found = this.byWords(words, null, limit);
    if (!numbered) return query.unread ? despiteNumbers(found, words) : found;
    const inside = this.codes.arrondissements(found, query);
    const mask = this.codes.where(query);
    if (mask) merge(inside, this.byWords(words, mask, limit));
    if (query.code && !inside.size) merge(inside, cheaper(this.codes.find(query, limit), EXACT - TWO_SLIPS));
    merge(inside, cheaper(found, ELSEWHERE));
    return inside;
  }

  /** "Département 80" is the Somme; "39120 Chemin" is the commune of that name, there. */
  private fillerAndNumber(query: Query, limit: number): Found {
    const number = this.codes.find(query, limit);
    const mask = this.codes.where(query);
    const named: Found = mask ? this.names.named(query.words, mask, limit) : new Map();
    const exact = only(named, (score) => score === EXACT);
    if (!exact.size) return number;
    merge(exact, cheaper(number, FILLED));
    return exact;
  }

  /** The whole line as a name; then, as long as nothing good is found, parts of it. */
  private byWords(words: Words, mask: Mask | null, limit: number): Found {
    const found = this.names.named(words, mask, limit);
    const core = coreOf(words);
    const hasCore = core.join(" ") !== words.join(" ");
    if (hasCore && best(found) < GOOD) merge(found, cheaper(this.names.named(core, mask, limit), FILLED));
    if (words.length > 1 && best(found) < EXACT - FILLED) merge(found, this.placed(words, mask, limit, false));
    if (best(found) < TWO_SLIPS) {
      for (const attempt of hasCore ? [words, core] : [words]) this.names.guess(attempt, mask, limit, found);
    }
    if (this.onlySmall(found)) merge(found, this.names.sameSound(words, mask, limit));
    if (best(found) < WHOLE) {
      const good = best(found) >= GOOD;
      merge(found, this.names.like(words, mask, limit, good));
      if (hasCore) merge(found, cheaper(this.names.like(core, mask, limit, good), FILLED));
    }
    if (words.length > 1 && best(found) < GOOD) merge(found, this.placed(words, mask, limit, true));
    if (words.length > 1 && best(found) < TWO_SLIPS) this.names.among(words, mask, found);
    return found;
  }

  /** Whether a whole name was typed that only small places bear: a town may sound like it ("doué"). */
  private onlySmall(found: Found): boolean {
    let whole = false;
    for (const [entry, { score }] of found) {
      if (score < WHOLE) continue;
      if (this.gazetteer.populations[entry]! >= SMALL) return false;
      whole = true;
    }
    return whole;
  }

  /**
   * A name, then (or before it) a département, a région or a country: "saint denis réunion".
   * `aloud`: both may be spelled by ear ("fort de france martinike").
   */
  private placed(words: Words, mask: Mask | null, limit: number, aloud: boolean): Found {
    const found: Found = new Map();
    for (let cut = 1; cut < words.length; cut++) {
      const [before, after] = [words.slice(0, cut), words.slice(cut)];
      for (const [area, rest] of [[after, before] as const, [before, after] as const]) {
        const codes = this.area(area.join(" "), aloud);
        if (!codes) continue;
        const inside = this.codes.inside(codes);
        if (mask) for (let entry = 0; entry < mask.length; entry++) inside[entry]! &= mask[entry]!;
        const name = coreOf(rest, true);
        const matches = this.names.named(name, inside, limit);
        if (aloud && best(matches) < GOOD) merge(matches, this.names.like(name, inside, limit));
        merge(found, cheaper(only(matches, (score) => score >= GOOD), AREA));
      }
    }
    return found;
  }

  private area(text: string, aloud: boolean): ReadonlySet<string> | undefined {
    return this.areas.get(text) ?? (aloud ? this.areasAloud.get(sounds(text)[0]!) : undefined);
  }
}

/** The words without those that surround a name; all of them when nothing else remains. */
function coreOf(words: Words, trim = false): Words {
  let kept = words.filter((word) => !FILLER.has(word));
  if (trim || kept.length !== words.length) {
    while (kept.length && LINKS.has(kept[0]!)) kept = kept.slice(1);
    while (kept.length && CONNECTORS.has(kept[kept.length - 1]!)) kept = kept.slice(0, -1);
  }
  return kept.length ? kept : words;
}

/** Words among numbers that say nothing; a couple of letters there are no beginning of a name. */
function despiteNumbers(found: Found, words: Words): Found {
  const least = words.join("").length <= 3 ? EXACT : 0;
  return cheaper(only(found, (score) => score >= least), ELSEWHERE);
}

function only(found: Found, wanted: (score: number) => boolean): Found {
  return new Map([...found].filter(([, { score }]) => wanted(score)));
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
