"""The answer: random communes and audiences with 1,000 and 100,000 structures, then the whole walk."""

import random
import time
from datetime import UTC, datetime

from balise.config.paths import SHIPPED_DATA
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.help.answer import HelpIndex, answer
from balise.core.help.hours import parse_hours
from balise.core.help.needs import load_needs
from balise.core.pack.records import AUDIENCES, Channel, Directory, Service, Structure
from bench.measuring import Figure, at_most

SEED = 20261121
AT = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
QUERIES = 10_000
WARM = 2_000
TARGETS_MS = {1_000: 0.3, 100_000: 1.0}
WALK_SECONDS = 60
LINES = ("17", "112", "15", "18", "119", "116 000", "3018", "116 006", "3114", "3919", "3039", "115")
HOURS = (None, "24h/24, 7j/7", "lun-ven 9h-12h et 14h-17h", "lun-ven 9h-17h", "mer 10h-18h ; sam 9h-12h")


def run() -> list[Figure]:
    atlas = load_atlas(SHIPPED_DATA / "places")
    results = []
    for size, target in TARGETS_MS.items():
        index = HelpIndex(synthetic(atlas, size), atlas)
        p95 = _p95_ms(index, atlas)
        results.append(at_most(f"answer, {size} structures, p95", p95, target, "ms"))
        if size == min(TARGETS_MS):
            seconds = _walk_seconds(index, atlas)
            walk = "walk over all communes and audiences"
            results.append(at_most(walk, seconds, WALK_SECONDS, "s"))
    return results


def synthetic(atlas: Atlas, size: int) -> Directory:
    """Structures where people live: towns drawn by population, with a fixed seed."""
    chance = random.Random(SEED)
    needs = load_needs(SHIPPED_DATA / "needs.csv")
    places = [place for place in atlas.places.values() if place.population]
    towns = chance.choices(places, weights=[place.population for place in places], k=size)
    types = sorted({type_ for need in needs for type_ in need.types})
    local = [
        Structure(
            id=f"s{number:06}",
            name=f"Structure {number}",
            type=chance.choice(types),
            territory=town.territory,
            commune=town.code,
            commune_name=town.name,
            latitude=town.latitude + chance.uniform(-0.02, 0.02),
            longitude=town.longitude + chance.uniform(-0.02, 0.02),
            services=(
                Service(
                    id=f"s{number:06}",
                    name="Accueil",
                    audiences=tuple(sorted(chance.sample(AUDIENCES, chance.randint(1, 4)))),
                    zone=(town.territory,) if chance.random() < 0.03 else (),
                    specialised=chance.random() < 0.02,
                    channels=tuple(_channel(chance) for _ in range(chance.choices((0, 1, 2), (1, 3, 2))[0])),
                ),
            ),
            source="bench",
            source_date=chance.choice(("2019-10-22", "2023-12-31", "2026-10-07", "2025", "")),
        )
        for number, town in enumerate(towns)
    ]
    metropole = tuple(code for code in atlas.territories if len(code) < 3 or not code.startswith("9"))
    national = [
        Structure(
            id=f"l-{number}",
            name=f"Ligne {number}",
            kind="virtual",
            role="emergency" if len(number) == 2 or number == "112" else "line",
            services=(
                Service(
                    id=f"l-{number}",
                    name=number,
                    needs=("talk",),
                    audiences=AUDIENCES,
                    zone=("FR",),
                    channels=(Channel(kind="call", value=number, opening=((0, 10080),), works_in=metropole),),
                ),
            ),
            source="bench",
        )
        for number in LINES
    ]
    return Directory(structures=(*local, *national), needs=needs)


def _channel(chance: random.Random) -> Channel:
    hours = chance.choice(HOURS)
    return Channel(
        kind=chance.choice(("call", "email", "web")),
        value="01 00 00 00 00",
        hours=hours or "",
        opening=parse_hours(hours) if hours else None,
    )


def _p95_ms(index: HelpIndex, atlas: Atlas) -> float:
    chance = random.Random(SEED)
    codes, needs = sorted(atlas.places), [(), (), ("health",), ("roof", "lawyer")]
    queries = [(chance.choice(codes), chance.choice(AUDIENCES), chance.choice(needs)) for _ in range(QUERIES)]
    for code, audience, asked in queries[:WARM]:
        answer(index, code, audience, asked, AT)
    times = []
    for code, audience, asked in queries:
        start = time.perf_counter()
        answer(index, code, audience, asked, AT)
        times.append(time.perf_counter() - start)
    return sorted(times)[int(len(times) * 0.95)] * 1000


def _walk_seconds(index: HelpIndex, atlas: Atlas) -> float:
    start = time.perf_counter()
    for code in atlas.places:
        for audience in AUDIENCES:
            answer(index, code, audience, (), AT)
    return time.perf_counter() - start
