"""What a source calls confidential is never a promise of ours: pages say who is told what, if we know."""

import re

from msgspec.structs import replace

from balise.core.pack.records import Structure
from balise.site.cards import make_card
from tests.site.addresses import FIXED
from tests.site.pages import SLUGS, Pages
from tests.site.reading import Reading

CLAIMS = re.compile(r"confidentiel|anonyme|anonymat|secret professionnel garanti", re.IGNORECASE)


def test_no_page_repeats_the_claim_of_a_source(pages: Pages) -> None:
    claimed = [
        structure
        for structure in pages.held.pack.directory.structures
        if any(way.confidential == "yes" for service in structure.services for way in service.channels)
    ]
    assert len(claimed) > 5, "the data does hold such claims"
    for structure in claimed:
        text = Reading(pages.text(f"/structure/{structure.id}/")).text
        if not CLAIMS.search(structure.name):
            assert not CLAIMS.search(text), structure.id
    for address in FIXED:
        assert not CLAIMS.search(Reading(pages.text(address)).text), address
    for slug in SLUGS:
        assert not CLAIMS.search(Reading(pages.answer("80001", slug)).text), slug


def test_a_card_is_the_same_whatever_the_source_claims(pages: Pages) -> None:
    line = next(s for s in pages.held.pack.directory.structures if s.id == "119")
    territories = pages.held.pack.atlas.territories
    cards = {
        make_card(told, told.services[0], territories).text.pieces
        for told in (claiming(line, claim) for claim in ("yes", "no", "unknown"))
    }
    assert len(cards) == 1


def claiming(structure: Structure, claim: str) -> Structure:
    services = tuple(
        replace(service, channels=tuple(replace(way, confidential=claim) for way in service.channels))
        for service in structure.services
    )
    return replace(structure, services=services)


def test_a_young_person_is_told_before_calling_what_may_be_passed_on(pages: Pages) -> None:
    text = Reading(pages.answer("80001", "jeune")).text
    assert "elle peut prévenir le service qui protège les enfants dans ton département" in text
    assert (
        "Tu peux lui demander, dès le début, ce qu'elle gardera pour elle et ce qu'elle devra dire." in text
    )
