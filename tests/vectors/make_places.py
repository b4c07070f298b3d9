"""Writes what the browser's place search must answer, and the rules it shares, from the Python search.

`python -m tests.vectors.make_places` says what would change; `--write` writes it. Queries are drawn with a
fixed seed: whole names, their first 60 %, names with a slip, spelled by ear, with a département or a postal
code, two words of a name, codes; then every beginning of some, as typed letter by letter.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from balise.config.paths import ROOT, SHIPPED_DATA
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.geo.folding import fold
from balise.core.geo.foreign import load_foreign
from balise.core.geo.records import Place
from balise.core.geo.search import Hit, PlaceIndex, ambiguous
from balise.core.geo.shared_rules import rules_ts
from bench.place_search import typo

HERE = Path(__file__).parent
MORE = HERE / "places_more.json"
RULES = ROOT / "frontend" / "src" / "places" / "rules.ts"
SEED = 20261123
EACH = 240  # queries of a kind
SPELLED = 110  # queries typed letter by letter, from the second one

Draw = Callable[[random.Random, Place, Atlas], str]


def by_ear(draw: random.Random, place: Place, atlas: Atlas) -> str:
    """As somebody writes who has only heard it."""
    heard = fold(place.name)
    for said, written in (("eau", "o"), ("au", "o"), ("ph", "f"), ("qu", "k"), ("ai", "e"), ("ss", "s")):
        heard = heard.replace(said, written)
    return heard.rstrip("sxt") or heard


def two_words(draw: random.Random, place: Place, atlas: Atlas) -> str:
    words = fold(place.name).split()
    return " ".join(draw.sample(words, min(2, len(words))))


def with_department(draw: random.Random, place: Place, atlas: Atlas) -> str:
    where = draw.choice([place.department, atlas.departments[place.department].name])
    return draw.choice([f"{place.name} {where}", f"{place.name} ({where})", f"{where} {place.name}"])


def with_code(draw: random.Random, place: Place, atlas: Atlas) -> str:
    code = draw.choice([*place.postal_codes, place.code])
    return draw.choice([f"{code} {place.name}", f"{fold(place.name)[:5]} {code}", f"{place.name} {code[:2]}"])


def numbers(draw: random.Random, place: Place, atlas: Atlas) -> str:
    code = draw.choice([*place.postal_codes, place.code])
    return code[: draw.choice([2, 3, 4, 5, 5, 5])]


def two_slips(draw: random.Random, place: Place, atlas: Atlas) -> str:
    return typo(typo(place.name, draw), draw)


def among_words(draw: random.Random, place: Place, atlas: Atlas) -> str:
    around = ["j'habite à {}", "gare de {}", "près de {} centre", "{} cedex", "12 rue des lilas {}", "{} 3e"]
    return draw.choice(around).format(place.name)


KINDS: tuple[Draw, ...] = (
    lambda draw, place, atlas: place.name,
    lambda draw, place, atlas: fold(place.name)[: max(2, round(len(fold(place.name)) * 0.6))],
    lambda draw, place, atlas: typo(place.name, draw),
    two_slips,
    by_ear,
    two_words,
    with_department,
    with_code,
    numbers,
    among_words,
)


def queries(atlas: Atlas) -> list[str]:
    """Every query once, in the order drawn."""
    draw = random.Random(SEED)
    communes = [place for place in atlas.places.values() if place.kind == "commune"]
    found: list[str] = [case["query"] for case in json.loads((HERE / "places.json").read_text("utf-8"))]
    for kind in KINDS:
        people = draw.choices(communes, [place.population for place in communes], k=EACH // 2)
        alike = draw.choices(communes, k=EACH // 2)
        found += [kind(draw, place, atlas) for place in (*people, *alike)]
    former = [name.name for place in communes for name in place.former_names]
    found += draw.sample(former, EACH // 2)
    spelled = [
        kind(draw, place, atlas) for kind in KINDS for place in draw.sample(communes, SPELLED // len(KINDS))
    ]
    found += [text[:end] for text in spelled for end in range(2, len(text))]
    return list(dict.fromkeys(found))


def cases(index: PlaceIndex, atlas: Atlas) -> Iterator[list[object]]:
    """[query, "code score code/other name score…", whether the person must choose]"""
    for query in queries(atlas):
        hits = index.search(query)
        yield [query, "|".join(map(_said, hits)), int(ambiguous(hits))]


def _said(hit: Hit) -> str:
    return f"{hit.code} {hit.score}" + (f" {hit.matched}" if hit.matched else "")


def texts() -> dict[Path, str]:
    places = SHIPPED_DATA / "places"
    atlas, foreign = load_atlas(places), load_foreign(places)
    lines = ",\n".join(
        json.dumps(case, ensure_ascii=False, separators=(",", ":"))
        for case in cases(PlaceIndex(atlas, foreign), atlas)
    )
    return {MORE: f"[\n{lines}\n]\n", RULES: rules_ts()}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the files")
    write = parser.parse_args(arguments).write
    for path, text in texts().items():
        same = path.exists() and path.read_text("utf-8") == text
        if write and not same:
            path.write_text(text, encoding="utf-8")
        state = "unchanged" if same else "written" if write else "would change"
        print(f"{path.relative_to(ROOT)}: {len(text.encode()) / 1000:.0f} kB, {state}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
