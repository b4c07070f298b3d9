"""What pages take ready-made from a pack: cards, maps, frames; made for everything, before any visit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.safestring import SafeString
from msgspec import Struct

from balise.core.geo.outlines import Outlines, load_outlines
from balise.core.help.index import HelpIndex
from balise.core.help.law import LawText, load_law
from balise.core.pack.manifest import BROWSER, PLACES
from balise.core.pack.read import Pack
from balise.core.pack.records import Audience, Channel, Structure
from balise.site import answer_parts
from balise.site.assets import pack_links
from balise.site.authority_block import make_authority
from balise.site.browser.offline import NAME as OFFLINE_COPY
from balise.site.cards import Card, make_card
from balise.site.cartography import MapPoint
from balise.site.cartography.territory import territory_base
from balise.site.frame import frame, template
from balise.site.slots import Slotted
from balise.site.two_places_parts import TwoPlacesParts, two_places_parts


class PlaceSource(Struct, frozen=True):
    """A package that the places were derived from, as `places/manifest.json` names it."""

    package: str
    version: str
    licence: str
    taken: str


class _PlacesManifest(Struct, frozen=True):
    sources: tuple[PlaceSource, ...]


class Shelf(Struct, frozen=True, eq=False):
    cards: Mapping[tuple[str, str], Card]  # by structure id and service id
    authorities: Mapping[str, Slotted]  # by territory
    answers: Mapping[tuple[Audience, str, bool], Slotted]  # as `answer_parts.pages` makes them
    two_places: TwoPlacesParts
    law: Mapping[str, LawText]  # drafts until jurists validate them
    danger: str  # the line of every page: whom to call in danger
    packs: SafeString  # the tag that tells scripts where the files of the pack are
    outlines: Outlines
    points: Mapping[str, tuple[MapPoint, ...]]  # by territory; offices of the authorities left out
    sources: tuple[PlaceSource, ...]


def make_shelf(
    pack: Pack, index: HelpIndex, numbers: Mapping[str, Channel], outlines: Outlines | None = None
) -> Shelf:
    """About half a millisecond a structure, and 20 ms a territory for its map.

    `outlines`: those of the same places, when their maps are drawn already.
    """
    folder, territories = pack.folder / PLACES, pack.atlas.territories
    if outlines is None:
        outlines = load_outlines(folder)
        # Drawn when first asked for, a map would come slowly once, and tell that nobody had looked there.
        for code in territories:
            territory_base(pack.atlas, outlines, code)
    packs = pack_links(pack.manifest)
    around = frame(numbers, pack.published_at, packs=packs)
    law = load_law(Path(settings.BALISE_DATA) / "law.csv")
    copy = pack.manifest.files.get(BROWSER + OFFLINE_COPY)
    now = datetime.now(UTC)  # which offices an authority has does not depend on it
    return Shelf(
        cards={
            (structure.id, service.id): make_card(structure, service, territories)
            for structure in pack.directory.structures
            for service in structure.services
        },
        authorities={code: make_authority(index, code, around, now) for code in territories},
        answers=answer_parts.pages(pack.directory.needs, law, around),
        two_places=two_places_parts(law, around, copy.size if copy else 0),
        law=law,
        danger=usual_danger(around),
        packs=packs,
        outlines=outlines,
        points=points_by_territory(pack.directory.structures),
        sources=msgspec.json.decode((folder / "manifest.json").read_bytes(), type=_PlacesManifest).sources,
    )


def usual_danger(around: Mapping[str, object]) -> str:
    """The first line of every page; `around`: where its numbers are read."""
    return str(template("parts/danger.html").render({**around})).strip()


def points_by_territory(structures: Iterable[Structure]) -> dict[str, tuple[MapPoint, ...]]:
    """What a map may show: public places with a point. A masked one has none, by the rules of a pack."""
    points: dict[str, list[MapPoint]] = defaultdict(list)
    for structure in structures:
        if structure.role == "" and structure.latitude is not None and structure.longitude is not None:
            specialised = any(service.specialised for service in structure.services)
            points[structure.territory or ""].append(
                MapPoint(structure.latitude, structure.longitude, specialised, structure.name)
            )
    return {code: tuple(found) for code, found in points.items()}
