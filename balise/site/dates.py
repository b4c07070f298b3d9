"""Dates and hours as French people read them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from balise.site.phrases import phrase

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
    return phrase("time").format(local.hour, f"{local.minute:02d}")


_DAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")


def opening(said: str) -> str:
    """When something opens, as `core.help` gives it: "mar 14:30" → "mardi à 14 h 30", "09:00" → "à 9 h"."""
    day_part, _space, time_part = said.rpartition(" ")
    hours, _colon, minutes = time_part.partition(":")
    if minutes == "00":
        at = phrase("at_hour").format(int(hours))
    else:
        at = phrase("at_time").format(int(hours), minutes)
    return f"{phrase(day_part)} {at}" if day_part in _DAYS else f"{day_part} {at}".strip()
