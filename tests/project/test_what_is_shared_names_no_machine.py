"""What is committed works anywhere: no path of a machine, no package index, no lock that holds addresses."""

import json
import re

from tests.project.tracked import ROOT, texts, tracked

MACHINE = re.compile(r"(?<![\w.$}])/(?:work|root|home|Users|opt)/[\w.]")
INDEX = re.compile(
    r"(?<!emit-)index-url|find-links|--registry|pypi\.org/simple|files\.pythonhosted\.org|registry\.npmjs\.org"
)
PLACES = ("data/",)  # names of streets and towns


def test_no_path_of_a_machine() -> None:
    for path, text in texts().items():
        if not str(path).startswith(PLACES):
            assert not MACHINE.search(text), (path, MACHINE.search(text))


def test_no_package_index() -> None:
    for path, text in texts().items():
        if str(path) not in (
            "tools/requirements.sh",
            "tests/project/test_what_is_shared_names_no_machine.py",
        ):
            assert not INDEX.search(text), (path, INDEX.search(text))


def test_no_lock_with_addresses() -> None:
    names = {path.name for path in tracked()}
    assert not names & {
        "uv.lock",
        "poetry.lock",
        "Pipfile.lock",
        "yarn.lock",
        ".npmrc",
        "pip.conf",
    }


def test_npm_packages_are_pinned_and_hashed_wherever_they_are_kept() -> None:
    (path,) = [path for path in tracked() if path.name == "package-lock.json"]
    packages = json.loads((ROOT / path).read_text(encoding="utf-8"))["packages"]
    wanted = packages.pop("")
    assert len(packages) > 10
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
    for group in ("dependencies", "devDependencies"):
        assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted[group].values())


def test_requirements_are_pinned_and_hashed() -> None:
    for path, text in texts("requirements").items():
        wanted = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert len(wanted) > 5, path
        assert all("==" in line and line.endswith("\\") for line in wanted), path
        assert text.count("--hash=sha256:") >= len(wanted), path
        assert "://" not in text, path


def test_nothing_private_is_shared() -> None:
    for path in tracked():
        assert path.suffix not in (".key", ".pem", ".sqlite3", ".env"), path
        assert path.parts[0] not in ("var", ".venv", "node_modules"), path
