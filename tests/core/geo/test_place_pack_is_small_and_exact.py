"""The places' file for the browser: small, the same twice, and it never says less than it was given."""

from pathlib import Path

import brotli
import pytest
from msgspec.structs import replace

from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.geo.foreign import ForeignPlace, load_foreign
from balise.core.geo.name_column import encode_names
from balise.core.geo.place_pack import MAGIC, encode_places
from balise.core.geo.records import FormerName
from tests.small_pack import small_places

MOST = 330_000  # bytes, as sent


def test_it_fits_its_budget_and_is_the_same_twice(
    shipped_atlas: Atlas, foreign_places: tuple[ForeignPlace, ...]
) -> None:
    made = encode_places(shipped_atlas, foreign_places)
    assert made == encode_places(shipped_atlas, foreign_places)
    assert made.startswith(MAGIC)
    assert len(brotli.compress(made, quality=11, lgwin=22)) <= MOST


def test_a_small_country_can_be_written_too(tmp_path: Path) -> None:
    places = small_places(tmp_path / "places")
    assert encode_places(load_atlas(places), load_foreign(places)).startswith(MAGIC)


def test_the_order_of_the_tables_does_not_matter(tmp_path: Path) -> None:
    places = small_places(tmp_path / "places")
    atlas, foreign = load_atlas(places), load_foreign(places)
    backwards = replace(atlas, places=dict(reversed(atlas.places.items())))
    assert encode_places(backwards, foreign) == encode_places(atlas, foreign)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"postal_codes": ("8000",)}, "is no postal code"),
        ({"latitude": 49.12345678}, "more than 6 decimals"),
        ({"department": "69"}, "its département"),
        ({"territory": "69D"}, "its région or territory"),
        ({"former_names": (FormerName("", "B", "short"), FormerName("80999", "A", "delegated"))}, "in order"),
        ({"landmass": -1}, "negative"),
    ],
)
def test_what_it_cannot_say_is_refused(tmp_path: Path, changes: dict[str, object], complaint: str) -> None:
    places = small_places(tmp_path / "places")
    atlas = load_atlas(places)
    wrong = replace(atlas.places["80021"], **changes)
    with pytest.raises(ValueError, match=complaint):
        encode_places(replace(atlas, places={**atlas.places, "80021": wrong}), ())


def test_a_code_that_leads_to_two_places_is_refused(tmp_path: Path) -> None:
    places = small_places(tmp_path / "places")
    atlas = load_atlas(places)
    also = replace(atlas.places["80001"], former_names=(FormerName("80999", "Vieil-Amiens", "delegated"),))
    with pytest.raises(ValueError, match="leads to two places"):
        encode_places(replace(atlas, places={**atlas.places, "80001": also}), ())


def test_names_share_what_they_begin_with_and_keep_their_capitals() -> None:
    known, articles, text = encode_names(["Le Havre", "Le Havre-de-Grâce", "Formigny La Bataille"])
    assert list(articles) == [3, 3, 0]
    assert [known["symbols"][byte] for byte in text].count("^") == 1
    assert text.count(known["begins"][5]) == 1  # five letters of "havre"


def test_more_letters_than_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="more letters"):
        encode_names(["".join(map(chr, range(0x4E00, 0x4F00)))])
