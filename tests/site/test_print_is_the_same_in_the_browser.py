"""What the browser prints is what the server prints, to the letter."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from balise.core.help.answer import answer
from balise.core.help.help_file import encode_help
from balise.core.pack.records import AUDIENCES
from balise.site.browser.cards_file import encode_cards
from balise.site.labels import SLUG_OF_AUDIENCE
from balise.site.printing import KINDS, print_frames, print_html, told
from tests.site.clock import AT
from tests.site.pages import Pages

FRONTEND = Path(__file__).parents[2] / "frontend"
DATE = "21 novembre 2026"


def test_same_pages(pages: Pages) -> None:
    held, draw = pages.held, random.Random(2026)
    atlas, needs = held.pack.atlas, ["", *(need.code for need in held.pack.directory.needs)]
    codes = ["75056", "13055", "98735", "97502", "97411", *draw.sample(sorted(atlas.places), 200)]
    expected, asked = [], []
    for code in codes:
        kind, audience, need = draw.choice(KINDS), draw.choice(AUDIENCES), draw.choice(needs)
        slug, wanted = SLUG_OF_AUDIENCE[audience], (need,) if need else ()
        found = answer(held.help, code, told(kind, audience), wanted, AT, 1, 8)
        frame = print_frames()[kind, found.audience]
        expected.append(print_html(frame, found, kind, slug, need, DATE))
        asked.append(
            {
                "place": code,
                "audience": found.audience,
                "needs": wanted,
                "at": AT.isoformat(),
                "kind": kind,
                "slug": slug,
                "date": DATE,
            }
        )
    places = {
        "places": [msgspec.to_builtins(atlas.places[code]) for code in sorted(set(codes))],
        "territories": msgspec.to_builtins(atlas.territories),
        "former": {},
    }
    given = {
        "help": msgspec.json.decode(encode_help(held.help)),
        "cards": msgspec.json.decode(encode_cards(held.pack.directory, held.help, atlas)),
        "places": places,
        "asked": asked,
    }
    made = printed_by_node(given)
    for one, other, each in zip(made, expected, asked, strict=True):
        assert one == other, each
    assert len(set(expected)) > 120


def printed_by_node(given: dict[str, Any]) -> Any:
    done = subprocess.run(
        [Path(sys.executable).parent / "node", "test/print_pages.stdin.ts"],
        cwd=FRONTEND,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)
