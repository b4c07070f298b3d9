"""The OpenAPI document names every address and every key, and every answer has the shape it says."""

from typing import Any

import pytest
from django.urls import get_resolver

from balise.site.api import urls
from balise.site.api.openapi import document
from tests.site.api.served import Site

ASKED = [
    ("/", ""),
    ("/places", "places?q=amien"),
    ("/places", "places?q=zzzzzz&limit=3"),
    ("/help", "help?commune=80001&audience=young"),
    ("/help", "help?commune=98735&audience=professional&need=talk&page=2"),
    ("/help", "help?commune=80999&audience=witness"),
    ("/structures.json", "structures.json"),
    ("/lines.json", "lines.json"),
    ("/packs/", "packs/"),
    ("/openapi.json", "openapi.json"),
]


def check(value: Any, shape: dict[str, Any], where: str) -> None:
    """A value against a JSON schema, as strictly as our document speaks: no key that it does not name."""
    if "$ref" in shape:
        return check(value, document()["components"]["schemas"][shape["$ref"].rsplit("/", 1)[1]], where)
    if "anyOf" in shape:
        assert any(fits(value, one) for one in shape["anyOf"]), f"{where}: {value!r} is none of anyOf"
        return None
    if "enum" in shape:
        assert value in shape["enum"], where
    kinds = {
        "object": dict, "array": list, "string": str, "boolean": bool, "integer": int,
        "number": (int, float), "null": type(None),
    }  # fmt: skip
    if "type" in shape:
        assert isinstance(value, kinds[shape["type"]]), f"{where}: {value!r} is no {shape['type']}"
        assert not (isinstance(value, bool) and shape["type"] in ("integer", "number")), where
    if isinstance(value, dict) and "properties" in shape:
        assert set(shape.get("required", [])) <= set(value) <= set(shape["properties"]), where
        for key, one in value.items():
            check(one, shape["properties"][key], f"{where}.{key}")
    elif isinstance(value, dict) and isinstance(shape.get("additionalProperties"), dict):
        for key, one in value.items():
            check(one, shape["additionalProperties"], f"{where}.{key}")
    if isinstance(value, list):
        first = shape.get("prefixItems", [])
        for number, one in enumerate(value):
            items = first[number] if number < len(first) else shape.get("items")
            if isinstance(items, dict):
                check(one, items, f"{where}[{number}]")
    return None


def fits(value: Any, shape: dict[str, Any]) -> bool:
    try:
        check(value, shape, "")
    except AssertionError:
        return False
    return True


def test_every_address_is_in_the_document() -> None:
    addresses = {str(pattern.pattern) for pattern in urls.urlpatterns} - {""}
    documented = {address.removeprefix("/") for address in document()["paths"]} - {""}
    named = {address.replace("<str:version>/<path:name>", "{version}/{file}") for address in addresses}
    assert named == documented
    assert get_resolver().resolve("/api/v1/help").func.__module__ == "balise.site.api.help"


@pytest.mark.parametrize(("path", "address"), ASKED)
def test_every_answer_has_the_documented_shape(site: Site, path: str, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 200
    content = document()["paths"][path]["get"]["responses"]["200"]["content"]
    assert answer["Content-Type"] in content
    check(answer.json(), content[answer["Content-Type"]]["schema"], path)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("places", 400),
        ("places?q=", 400),
        ("places?q=" + "a" * 101, 400),
        ("places?q=amiens&limit=0", 400),
        ("places?q=amiens&limit=51", 400),
        ("places?q=amiens&limit=deux", 400),
        ("places?q=amiens&limit=²", 400),
        ("places?q=a&q=b", 400),
        ("places?q=amiens&lang=fr", 400),
        ("help", 400),
        ("help?commune=80021", 400),
        ("help?commune=80021&audience=enfant", 400),
        ("help?commune=80021&audience=young&need=argent", 400),
        ("help?commune=80021&audience=young&page=0", 400),
        ("help?commune=00000&audience=young", 404),
        ("help?commune=800211&audience=young", 400),
        ("openapi.json?x=1", 400),
        ("packs/20200101T000000Z-00000000/directory.json", 404),
        ("rien", 404),
        ("places/", 404),
        ("packs/current/directory.json", 404),
    ],
)
def test_what_is_wrong_is_said_as_problem_json(site: Site, address: str, status: int) -> None:
    answer = site.get(address)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    check(problem, document()["components"]["schemas"]["ProblemBody"], "problem")
    assert problem["status"] == status
    assert problem["detail"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "no-store"


def test_a_problem_never_repeats_what_was_asked(site: Site) -> None:
    for address in (
        "help?commune=CANARI&audience=CANARI",
        "places?CANARI=1",
        "CANARI",
        "packs/CANARI/CANARI",
    ):
        assert b"CANARI" not in site.get(address).content
