"""When a publication withdraws the earlier packs, the site shows nothing of them from its next look on."""

import shutil
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from balise.core.pack.content import build_content
from balise.core.pack.difference import Snapshot, compare
from balise.core.pack.withdraw import clear_withdrawn, find_withdrawal
from balise.core.pack.write import publishing, write_pack
from balise.site import current_pack
from balise.site.current_pack import CurrentPack, NoPack
from tests.small_pack import NEEDS, NOW, PRIVATE, PUBLIC, house, line, make_pack, masked

PUBLIC_ONCE = house(name="Maison d'Amiens")


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(current_pack, "LOOK_EVERY", 0.0)
    (tmp_path / "key.pub").write_bytes(PUBLIC)
    make_pack(tmp_path / "packs", [line(), PUBLIC_ONCE])
    return tmp_path / "packs"


@pytest.fixture
def site(packs: Path) -> CurrentPack:
    site = CurrentPack(packs, packs.parent / "key.pub")
    site.get()
    return site


def withdraw(packs: Path, erase: bool = True) -> str:
    content = build_content([line(), masked("maison-essai", "Maison")], NEEDS, packs.parent / "places")
    difference = compare(None, Snapshot("", content.records, content.needs, content.places))
    with publishing(packs):
        found = find_withdrawal(packs, content.records)
        manifest = write_pack(packs, content, difference, NOW + timedelta(minutes=1), PRIVATE, found)
        if erase:
            clear_withdrawn(packs, manifest)
    return manifest.version


@pytest.mark.parametrize("erase", [True, False])
def test_the_very_next_request_gets_the_new_one(packs: Path, site: CurrentPack, erase: bool) -> None:
    first = site.get().pack.version
    second = withdraw(packs, erase)
    held = site.get()
    assert held.pack.version == second
    assert [manifest.version for manifest in held.manifests] == [second]
    assert site.file(first, "directory.json") is None
    assert site.file(first, "manifest.json") is None


def test_requests_wait_rather_than_show_it(
    packs: Path, site: CurrentPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, entered, real = threading.Event(), threading.Event(), current_pack.read_pack

    def slow(*arguments: object) -> object:
        entered.set()
        assert gate.wait(10)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(current_pack, "read_pack", slow)
    second = withdraw(packs)
    seen: list[str] = []
    threads = [threading.Thread(target=lambda: seen.append(site.get().pack.version)) for _ in range(4)]
    threads[0].start()
    assert entered.wait(10)
    for thread in threads[1:]:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join()
    assert seen == [second] * 4


def test_a_withdrawing_pack_that_is_damaged_never_brings_the_old_one_back(
    packs: Path, site: CurrentPack
) -> None:
    second = withdraw(packs, erase=False)
    (packs / second / "directory.json").write_bytes(b"{}")
    for asked in (site, CurrentPack(packs, packs.parent / "key.pub")):
        with pytest.raises(NoPack, match=r"directory\.json"):
            asked.get()


def test_a_mirror_that_kept_the_folder_does_not_serve_it(packs: Path, site: CurrentPack) -> None:
    first = site.get().pack.version
    shutil.copytree(packs / first, packs.parent / "kept")
    withdraw(packs)
    shutil.copytree(packs.parent / "kept", packs / first)
    fresh = CurrentPack(packs, packs.parent / "key.pub")
    fresh.get()
    assert fresh.file(first, "directory.json") is None
