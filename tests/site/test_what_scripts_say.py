"""Scripts hold no French: each sentence they say has a name, and comes from the server's gettext."""

import re
from pathlib import Path

from balise.config.paths import ROOT
from balise.site.screen_words import MAP_WORDS, WORDS

SOURCES = {
    path.relative_to(ROOT / "frontend" / "src").as_posix(): path.read_text(encoding="utf-8")
    for path in (ROOT / "frontend" / "src").rglob("*.ts")
}
COMMENTS = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
QUOTED = re.compile(r'"(\w+)"')
FRENCH = re.compile(r"[éèêëàâîïôûùœÉÈÀ]")
RULES = "places/rules.ts"  # names of places and rules of spelling, written from the server's


def test_no_script_holds_french() -> None:
    found = [
        name for name, text in SOURCES.items() if name != RULES and FRENCH.search(COMMENTS.sub("", text))
    ]
    assert found == []
    assert FRENCH.search(SOURCES[RULES]), "it would be found"


def test_every_word_that_is_sent_is_said_and_every_word_that_is_said_is_sent() -> None:
    quoted = {word for text in SOURCES.values() for word in QUOTED.findall(text)}
    assert {name for name in WORDS if not {name, re.sub("_(one|many)$", "", name)} & quoted} == set()
    asked = {word for text in SOURCES.values() for word in re.findall(r'\bsay\("(\w+)"', text)}
    counted = {word for text in SOURCES.values() for word in re.findall(r'\bsayCount\("(\w+)"', text)}
    assert asked | {f"{word}_{number}" for word in counted for number in ("one", "many")} <= set(WORDS)
    (of_the_map,) = re.findall(
        r"Record<\n(.*?),\n", Path(ROOT / "frontend/src/map/words.ts").read_text(), re.DOTALL
    )
    assert set(QUOTED.findall(of_the_map)) == set(MAP_WORDS)
