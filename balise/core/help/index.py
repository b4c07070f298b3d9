"""A pack made ready to answer: built once when the pack is loaded, then only read."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from balise.core.geo.atlas import Atlas
from balise.core.geo.records import Place
from balise.core.help import order
from balise.core.help.answer_types import Authority
from balise.core.help.authority import Authorities
from balise.core.help.entries import AUTHORITY_ROLES, Entry, make_entries
from balise.core.help.farther import Farther
from balise.core.help.match import Matcher
from balise.core.help.memory import Memory
from balise.core.help.national import National, national_help
from balise.core.help.pool import Pool, on_sphere
from balise.core.pack.records import AUDIENCES, EVERYWHERE, Audience, Directory, Structure


class Unknown(LookupError):  # noqa: N818 - says what happened
    """A code that we do not have: `what` is "place", "audience" or "need"."""

    def __init__(self, what: str, code: str) -> None:
        super().__init__(f"unknown {what}: {code}")
        self.what = what
        self.code = code


class HelpIndex:
    """Everything `answer` reads. What it remembers is by territory, never by the town asked for."""

    def __init__(self, directory: Directory, atlas: Atlas) -> None:
        self.atlas = atlas
        self.directory = directory
        self.needs = {need.code: need for need in directory.needs}
        self.need_bits = {code: 1 << place for place, code in enumerate(self.needs)}
        points = np.array([(place.latitude, place.longitude) for place in atlas.places.values()])
        self.spheres = dict(zip(atlas.places, on_sphere(points.reshape(-1, 2)), strict=True))
        self.entries = make_entries(directory.structures, atlas, directory.needs)
        self.owners = _owners(self.entries)
        self.by_structure = _by_structure(self.entries)
        self.matchers = {audience: Matcher(audience, directory.needs) for audience in AUDIENCES}
        helping = [entry for entry in self.entries if entry.structure.role not in AUTHORITY_ROLES]
        reachable = [entry for entry in helping if entry.service.channels]
        local = [entry for entry in reachable if entry.structure.role == "" and _is_local(entry)]
        self.pools = {audience: Pool(local, audience, self.need_bits) for audience in AUDIENCES}
        self.beyond = {audience: Farther(self.pools[audience], atlas.territories) for audience in AUDIENCES}
        self.with_specialised = frozenset(
            territory for entry in helping if entry.service.specialised for territory in _territories(entry)
        )
        self.without_contact = _without_contact(directory.structures)
        self.specialised_without_contact = _specialised_without_contact(directory.structures)
        self.authorities = Authorities(
            entry for entry in self.entries if entry.structure.role in AUTHORITY_ROLES
        )
        national = [entry for entry in reachable if entry.national]
        self._national = {audience: [e for e in national if _serves(e, audience)] for audience in AUDIENCES}
        self._alike = _alike(national, atlas)
        self._lines: Memory[National] = Memory()
        self._offices: Memory[Authority] = Memory()

    def place(self, code: str) -> Place:
        """A commune or an arrondissement; an INSEE code that was leads to the commune that took it in."""
        place = self.atlas.places.get(code) or self.atlas.places.get(self.atlas.former.get(code, ""))
        if place is None:
            raise Unknown("place", code)
        return place

    def asked(self, needs: Sequence[str]) -> tuple[str, ...]:
        """The needs asked for, each once, in the order of the published list."""
        for code in needs:
            if code not in self.needs:
                raise Unknown("need", code)
        return tuple(code for code in self.needs if code in needs)

    def national(
        self, place: Place, audience: Audience, asked: tuple[str, ...], at: datetime
    ) -> tuple[National, datetime | None]:
        """National help seen from a place, and when an opening shown there changes."""
        entries, matcher = self._national[audience], self.matchers[audience]
        return self._lines.get(
            (audience, asked),
            at,
            self._alike[place.territory],
            place.timezone,
            lambda clock: national_help(entries, matcher, clock, asked),
        )

    def authority(self, place: Place, audience: Audience, at: datetime) -> tuple[Authority, datetime | None]:
        """Who is in charge where the place is, and when an opening shown there changes."""
        territory, matcher = self.atlas.territories[place.territory], self.matchers[audience]
        return self._offices.get(
            audience,
            at,
            place.territory,
            place.timezone,
            lambda clock: self.authorities.of(territory, matcher, clock),
        )


def _by_structure(entries: Sequence[Entry]) -> dict[str, tuple[Entry, ...]]:
    grouped: dict[str, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.structure.id, []).append(entry)
    return {structure: tuple(found) for structure, found in grouped.items()}


def _owners(entries: Sequence[Entry]) -> NDArray[np.int32]:
    """By rank of entry, a number that the entries of one structure share."""
    ids = {entry.structure.id: place for place, entry in enumerate(entries)}
    return np.array([ids[entry.structure.id] for entry in entries], dtype=np.int32)


def _is_local(entry: Entry) -> bool:
    """Can be gone to, or serves some territories as a whole."""
    return entry.point is not None or EVERYWHERE not in entry.zone


def _serves(entry: Entry, audience: Audience) -> bool:
    return order.audience_rank(entry.structure, entry.service, audience) is not None


def _territories(entry: Entry) -> set[str]:
    return {entry.structure.territory or "", *entry.zone} - {"", EVERYWHERE}


def _without_contact(structures: Iterable[Structure]) -> dict[tuple[str, Audience], int]:
    """How many public structures of a territory serve an audience and have no channel at all."""
    count: Counter[tuple[str, Audience]] = Counter()
    for structure in structures:
        if structure.territory and not any(service.channels for service in structure.services):
            served = {one for service in structure.services for one in service.audiences}
            count.update(
                (structure.territory, one)
                for one in AUDIENCES
                if served.intersection(order.audiences_served(one))
            )
    return dict(count)


def _specialised_without_contact(structures: Iterable[Structure]) -> dict[str, str]:
    """By territory, the names of the specialised structures that have no channel at all."""
    names: dict[str, list[str]] = {}
    for structure in structures:
        services = structure.services
        if any(one.specialised for one in services) and not any(one.channels for one in services):
            names.setdefault(structure.territory or "", []).append(structure.name)
    return {territory: ", ".join(sorted(found)) for territory, found in names.items() if territory}


def _alike(national: Iterable[Entry], atlas: Atlas) -> dict[str, str]:
    """For each territory, the first that the same lines serve, with the same numbers known to work."""
    known = {entry.zone for entry in national}
    known |= {
        channel.works_in for entry in national for channel in entry.service.channels if channel.works_in
    }
    first: dict[frozenset[tuple[str, ...]], str] = {}
    return {
        code: first.setdefault(frozenset(works for works in known if code in works), code)
        for code in sorted(atlas.territories)
    }
