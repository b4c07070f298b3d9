"""How old what we say is: the last time that a person confirmed it, or that a source said it."""

from datetime import date

from balise.core.pack.records import Structure

STALE_MONTHS = 24


def last_confirmed(structure: Structure) -> date | None:
    """The later of `verified_on` and `source_date`; None when neither is known.

    A source that gives a year or a month alone counts from its first day: old is never taken for recent.
    """
    dates = [_first_day(said) for said in (structure.verified_on or "", structure.source_date) if said]
    return max(dates, default=None)


def confirmed_by_person(structure: Structure) -> date | None:
    return date.fromisoformat(structure.verified_on) if structure.verified_on else None


def stale_before(today: date) -> date:
    """Records last confirmed before this day are stale on `today`: 24 months earlier."""
    year, day = today.year - STALE_MONTHS // 12, min(today.day, 28 if today.month == 2 else 31)
    return date(year, today.month, day)


def is_stale(structure: Structure, today: date) -> bool:
    """True when last confirmed or sourced more than 24 months before `today`, or never dated."""
    confirmed = last_confirmed(structure)
    return confirmed is None or confirmed < stale_before(today)


def _first_day(said: str) -> date:
    year, month, day = (*said.split("-"), "01", "01")[:3]
    return date(int(year), int(month), int(day))
