"""Whatever the directory, the place, the instant and the page: the browser answers as Python does.

What is drawn follows the seed of the run (`-p randomly`), so that a failure comes again with it.
"""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from balise.core.help.answer import HelpIndex
from balise.core.pack.records import AUDIENCES, Channel, Directory, Service, Structure
from tests.core.help.small_country import EMERGENCY, LINES, NEEDS, TOWNS, country, house
from tests.vectors.answer_cases import Question, answered, said
from tests.vectors.in_the_browser import answers_of_the_browser

DIRECTORIES, QUESTIONS = 250, 4
TERRITORIES = ("N", "S", "I", "P")
NEED_CODES = tuple(need.code for need in NEEDS)
KINDS = ("call", "call", "sms", "chat", "web", "email", "visit")
VALUES = ("17", "119", "116 000", "01 00 00 00 00", "essai.test/a", "essai.test/b")
TIMEZONES = ("Europe/Paris", "Europe/Paris", "Pacific/Tahiti", "America/Miquelon", "Indian/Reunion")
ROLES = ("", "", "", "", "", "cell", "switchboard", "line", "emergency")
HOURS = (
    None,
    ((0, 10080),),
    (),
    ((0, 600), (2000, 4000)),
    ((540, 720), (840, 1020), (1980, 2460)),
    ((60, 180), (8700, 10080)),  # the small hours, when clocks change
)
# Days on which clocks change, in Paris and in Miquelon, and holidays: hours are drawn around them too.
TURNS = ("2026-10-25", "2027-03-28", "2027-03-14", "2026-11-01", "2026-12-31", "2027-05-06")
Value = TypeVar("Value")


class Drawn(NamedTuple):
    index: HelpIndex
    questions: list[Question]


def some(values: Sequence[Value], at_most: int) -> tuple[Value, ...]:
    return tuple(random.sample(values, random.randint(0, min(at_most, len(values)))))


def maybe(value: Value) -> Value | None:
    return random.choice((value, None))


def a_day() -> str:
    return str(date(2023, 1, 1) + timedelta(random.randrange(2500)))


def a_channel() -> Channel:
    return Channel(
        kind=random.choice(KINDS),  # type: ignore[arg-type]
        value=random.choice(VALUES),
        opening=random.choice(HOURS),
        timezone=random.choice(TIMEZONES),
        free=random.choice(("yes", "no", "unknown")),  # type: ignore[arg-type]
        works_in=maybe(some(TERRITORIES, 3)),
    )


def a_service(id_: str) -> Service:
    return Service(
        id=id_,
        name="Service d'essai",
        needs=some(NEED_CODES, 3),
        audiences=some(AUDIENCES, 4),
        age_min=random.choice((None, None, 12, 18)),
        zone=random.choice(((), (), some(TERRITORIES, 2), ("FR",))),
        specialised=random.random() < 0.4,
        channels=tuple(a_channel() for _ in range(random.randint(0, 4))),
    )


def a_structure(id_: str) -> Structure:
    """A house some way from its town, or of which only the territory is known, with up to three services."""
    made = house(
        id_,
        random.choice((None, *TOWNS)),
        type_=random.choice(("ecoute", "juridique", "police_gendarmerie", "sante_mentale")),
        territory=random.choice((None, *TERRITORIES)),
        role=random.choice(ROLES),
        source_date=random.choice(("", "2023", "2024-11", "2025-02", a_day(), a_day())),
        verified_on=maybe(a_day()),
        masked=random.random() < 0.2,
    )
    ids = random.sample(("u", "v", "w", id_), random.randint(1, 3))
    made = replace(made, services=tuple(map(a_service, ids)))
    if made.latitude is None or made.longitude is None or random.random() < 0.3:
        return made
    north, east = random.uniform(-0.4, 0.4), random.uniform(-0.4, 0.4)
    return replace(made, latitude=round(made.latitude + north, 3), longitude=round(made.longitude + east, 3))


def a_directory() -> Directory:
    ids = random.sample([f"{one}{two}" for one in "abcdefgh" for two in "éz-1 "], random.randint(0, 40))
    lines = random.choice(((), EMERGENCY, LINES))
    return Directory(structures=(*lines, *map(a_structure, ids)), needs=NEEDS)


def an_instant() -> datetime:
    if maybe(True):
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=random.randrange(3 * 365 * 24 * 3600))
    turn = datetime.fromisoformat(random.choice(TURNS)).replace(tzinfo=UTC)
    return turn + timedelta(minutes=random.randint(-24 * 60, 24 * 60))


def a_question() -> Question:
    return Question(
        place=random.choice((*TOWNS, "N99")),
        audience=random.choice(AUDIENCES),
        needs=some(NEED_CODES, 2),
        at=an_instant().isoformat(),
        page=random.randint(0, 4),
        page_size=random.randint(1, 6),
    )


def test_the_browser_answers_as_python_does() -> None:
    packs = [
        Drawn(HelpIndex(a_directory(), country()), [a_question() for _ in range(QUESTIONS)])
        for _ in range(DIRECTORIES)
    ]
    met: Counter[str] = Counter()
    for pack, answers in zip(packs, answers_of_the_browser(packs), strict=True):
        for question, answer in zip(pack.questions, answers, strict=True):
            expected = said(answered(pack.index, question))
            assert answer == expected, (question, pack.index.directory.structures)
            met.update(part for part, found in expected.items() if found)
            met.update(word for note in expected["notes"] for word in note.split()[:1])
    # What was drawn reaches every part of an answer and almost every note.
    assert min(met[part] for part in ("now", "near", "farther", "remote", "cell", "switchboard")) >= 50, met
    assert {"farther_across_sea", "need_not_met_near", "without_contact", "unsure_numbers"} <= met.keys()
