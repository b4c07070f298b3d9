"""The answers of `frontend/src/help`, run by Node, to compare with those of Python."""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from balise.core.geo.atlas import Atlas
from balise.core.help.help_file import encode_help
from balise.core.help.index import HelpIndex
from balise.core.help.work_file import work_file
from tests.vectors.answer_cases import Question
from tests.vectors.two_places_cases import Pair

FRONTEND = Path(__file__).parents[2] / "frontend"


def answers_of_the_browser(
    packs: Iterable[tuple[HelpIndex, Sequence[Question]]], places_file: Path | None = None
) -> list[list[dict[str, Any]]]:
    """For each pack and each of its questions, the answer as `answer_cases.said` gives it.

    `places_file`: the places as a pack holds them; by default those that are asked about are written as JSON.
    """
    asked = [
        {
            "help": msgspec.json.decode(encode_help(index)),
            "places": str(places_file)
            if places_file
            else plain_places(index.atlas, (one.place for one in questions)),
            "asked": [question._asdict() for question in questions],
        }
        for index, questions in packs
    ]
    return run_in_node("help_answers.stdin.ts", asked)  # type: ignore[no-any-return]


def compared_by_the_browser(packs: Iterable[tuple[HelpIndex, Sequence[Pair]]]) -> list[list[dict[str, Any]]]:
    """For each pack and each pair of places, what `two_places_cases.said` gives."""
    asked = [
        {
            "help": msgspec.json.decode(encode_help(index)),
            "work": msgspec.to_builtins(work_file(index)),
            "places": plain_places(
                index.atlas, (code for pair in pairs for code in (pair.left, pair.arrived))
            ),
            "asked": [pair._asdict() for pair in pairs],
        }
        for index, pairs in packs
    ]
    return run_in_node("help_two_places.stdin.ts", asked)  # type: ignore[no-any-return]


def run_in_node(script: str, given: object) -> Any:
    """What a script of `frontend/test` prints for what it is given, in JSON; RuntimeError when it stops."""
    done = subprocess.run(
        [Path(sys.executable).parent / "node", f"test/{script}"],
        cwd=FRONTEND,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def plain_places(atlas: Atlas, asked: Iterable[str]) -> dict[str, Any]:
    """Those of some codes, former ones too; `plainPlaces` of `frontend/test/help_said.ts` reads it."""
    codes = set(asked)
    former = {code: atlas.former[code] for code in sorted(codes) if code in atlas.former}
    current = {former.get(code, code) for code in codes}
    return {
        "places": [msgspec.to_builtins(atlas.places[code]) for code in sorted(current)],
        "territories": msgspec.to_builtins(atlas.territories),
        "former": former,
    }
