"""An answer drawn in the browser is the server's page, byte for byte: on real data, and on very odd data."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import cycle, product
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from balise.config.paths import ROOT
from balise.core.help.answer import answer
from balise.core.help.help_file import encode_help
from balise.core.pack.records import AUDIENCES, Audience, Channel, Role, Service, Structure
from balise.site.answer_page import PAGE_SIZE, answer_html
from balise.site.browser.cards_file import encode_cards
from balise.site.current_pack import Current, CurrentPack
from balise.site.maps import map_of_territory
from tests.small_pack import PUBLIC, house, line, make_pack, masked
from tests.vectors.answer_cases import INSTANTS, PLACES

ODD = "A & <b>\"B\"</b> - 'C' {} {0} {value} $& $1 \\1 — œ’"
FRANCE = ("69D", "69M", "80")
WEEK = tuple((day * 1440 + 545, day * 1440 + 1030) for day in range(5))
RARE = (
    "Plus près", "Voir la suite", "contact ancien", "contacts anciens", "dans la commune",
    "ces numéros fonctionnent", "Nous ne savons pas si ce numéro fonctionne", "Les autres lignes nationales",
    "adresse non publiée", "heure de Paris", "horaires non connus", "jour et nuit", "Source : juin 2023",
    "Tchat sur", "Écrire un SMS au", "On peut venir sur place", "&lt;b&gt;&quot;B&quot;", "{value} $&amp; $1",
    "nous avons compris : Papeete", "selected",
)  # fmt: skip


class Asked(NamedTuple):
    place: str
    audience: Audience
    need: str
    at: str
    page: int
    typed: str
    map: str


def test_answers_of_the_real_data(held: Current) -> None:
    """Islands and overseas, every audience, need and clock; then places drawn among all."""
    codes = [held.pack.atlas.former.get(code, code) for code in PLACES]
    codes += random.Random(3).sample(sorted(held.pack.atlas.places), 60)
    asked = list(questions(held, codes))
    assert len(asked) >= 60
    assert {one.need for one in asked} == {"", *(need.code for need in held.pack.directory.needs)}
    assert_same(held, asked)


def test_answers_of_odd_data(odd: Current) -> None:
    asked = list(questions(odd, list(odd.pack.atlas.places)))
    pages = "".join(assert_same(odd, asked))
    missing = [words for words in RARE if words not in pages]
    assert not missing, "the odd data no longer shows them"


def questions(held: Current, codes: list[str]) -> Iterator[Asked]:
    needs = cycle(["", *(need.code for need in held.pack.directory.needs)])
    instants, pages, typed = cycle(INSTANTS), cycle((1, 1, 2, 3)), cycle(("", "", ODD, "abbevile", "d'ici"))
    for code, audience in product(codes, AUDIENCES):
        place = held.pack.atlas.places[code]
        drawing = str(map_of_territory(held, place.territory, place))
        yield Asked(code, audience, next(needs), next(instants), next(pages), next(typed), drawing)


def assert_same(held: Current, asked: list[Asked]) -> list[str]:
    """Every page, and the pages themselves."""
    drawn = drawn_by_the_browser(held, asked)
    for one, html in zip(asked, drawn, strict=True):
        expected = drawn_by_the_server(held, one)
        if html != expected:
            at = next((i for i, (a, b) in enumerate(zip(html, expected, strict=False)) if a != b), -1)
            shown = slice(max(at - 80, 0), at + 80)
            pytest.fail(f"{one[:6]}\nbrowser …{html[shown]}\nserver  …{expected[shown]}")
    return drawn


def drawn_by_the_server(held: Current, asked: Asked) -> str:
    """What stands in `<main>`, from the danger line on."""
    at, needs = datetime.fromisoformat(asked.at), (asked.need,) if asked.need else ()
    found = answer(held.help, asked.place, asked.audience, needs, at, asked.page, PAGE_SIZE)
    html = answer_html(held, found, at, asked.need, asked.typed)
    return html[html.index('<p class="danger">') : html.index("</main>")].strip()


def drawn_by_the_browser(held: Current, asked: list[Asked]) -> list[str]:
    atlas = held.pack.atlas
    codes = sorted({one.place for one in asked})
    pack = {
        "help": msgspec.json.decode(encode_help(held.help)),
        "cards": msgspec.json.decode(encode_cards(held.pack.directory, held.help, atlas)),
        "places": {
            "places": [msgspec.to_builtins(atlas.places[code]) for code in codes],
            "territories": msgspec.to_builtins(atlas.territories),
            "former": {},
        },
        "asked": [one._asdict() for one in asked],
    }
    done = subprocess.run(
        [Path(sys.executable).parent / "node", "test/page_answers.stdin.ts"],
        cwd=ROOT / "frontend",
        input=json.dumps(pack),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.fixture
def odd(tmp_path: Path) -> Current:
    """A small country where everything is strange: names, ways, dates, numbers that may not work."""
    (tmp_path / "key.pub").write_bytes(PUBLIC)
    make_pack(tmp_path / "packs", [*emergency(), *lines(), *offices(), *near(), masked(name=ODD)])
    return CurrentPack(tmp_path / "packs", tmp_path / "key.pub").get()


def emergency() -> Iterator[Structure]:
    for number, works_in in (("112", FRANCE), ("17", (*FRANCE, "987")), ("15", FRANCE)):
        yield national(f"urgence-{number}", "emergency", f"{number} - {ODD}", call(number, works_in=works_in))
    sms = Channel(kind="sms", value="114", opening=((0, 10080),), works_in=FRANCE)
    yield national("urgence-114", "emergency", "114", sms)


def lines() -> Iterator[Structure]:
    chat = Channel(kind="chat", value="https://www.exemple.test/tchat?a=1&b='2'", opening=WEEK)
    for rank, date in zip(range(9), cycle(("2019", "2023-06", "")), strict=False):
        number = call(f"0 800 00 00 0{rank}", opening=WEEK if rank % 2 else None, free="yes")
        yield national(f"ligne-{rank}", "line", f"{ODD} {rank}", number, chat, date=date)
    yield line("119")
    yield national("en-ligne", "", ODD, *ways())


def offices() -> Iterator[Structure]:
    email = Channel(kind="email", value="a@exemple.test")
    yield house("crip", ODD, role="cell", services=(service("crip", email),))
    number = call("04 00 00 00 00")
    yield house("standard", ODD, role="switchboard", territory="69M", services=(service("standard", number),))


def near() -> Iterator[Structure]:
    """Three pages of them, some fresh, some old, some in the commune."""
    dates = cycle(("2026-02-03", "2019", "2026-10", "", "2026-11-02"))
    for rank, date in zip(range(22), dates, strict=False):
        needs = ("talk",) if rank % 2 else ()
        given = service(f"lieu-{rank}", *ways(rank), specialised=rank % 3 == 0, needs=needs)
        yield house(
            f"lieu-{rank}",
            f"{ODD} {rank}",
            latitude=49.8942 + 0.01 * (rank % 5),
            source_date=date,
            verified_on="2026-11-02" if rank % 7 == 1 else None,
            services=(given,),
        )


def ways(first: int = 0) -> tuple[Channel, ...]:
    """Most kinds, some that make no link, in an order that turns."""
    made = (
        call("03 00 00 00 00", opening=WEEK),
        call("05 90 00 00 00"),
        Channel(kind="sms", value="06 00 00 00 00"),
        Channel(kind="email", value="a'b@exemple.test"),
        Channel(kind="email", value="élan@exemple.test"),
        Channel(kind="web", value="https://www.exemple.test/x?a=1&b=2'"),
        Channel(kind="chat", value="https://exemple.test/violences"),
        Channel(kind="visit"),
    )
    return made[first % 8 :] + made[: first % 4]


def call(number: str, **more: object) -> Channel:
    return Channel(kind="call", value=number, **more)  # type: ignore[arg-type]


def service(id_: str, *channels: Channel, **more: object) -> Service:
    fields = {"name": ODD, "audiences": AUDIENCES, "modes": ("on_site",), "channels": channels}
    return Service(id=id_, **{**fields, **more})  # type: ignore[arg-type]


def national(id_: str, role: Role, name: str, *channels: Channel, date: str = "2023-06") -> Structure:
    given = service(id_, *channels, zone=("FR",), needs=("talk",))
    return Structure(
        id=id_,
        name=name,
        kind="virtual",
        type="ecoute",
        role=role,
        services=(given,),
        source=ODD,
        source_date=date,
    )
