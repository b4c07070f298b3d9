"""The copy for a USB stick: every public record, no network, the same bytes each time, its date."""

import base64
import gzip
import hashlib
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from balise.core.pack.records import Structure
from balise.site import current_pack
from balise.site.browser.offline import NAME, dated, offline_html
from balise.site.browser.seven_bits import SPECIAL, encode
from tests.site.pages import Pages
from tests.site.reading import Reading

PACKS = {
    "places.bin": b"balise places 1\n" * 40,
    "help.json": b'{"help":1}',
    "cards.json": b'{"cards":"<b>"}',
}


@pytest.fixture
def built(settings: Any, tmp_path: Path) -> Path:
    """A script, whatever it does."""
    settings.BALISE_OFFLINE_SCRIPT = script = tmp_path / "offline.js"
    script.write_text('(()=>{document.title="été"})();\n', encoding="utf-8")
    return script


@pytest.fixture
def copy(pages: Pages, built: Path) -> str:
    return made(pages).decode()


def made(pages: Pages) -> bytes:
    html = offline_html(pages.held.pack.directory.structures, pages.held.pack.atlas, PACKS)
    assert html is not None
    return html


def test_every_record_is_in_the_list_without_any_script(pages: Pages, copy: str) -> None:
    text = Reading(re.sub(r"<script.*?</script>", "", copy, flags=re.DOTALL)).text
    structures = pages.held.pack.directory.structures
    assert len(re.findall("<li><b>", copy)) == len(structures)
    for structure in structures:
        assert " ".join(structure.name.split()) in text, structure.id
        for value in numbers(structure):
            assert value in text, (structure.id, value)


def numbers(structure: Structure) -> Iterator[str]:
    for service in structure.services:
        for channel in service.channels:
            if channel.kind in ("call", "sms", "email"):
                yield " ".join(channel.value.split())


def test_each_territory_has_its_list(pages: Pages, copy: str) -> None:
    for territory in pages.held.pack.atlas.territories.values():
        assert f'<details id="t-{territory.code}"><summary>' in copy
        assert territory.name in unescape(copy)
    assert '<details id="t-FR">' in copy


def test_a_masked_record_says_no_place(pages: Pages, built: Path) -> None:
    one = pages.held.pack.directory.structures[0]
    masked = Structure(id="a", name="Lieu d'essai", masked=True, territory="80", services=one.services)
    html = offline_html((masked,), pages.held.pack.atlas, PACKS)
    assert html is not None
    assert "Lieu d&#x27;essai</b> adresse non publiée" in html.decode()


def test_nothing_is_loaded_from_anywhere(copy: str) -> None:
    page = Reading(copy)
    assert not [one for one in page.attributes if one[1] in ("src", "srcset", "poster", "data", "background")]
    sheets = [value for tag, name, value in page.attributes if (tag, name) == ("link", "href")]
    assert sheets == ["data:,"]
    assert not re.search(r"url\(|@import", copy)
    policy = policy_of(copy)
    assert policy.startswith("default-src 'none'; ")
    assert "form-action 'none'" in policy
    assert "connect-src" not in policy
    assert "unsafe" not in policy
    assert "'self'" not in policy


def policy_of(copy: str) -> str:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', copy)
    assert found
    assert copy.index("http-equiv") < copy.index("<style>"), "a policy counts for what follows it"
    return unescape(found[1])


def test_only_our_script_and_style_may_run(copy: str) -> None:
    policy = policy_of(copy)
    (style,) = re.findall("<style>(.*?)</style>", copy, re.DOTALL)
    (script,) = re.findall("<script>(.*?)</script>", copy, re.DOTALL)
    for text in (style, script):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy


def test_the_packs_come_out_as_they_went_in(copy: str) -> None:
    for name, data in PACKS.items():
        held = re.search(rf'id="pack-{Path(name).stem}" data-bytes="(\d+)">(.*?)</script>', copy, re.DOTALL)
        assert held
        assert gzip.decompress(decoded(held[2], int(held[1]))) == data


def decoded(text: str, length: int) -> bytes:
    values: list[int] = []
    for character in text:
        code = ord(character)
        values += [code] if code < 128 else [SPECIAL[(code - 128) >> 7], (code - 128) & 127]
    bits = "".join(f"{value:07b}" for value in values)
    return bytes(int(bits[place * 8 : place * 8 + 8], 2) for place in range(length))


@pytest.mark.parametrize("length", [*range(24), 1_000])
def test_any_bytes_stand_in_a_page_unchanged(length: int) -> None:
    for data in (
        bytes(length),
        bytes([60] * length),
        bytes([13] * length),
        bytes(n % 256 for n in range(length)),
    ):
        text = encode(data)
        assert decoded(text, length) == data
        assert not set("\0\r<") & set(text)
        assert len(text.encode()) <= length * 8 / 7 + 2


def test_the_same_directory_gives_the_same_bytes(pages: Pages, built: Path) -> None:
    assert made(pages) == made(pages)


def test_the_date_is_written_when_it_is_handed_out(pages: Pages, built: Path) -> None:
    undated = made(pages)
    html = dated(undated, pages.held.pack.published_at).decode()
    day = pages.held.pack.published_at.date().isoformat()
    assert f'<time datetime="{day}">' in html
    assert "date non connue)" not in html
    assert day.encode() not in undated


def test_without_the_built_script_or_a_pack_there_is_no_copy(
    pages: Pages, settings: Any, built: Path
) -> None:
    structures, atlas = pages.held.pack.directory.structures, pages.held.pack.atlas
    assert offline_html(structures, atlas, dict.fromkeys(list(PACKS)[1:], b"")) is None
    built.unlink()
    assert offline_html(structures, atlas, PACKS) is None


def test_a_script_that_would_end_before_its_end_is_refused(pages: Pages, built: Path) -> None:
    built.write_text('"</script>"', encoding="utf-8")
    with pytest.raises(ValueError, match="end"):
        made(pages)


def test_words_say_for_whom_and_how_old(copy: str) -> None:
    text = Reading(copy).text
    assert "Pour les professionnels et les lieux sûrs" in text
    assert "Pas pour un appareil que quelqu'un surveille" in text
    assert "au bout de six mois" in text
    assert Reading(copy).title == "Adresses utiles"


def test_it_is_downloaded_and_never_shown_as_a_page(pages: Pages) -> None:
    entry = pages.held.pack.manifest.files.get(f"browser/{NAME}")
    response = pages.get("/deux-lieux/annuaire.html")
    words = Reading(pages.text("/deux-lieux/")).text
    if entry is None:
        assert response.status_code == 404
        assert "Une copie à garder" not in words
        return
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == f'attachment; filename="{NAME}"'
    assert pages.held.pack.published_at.date().isoformat().encode() in response.content
    assert f"{-(-entry.size // 1000)} ko" in words


def test_a_damaged_copy_is_not_handed_out(
    pages: Pages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(current_pack.CurrentPack, "file", lambda self, version, name: None)
    assert pages.get("/deux-lieux/annuaire.html").status_code == 404
