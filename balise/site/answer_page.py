"""From an answer to its page: strings joined into a frame that was made before anyone asked."""

from datetime import datetime
from html import escape

from django.utils.translation import gettext as _

from balise.core.geo.records import Place, Territory
from balise.core.help.answer_types import Answer, Match
from balise.core.help.wording import sentence
from balise.core.pack.records import Audience
from balise.site.answer_parts import block, pager
from balise.site.authority_block import authority_block
from balise.site.cards import fill_all
from balise.site.current_pack import Current
from balise.site.danger import danger
from balise.site.dates import hour
from balise.site.frame import frame
from balise.site.labels import SAID_TU, SLUG_OF_AUDIENCE
from balise.site.lines_block import lines_block
from balise.site.maps import map_of_territory
from balise.site.once import lines_with_all_ways, only_remote
from balise.site.phrases import phrase
from balise.site.summary import summary

PAGE_SIZE = 8  # places on a page: an answer fits in one flight of the network


def answer_html(held: Current, found: Answer, at: datetime, need: str, typed: str = "") -> str:
    """The whole page; `need`: a code or ""; `typed`: what the place was read from, if not its name."""
    place, territory, audience, shelf = found.place, found.territory, found.audience, held.shelf
    tu = audience in SAID_TU
    near = _cards(held, found.near, audience)
    farther = _cards(held, found.farther, audience)
    remote = _national(held, found, "remote")
    notes = (sentence(note.code, note.value, audience, _) for note in found.notes)
    values = {
        "place_name": escape(place.name),
        "place_code": place.code,
        "print_for": f"{SLUG_OF_AUDIENCE[audience]} {need}".strip(),
        "territory_name": "" if territory.name == place.name else f"({escape(territory.name)})",
        "territory_code": territory.code,
        "locative": escape(territory.locative),
        "refusal": frame({}, None, held.refusal)["refusal"] if held.refusal else "",
        "danger": danger(shelf, found.now),
        "understood": _understood(place, territory, typed),
        "summary": summary(found),
        "clock": _clock(at, place.timezone),
        "now": _national(held, found, "now"),
        "map": map_of_territory(held, territory.code, place),
        "near": _near(near, found.near_total, tu),
        "pager": _pager(found, need),
        "farther": _farther(found, farther, tu),
        "remote": block("remote", tu).fill({"cards": remote}) if remote else "",
        "authority": authority_block(shelf.authorities, shelf.cards, found.authority, audience),
        "notes": "".join(f"<li>{escape(note)}</li>" for note in notes),
    }
    elsewhere = any(not way.works_here for match in found.now for way in match.channels)
    return shelf.answers[audience, need, elsewhere].fill(values)


def _understood(place: Place, territory: Territory, typed: str) -> str:
    if not typed:
        return ""
    said = phrase("understood").format(typed, place.name, territory.locative)
    return f'<p class="say">{escape(said)} <a href="#chercher">{phrase("another_place")}</a></p>'


def _cards(held: Current, matches: tuple[Match, ...], audience: Audience) -> str:
    """For a young person, what is too old to be called is folded away: shown, not offered."""
    if audience != "young":
        return fill_all(held.shelf.cards, matches, audience)
    fresh = tuple(match for match in matches if not match.stale)
    old = tuple(match for match in matches if match.stale)
    html = fill_all(held.shelf.cards, fresh, audience)
    if old:
        count = phrase("one_old" if len(old) == 1 else "several_old")
        html += f'<details class="old"><summary>{count.format(len(old))}</summary>'
        html += f'<div class="grid">{fill_all(held.shelf.cards, old, audience)}</div></details>'
    return html


_NATIONAL: dict[tuple[str, int, int], tuple[tuple[Match, ...], tuple[Match, ...], str]] = {}


def _national(held: Current, found: Answer, what: str) -> str:
    """The national help of an answer: `core.help` gives many towns the same object, so it is drawn once."""
    key = (what, id(found.now), id(found.remote))
    kept = _NATIONAL.get(key)
    if kept is None:
        if what == "now":
            html = lines_block(held, lines_with_all_ways(found), found.audience)
        else:
            html = _cards(held, only_remote(found), found.audience)
        if len(_NATIONAL) > 2000:
            _NATIONAL.clear()
        kept = _NATIONAL[key] = (found.now, found.remote, html)  # kept, so that their ids stay theirs
    return kept[2]


def _farther(found: Answer, cards: str, tu: bool) -> str:
    if not cards:
        return ""
    can_be_called = any(way.button for match in found.farther for way in match.channels)
    return block("farther" if can_be_called else "farther_old", tu).fill({"cards": cards})


def _near(cards: str, total: int, tu: bool) -> str:
    if not cards:
        return block("near_empty", tu).fill({})
    return block("near", tu).fill({"count": _count(total), "cards": cards})


def _pager(found: Answer, need: str) -> str:
    pages = -(-found.near_total // PAGE_SIZE)
    if pages < 2:
        return ""
    values = {
        "place_code": found.place.code,
        "slug": SLUG_OF_AUDIENCE[found.audience],
        "need": need,
        "page": str(found.page),
        "pages": str(pages),
        "before": str(found.page - 1),
        "after": str(found.page + 1),
    }
    return pager(nearer=found.page > 1, more=found.page < pages).fill(values)


def _clock(at: datetime, zone: str) -> str:
    paris = phrase("in_paris").format(hour(at))
    local = hour(at, zone)
    return paris + (phrase("on_site").format(local) if local != hour(at) else ".")


def _count(total: int) -> str:
    if total == 1:
        return phrase("one_known")
    return phrase("several_known").format(total)
