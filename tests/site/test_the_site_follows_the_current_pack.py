"""The site picks up a new pack without a restart, keeps the last good one, says why it refuses another."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from balise.core.pack.write import switch_to
from balise.site import current_pack
from balise.site.current_pack import Current, CurrentPack, NoPack
from tests.small_pack import NOW, PUBLIC, house, line, make_pack, masked, small_places


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at every request, and read again at once what was refused."""
    monkeypatch.setattr(current_pack, "LOOK_EVERY", 0.0)
    monkeypatch.setattr(current_pack, "RETRY_AFTER", 0.0)


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    (tmp_path / "key.pub").write_bytes(PUBLIC)
    small_places(tmp_path / "places")
    return tmp_path / "packs"


@pytest.fixture
def publish(packs: Path) -> Callable[..., str]:
    """Publish a pack that differs from the one before; returns its version."""
    minutes = iter(range(1000))

    def publish(*more: object) -> str:
        minute = next(minutes)
        structures = [line(), masked(), house(name=f"Maison {minute}"), *more]
        return make_pack(packs, structures, packs.parent / "places", NOW + timedelta(minutes=minute)).version  # type: ignore[arg-type]

    return publish


@pytest.fixture
def site(packs: Path) -> CurrentPack:
    return CurrentPack(packs, packs.parent / "key.pub")


def soon(site: CurrentPack, wanted: Callable[[Current], bool]) -> Current:
    """What is served once it is as wanted; the loading is in another thread."""
    limit = time.monotonic() + 10
    while time.monotonic() < limit:
        if wanted(held := site.get()):
            return held
        time.sleep(0.005)
    raise AssertionError("the site never served what was wanted")


def test_a_new_pack_is_picked_up_without_a_restart(site: CurrentPack, publish: Callable[..., str]) -> None:
    first = publish()
    held = site.get()
    assert (held.pack.version, held.refusal) == (first, "")
    second = publish()
    newer = soon(site, lambda now: now.pack.version == second)
    assert newer.refusal == ""
    assert newer.help is not held.help
    assert newer.places is held.places, "the same geography is not indexed again"


def test_another_geography_is_indexed_again(
    site: CurrentPack, publish: Callable[..., str], packs: Path
) -> None:
    publish()
    held = site.get()
    (packs.parent / "places" / "manifest.json").write_text('{"sources":[] }')
    second = publish()
    assert soon(site, lambda now: now.pack.version == second).places is not held.places


@pytest.mark.parametrize("spoilt", ["directory.json", "manifest.json", "manifest.sig", "places/communes.csv"])
def test_a_damaged_pack_is_refused_and_the_last_good_one_kept(
    site: CurrentPack, publish: Callable[..., str], packs: Path, spoilt: str
) -> None:
    first = publish()
    site.get()
    second = publish()
    path = packs / second / spoilt
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    refusing = soon(site, lambda now: bool(now.refusal))
    assert refusing.pack.version == first
    assert refusing.refusal.startswith("Une publication plus récente est refusée (")
    assert refusing.refusal.endswith("Le site garde celle du 21/11/2026.")
    path.write_bytes(whole)
    mended = soon(site, lambda now: now.pack.version == second)
    assert mended.refusal == ""


def test_an_unsigned_pack_is_refused(site: CurrentPack, publish: Callable[..., str], packs: Path) -> None:
    first = publish()
    site.get()
    (packs / publish() / "manifest.sig").unlink()
    assert soon(site, lambda now: "n'est pas signé" in now.refusal).pack.version == first


@pytest.mark.parametrize("target", ["../ailleurs", "/etc", "20261121T203000Z-00000000", "."])
def test_current_that_leads_elsewhere_is_refused(
    site: CurrentPack, publish: Callable[..., str], packs: Path, target: str
) -> None:
    first = publish()
    site.get()
    (packs / "current").unlink()
    (packs / "current").symlink_to(target)
    assert soon(site, lambda now: bool(now.refusal)).pack.version == first


def test_a_pack_under_the_name_of_another_version_is_refused(
    site: CurrentPack, publish: Callable[..., str], packs: Path
) -> None:
    first = publish()
    site.get()
    (packs / publish()).rename(packs / "20991231T235959Z-00000000")
    switch_to(packs, "20991231T235959Z-00000000")
    assert soon(site, lambda now: "nom de sa version" in now.refusal).pack.version == first


def test_at_start_a_damaged_current_falls_back_to_the_newest_good_one_before(
    packs: Path, publish: Callable[..., str]
) -> None:
    first, second, third = publish(), publish(), publish()
    for version in (second, third):
        (packs / version / "directory.json").write_bytes(b"{}")
    held = CurrentPack(packs, packs.parent / "key.pub").get()
    assert held.pack.version == first
    assert "directory.json" in held.refusal


def test_without_any_good_pack_it_says_why(
    site: CurrentPack, publish: Callable[..., str], packs: Path
) -> None:
    with pytest.raises(NoPack) as none:
        site.get()
    assert none.value.reason == "aucun paquet n'est désigné comme courant"
    path = packs / publish() / "directory.json"
    whole = path.read_bytes()
    path.write_bytes(b"{}")
    with pytest.raises(NoPack, match=r"directory\.json"):
        site.get()
    path.write_bytes(whole)
    assert site.get().refusal == ""


def test_without_the_public_key_nothing_is_trusted(packs: Path, publish: Callable[..., str]) -> None:
    publish()
    with pytest.raises(NoPack, match="clé publique"):
        CurrentPack(packs, packs.parent / "absente.pub").get()


def test_the_two_packs_before_stay_served_and_the_third_is_gone(
    site: CurrentPack, publish: Callable[..., str]
) -> None:
    versions = [publish() for _ in range(4)]
    site.get()
    served = [version for version in versions if site.file(version, "directory.json")]
    assert served == versions[1:]
    for version in versions[1:]:
        assert site.file(version, "manifest.json")
        assert site.file(version, "manifest.sig")
        assert site.file(version, "places/communes.csv")


@pytest.mark.parametrize(
    "name", ["../../key.pub", "places/../manifest.json", "places", "", "directory.json/", ".lock"]
)
def test_nothing_else_is_served(site: CurrentPack, publish: Callable[..., str], name: str) -> None:
    version = publish()
    site.get()
    assert site.file(version, name) is None
    assert site.file("..", "key.pub") is None
    assert site.file("current", "directory.json") is None


def test_a_file_spoilt_after_the_pack_was_loaded_is_not_served(
    site: CurrentPack, publish: Callable[..., str], packs: Path
) -> None:
    version = publish()
    found = site.file(version, "lines.json")
    assert found is not None
    (packs / version / "lines.json").write_bytes(b"[" + b" " * (found.size - 2) + b"]")
    assert site.file(version, "lines.json") is None


def test_no_request_waits_while_a_new_pack_is_loading(
    site: CurrentPack, publish: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish()
    site.get()
    gate, real = threading.Event(), current_pack.read_pack

    def slow(*arguments: object) -> object:
        assert gate.wait(10)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(current_pack, "read_pack", slow)
    second = publish()
    for _ in range(50):
        assert site.get().pack.version == first
    gate.set()
    assert soon(site, lambda now: now.pack.version == second)


def test_many_threads_at_the_start_load_it_once(
    site: CurrentPack, publish: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    version = publish()
    real, calls = current_pack.read_pack, []

    def counted(*arguments: object) -> object:
        calls.append(1)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(current_pack, "read_pack", counted)
    seen: list[str] = []
    threads = [threading.Thread(target=lambda: seen.append(site.get().pack.version)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (seen, len(calls)) == ([version] * 8, 1)


def test_a_fault_of_ours_while_indexing_keeps_the_last_good_pack(
    site: CurrentPack, publish: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish()
    site.get()
    monkeypatch.setattr(current_pack, "HelpIndex", lambda *_: 1 / 0)
    publish()
    assert soon(site, lambda now: bool(now.refusal)).pack.version == first
