"""Who is in charge of child protection in a territory, and how to reach them as far as we know."""

from collections import defaultdict
from collections.abc import Iterable

from balise.core.geo.records import Territory
from balise.core.help.answer_types import Authority, Reason
from balise.core.help.clock import Clock
from balise.core.help.entries import Entry
from balise.core.help.match import Matcher
from balise.core.pack.records import EVERYWHERE

_VOICE = {"call", "sms"}
_WRITTEN = {"email", "web", "chat"}


class Authorities:
    """Cells and switchboards by the territory that they serve: never a neighbour's, however near."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            territories = entry.service.zone or (entry.structure.territory or "",)
            for territory in set(territories) - {"", EVERYWHERE}:
                if any(channel.kind != "visit" for channel in entry.service.channels):
                    self._found[entry.structure.role, territory].append(entry)
        for found in self._found.values():
            found.sort(key=_preference)

    def of(self, territory: Territory, matcher: Matcher, clock: Clock) -> Authority:
        """The cell; its switchboard too when the cell cannot be called; neither: 119, and we say so."""
        cell = next(iter(self._found.get(("cell", territory.code), ())), None)
        switchboard = next(iter(self._found.get(("switchboard", territory.code), ())), None)
        if cell is not None and any(channel.kind in _VOICE for channel in cell.service.channels):
            switchboard = None
        because = (Reason("authority", territory.authority),)
        return Authority(
            territory,
            matcher.match(cell, clock, because=because) if cell else None,
            matcher.match(switchboard, clock, because=because) if switchboard else None,
            "cell" if cell else "switchboard" if switchboard else "none",
        )


def _preference(entry: Entry) -> tuple[bool, bool, int, int]:
    """One that can be called, then written to, then the most recently confirmed."""
    kinds = {channel.kind for channel in entry.service.channels}
    last = entry.last.toordinal() if entry.last else 0
    return (not kinds & _VOICE, not kinds & _WRITTEN, -last, entry.rank)
