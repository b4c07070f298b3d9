"""Opening hours are read exactly, or not at all: nothing guessed, no exception dropped."""

import csv
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balise.config.paths import SHIPPED_DATA
from balise.core.help.hours import DAY, WEEK, parse_hours

DAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
# What a text says that a weekly timetable cannot hold, or does not say enough.
DOUBTS = (
    "vacances",
    "semaines paires",
    "uniquement sur rendez-vous",
    "sur rendez-vous auprès",
    "ouvrables",
    "bureau",
    "printemps",
    "matin",
    "maraudes",
    "par semaine",
    "appeler avant",
    "tous les après-midi",
)


def week(text: str) -> tuple[tuple[int, int], ...]:
    """ "lun 9:00-12:00" words → intervals, written apart from the parser."""
    spans = []
    for part in text.split(";"):
        day, times = part.split()
        start, end = (int(h) * 60 + int(m) for h, m in (time.split(":") for time in times.split("-")))
        spans.append((DAYS.index(day) * DAY + start, DAYS.index(day) * DAY + end))
    return tuple(spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24h/24, 7j/7", ((0, WEEK),)),
        ("7j/7 24h/24", ((0, WEEK),)),
        ("jeu 10h-18h15", week("jeu 10:00-18:15")),
        ("lun et jeu 15h-18h", week("lun 15:00-18:00;jeu 15:00-18:00")),
        ("lundi et jeudi de 15h à 18h", week("lun 15:00-18:00;jeu 15:00-18:00")),
        (
            "lun, mar, jeu 9h-12h et 14h-16h ; mer 10h-19h",
            week(
                "lun 9:00-12:00;lun 14:00-16:00;mar 9:00-12:00;mar 14:00-16:00;mer 10:00-19:00;"
                "jeu 9:00-12:00;jeu 14:00-16:00"
            ),
        ),
        (
            "du lundi au vendredi de 9h à 17h30",
            week(";".join(f"{day} 9:00-17:30" for day in DAYS[:5])),
        ),
        ("tous les jours 9h-23h", week(";".join(f"{day} 9:00-23:00" for day in DAYS))),
        ("7j/7 9h-23h", week(";".join(f"{day} 9:00-23:00" for day in DAYS))),
        ("lun-ven 9h-19h sauf jours fériés", week(";".join(f"{day} 9:00-19:00" for day in DAYS[:5]))),
        (
            "lun-ven 9h30-12h30 et 13h30-17h (sauf jeudi après-midi)",
            week(
                ";".join(
                    f"{day} 9:30-12:30" + ("" if day == "jeu" else f";{day} 13:30-17:00") for day in DAYS[:5]
                )
            ),
        ),
        ("lun-mer 9h-12h sauf mardi", week("lun 9:00-12:00;mer 9:00-12:00")),
        ("lun 9h-12h ; lun 12h-14h", week("lun 9:00-14:00")),
        ("dim 22h-2h", ((0, 2 * 60), (6 * DAY + 22 * 60, WEEK))),
        ("lun 0h-24h", ((0, DAY),)),
    ],
)
def test_what_is_understood_is_exact(text: str, expected: tuple[tuple[int, int], ...]) -> None:
    assert parse_hours(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lun-ven",
        "9h-12h et 14h-17h",
        "24h/24",
        "heures ouvrables",
        "sur rendez-vous",
        "mar et jeu 13h-18h sur rendez-vous",
        "lun-ven 9h-17h, fermé en août",
        "lun-ven 9h-17h sauf vacances scolaires",
        "lun-ven 9h-17h sauf le premier mardi du mois",
        "lun-ven 9h-17h (sauf jeudi après-midi)",  # open across noon: when it closes is not said
        "sans rendez-vous lun 10h-13h",  # when it opens with an appointment is not said
        "ven-lun 9h-12h",
        "lun 25h-26h",
        "lun 9h75-12h",
        "lun 9h-9h",
    ],
)
def test_what_is_not_understood_is_not_read(text: str) -> None:
    assert parse_hours(text) is None


def test_the_telephone_and_the_welcome_are_told_apart() -> None:
    text = "téléphone lun 10h-17h ; accueil mer 14h-17h"
    assert parse_hours(text, "call") == week("lun 10:00-17:00")
    assert parse_hours(text, "visit") == week("mer 14:00-17:00")
    assert parse_hours("accueil physique mer 13h-17h", "call") is None
    assert parse_hours("lun 13h-17h ; téléphone 13h-18h", "call") is None


def test_every_text_of_the_start_data_is_exact_or_refused() -> None:
    texts = set()
    for name in ("structures.csv", "crip.csv", "lignes-ecoute.csv"):
        with (SHIPPED_DATA / "start" / name).open(encoding="utf-8", newline="") as lines:
            texts |= {row["horaires"] for row in csv.DictReader(lines)} - {""}
    read = {text: parse_hours(text) for text in texts}
    assert len(texts) > 95
    assert sum(intervals is not None for intervals in read.values()) >= 65
    assert not [text for text in texts if read[text] and any(doubt in text for doubt in DOUBTS)]


@given(
    st.dictionaries(
        st.integers(0, 6),
        st.lists(st.integers(0, 95), min_size=2, max_size=6, unique=True).map(sorted),
        min_size=1,
    )
)
def test_a_timetable_written_in_french_comes_back(quarters: dict[int, list[int]]) -> None:
    expected, clauses = [], []
    for day in sorted(quarters):
        edges = [quarter * 15 for quarter in quarters[day]]
        spans = list(zip(edges[::2], edges[1::2], strict=False))
        expected += [(day * DAY + start, day * DAY + end) for start, end in spans]
        hours = " et ".join(
            "-".join(f"{edge // 60}h" + (f"{edge % 60:02}" if edge % 60 else "") for edge in span)
            for span in spans
        )
        clauses.append(f"{DAYS[day]} {hours}")
    assert parse_hours(" ; ".join(clauses)) == tuple(expected)


@given(st.text(max_size=60))
def test_any_text_gives_a_week_or_nothing(text: str) -> None:
    intervals = parse_hours(text)
    if intervals is not None:
        assert all(0 <= start < end <= WEEK for start, end in intervals)
        assert all(before[1] < after[0] for before, after in itertools.pairwise(intervals))
