// National help: the lines to call now, and what is used from afar; as balise/core/help/national.py.
import { isLine, match, reason } from "./match.ts";
import { audienceRank } from "./order.ts";
import type { Question } from "./question.ts";
import { EVERYWHERE, type Channel, type ChannelKind, type Entry, type Match, type Reason } from "./types.ts";

// The order inside emergency. For a young person the police come last of the five: they are never what a young
// person meets first, and the other four send them when there is danger.
const EMERGENCY = ["17", "112", "114", "15", "18"];
const EMERGENCY_YOUNG = ["112", "114", "15", "18", "17"];
const CHILD_IN_DANGER = "119";
const MISSING_CHILDREN = "116000";
const POLICE_NUMBER = "17";
const RUNAWAY = "runaway";
const SOMEONE_TO_TALK_TO = "talk"; // the need that stands first after those asked

const REMOTE_SIZE = 12;
const SPOKEN: readonly ChannelKind[] = ["call", "sms", "chat"];
const SILENT: readonly ChannelKind[] = ["chat", "email", "web"]; // in the order in which help answers soonest
const FROM_AFAR: readonly ChannelKind[] = ["call", "sms", "chat", "web", "email"];

type National = {
  readonly now: readonly Match[];
  readonly remote: readonly Match[];
  readonly unsure: boolean; // some number shown is not known to work from there
};

/** What stands for a structure in a part of the answer; `order`: compared field by field. */
type Ranked = { readonly entry: Entry; readonly channels: readonly Channel[]; readonly order: readonly number[] };

/** One match a structure in each part. */
export function nationalHelp(question: Question): National {
  const lines: Ranked[] = [];
  const afar: Ranked[] = [];
  for (const services of byStructure(nationalEntries(question))) {
    const spoken = channelsOf(services, SPOKEN);
    const called = services.every(isLine) && spoken.some((channel) => channel.kind !== "chat");
    const rest = channelsOf(services, FROM_AFAR).filter((channel) => !(called && spoken.includes(channel)));
    if (called) {
      const entry = best(services, ["call", "sms"], question);
      lines.push({ entry, channels: spoken, order: lineOrder(entry, spoken, question) });
    }
    if (rest.length > 0) {
      const entry = best(services, rest.map((channel) => channel.kind), question);
      afar.push({ entry, channels: rest, order: afarOrder(entry, rest, question) });
    }
  }
  const show = ({ entry, channels }: Ranked, because: readonly Reason[]): Match =>
    match(entry, question, { asked: question.asked, because, channels });
  const now = lines.sort(inOrder).map((line) => show(line, lineReasons(line, question)));
  const remote = afar.sort(inOrder).slice(0, REMOTE_SIZE).map((one) => show(one, [reason("remote")]));
  const unsure = [...now, ...remote].some((shown) => shown.channels.some((channel) => !channel.worksHere));
  return { now, remote, unsure };
}

/** Those that this audience gets, a line for other territories left out. */
function nationalEntries({ index, place, audience }: Question): Entry[] {
  return index.national.filter(
    (entry) =>
      (entry.zone.has(EVERYWHERE) || entry.zone.has(place.territory)) && audienceRank(entry, audience) !== null,
  );
}

function byStructure(entries: readonly Entry[]): Iterable<Entry[]> {
  const structures = new Map<string, Entry[]>();
  for (const entry of entries) {
    structures.set(entry.structure.id, [...(structures.get(entry.structure.id) ?? []), entry]);
  }
  return structures.values();
}

/** The channels of these kinds, in that order, each number or address once. */
function channelsOf(services: readonly Entry[], kinds: readonly ChannelKind[]): Channel[] {
  const all = [...services].reverse().flatMap((one) => one.service.channels);
  const found = new Map(all.map((channel) => [`${channel.kind} ${channel.value}`, channel]));
  return [...found.values()]
    .reverse()
    .filter((channel) => kinds.includes(channel.kind))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** What stands for a structure: a service with such a channel, that meets a need, the most general. */
function best(services: readonly Entry[], kinds: readonly ChannelKind[], { asked }: Question): Entry {
  const order = (one: Entry): number[] => [
    Number(!one.service.channels.some((channel) => kinds.includes(channel.kind))),
    Number(!asked.some((need) => one.needs.has(need))),
    Number(one.service.specialised),
    one.rank,
  ];
  return services.reduce((a, b) => (compareFields(order(b), order(a)) < 0 ? b : a));
}

/** 0 met, 1 someone to talk to, 2 neither. */
function unmet(entry: Entry, asked: readonly string[]): number {
  if (asked.some((need) => entry.needs.has(need))) return 0;
  return entry.needs.has(SOMEONE_TO_TALK_TO) ? 1 : 2;
}

/** Emergency, 119, missing children for their families, then what is known to work there, by relevance. */
function lineOrder(entry: Entry, spoken: readonly Channel[], { audience, asked, clock }: Question): number[] {
  const numbers = digitsOf(spoken);
  const emergency = audience === "young" ? EMERGENCY_YOUNG : EMERGENCY;
  let [block, place] = [2, 0];
  if (entry.structure.role === "emergency") {
    const known = emergency.findIndex((number) => numbers.has(number));
    [block, place] = [0, known >= 0 ? known : emergency.length];
  } else if (numbers.has(CHILD_IN_DANGER)) {
    block = 1;
  } else if (numbers.has(MISSING_CHILDREN) && (asked.includes(RUNAWAY) || audience === "relative")) {
    [block, place] = [1, 1]; // a parent who looks for a child must not read ten lines first
  }
  const works = spoken.some((channel) => clock.worksHere(channel));
  return [
    block,
    Number(block !== 1 && !works), // an emergency number known to work there stands above the unsure ones
    place,
    unmet(entry, asked),
    Number(!entry.service.specialised),
    audienceRank(entry, audience) ?? 8,
    entry.rank,
  ];
}

/** Specialised first, then the needs, then what answers soonest. */
function afarOrder(entry: Entry, channels: readonly Channel[], { audience, asked, clock }: Question): number[] {
  const soonest = SILENT.findIndex((kind) => channels.some((channel) => channel.kind === kind));
  const old = clock.isStale(entry);
  return [
    Number(old && audience === "young" && entry.structure.role === ""),
    Number(!entry.service.specialised),
    unmet(entry, asked),
    soonest >= 0 ? soonest : SILENT.length,
    audienceRank(entry, audience) ?? 8,
    Number(old),
    entry.rank,
  ];
}

function lineReasons({ entry, channels }: Ranked, { asked }: Question): Reason[] {
  const numbers = digitsOf(channels);
  if (asked.includes(RUNAWAY) && numbers.has(POLICE_NUMBER)) return [reason("emergency"), reason("runaway_at_once")];
  if (asked.includes(RUNAWAY) && numbers.has(MISSING_CHILDREN)) return [reason("missing_children")];
  if (entry.structure.role === "emergency") return [reason("emergency")];
  return [reason(numbers.has(CHILD_IN_DANGER) ? "child_in_danger" : "national_line")];
}

/** "0 800 05 95 95" and "08 00 05 95 95" are the same number: digits alone count. */
function digitsOf(channels: readonly Channel[]): Set<string> {
  return new Set(channels.map((channel) => channel.value.replace(/\P{Nd}/gu, "")));
}

function inOrder(a: Ranked, b: Ranked): number {
  return compareFields(a.order, b.order);
}

/** The first field that differs decides. */
function compareFields(a: readonly number[], b: readonly number[]): number {
  const field = a.findIndex((value, place) => value !== b[place]);
  return field < 0 ? 0 : (a[field] ?? 0) - (b[field] ?? 0);
}
