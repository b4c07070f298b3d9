"""The answer as the API and `balise help --json` give it: its own words as keys, plain JSON values."""

from typing import Any

from balise.core.help.answer_types import Answer, Authority, ChannelNow, Match, Note, Reason
from balise.core.help.wording import sentence
from balise.core.pack.records import Audience


def answer_json(found: Answer) -> dict[str, Any]:
    """The whole answer; each reason and note comes with its code, its value and its French sentence."""
    audience = found.audience
    return {
        "place": {"code": found.place.code, "name": found.place.name, "territory": found.place.territory},
        "audience": audience,
        "needs": list(found.needs),
        "at": found.at,
        "now": [match_json(match, audience) for match in found.now],
        "near": [match_json(match, audience) for match in found.near],
        "near_total": found.near_total,
        "page": found.page,
        "farther": [match_json(match, audience) for match in found.farther],
        "remote": [match_json(match, audience) for match in found.remote],
        "authority": _authority(found.authority, audience),
        "notes": [_said(note, audience) for note in found.notes],
        "changes_at": found.changes_at,
    }


def match_json(match: Match, audience: Audience) -> dict[str, Any]:
    """One match; `commune` and `distance_km` are null when the place is masked or not known."""
    structure, service = match.structure, match.service
    return {
        "structure": {
            "id": structure.id,
            "name": structure.name,
            "territory": structure.territory,
            "commune": structure.commune,
        },
        "service": {
            "id": service.id,
            "name": service.name,
            "needs": list(service.needs),
            "audiences": list(service.audiences),
            "age_min": service.age_min,
            "age_max": service.age_max,
            "modes": list(service.modes),
            "zone": list(service.zone),
        },
        "channels": [_channel(channel) for channel in match.channels],
        "specialised": match.specialised,
        "distance_km": match.distance_km,
        "reasons": [_said(reason, audience) for reason in match.reasons],
        "stale": match.stale,
        "verified_on": structure.verified_on,
        "source": structure.source,
        "source_date": structure.source_date,
    }


def _authority(authority: Authority, audience: Audience) -> dict[str, Any]:
    territory = authority.territory
    return {
        "territory": {"code": territory.code, "name": territory.name, "authority": territory.authority},
        "cell": match_json(authority.cell, audience) if authority.cell else None,
        "switchboard": match_json(authority.switchboard, audience) if authority.switchboard else None,
        "known": authority.known,
    }


def _channel(now: ChannelNow) -> dict[str, Any]:
    channel = now.channel
    return {
        "kind": channel.kind,
        "value": channel.value,
        "label": channel.label,
        "hours": channel.hours,
        "free": channel.free,
        "on_bill": channel.on_bill,
        "transmits": channel.transmits,
        "state": now.state,
        "opens_at": now.opens_at,
        "opens_at_local": now.opens_at_local,
        "works_here": now.works_here,
        "button": now.button,
    }


def _said(said: Reason | Note, audience: Audience) -> dict[str, Any]:
    return {
        "code": said.code,
        "value": said.value,
        "text": sentence(said.code, said.value, audience),
    }
