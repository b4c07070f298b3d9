"""The places as one file for the browser: columns of bytes that brotli packs well, without loss.

Read by `frontend/src/places/decode.ts`. A file is `MAGIC`, the number of columns (one byte), the length of
each (four bytes, little end first), then the columns in the order of `_columns`. Numbers of several bytes are
LEB128 varints; `zigzag` folds the sign of a number into its last bit. Choices of form were made by measure:
see `bench/browser_search.py`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any, Final

from balise.core.geo.atlas import Atlas
from balise.core.geo.foreign import ForeignPlace
from balise.core.geo.name_column import encode_names
from balise.core.geo.records import FormerName, Place

MAGIC: Final = b"balise places 1\n"

_KINDS: Final = {"commune": 1, "arrondissement": 2}
_FORMER: Final = {"delegated": 3, "associated": 6, "code": 9}  # added to the kind of a row
_OWN: Final = 12  # added when what the code was leads to itself: "delegated" at the chief place
_MOVED: Final = 24  # added when it leads to the same number in another département
_MOST_DIGITS: Final = 6  # decimals of a point


def encode_places(atlas: Atlas, foreign: Sequence[ForeignPlace]) -> bytes:
    """All that `atlas` and `foreign` hold, in code order: the same bytes for the same places.

    Raises ValueError for what the file cannot say, such as a postal code that is not five digits.
    """
    columns = _columns(atlas, foreign)
    lengths = b"".join(len(column).to_bytes(4, "little") for column in columns)
    return MAGIC + bytes([len(columns)]) + lengths + b"".join(columns)


def _columns(atlas: Atlas, foreign: Sequence[ForeignPlace]) -> list[bytes]:
    places = [atlas.places[code] for code in sorted(atlas.places)]
    for place in places:
        _check(place, atlas)
    former = _former_rows(places, atlas)
    rows = sorted({*atlas.places, *former})
    names = [name for code in rows for name in _names_of(code, atlas, former)]
    table, articles, text = encode_names(names)
    digits = _digits(places)
    head = {
        "digits": digits,
        "names": table,
        "prefixes": [[prefix, len(list(codes))] for prefix, codes in groupby(rows, _prefix)],
        "departments": [
            [each.code, each.name, each.region, each.territories] for each in atlas.departments.values()
        ],
        "regions": [[each.code, each.name] for each in atlas.regions.values()],
        "territories": [_territory(atlas, code) for code in atlas.territories],
        "parents": {place.code: place.parent for place in places if place.parent},
        "timezones": {
            place.code: place.timezone
            for place in places
            if place.timezone != atlas.territories[place.territory].timezone
        },
        "short": [
            [place.code, name.name] for place in places for name in place.former_names if name.kind == "short"
        ],
        "countries": _countries(foreign),
    }
    return [
        json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode(),
        _code_gaps(rows),
        bytes(_row_kind(code, atlas, former) for code in rows),
        *_leads_to(rows, places, former),
        articles,
        text,
        *_postal_codes(places),
        *_points(places, digits),
        *_sizes(place.population for place in _towns_first(places)),
        b"".join(_varint(place.landmass) for place in places),
        bytes(atlas.departments[place.department].territories.index(place.territory) for place in places),
        *_foreign(foreign),
    ]


def _check(place: Place, atlas: Atlas) -> None:
    """What follows from a place's code or département is not written: it must follow."""
    department = atlas.departments.get(place.department)
    if department is None or _prefix(place.code) != place.department:
        raise ValueError(f"{place.code}: its département is {place.department!r}")
    if place.region != department.region or place.territory not in department.territories:
        raise ValueError(f"{place.code}: its région or territory is not its département's")
    in_order = sorted(place.former_names, key=lambda name: (name.kind, name.code))
    if [name.code for name in in_order] != [name.code for name in place.former_names]:
        raise ValueError(f"{place.code}: its former names are not in order")


def _prefix(code: str) -> str:
    """What of an INSEE code names the département or the collectivity."""
    return code[:3] if code[:2] in ("97", "98") else code[:2]


# Codes and names that were: they lie among the others, in alphabetical order like them.


def _former_rows(places: Sequence[Place], atlas: Atlas) -> dict[str, tuple[str, FormerName | None]]:
    """Each code that was, with the current code it leads to and its name, if that is known."""
    rows: dict[str, tuple[str, FormerName | None]] = {
        code: (current, None) for code, current in atlas.former.items()
    }
    for place in places:
        for name in place.former_names:
            if name.kind == "short":
                continue
            if name.code in rows and rows[name.code] != (place.code, None):
                raise ValueError(f"{name.code}: leads to two places")
            rows[name.code] = (place.code, name)
    return rows


def _names_of(code: str, atlas: Atlas, former: dict[str, tuple[str, FormerName | None]]) -> list[str]:
    current = [atlas.places[code].name] if code in atlas.places else []
    name = former[code][1] if code in former else None
    return [*current, *([name.name] if name else [])]


def _row_kind(code: str, atlas: Atlas, former: dict[str, tuple[str, FormerName | None]]) -> int:
    kind = _KINDS[atlas.places[code].kind] if code in atlas.places else 0
    if code not in former:
        return kind
    current, name = former[code]
    kind += _FORMER[name.kind if name else "code"]
    return kind + (_OWN if current == code else _MOVED if _moved(code, current) else 0)


def _moved(code: str, current: str) -> bool:
    """Corsica was divided, and the region of Paris: the number after the département stayed."""
    return _prefix(code) != _prefix(current) and _number(code) == _number(current)


def _number(code: str) -> int:
    return int(code.removeprefix(_prefix(code)))


def _code_gaps(rows: Sequence[str]) -> bytes:
    """How many numbers are skipped before each code; the first of a prefix counts from 0."""
    gaps = bytearray()
    for before, code in pairwise(["", *rows]):
        known = _number(before) if before and _prefix(before) == _prefix(code) else -1
        gaps += _varint(_number(code) - known - 1)
    return bytes(gaps)


def _leads_to(
    rows: Sequence[str], places: Sequence[Place], former: dict[str, tuple[str, FormerName | None]]
) -> list[bytes]:
    """How many places farther or nearer in code order each code leads; the prefix of those that moved."""
    rank = {place.code: number for number, place in enumerate(places)}
    prefixes = list(dict.fromkeys(map(_prefix, rows)))
    column, moved, passed = bytearray(), bytearray(), 0
    for code in rows:
        current = former[code][0] if code in former else code
        if _moved(code, current):
            moved.append(prefixes.index(_prefix(current)))
        elif current != code:
            column += _varint(_zigzag(rank[current] - passed))
        passed += code in rank
    return [bytes(column), bytes(moved)]


# Columns of the places.


def _postal_codes(places: Sequence[Place]) -> list[bytes]:
    """How many; the tens of each in its département, and its last digit; those of another one, whole."""
    counts, tens, last, elsewhere = bytearray(), bytearray(), bytearray(), bytearray()
    for place in places:
        counts += _varint(len(place.postal_codes))
        for code in place.postal_codes:
            if len(code) != 5 or not code.isdecimal():
                raise ValueError(f"{place.code}: {code!r} is no postal code")
            inside = int(code) - _postal_base(place.department)
            if 0 <= inside < 1000:
                tens.append(inside // 10)
                last.append(inside % 10)
            else:
                tens.append(255)
                elsewhere += _varint(int(code))
    return [bytes(counts), bytes(tens), bytes(last), bytes(elsewhere)]


def _postal_base(prefix: str) -> int:
    return int(prefix.replace("A", "0").replace("B", "0").ljust(5, "0")) // 100 * 100


def _digits(places: Sequence[Place]) -> int:
    """How many decimals say every point exactly."""
    for digits in range(3, _MOST_DIGITS + 1):
        if all(round(x, digits) == x for place in places for x in (place.latitude, place.longitude)):
            return digits
    raise ValueError(f"a point has more than {_MOST_DIGITS} decimals")


def _points(places: Sequence[Place], digits: int) -> list[bytes]:
    """How far each point is from the mean of those before it with the same postal code, or département."""
    near: dict[tuple[str, tuple[str, ...]], list[tuple[int, int]]] = defaultdict(list)
    first: tuple[list[int], list[int]] = ([], [])
    others: tuple[list[int], list[int]] = ([], [])
    for place in places:
        point = round(place.latitude * 10**digits), round(place.longitude * 10**digits)
        around, code = near[place.department, ()], near[place.department, place.postal_codes[:1] or ("",)]
        for axis, column in enumerate(others if code else first):
            column.append(point[axis] - _mean([known[axis] for known in code or around]))
        around.append(point)
        code.append(point)
    return [part for distances in (*first, *others) for part in _sizes(map(_zigzag, distances))]


def _mean(numbers: Sequence[int]) -> int:
    count = len(numbers)
    return (2 * sum(numbers) + count) // (2 * count) if count else 0


def _towns_first(places: Sequence[Place]) -> list[Place]:
    """By whether the postal code is a round number, then by how many share it: like sizes stand together."""
    shared = Counter(place.postal_codes[:1] for place in places)

    def smaller(place: Place) -> tuple[bool, int]:
        code = place.postal_codes[:1]
        return not (code and code[0].endswith("00")), shared[code]

    return sorted(places, key=smaller)


def _sizes(numbers: Iterable[int]) -> list[bytes]:
    """How many lower bits there are, with the three highest bits, one byte; then the lower bits, packed."""
    sizes, packed, bits, count = bytearray(), bytearray(), 0, 0
    for number in numbers:
        more = max(0, number.bit_length() - 3)
        sizes.append(4 * more + (number >> more))
        bits |= (number & ((1 << more) - 1)) << count
        count += more
        while count >= 8:
            packed.append(bits & 255)
            bits, count = bits >> 8, count - 8
    return [bytes(sizes), bytes(packed) + (bytes([bits]) if count else b"")]


# The head.


def _territory(atlas: Atlas, code: str) -> list[Any]:
    territory = atlas.territories[code]
    return [
        territory.code,
        territory.name,
        territory.authority,
        territory.kind,
        territory.region,
        territory.departments,
        territory.locative,
        territory.genitive,
        territory.timezone,
        territory.neighbours,
        int(territory.outline),
    ]


def _countries(foreign: Sequence[ForeignPlace]) -> list[Any]:
    """By country: its code, its name, and how many places follow."""
    groups = groupby(foreign, lambda place: (place.code.partition("-")[0], place.country))
    return [[*country, len(list(places))] for country, places in groups]


def _foreign(foreign: Sequence[ForeignPlace]) -> list[bytes]:
    """The number of each place in GeoNames (0 for a country), its names, a line each, and its population."""
    numbers = b"".join(_varint(int(place.code.partition("-")[2] or 0)) for place in foreign)
    names = ["|".join((place.name, *place.other_names)) for place in foreign]
    if any("\n" in line for line in names):
        raise ValueError("a foreign name runs over two lines")
    return [numbers, "\n".join(names).encode(), *_sizes(place.population for place in foreign)]


# Numbers.


def _zigzag(number: int) -> int:
    return 2 * number if number >= 0 else -2 * number - 1


def _varint(number: int) -> bytes:
    """LEB128: seven bits a byte, the lowest first."""
    if number < 0:
        raise ValueError(f"{number}: a negative number")
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)
