"""Two builds of the scripts give the same bytes, wherever they are made: anybody can check what is served."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project.tracked import ROOT, tracked

FRONTEND = ROOT / "frontend"


def build(project: Path) -> dict[str, bytes]:
    """Each file that is built from a copy of the sources in `project`."""
    for path in tracked():
        if path.parts[0] == "frontend" and path.parts[1] != "test":
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, project / path)
    (project / "frontend" / "node_modules").symlink_to(FRONTEND / "node_modules")
    subprocess.run(
        ["npm", "run", "build"],
        cwd=project / "frontend",
        env=os.environ | {"PATH": f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        check=True,
    )
    out = project / "frontend" / "dist"
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("here"))


def test_another_folder_gives_the_same_bytes(built: dict[str, bytes], tmp_path: Path) -> None:
    again = build(tmp_path / "elsewhere" / "deeper")
    assert again.keys() == built.keys()
    assert again == built


def test_names_say_nothing(built: dict[str, bytes]) -> None:
    scripts = [name for name in built if name not in ("manifest.json", "licences.md", "offline/offline.js")]
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
