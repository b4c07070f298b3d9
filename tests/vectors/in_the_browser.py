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
    packs: Iterable[tuple[HelpIndex, Sequence[Question]]],
) -> list[list[dict[str, Any]]]:
    """For each pack and each of its questions: `said`, and `ms`, the time it took."""
    asked = [
        {
            "help": msgspec.json.decode(encode_help(index)),
            "places": _places(index.atlas, questions),
            "asked": [question._asdict() for question in questions],
        }
        for index, questions in packs
    ]
    done = subprocess.run(
        [Path(sys.executable).parent / "node", "test/help_answers.stdin.ts"],
        cwd=FRONTEND,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def _places(atlas: Atlas, questions: Iterable[Question]) -> dict[str, Any]:
    """Those that are asked about."""
    former = {one.place: atlas.former[one.place] for one in questions if one.place in atlas.former}
    codes = {former.get(one.place, one.place) for one in questions}
    return {
        "places": [msgspec.to_builtins(atlas.places[code]) for code in sorted(codes)],
        "territories": msgspec.to_builtins(atlas.territories),
        "former": former,
    }
