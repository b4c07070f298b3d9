"""Who can help here? A pure function of a pack, a place, an audience, needs and an instant. Never empty.

`now`: lines to call, emergency first. `near`: on site within 30 km and never across the sea, or serving this
place; in the order of `order.key`. `farther`: the nearest specialised help beyond. `remote`: without moving.
`authority`: who is in charge of child protection there. `notes`: why it looks so.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from balise.core.help import order
from balise.core.help.answer_types import Answer, Match
from balise.core.help.clock import Clock
from balise.core.help.index import HelpIndex, Unknown
from balise.core.help.match import beyond, placed
from balise.core.help.notes import notes_of
from balise.core.help.pool import Keys
from balise.core.pack.records import AUDIENCES, Audience

__all__ = ["PAGE_SIZE", "HelpIndex", "Unknown", "answer"]

PAGE_SIZE = 12


def answer(
    index: HelpIndex,
    place_code: str,
    audience: Audience,
    needs: Sequence[str],
    at: datetime,
    page: int = 1,
    page_size: int = PAGE_SIZE,
) -> Answer:
    """The answer for an INSEE code, at an aware datetime; `page` is that of `near`, from 1.

    Raises Unknown for a place, an audience or a need that we do not have, ValueError for a naive time.
    """
    if at.tzinfo is None:
        raise ValueError("the time of an answer has a time zone")
    if audience not in AUDIENCES:
        raise Unknown("audience", audience)
    place, asked = index.place(place_code), index.asked(needs)
    territory = index.atlas.territories[place.territory]
    clock = Clock(at, place.territory, place.timezone)
    matcher, pool, here = index.matchers[audience], index.pools[audience], index.spheres[place.code]
    bits = sum(index.need_bits[need] for need in asked)
    around = pool.near(place, here, bits, clock.today)
    total, page, keys = _page(index, around, pool.shared, page, page_size)

    near = []
    for key in keys:
        entry, distance = index.entries[key & order.RANK_MASK], order.distance_of(key)
        because = placed(entry, place, territory, distance)
        near.append(matcher.match(entry, clock, asked, distance=distance, because=because))

    specialised = None
    special = around[(around >> order.SPECIALISED) & 1 == 0]
    if len(special):
        fresh = special[(special >> order.STALE) & 1 == 0]  # all of them but for a young person
        special = fresh if len(fresh) else special
        key = int(special[np.argmin(special & order.NEAREST_MASK)])
        if key in keys:
            specialised = near[keys.index(key)]
        else:
            entry, distance = index.entries[key & order.RANK_MASK], order.distance_of(key)
            specialised = matcher.match(entry, clock, asked, distance=distance)

    farther = []
    for entry, distance in index.beyond[audience].nearest(place, territory, here, clock):
        because = beyond(entry, place, index.atlas.territories, distance)
        farther.append(matcher.match(entry, clock, asked, distance=distance, because=because))

    national, national_changes = index.national(place, audience, asked, at)
    authority, authority_changes = index.authority(place, audience, at)
    changes = [one for one in (clock.changes_at, national_changes, authority_changes) if one is not None]
    return Answer(
        place=place,
        territory=territory,
        audience=audience,
        needs=asked,
        at=_iso(at),
        now=national.now,
        near=tuple(near),
        near_total=total,
        page=page,
        farther=tuple(farther),
        remote=national.remote,
        authority=authority,
        notes=tuple(notes_of(index, territory, audience, asked, near, farther, authority, national.unsure)),
        nearest_specialised=_to_call([specialised, *farther] if specialised else farther, audience),
        changes_at=_iso(min(changes)) if changes else "",
    )


def _page(index: HelpIndex, keys: Keys, shared: bool, page: int, size: int) -> tuple[int, int, list[int]]:
    """How many structures in all, the page (the last one for a page beyond it), and its keys in order.

    `shared`: a structure may come twice.
    """
    if shared:
        keys = np.sort(keys)
        _, firsts = np.unique(index.owners[keys & order.RANK_MASK], return_index=True)
        keys = keys[firsts]
    total = len(keys)
    page = min(max(page, 1), max(-(-total // size), 1))
    first, last = (page - 1) * size, page * size
    if last < total:
        keys = np.partition(keys, last)[:last]
    return total, page, np.sort(keys)[first:last].tolist()


def _to_call(special: Sequence[Match], audience: Audience) -> Match | None:
    """The first; nobody young is sent first to a stale contact, even when there is no other."""
    return next((match for match in special if audience != "young" or not match.stale), None)


def _iso(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
