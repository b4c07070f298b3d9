"""The answer of `balise help` as a person reads it in a terminal."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from balise.core.help.answer_types import Answer, ChannelNow, Match

PARIS = "Europe/Paris"
STATES = {"open": "ouvert", "closed": "fermé", "unknown": "horaires non connus"}
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DAY_OF = {day[:3]: day for day in DAYS}
_TIMELESS = ("email", "web")  # one writes or reads at any hour: unknown hours are not worth a word


def answer_text(found: "Answer") -> Iterator[str]:
    """The lines of the whole answer."""
    from balise.core.help.answer import PAGE_SIZE
    from balise.core.help.wording import sentence

    yield f"{found.place.name} ({found.territory.name}), code INSEE {found.place.code}"
    yield _moment(found)
    authority = found.authority
    offices = tuple(office for office in (authority.cell, authority.switchboard) if office)
    pages = -(-found.near_total // PAGE_SIZE)
    page = f", page {found.page} sur {pages}" if pages > 1 else ""
    parts = (
        ("Appeler maintenant", found.now),
        (f"Près d'ici ({found.near_total}{page})", found.near),
        ("Plus loin", found.farther),
        ("À distance", found.remote),
        (f"En charge ici : {authority.territory.authority}", offices),
    )
    for title, matches in parts:
        yield f"\n{title}"
        for match in matches:
            yield from _match(match, found)
        if not matches:
            yield "  (rien de connu)"
    yield ""
    for note in found.notes:
        yield f"* {sentence(note.code, note.value, found.audience)}"


def _moment(found: "Answer") -> str:
    """ "samedi 21 novembre 2026, 22 h 06 à Paris", and the hour of the place when it is another one."""
    from balise.core.help.wording import said_date

    at = datetime.fromisoformat(found.at)
    paris, here = at.astimezone(ZoneInfo(PARIS)), at.astimezone(ZoneInfo(found.place.timezone))
    said = f"{DAYS[paris.weekday()]} {said_date(f'{paris:%Y-%m-%d}')}, {_hour(f'{paris:%H:%M}')} à Paris"
    if here.utcoffset() == paris.utcoffset():
        return said
    day = "" if here.date() == paris.date() else f"{DAYS[here.weekday()]} "
    return f"{said} ({day}{_hour(f'{here:%H:%M}')} sur place)"


def _hour(time: str) -> str:
    """ "22:06" → "22 h 06", "lun 09:00" → "lundi 9 h"."""
    day, _, clock = time.rpartition(" ")
    hours, minutes = clock.split(":")
    said = f"{int(hours)} h {minutes}" if minutes != "00" else f"{int(hours)} h"
    return f"{_DAY_OF[day]} {said}" if day else said


def _match(match: "Match", found: "Answer") -> Iterator[str]:
    from balise.core.help.wording import sentence

    yield f"- {match.structure.name}"
    yield "    " + " ; ".join(sentence(said.code, said.value, found.audience) for said in match.reasons)
    for now in match.channels:
        yield f"    {_channel(now)}"


def _channel(now: "ChannelNow") -> str:
    said = [now.channel.value or "sur place"]
    if now.state != "unknown" or now.channel.kind not in _TIMELESS:
        said.append(STATES[now.state])
    if now.opens_at:
        local = f", {_hour(now.opens_at_local)} sur place" if now.opens_at_local else ""
        said.append(f"ouvre {_hour(now.opens_at)} (heure de Paris{local})")
    if not now.works_here:
        said.append("nous ne savons pas si ce numéro fonctionne d'ici")
    if not now.button:
        said.append("information ancienne : pas proposé à un jeune")
    return ", ".join(said)
