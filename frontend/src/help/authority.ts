// Who is in charge of child protection in a territory, and how to reach them as far as we know.
import { match, reason } from "./match.ts";
import type { Question } from "./question.ts";
import type { Authority, ChannelKind, Entry, Role } from "./types.ts";

const VOICE: readonly ChannelKind[] = ["call", "sms"];
const WRITTEN: readonly ChannelKind[] = ["email", "web", "chat"];

/** The cell; its switchboard too when the cell cannot be called; neither: 119, and we say so. */
export function authority(question: Question): Authority {
  const cell = office("cell", question);
  const switchboard = cell !== null && isReachedBy(cell, VOICE) ? null : office("switchboard", question);
  const because = [reason("authority", question.territory.authority)];
  return {
    territory: question.territory,
    cell: cell && match(cell, question, { because }),
    switchboard: switchboard && match(switchboard, question, { because }),
    known: cell ? "cell" : switchboard ? "switchboard" : "none",
  };
}

/** That of this territory, never a neighbour's, however near. */
function office(role: Role, { index, territory }: Question): Entry | null {
  const [first] = index.offices
    .filter((entry) => entry.structure.role === role && serves(entry, territory.code))
    .filter((entry) => isReachedBy(entry, [...VOICE, ...WRITTEN]))
    .sort(preference);
  return first ?? null;
}

function serves(entry: Entry, territory: string): boolean {
  return entry.zone.size > 0 ? entry.zone.has(territory) : entry.structure.territory === territory;
}

/** One that can be called, then written to, then the most recently confirmed. */
function preference(a: Entry, b: Entry): number {
  return (
    Number(isReachedBy(b, VOICE)) - Number(isReachedBy(a, VOICE)) ||
    Number(isReachedBy(b, WRITTEN)) - Number(isReachedBy(a, WRITTEN)) ||
    Number(b.last > a.last) - Number(b.last < a.last) ||
    a.rank - b.rank
  );
}

function isReachedBy(entry: Entry, kinds: readonly ChannelKind[]): boolean {
  return entry.service.channels.some((channel) => kinds.includes(channel.kind));
}
