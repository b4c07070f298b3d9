"""Open to all origins, read-only, cached no longer than it is true, and silent about who asks what."""

import gzip
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balise.site.api import help as help_view
from balise.site.api.help import max_age
from tests.site.api.served import STRUCTURES, Site
from tests.small_pack import house, line

ADDRESSES = [
    "", "openapi.json", "places?q=amiens", "help?commune=80021&audience=young", "packs/",
    "structures.json", "structures.geojson", "lines.json", "rien",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_origin_may_read(site: Site, address: str) -> None:
    answer = site.get(address, Origin="https://exemple.test")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert not answer.cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_options_and_head(site: Site, address: str) -> None:
    asked = site.client.options(f"/api/v1/{address}")
    assert (asked.status_code, asked.content) == (204, b"")
    assert asked["Access-Control-Allow-Methods"] == asked["Allow"] == "GET, HEAD, OPTIONS"
    assert asked["Access-Control-Allow-Origin"] == "*"
    got, head = site.get(address), site.client.head(f"/api/v1/{address}")
    assert head.status_code == got.status_code
    assert head.headers["Content-Type"] == got.headers["Content-Type"]
    assert head.headers.get("ETag") == got.headers.get("ETag")
    assert head.content == b""


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_can_be_written(site: Site, address: str, method: str) -> None:
    answer = getattr(site.client, method)(f"/api/v1/{address}")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one != "rien"])
def test_the_same_answer_is_not_sent_twice(site: Site, address: str) -> None:
    first = site.get(address)
    etag = first["ETag"]
    for known in (etag, f'"other", {etag}', etag.removeprefix("W/"), "*"):
        again = site.get(address, **{"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == etag
        assert again["Cache-Control"] == first["Cache-Control"]
    assert site.get(address, **{"If-None-Match": '"other"'}).status_code == 200


def test_the_tag_changes_with_the_pack(site: Site) -> None:
    before = site.get("structures.json")["ETag"]
    site.publish(line(), house(name="Autre nom"))
    site.restart()
    assert site.get("structures.json")["ETag"] != before


def test_the_tag_of_an_answer_does_not_move_with_the_clock(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags, times = set(), set()
    for minute in (0, 1):
        moment = datetime(2026, 11, 23, 10, minute, tzinfo=UTC)
        clock = type("Clock", (datetime,), {"now": classmethod(lambda cls, zone, moment=moment: moment)})
        monkeypatch.setattr(help_view, "datetime", clock)
        answer = site.get("help?commune=80021&audience=young")
        tags.add(answer["ETag"])
        times.add(answer.json()["at"])
    assert (len(tags), len(times)) == (1, 2)


@pytest.mark.parametrize(
    ("changes_at", "expected"),
    [
        ("", 3600),
        ("2026-11-23T10:00:30Z", 30),
        ("2026-11-23T11:00:00Z", 3600),
        ("2026-11-24T10:00:00Z", 3600),
        ("2026-11-23T09:59:00Z", 0),
    ],
)
def test_an_answer_is_kept_until_something_opens_or_closes(changes_at: str, expected: int) -> None:
    assert max_age(changes_at, datetime(2026, 11, 23, 10, 0, tzinfo=UTC)) == expected


def test_the_max_age_is_in_the_header(site: Site) -> None:
    assert site.get("help?commune=80021&audience=young")["Cache-Control"] == "public, max-age=3600"


def test_a_former_commune_answers_for_the_one_it_joined(site: Site) -> None:
    assert site.get("help?commune=80999&audience=young").json()["place"]["code"] == "80021"


def test_files_of_a_pack_are_its_own_bytes_and_kept_an_hour(site: Site) -> None:
    listed = site.get("packs/").json()["packs"][0]
    for file in listed["files"]:
        answer = site.client.get(file["address"])
        assert answer.content == (site.packs / listed["version"] / file["name"]).read_bytes()
        assert answer["Cache-Control"] == "public, max-age=3600"
        assert len(answer.content) == file["size"]
    for name in ("manifest.json", "manifest.sig"):
        assert site.get(f"packs/{listed['version']}/{name}").status_code == 200


def test_two_packs_before_are_served_and_the_third_is_gone(site: Site) -> None:
    versions = [site.publish(line(), house(name=f"Maison {number}")) for number in range(4)]
    site.restart()
    assert [one["version"] for one in site.get("packs/").json()["packs"]] == versions[:0:-1]
    statuses = [site.get(f"packs/{version}/directory.json").status_code for version in versions]
    assert statuses == [404, 200, 200, 200]


def test_a_large_file_goes_out_in_pieces(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("balise.site.api.downloads.IN_MEMORY", 10)
    answer = site.get("structures.json")
    assert answer.streaming
    sent = b"".join(answer.streaming_content)
    assert sent == (site.packs / "current" / "directory.json").read_bytes()
    assert int(answer["Content-Length"]) == len(sent)
    assert site.get("structures.json", **{"If-None-Match": answer["ETag"]}).status_code == 304


def test_it_travels_compressed(site: Site) -> None:
    answer = site.get("structures.json", **{"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.content))["structures"]
    assert "Accept-Encoding" in answer["Vary"]


def test_a_masked_structure_has_no_place_in_any_answer(site: Site) -> None:
    found = site.get("help?commune=80021&audience=young").json()
    (match,) = [one for one in found["near"] + found["remote"] if one["structure"]["id"] == "refuge-essai"]
    assert (match["structure"]["commune"], match["distance_km"]) == (None, None)
    features = site.get("structures.geojson").json()["features"]
    assert [one["geometry"] for one in features if one["id"] == "refuge-essai"] == [None]


def test_a_refused_pack_is_said(site: Site) -> None:
    good = site.get("").json()
    assert (good["refusal"], good["counts"]["structures"]) == ("", len(STRUCTURES))
    bad = site.publish(line())
    (site.packs / bad / "lines.json").write_bytes(b"[]")
    site.restart()
    refused = site.get("").json()
    assert refused["version"] == good["version"]
    assert "lines.json" in refused["refusal"] == site.get("packs/").json()["refusal"]


def test_without_any_pack_it_says_so_and_when_to_come_back(site: Site, settings: Any) -> None:
    settings.BALISE_PACKS = site.packs.parent / "nowhere"
    site.restart()
    for address in ADDRESSES[2:-1]:
        answer = site.get(address)
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert answer["Content-Type"] == "application/problem+json"
    assert site.get("openapi.json").status_code == 200


def test_a_fault_of_ours_is_a_problem_and_logs_no_word_of_the_caller(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("CANARI")

    monkeypatch.setattr("balise.site.api.places.search_answer", broken)
    answer = site.get("places?q=CANARI")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert b"CANARI" not in answer.content
    assert "ValueError" in caplog.text
    assert "CANARI" not in caplog.text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["places", "help", "packs/x/y", "packs/", "structures.json"]),
    query=st.dictionaries(
        st.sampled_from(["q", "limit", "commune", "audience", "need", "page", "x"]), st.text(max_size=12)
    ),
)
def test_no_query_breaks_it(site: Site, path: str, query: dict[str, str]) -> None:
    answer = site.client.get(f"/api/v1/{path}", query)
    assert answer.status_code in (200, 400, 404)
