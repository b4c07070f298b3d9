"""A scale in a pack comes back whole, is told when it changes, and is refused when it is not one."""

import json
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from balise.core.pack.manifest import DIFFERENCE, SCALE
from balise.core.pack.read import PackRefused, read_pack, read_snapshot
from balise.core.scales.model import Scale
from tests.core.scales.validated import validated
from tests.small_pack import NOW, PUBLIC_KEY, make_pack

VALIDATED = validated(until=date(2026, 12, 31), code="depart")


def test_it_comes_back_as_it_was_written(tmp_path: Path) -> None:
    manifest = make_pack(tmp_path / "packs", scale=VALIDATED)
    folder = tmp_path / "packs" / manifest.version
    assert read_pack(folder, PUBLIC_KEY).scale == VALIDATED
    assert msgspec.json.decode((folder / SCALE).read_bytes(), type=Scale) == VALIDATED
    assert read_snapshot(folder, PUBLIC_KEY)[1].scale == (folder / SCALE).read_bytes()


def test_it_is_part_of_the_content_and_of_the_difference(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    steps = [None, VALIDATED, VALIDATED, replace(VALIDATED, version="2"), None]
    made = [make_pack(packs, scale=scale, now=NOW + timedelta(hours=i)) for i, scale in enumerate(steps)]
    digests = [manifest.content for manifest in made]
    assert digests[1] == digests[2]
    assert digests[0] == digests[4]
    assert len(set(digests)) == 3
    told = [json.loads((packs / manifest.version / DIFFERENCE).read_bytes())["scale"] for manifest in made]
    title = VALIDATED.title
    assert told == [
        "",
        f"Échelle ajoutée : {title} (version 0.1).",
        "",
        f"Échelle modifiée : {title} (version 2).",
        f"Échelle retirée : {title} (version 2).",
    ]


@pytest.mark.parametrize(
    "spoiled",
    [
        replace(VALIDATED, valid_until="demain"),
        replace(VALIDATED, validations=(replace(VALIDATED.validations[0], date="hier"),)),
        replace(VALIDATED, status="sure"),
        replace(VALIDATED, rules=None),
    ],
    ids=["end", "date", "status", "rules"],
)
def test_signed_but_not_a_scale(tmp_path: Path, spoiled: Scale) -> None:
    """Whoever has the key wrote it: a page must not stop on it."""
    manifest = make_pack(tmp_path / "packs", scale=spoiled)
    with pytest.raises(PackRefused, match=r"scale\.json n'a pas la forme attendue"):
        read_pack(tmp_path / "packs" / manifest.version, PUBLIC_KEY)


def test_a_pack_without_one_is_good(tmp_path: Path) -> None:
    manifest = make_pack(tmp_path / "packs")
    assert SCALE not in manifest.files
    assert read_pack(tmp_path / "packs" / manifest.version, PUBLIC_KEY).scale is None
