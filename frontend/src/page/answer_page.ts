// From an answer to what stands in `<main>`: the same bytes as balise/site/answer_page.py, white space at its ends apart.
import type { Answer, Match } from "../help/types.ts";
import { authorityBlock } from "./authority_block.ts";
import { fillAll } from "./card.ts";
import type { BlockName, Cards } from "./cards_file.ts";
import { danger } from "./danger.ts";
import { hour } from "./dates.ts";
import { linesBlock } from "./lines_block.ts";
import { linesWithAllWays, onlyRemote } from "./once.ts";
import { choosing, escape, fill, put } from "./slots.ts";
import { summary } from "./summary.ts";
import { sentence } from "./wording.ts";

const PARIS = "Europe/Paris";

/**
 * `need`: a code or ""; `typed`: what the place was read from, if not its name; `mapHtml`: the drawing of the map.
 * Every text of the answer is made safe here; `mapHtml` must be so already.
 */
export function answerHtml(cards: Cards, found: Answer, need: string, typed = "", mapHtml = ""): string {
  const { place, territory, audience } = found;
  const remote = offered(cards, onlyRemote(found), found);
  const elsewhere = found.now.some((match) => match.channels.some((shown) => !shown.worksHere));
  const html = fill(cards.frames[audience][elsewhere ? 1 : 0], {
    place_name: escape(place.name),
    place_code: place.code,
    print_for: `${cards.slugs[audience]} ${need}`.trim(),
    territory_name: territory.name === place.name ? "" : `(${escape(territory.name)})`,
    territory_code: territory.code,
    locative: escape(territory.locative),
    refusal: "", // a problem of the server
    danger: danger(cards, found.now),
    understood: understood(cards, found, typed),
    summary: summary(cards, found),
    clock: clock(cards, found),
    now: linesBlock(cards, linesWithAllWays(found), audience),
    map: mapHtml,
    near: near(cards, found),
    pager: pager(cards, found, need),
    farther: farther(cards, found),
    remote: remote === "" ? "" : block(cards, "remote", found, { cards: remote }),
    authority: authorityBlock(cards, found.authority, audience),
    notes: found.notes.map((note) => `<li>${escape(sentence(cards, note, audience))}</li>`).join(""),
  });
  return choosing(need, html);
}

function understood({ phrases }: Cards, { place, territory }: Answer, typed: string): string {
  if (typed === "") return "";
  const said = escape(put(phrases.understood, typed, place.name, territory.locative));
  return `<p class="say">${said} <a href="#chercher">${phrases.another_place}</a></p>`;
}

/** For a young person, what is too old to be called is folded away: shown, not offered. */
function offered(cards: Cards, matches: readonly Match[], { audience }: Answer): string {
  if (audience !== "young") return fillAll(cards, matches, audience);
  const old = matches.filter((match) => match.stale);
  const fresh = fillAll(
    cards,
    matches.filter((match) => !match.stale),
    audience,
  );
  if (old.length === 0) return fresh;
  const { one_old, several_old } = cards.phrases;
  const count = put(old.length === 1 ? one_old : several_old, String(old.length));
  const folded = `<div class="grid">${fillAll(cards, old, audience)}</div>`;
  return `${fresh}<details class="old"><summary>${count}</summary>${folded}</details>`;
}

function near(cards: Cards, found: Answer): string {
  const shown = offered(cards, found.near, found);
  if (shown === "") return block(cards, "near_empty", found, {});
  const { one_known, several_known } = cards.phrases;
  const count = found.nearTotal === 1 ? one_known : put(several_known, String(found.nearTotal));
  return block(cards, "near", found, { count, cards: shown });
}

function farther(cards: Cards, found: Answer): string {
  const shown = offered(cards, found.farther, found);
  if (shown === "") return "";
  const canBeCalled = found.farther.some((match) => match.channels.some((way) => way.button));
  return block(cards, canBeCalled ? "farther" : "farther_old", found, { cards: shown });
}

function block(
  cards: Cards,
  name: BlockName,
  { audience }: Answer,
  values: { readonly [slot: string]: string },
): string {
  return fill(cards.blocks[name][cards.saidTu.includes(audience) ? 1 : 0], values);
}

function pager(cards: Cards, { place, audience, page, nearTotal }: Answer, need: string): string {
  const pages = Math.ceil(nearTotal / cards.pageSize);
  if (pages < 2) return "";
  const pieces = page === 1 ? cards.pagers.more : page < pages ? cards.pagers.both : cards.pagers.nearer;
  return fill(pieces, {
    place_code: place.code,
    slug: cards.slugs[audience],
    need,
    page: String(page),
    pages: String(pages),
    before: String(page - 1),
    after: String(page + 1),
  });
}

function clock({ phrases }: Cards, { at, place }: Answer): string {
  const instant = Date.parse(at);
  const paris = hour(phrases, instant, PARIS);
  const local = hour(phrases, instant, place.timezone);
  return put(phrases.in_paris, paris) + (local === paris ? "." : put(phrases.on_site, local));
}
