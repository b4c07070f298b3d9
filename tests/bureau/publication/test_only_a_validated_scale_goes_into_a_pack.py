"""A scale is published when named people answer for it; else it is absent, and why is said."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from balise.bureau.publication.publish import Folders, Report, publish
from balise.bureau.publication.scale import ScaleRefused
from balise.config.paths import SHIPPED_DATA
from balise.core.pack.manifest import BROWSER, SCALE
from balise.core.pack.read import read_pack, verify_pack
from tests.bureau.publication.rows import add_house
from tests.core.scales.known_scales import SHIPPED, scale_of
from tests.core.scales.validated import validated, validated_text
from tests.small_pack import NOW, PUBLIC_KEY

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 12, 31)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the scale of this installation is."""
    return tmp_path / "mienne.toml"


@pytest.fixture
def publish_now(folders: Folders, file: Path) -> Callable[..., Report]:
    """Publish with the scale of `file`, so many days later."""
    shutil.copy(SHIPPED_DATA / "law.csv", folders.data)
    (folders.data / "start").mkdir()
    shutil.copy(SHIPPED_DATA / "start" / "lignes-ecoute.csv", folders.data / "start")
    add_house()
    with_scale = replace(folders, scale=file)
    return lambda days=0, write=True: publish(with_scale, NOW + timedelta(days=days), write)


def files(folders: Folders) -> dict[str, bytes]:
    current = folders.packs / "current"
    return {path.name: path.read_bytes() for path in current.rglob("*") if path.is_file()}


def test_a_draft_is_absent_and_its_reasons_are_said(
    publish_now: Callable[..., Report], folders: Folders, file: Path
) -> None:
    file.write_bytes(SHIPPED.read_bytes())
    report = publish_now()
    assert report.scale_left_out == (
        "son statut est « brouillon », et non « validée » ; personne n'a signé sa validation ; "
        "on ne sait pas jusqu'à quand elle est valable"
    )
    assert report.difference.words == ("Première publication : 1 structure.",)
    published = files(folders)
    assert SCALE not in published
    items = scale_of("faire-le-point").texts.items.values()
    words = [text for item in items for text in item.statement.values()]
    assert len(words) > 24
    assert not [name for name, data in published.items() if any(word.encode() in data for word in words)]
    assert read_pack(folders.packs / "current", PUBLIC_KEY).scale is None


def test_a_validated_scale_is_signed_typed_and_nothing_for_the_browser(
    publish_now: Callable[..., Report], folders: Folders, file: Path
) -> None:
    file.write_text(validated_text(UNTIL), encoding="utf-8")
    dry = publish_now(write=False)
    assert dry.difference.words[-1].startswith("Échelle ajoutée : Faire le point (version ")
    report = publish_now()
    assert report.scale_left_out == ""
    pack = read_pack(folders.packs / "current", PUBLIC_KEY)
    assert pack.scale == validated(UNTIL)
    named = verify_pack(folders.packs / "current", PUBLIC_KEY).files
    assert [name for name in named if "scale" in name] == [SCALE]
    assert not [name for name in named if name.startswith(BROWSER)]


def test_what_becomes_of_a_scale_is_told(
    publish_now: Callable[..., Report], folders: Folders, file: Path
) -> None:
    text = validated_text(UNTIL, "depart")
    file.write_text(text, encoding="utf-8")
    title = scale_of("depart").title
    assert publish_now().difference.scale == f"Échelle ajoutée : {title} (version 0.1)."
    assert publish_now(1).nothing_changed

    file.write_text(text.replace('version = "0.1"', 'version = "2"', 1), encoding="utf-8")
    assert publish_now(2).difference.words == (
        f"Échelle modifiée : {title} (version 2).",
        "1 structure inchangée.",
    )
    file.write_text(text.replace('"validée"', '"retirée"', 1), encoding="utf-8")
    report = publish_now(3)
    assert report.difference.scale == f"Échelle retirée : {title} (version 2)."
    assert report.scale_left_out == "son statut est « retirée », et non « validée »"
    assert read_pack(folders.packs / "current", PUBLIC_KEY).scale is None


def test_a_scale_leaves_the_day_after_its_last(
    publish_now: Callable[..., Report], folders: Folders, file: Path
) -> None:
    file.write_text(validated_text(NOW.date(), "depart"), encoding="utf-8")
    publish_now()
    assert SCALE in files(folders)
    report = publish_now(1)
    assert report.scale_left_out == f"elle n'est plus valable depuis le {NOW.date()}"
    assert SCALE not in files(folders)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (("[echelle]", "[échelle"), "ligne "),  # cannot be read
        (('but = "', 'note = "1"\nbut = "'), "« note » n'est pas connu ici."),  # reads, and says too much
        (("au_moins = 2", "au_moins = 9"), "ligne "),  # only the whole check sees it
    ],
    ids=["unreadable", "unknown", "unsound"],
)
def test_a_faulty_file_publishes_nothing_and_says_where(
    publish_now: Callable[..., Report], folders: Folders, file: Path, spoil: tuple[str, str], said: str
) -> None:
    text = validated_text(UNTIL, "depart")
    assert spoil[0] in text
    file.write_text(text.replace(*spoil, 1), encoding="utf-8")
    for write in (False, True):
        with pytest.raises(ScaleRefused) as refused:
            publish_now(write=write)
        first, *lines = str(refused.value).splitlines()
        assert first == "l'échelle mienne.toml est à corriger."
        assert lines
        assert all(line.startswith("mienne.toml, ligne ") for line in lines)
        assert any(said in line for line in lines)
    assert not (folders.packs / "current").exists()


def test_an_absent_file_is_said(publish_now: Callable[..., Report], folders: Folders) -> None:
    with pytest.raises(ScaleRefused, match="n'existe pas"):
        publish_now()
    assert not (folders.packs / "current").exists()


def test_an_installation_without_a_scale_publishes(folders: Folders) -> None:
    add_house()
    assert publish(folders, NOW, write=True).scale_left_out == ""
    assert SCALE not in files(folders)
