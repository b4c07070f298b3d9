"""The public holidays of metropolitan France, computed.

The eleven days of article L3133-1 of the Code du travail. Alsace and Moselle's two more, and the days of each
overseas territory, are left out: there, an opening shown that day follows the ordinary week.
"""

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """The eleven public holidays of a year of the Gregorian calendar."""
    easter = easter_sunday(year)
    moving = (easter + timedelta(days) for days in (1, 39, 50))  # Monday, Ascension, Whit Monday
    fixed = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    return frozenset((*moving, *(date(year, month, day) for month, day in fixed)))


def is_holiday(day: date) -> bool:
    return day in holidays(day.year)


def easter_sunday(year: int) -> date:
    """Easter by the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
