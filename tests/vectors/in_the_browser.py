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
from tests.vectors.answer_cases import Question

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
            "places": str(places_file) if places_file else _places(index.atlas, questions),
            "asked": [question._asdict() for question in questions],
        }
        for index, questions in packs
    ]
    return run_in_node("help_answers.stdin.ts", asked)  # type: ignore[no-any-return]


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


def _places(atlas: Atlas, questions: Iterable[Question]) -> dict[str, Any]:
    """Those that are asked about."""
    former = {one.place: atlas.former[one.place] for one in questions if one.place in atlas.former}
    codes = {former.get(one.place, one.place) for one in questions}
    return {
        "places": [msgspec.to_builtins(atlas.places[code]) for code in sorted(codes)],
        "territories": msgspec.to_builtins(atlas.territories),
        "former": former,
    }
