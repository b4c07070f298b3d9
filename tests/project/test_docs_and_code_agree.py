"""Documentation is tested: the settings, dependencies, commands, links and rules that it names exist."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.project.tracked import ROOT, texts

DOCS = texts("README.md", "SECURITY.md", "docs", ends=(".md",))
LINK = re.compile(r"\]\(([^)\s]+)\)")
SETTING = re.compile(r"environ(?:\.get\(|\.setdefault\(|\[)\s*\"(BALISE_[A-Z_]+)\"")


def heading_anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", DOCS, ids=str)
def test_every_link_of_the_docs_leads_somewhere(path: Path) -> None:
    for link in LINK.findall(DOCS[path]):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, anchor = link.partition("#")
        target = (ROOT / path).parent / file if file else ROOT / path
        assert target.exists(), link
        assert not anchor or anchor in heading_anchors(target.read_text(encoding="utf-8")), link


def test_every_setting_is_in_the_operators_page_and_the_reverse() -> None:
    read = {
        name
        for text in texts("balise", "tools", ends=(".py", ".sh")).values()
        for name in SETTING.findall(text)
    }
    said = set(re.findall(r"`(BALISE_[A-Z_]+)`", DOCS[Path("docs/operator.md")]))
    assert "BALISE_DATA_DIR" in read
    assert read == said


def test_every_dependency_says_what_it_is_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    for more in project["project"]["optional-dependencies"].values():
        wanted += more
    wanted += project["build-system"]["requires"]
    browser = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))
    wanted += [*browser["dependencies"], *browser["devDependencies"]]
    names = {re.split(r"[\[<>=! ]", name, maxsplit=1)[0] for name in wanted} - {"balise"}
    rows = re.findall(r"^\| ([^|]+) \|", DOCS[Path("docs/dependencies.md")], re.MULTILINE)
    said = {name.strip() for row in rows for name in row.split(",")}
    assert names <= said, names - said


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    said = "\n".join(DOCS.values())
    named = set(re.findall(r"^make ([a-z]+)|`make ([a-z]+)", said, re.MULTILINE))
    named = {target for pair in named for target in pair if target}
    assert {"run", "test"} <= named
    assert named <= targets, named - targets


def test_every_command_that_is_named_exists() -> None:
    known = {path.stem.rstrip("_") for path in (ROOT / "balise" / "cli").glob("[a-z]*.py")}
    named = {name for text in DOCS.values() for name in re.findall(r"`(?:\.venv/bin/)?balise ([a-z]+)", text)}
    assert named
    assert named <= known, named - known


def test_each_of_the_ten_rules_has_its_tests() -> None:
    rules = DOCS[Path("docs/rules.md")]
    rows = re.findall(r"^\| (\d+) \| (.+?) \| (.+) \|$", rules, re.MULTILINE)
    assert [int(number) for number, _, _ in rows] == list(range(1, 11))
    for number, _, kept in rows:
        tests = [link for link in LINK.findall(kept) if "/test_" in link]
        assert tests, number
        for link in tests:
            assert "def test_" in (ROOT / "docs" / link).read_text(encoding="utf-8"), link


def test_every_folder_of_the_plan_exists() -> None:
    named = re.findall(
        r"^\| `((?:balise|frontend|data|tests|bench)[^`]*)`", DOCS[Path("docs/architecture.md")], re.MULTILINE
    )
    assert len(named) > 8
    assert all((ROOT / name).is_dir() for name in named)
