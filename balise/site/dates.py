"""Dates and hours as French people read them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

PARIS = ZoneInfo("Europe/Paris")


def day(iso: str) -> str:
    """ "2026-11-21" → "21 novembre 2026"."""
    return date_format(date.fromisoformat(iso), "j F Y")


def partial_day(iso: str) -> str:
    """A date as exact as its source: "2019" → "2019", "2023-06" → "juin 2023"; "" stays ""."""
    if len(iso) == 10:
        return day(iso)
    if len(iso) == 7:
        return date_format(date.fromisoformat(iso + "-01"), "F Y")
    return iso


def hour(at: datetime, zone: str = "Europe/Paris") -> str:
    """An aware instant → "14 h 05" on the clock of `zone`."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local.hour} h {local.minute:02d}"
