"""What a browser needs beside the help file to find counterparts: the type and the network of each service.

Columns in the order of the services of the help file of the same pack; `frontend/src/help/two_places.ts`
reads them.
"""

from collections import Counter

from msgspec import Struct

from balise.core.help.index import HelpIndex
from balise.core.help.two_places import SAME_WORK, network

_NONE = -1


class WorkFile(Struct, rename="camel"):
    type: list[int]  # two services with the same number have the same type
    same_work: list[int]  # the numbers of `two_places.SAME_WORK`
    network: list[int]  # row of `networks`; -1: none, or no other structure is of it
    networks: list[str]


def work_file(index: HelpIndex) -> WorkFile:
    """The same for the same directory, whatever the order that it came in."""
    found = [entry.structure for entry in index.entries if entry.service.channels]
    types = {type_: number for number, type_ in enumerate(dict.fromkeys(one.type for one in found))}
    members = Counter(network(one) for one in {one.id: one for one in found}.values())
    networks = sorted(name for name, count in members.items() if name and count > 1)
    rows = {name: row for row, name in enumerate(networks)}
    return WorkFile(
        type=[types[one.type] for one in found],
        same_work=[types[type_] for type_ in SAME_WORK if type_ in types],
        network=[rows.get(network(one), _NONE) for one in found],
        networks=networks,
    )
