"""What a place and a territory are. Read from `data/places/` and `data/territories.csv`, or from a pack."""

from typing import Literal

from msgspec import Struct


class FormerName(Struct, frozen=True):
    """A delegated or associated commune, or another name people still type for a current commune."""

    code: str  # its own INSEE code, "" for a short name
    name: str
    kind: Literal["delegated", "associated", "short"]


class Place(Struct, frozen=True, kw_only=True):
    """A current commune, or one of the 45 municipal arrondissements of Paris, Lyon and Marseille."""

    code: str  # INSEE
    name: str
    kind: Literal["commune", "arrondissement"]
    parent: str = ""  # the commune of an arrondissement
    department: str  # "80", "2A", "974"; the three first characters of a collectivity ("987")
    region: str
    territory: str
    postal_codes: tuple[str, ...]
    latitude: float  # WGS 84, degrees
    longitude: float
    population: int
    landmass: int  # two places with the same number can be walked between; the sea separates the others
    timezone: str  # IANA
    former_names: tuple[FormerName, ...] = ()


class Territory(Struct, frozen=True, kw_only=True):
    """The authority in charge of child protection: not "the 101 départements"."""

    code: str  # "80", "75", "69D", "69M", "6AE", "20R", "971"…
    name: str  # Somme
    authority: str  # Département de la Somme, Métropole de Lyon, Collectivité européenne d'Alsace…
    kind: str
    region: str
    departments: tuple[str, ...]
    locative: str  # dans la Somme, à Paris, en Corse
    genitive: str  # de la Somme, de Paris, de Corse
    timezone: str
    neighbours: tuple[str, ...]  # territory codes that share a land border (or a bridge)
    outline: bool  # False: points only, and the map says so


class Department(Struct, frozen=True):
    code: str
    name: str
    region: str
    territories: tuple[str, ...]  # one, or two for the Rhône


class Region(Struct, frozen=True):
    code: str
    name: str
