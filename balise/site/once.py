"""Each structure once on a page: what `remote` has of a line that is already under "call" joins its card."""

from msgspec.structs import replace

from balise.core.help.answer_types import Answer, Match


def lines_with_all_ways(found: Answer) -> tuple[Match, ...]:
    """The lines, each with every way to reach it: what `remote` has of the same structure joins its card."""
    elsewhere = {match.structure.id: match.channels for match in found.remote}
    return tuple(
        replace(match, channels=match.channels + elsewhere.get(match.structure.id, ())) for match in found.now
    )


def only_remote(found: Answer) -> tuple[Match, ...]:
    lines = {match.structure.id for match in found.now}
    return tuple(match for match in found.remote if match.structure.id not in lines)
