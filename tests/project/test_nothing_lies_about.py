"""Nothing unused, nothing half done: templates, routes, files without a purpose, tests that do not run."""

import ast
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.project.tracked import ROOT, texts, tracked

TEMPLATES = ROOT / "balise" / "site" / "templates"
PYTHON = texts("balise", "tests", "bench", ends=(".py",))
DRAWERS = {"utils.py", "helpers.py", "common.py", "misc.py", "manager2.py"}
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
SKIPPED = re.compile(r"\b(?:pytest\.skip|mark\.skip|skipif|xfail|importorskip|unittest\.skip)\b")


def strings(folder: str) -> tuple[set[str], set[str]]:
    """The constants of a folder's code, and its f-strings as patterns with a star for what varies."""
    constants, patterns = set(), set()
    for path, text in PYTHON.items():
        if not str(path).startswith(folder):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                constants.add(node.value)
            if isinstance(node, ast.JoinedStr):
                pieces = (part.value if isinstance(part, ast.Constant) else "*" for part in node.values)
                patterns.add("".join(str(piece) for piece in pieces))
    return constants, patterns


def test_every_template_is_used() -> None:
    constants, patterns = strings("balise/site")
    quoted = {
        name
        for text in texts("balise/site/templates").values()
        for name in re.findall(r"(?:include|extends) \"([^\"]+)\"", text)
    }
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = path.relative_to(TEMPLATES).as_posix()
        if name in constants or name in quoted:
            continue
        made = [pattern for pattern in patterns if pattern.endswith(".html") and fnmatch(name, pattern)]
        varying = {name[pattern.index("*") : len(name) - len(pattern.split("*")[-1])] for pattern in made}
        assert varying & constants, f"{name} is used nowhere"


def test_every_page_of_the_site_is_visited_by_the_tests() -> None:
    asked = "\n".join(
        text for path, text in PYTHON.items() if str(path).startswith(("tests/site", "tests/browser"))
    )
    for file, prefix in (("balise/site/urls.py", "/"), ("balise/site/api/urls.py", "")):
        routes = re.findall(
            r"^    path\(\"([^\"]*)\"", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE
        )
        assert len(routes) > 5
        for route in routes:
            fixed = prefix + route.partition("<")[0]
            assert f'"{fixed}' in asked or f"/{fixed}" in asked, route


@pytest.mark.parametrize("folder", ["balise", "tests", "bench"])
def test_every_file_opens_with_what_it_is_about(folder: str) -> None:
    for path, text in PYTHON.items():
        if str(path).startswith(folder + "/") and text.strip() and "migrations" not in path.parts:
            said = ast.get_docstring(ast.parse(text))
            assert said, path
            assert path.name not in DRAWERS, path


def test_every_script_opens_with_what_it_is_about_and_shuns_any() -> None:
    scripts = texts("frontend", ends=(".ts",))
    assert len(scripts) > 10
    for path, text in scripts.items():
        assert text.startswith(("// ", "/** ")), path
        assert not re.search(r": any\b|<any\b|\bas any\b|@ts-ignore|@ts-nocheck", text), path
        assert "export default" not in text or path.name.endswith(".config.ts"), path


def test_nothing_is_left_for_later() -> None:
    here = Path("tests/project") / Path(__file__).name
    everywhere = ("balise", "frontend", "tests", "bench", "tools", "docs", "Makefile", "README.md")
    for path, text in texts(*everywhere).items():
        if path != here:
            assert not UNFINISHED.search(text), path


def test_no_test_is_skipped() -> None:
    here = Path("tests/project") / Path(__file__).name
    for path, text in PYTHON.items():
        if str(path).startswith("tests/") and path != here:
            assert not SKIPPED.search(text), path
    for path, text in texts("frontend", "tests", ends=(".ts",)).items():
        assert not re.search(r"\b(?:test|it|describe)\.(?:skip|only|todo|fails)\b", text), path


def test_an_exception_to_the_style_says_why() -> None:
    for path, text in PYTHON.items():
        for line in text.splitlines():
            if re.search(r"# noqa", line) and "re.search" not in line:
                assert re.search(r"# noqa: [A-Z0-9, ]+ - \w", line), (path, line)


def test_the_root_is_small() -> None:
    names = {path.parts[0] for path in tracked()}
    assert len([name for name in names if not name.startswith(".")]) <= 14, sorted(names)
