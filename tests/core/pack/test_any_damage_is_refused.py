"""Not one byte of a pack can change, go or come without the pack being refused, with a reason in French."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balise.core.pack.manifest import MANIFEST, Manifest, encode_manifest
from balise.core.pack.read import PackRefused, read_pack, verify_pack
from balise.core.pack.sign import create_keys, public_key_from_pem, sign
from tests.small_pack import PRIVATE, PUBLIC_KEY, house, line, make_pack


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    packs = tmp_path_factory.mktemp("damage") / "packs"
    return packs / make_pack(packs).version


@pytest.fixture
def copy(good: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(good, tmp_path / good.name))


def refused(folder: Path) -> str:
    with pytest.raises(PackRefused) as caught:
        read_pack(folder, PUBLIC_KEY)
    assert caught.value.reason == str(caught.value) != ""
    return caught.value.reason


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_byte_changed_anywhere(good: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(files(good)))
    before = path.read_bytes()
    at = data.draw(st.integers(0, len(before) - 1))
    flipped = before[at] ^ data.draw(st.integers(1, 255))
    try:
        path.write_bytes(before[:at] + bytes([flipped]) + before[at + 1 :])
        refused(good)
    finally:
        path.write_bytes(before)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_cut_short_or_made_longer(good: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(files(good)))
    before = path.read_bytes()
    changed = data.draw(st.integers(0, len(before) - 1).map(lambda at: before[:at]) | st.just(before + b"\n"))
    try:
        path.write_bytes(changed)
        refused(good)
    finally:
        path.write_bytes(before)


def test_every_file_missed(copy: Path) -> None:
    for path in files(copy):
        before = path.read_bytes()
        path.unlink()
        assert refused(copy)
        path.write_bytes(before)
    read_pack(copy, PUBLIC_KEY)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "extra.json").write_text("{}"),
        lambda folder: (folder / "places" / "extra.csv").write_text("a"),
        lambda folder: (folder / ".hidden").write_text("a"),
        lambda folder: (folder / "autre").mkdir(),
        lambda folder: (folder / "places" / "places").mkdir(),
        lambda folder: (folder / "browser" / "extra.bin").write_text("a"),
        lambda folder: (folder / "browser" / "places").mkdir(),
        lambda folder: os.mkfifo(folder / "tuyau.json"),
        lambda folder: (folder / "lien.json").symlink_to("directory.json"),
    ],
)
def test_something_more_in_the_folder(copy: Path, spoil: Callable[[Path], object]) -> None:
    spoil(copy)
    assert refused(copy)


@pytest.mark.parametrize(
    "name",
    [
        "manifest.json",
        "manifest.sig",
        "directory.json",
        "places/communes.csv",
        "places",
        "browser",
        "browser/places.bin.br",
    ],
)
def test_a_link_is_not_followed_even_to_the_same_bytes(copy: Path, tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (copy / name).rename(elsewhere)
    (copy / name).symlink_to(elsewhere)
    assert refused(copy)


def test_no_folder_and_no_manifest(tmp_path: Path) -> None:
    assert refused(tmp_path / "rien") == "le dossier du paquet est introuvable"
    assert "manifest.json" in refused(tmp_path)


def test_unsigned(copy: Path) -> None:
    (copy / "manifest.sig").unlink()
    assert refused(copy) == "le paquet n'est pas signé"


def test_signed_by_somebody_else(copy: Path) -> None:
    stranger, stranger_public = create_keys()
    (copy / "manifest.sig").write_bytes(sign((copy / MANIFEST).read_bytes(), stranger))
    assert "signature" in refused(copy)
    assert verify_pack(copy, public_key_from_pem(stranger_public))


def test_the_signature_of_another_pack_of_ours(copy: Path, tmp_path: Path) -> None:
    other = make_pack(tmp_path / "packs", [line()])
    shutil.copy(tmp_path / "packs" / other.version / "manifest.sig", copy)
    assert "signature" in refused(copy)


def signed_again(folder: Path, **changes: object) -> None:
    """The owner of the key signs another manifest: what follows must not rest on the signature alone."""
    manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    data = encode_manifest(msgspec.structs.replace(manifest, **changes))
    (folder / MANIFEST).write_bytes(data)
    (folder / "manifest.sig").write_bytes(sign(data, PRIVATE))


@pytest.mark.parametrize(
    "changes",
    [
        {"version": "../../etc"},
        {"version": "20261121T203000Z-00000000"},
        {"previous": "../current"},
        {"content": "0" * 64},
        {"places": "0" * 64},
        {"created_at": "hier"},
    ],
)
def test_a_signed_manifest_that_contradicts_itself(copy: Path, changes: dict[str, object]) -> None:
    signed_again(copy, **changes)
    assert refused(copy)


def test_a_format_from_the_future(copy: Path) -> None:
    signed_again(copy, format="balise-pack-2")
    assert "format" in refused(copy)


@pytest.mark.parametrize(
    "name",
    [
        "../secret.json",
        "/etc/hosts.json",
        "places/../x.json",
        "browser/../x.json",
        "a/b.json",
        "manifest.json",
    ],
)
def test_a_signed_manifest_that_names_a_file_elsewhere(copy: Path, name: str) -> None:
    manifest = msgspec.json.decode((copy / MANIFEST).read_bytes(), type=Manifest)
    signed_again(copy, files={**manifest.files, name: manifest.files["directory.json"]})
    assert refused(copy) == "le manifeste nomme un fichier qui ne peut pas être dans un paquet"


def test_the_reason_never_repeats_a_name_found_in_the_folder(copy: Path) -> None:
    (copy / "<script>").write_text("")
    assert "script" not in refused(copy)


def test_a_good_pack_is_not_refused(copy: Path) -> None:
    assert read_pack(copy, PUBLIC_KEY).directory.structures[1] == house()
