"""Two builds of the scripts give the same bytes, wherever they are made: anybody can check what is served."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project.tracked import ROOT, tracked

FRONTEND = ROOT / "frontend"


def build(project: Path) -> dict[str, bytes]:
    """Each file that is built in a folder that holds a copy of the sources and of their packages."""
    subprocess.run(
        ["npm", "run", "build"],
        cwd=project / "frontend",
        env=os.environ | {"PATH": f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        check=True,
    )
    folders = {"": project / "frontend" / "dist", "offline/": project / "frontend" / "dist-offline"}
    return {
        prefix + path.relative_to(out).as_posix(): path.read_bytes()
        for prefix, out in folders.items()
        for path in out.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("here") / "copy"
    for path in tracked():
        if path.parts[0] == "frontend" and path.parts[1] != "test":
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, folder / path)
    # Copied, not linked: a link would be followed, and name this folder.
    shutil.copytree(FRONTEND / "node_modules", folder / "frontend" / "node_modules", symlinks=True)
    return folder


@pytest.fixture(scope="module")
def built(project: Path) -> dict[str, bytes]:
    return build(project)


def test_another_folder_gives_the_same_bytes(built: dict[str, bytes], project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "deeper"
    elsewhere.parent.mkdir()
    project.rename(elsewhere)
    try:
        assert build(elsewhere) == built
    finally:
        elsewhere.rename(project)


def test_names_say_nothing(built: dict[str, bytes]) -> None:
    scripts = [name for name in built if name not in ("entries.json", "licences.md", "offline/offline.js")]
    assert scripts
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{16}\.(js|css)(\.br|\.gz)?", name) for name in scripts), scripts


def test_each_file_is_there_compressed(built: dict[str, bytes]) -> None:
    for name in built:
        if name.endswith((".js", ".css")) and "/" not in name:
            assert {f"{name}.br", f"{name}.gz"} <= built.keys()


def test_no_path_of_a_machine_and_no_map_of_the_sources(built: dict[str, bytes]) -> None:
    for name, data in built.items():
        assert str(ROOT).encode() not in data, name
        assert b"sourceMappingURL" not in data, name


def test_what_a_page_loads_first_is_whole_and_light(built: dict[str, bytes]) -> None:
    """Each entry is one file: another that it needs would be asked for one round trip later."""
    entries = json.loads(built["entries.json"])
    for name in entries.values():
        assert not re.search(rb"(?:^|;)import(?!\()[^;]*?[\"'`]\./", built[name]), name
    assert sum(len(built[f"{entries[name]}.br"]) for name in ("exit", "search")) < 25_000
