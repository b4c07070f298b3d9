"""Reading French opening hours: exact weekly intervals, or None when anything in the text is not understood.

Nothing is guessed: "sur rendez-vous", "semaines paires", "vacances scolaires", "heures ouvrables", a morning
without its hours or hours without their days give None, and the text itself is what people then read.
"sauf jours fériés" adds nothing to the week: on a public holiday `opening` already answers "unknown".
"""

import re

from balise.core.pack.records import ChannelKind

DAY = 24 * 60
WEEK = 7 * DAY
Intervals = tuple[tuple[int, int], ...]

_DAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
_DAY = rf"(?:{'|'.join(_DAYS)})"
_HOUR = r"(\d{1,2})h(\d{2})?"
_TOKEN = re.compile(
    rf"(?P<first>{_DAY})(?:-(?P<last>{_DAY}))?|(?P<times>{_HOUR}-{_HOUR})|(?P<join>,|et\b)|\s+"
)

# Words that say which way of reaching is meant; a clause without them speaks for all of them.
_SCOPES: tuple[tuple[str, tuple[ChannelKind, ...]], ...] = (
    ("accueil téléphonique", ("call",)),
    ("permanence téléphonique", ("call",)),
    ("téléphone", ("call",)),
    ("écoute", ("call",)),
    ("accueil physique", ("visit",)),
    ("secrétariat", ("call", "visit")),
    ("accueil", ("visit",)),
)
# Remarks that change nothing to when it is open.
_NEUTRAL = re.compile(
    r",? ?\b(?:(?:avec ou )?sans rendez-vous(?: pour les jeunes)?|accès libre)$"
    r"|,? ?\(?\bsauf (?:les )?jours fériés\)?"
)
_HALF_DAY_OFF = re.compile(rf" ?\(?\bsauf ({_DAY})(?: (matin|après-midi))?\)?$")
_SPELLINGS = (
    (r"[\u00a0\u202f\s]+", " "),
    (r"[–—]", "-"),
    (r"\b(lun|mar|mer|jeu|ven|sam|dim)(?:\.|(?:di|credi|dredi|edi|manche))?(?:s?\b|(?<=\.))", r"\1"),
    (r"(?<=\d) h\b", "h"),
    (r"(?<=\dh) (?=\d\d\b)", ""),
    (r"\b24 ?h?/24h?(?: ?,| et)? ?7 ?j?/7j?\b|\b7 ?j?/7j?(?: ?,| et)? ?24 ?h?/24h?\b", "lun-dim 0h-24h"),
    (r"\b7 ?j/7j?\b|\btous les jours\b", "lun-dim"),
    (rf"\bdu ({_DAY}) au ({_DAY})\b", r"\1-\2"),
    (rf"\b(?:de )?({_HOUR}) ?(?:à|-) ?({_HOUR})", lambda found: f"{found[1]}-{found[4]}"),
)


def parse_hours(text: str, kind: ChannelKind = "call") -> Intervals | None:
    """[start, end) minutes since Monday 00:00, sorted, disjoint and not touching; None: not understood.

    `kind`: where the text tells apart the telephone and the welcome, the part that is asked for. Hours that
    run past midnight run into the next day, and from Sunday into Monday.
    """
    text = text.strip().lower()
    for pattern, spelling in _SPELLINGS:
        text = re.sub(pattern, spelling, text)
    general: list[tuple[int, int]] = []
    scoped: list[tuple[int, int]] = []
    walk_in: list[tuple[int, int]] = []
    has_scope = False
    for clause in (part.strip() for part in text.split(";")):
        scope, words = _scope(clause)
        if scope is not None and kind not in scope:
            continue
        free = re.fullmatch(r"sans rendez-vous (.+\d.*)", words)
        found = _clause(free[1] if free else words, remark_alone=bool(general or scoped))
        if found is None:
            return None
        (walk_in if free else general if scope is None else scoped).extend(found)
        has_scope = has_scope or scope is not None
    week = _merged(scoped if has_scope else general)
    if not week or not set(_merged([*week, *walk_in])) <= set(week):
        return None  # hours without an appointment alone: the others are not said
    return week


def _scope(clause: str) -> tuple[tuple[ChannelKind, ...] | None, str]:
    for words, kinds in _SCOPES:
        if clause.startswith(words + " "):
            return kinds, clause.removeprefix(words).strip()
    return None, clause


def _clause(words: str, remark_alone: bool) -> list[tuple[int, int]] | None:
    """Intervals of "lun, mar 9h-12h et 14h-16h"; `remark_alone`: a clause may hold a neutral remark only."""
    words = _NEUTRAL.sub("", words).strip()
    if not words:
        return [] if remark_alone else None
    off = _HALF_DAY_OFF.search(words)
    found = _groups(words[: off.start()] if off else words)
    return _without(found, off[1], off[2]) if found and off else found


def _groups(words: str) -> list[tuple[int, int]] | None:
    """Days then hours, as many times as it takes; None when a token is unknown or out of place."""
    intervals: list[tuple[int, int]] = []
    days: list[int] = []
    timed, position = False, 0
    while position < len(words):
        token = _TOKEN.match(words, position)
        if token is None:
            return None
        position = token.end()
        if token["first"]:
            first, last = _DAYS.index(token["first"]), _DAYS.index(token["last"] or token["first"])
            if last < first:
                return None
            days = [*([] if timed else days), *range(first, last + 1)]
            timed = False
        elif token["times"]:
            span = _span(token["times"])
            if span is None or not days:
                return None
            intervals.extend((day * DAY + span[0], day * DAY + span[1]) for day in days)
            timed = True
    return intervals if timed else None


def _span(times: str) -> tuple[int, int] | None:
    clock = [(int(hour), int(minute or 0)) for hour, minute in re.findall(_HOUR, times)]
    start, end = (hour * 60 + minute for hour, minute in clock)
    if any(minute > 59 for _, minute in clock) or start >= DAY or end > DAY or start == end:
        return None
    return (start, end) if end > start else (start, end + DAY)


def _without(intervals: list[tuple[int, int]], day: str, half: str | None) -> list[tuple[int, int]] | None:
    """Drop a day, its morning or its afternoon; None when an opening that day is both (or neither)."""
    kept: list[tuple[int, int]] = []
    for start, end in intervals:
        opens, closes = start % DAY, end - start + start % DAY
        part = "après-midi" if opens >= 12 * 60 else "matin" if closes <= 14 * 60 else None
        if start // DAY != _DAYS.index(day) or (half and part and part != half):
            kept.append((start, end))
        elif half and part is None:
            return None
    return kept


def _merged(intervals: list[tuple[int, int]]) -> Intervals:
    """Sorted, the part past Sunday midnight brought back to Monday, neighbours joined."""
    in_week = [(start, min(end, WEEK)) for start, end in intervals]
    in_week += [(0, end - WEEK) for _, end in intervals if end > WEEK]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(in_week):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
