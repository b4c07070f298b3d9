"""Questions that every language answers alike: `python -m tests.vectors.answer_cases` writes `answers.json`.

Each place is asked about for each audience, while the need, the instant and the page go round, so that a few
cases cover islands and overseas, at night, on a Sunday, on 1 January, in the hour that comes twice. They are
asked of the start data as it is that day: read the difference before you commit it.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from balise.core.help.answer import HelpIndex, answer
from balise.core.help.answer_types import Answer, ChannelNow, Match, Note, Reason
from balise.core.pack.records import AUDIENCES, Audience
from tests.core.help.start_directory import start_index
from tests.vectors.files import write_cases

FILE = Path(__file__).with_name("answers.json")
PAGE_SIZE = 6


class Question(NamedTuple):
    place: str
    audience: Audience
    needs: tuple[str, ...]
    at: str
    page: int = 1
    page_size: int = 12


PLACES = {
    "80001": "Abbeville: a town with little",
    "80021": "Amiens",
    "59350": "Lille: several at the same distance",
    "75056": "Paris: several pages",
    "75118": "an arrondissement of Paris",
    "93066": "Saint-Denis, next to Paris",
    "69123": "Lyon: the métropole is not the Rhône",
    "69381": "an arrondissement of Lyon",
    "69264": "Villefranche: the Rhône is not the métropole",
    "13055": "Marseille",
    "06088": "Nice",
    "31555": "Toulouse",
    "33063": "Bordeaux",
    "44109": "Nantes",
    "67482": "Strasbourg: one collectivity for two départements",
    "57463": "Metz: two more holidays, which we leave out",
    "48095": "Mende: few people, far from all",
    "23096": "Guéret",
    "01340": "a code that was",
    "29155": "Ouessant: an island",
    "56152": "Le Palais: an island near the shore",
    "85113": "L'Île-d'Yeu",
    "2A004": "Ajaccio: one collectivity for Corsica",
    "2B033": "Bastia",
    "97105": "Basse-Terre",
    "97112": "Grand-Bourg: an island of an island",
    "97209": "Fort-de-France",
    "97302": "Cayenne",
    "97411": "Saint-Denis de La Réunion",
    "97415": "Saint-Paul",
    "97611": "Mamoudzou",
    "97501": "Miquelon: its clock changes on other days",
    "97502": "Saint-Pierre: a small collectivity",
    "97701": "Saint-Barthélemy",
    "97801": "Saint-Martin",
    "98613": "Uvea: half a day ahead",
    "98735": "Papeete: half a day behind",
    "98818": "Nouméa",
}
INSTANTS = {
    "2026-11-18T10:00:00Z": "a Wednesday morning",
    "2026-11-18T02:15:30Z": "at night",
    "2026-11-22T15:00:00Z": "a Sunday",
    "2026-11-23T07:59:59Z": "a second before many open",
    "2026-12-31T23:30:00Z": "1 January in Paris, not yet in UTC",
    "2027-03-28T00:59:30Z": "just before the hour that is skipped",
    "2026-10-25T00:30:00Z": "the hour that comes twice, the first time",
    "2027-05-05T21:59:00Z": "the eve of Ascension",
}
NEEDS: tuple[tuple[str, ...], ...] = (
    (),
    ("roof",),
    ("talk",),
    ("runaway",),
    ("images", "health"),
    ("police",),
    ("lawyer",),
    ("specialised", "mental_health"),
    ("parents", "professionals", "prevention"),
)
PAGES = (1, 1, 2, 1, 9)


def questions() -> Iterator[Question]:
    """One a place and audience."""
    instants, needs, pages = cycle(INSTANTS), cycle(NEEDS), cycle(PAGES)
    for audience in AUDIENCES:
        for place in PLACES:
            yield Question(place, audience, next(needs), next(instants), next(pages), PAGE_SIZE)


def answered(index: HelpIndex, asked: Question) -> Answer:
    at = datetime.fromisoformat(asked.at)
    return answer(index, asked.place, asked.audience, asked.needs, at, asked.page, asked.page_size)


def said(found: Answer) -> dict[str, Any]:
    """What two languages must agree on, as text that a person can review."""
    special, cell, switchboard = found.nearest_specialised, found.authority.cell, found.authority.switchboard
    return {
        "place": found.place.code,
        "territory": found.territory.code,
        "needs": list(found.needs),
        "at": found.at,
        "now": [match_said(match) for match in found.now],
        "near": [match_said(match) for match in found.near],
        "near_total": found.near_total,
        "page": found.page,
        "nearest_specialised": match_said(special) if special else "",
        "farther": [match_said(match) for match in found.farther],
        "remote": [match_said(match) for match in found.remote],
        "authority": found.authority.known,
        "cell": match_said(cell) if cell else "",
        "switchboard": match_said(switchboard) if switchboard else "",
        "notes": [_reason(note) for note in found.notes],
        "changes_at": found.changes_at,
    }


def match_said(match: Match) -> str:
    """ "cidff-lyon | 0.0 km stale | call 55 55 closed lun 09:00, visit open | in_commune, sourced 2026" """
    structure, service = match.structure.id, match.service.id
    marks = ("spec" if match.specialised else "", "stale" if match.stale else "")
    return " | ".join(
        (
            structure if service == structure else f"{structure} {service}",
            _words("" if match.distance_km is None else f"{match.distance_km:.1f} km", *marks),
            ", ".join(_way(shown) for shown in match.channels),
            ", ".join(_reason(reason) for reason in match.reasons),
        )
    )


def _way(shown: ChannelNow) -> str:
    """The last signs of a number or an address are enough to tell it."""
    marks = ("" if shown.works_here else "unsure", "" if shown.button else "printed")
    channel, state = shown.channel, "?" if shown.state == "unknown" else shown.state
    return _words(channel.kind, channel.value[-6:], state, shown.opens_at, shown.opens_at_local, *marks)


def _reason(reason: Reason | Note) -> str:
    value = reason.value
    return _words(
        reason.code, f"{value:.1f}" if isinstance(value, float) else str("" if value is None else value)
    )


def _words(*words: str) -> str:
    return " ".join(word for word in words if word)


def main() -> None:
    index = start_index()
    write_cases(FILE, ({"asked": one._asdict(), "said": said(answered(index, one))} for one in questions()))


if __name__ == "__main__":
    main()
