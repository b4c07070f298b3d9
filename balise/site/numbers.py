"""The national numbers of a pack by their digits: what the texts of the pages may quote, and nothing else."""

from collections.abc import Iterable

from balise.core.pack.records import NATIONAL_ROLES, Channel, Structure


def national_numbers(structures: Iterable[Structure]) -> dict[str, Channel]:
    """Calls and SMS of the emergency numbers and national lines: `{"119": Channel(...), ...}`."""
    return {
        channel.value.replace(" ", ""): channel
        for structure in structures
        if structure.role in NATIONAL_ROLES
        for service in structure.services
        for channel in service.channels
        if channel.kind in ("call", "sms")
    }
