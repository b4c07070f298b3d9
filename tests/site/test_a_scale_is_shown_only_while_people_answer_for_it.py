"""Which self-assessment pages show: that of the pack until its last day; a draft with `--drafts` alone."""

from datetime import UTC, date, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from balise.core.scales.model import Scale
from balise.site import scale as shown
from balise.site.current_pack import Current
from balise.site.scale import Shown, scale_of
from tests.core.scales.known_scales import SHIPPED, STARTING
from tests.core.scales.known_scales import scale_of as scale_of_file
from tests.core.scales.validated import validated
from tests.serving import Served, serving

LAST_DAY = date(2026, 11, 22)
VALIDATED = validated(until=LAST_DAY)
DRAFT = scale_of_file("faire-le-point")


def holding(held: Current, scale: Scale | None) -> Current:
    return replace(held, pack=replace(held.pack, scale=scale))


@pytest.fixture(autouse=True)
def on_the_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    today(monkeypatch, datetime(2026, 11, 22, 12, tzinfo=UTC))


def today(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_the_real_pack_has_none_since_ours_is_a_draft(held: Current) -> None:
    assert held.pack.scale is None
    assert scale_of(held) is None


def test_that_of_the_pack_is_shown_until_its_last_day_in_paris(
    held: Current, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same pack stays served: nothing is published between the two moments."""
    serving_it = holding(held, VALIDATED)
    today(monkeypatch, datetime(2026, 11, 22, 22, 59, tzinfo=UTC))
    assert scale_of(serving_it) == Shown(VALIDATED, draft=False)
    today(monkeypatch, datetime(2026, 11, 22, 23, 1, tzinfo=UTC))
    assert scale_of(serving_it) is None


@pytest.mark.parametrize("status", ["draft", "in_review", "retired"])
def test_a_pack_that_holds_one_that_nobody_validated_shows_none(held: Current, status: str) -> None:
    assert scale_of(holding(held, replace(VALIDATED, status=status))) is None


def test_a_draft_is_shown_as_such_and_before_that_of_the_pack(held: Current, settings: Any) -> None:
    settings.BALISE_DRAFT_SCALE = SHIPPED
    assert scale_of(held) == Shown(DRAFT, draft=True)
    assert scale_of(holding(held, VALIDATED)) == Shown(DRAFT, draft=True)


def test_a_file_that_may_be_published_is_no_draft(
    held: Current, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.BALISE_DRAFT_SCALE = SHIPPED
    monkeypatch.setattr(shown, "draft_scale", lambda: VALIDATED)
    assert scale_of(held) is None, "it is shown once it is published"


def test_a_faulty_or_absent_draft_shows_none(held: Current, settings: Any, tmp_path: Path) -> None:
    settings.BALISE_DRAFT_SCALE = tmp_path / "absent.toml"
    assert scale_of(held) is None
    settings.BALISE_DRAFT_SCALE = tmp_path / "faulty.toml"
    text = STARTING.read_text(encoding="utf-8")
    settings.BALISE_DRAFT_SCALE.write_text(text.replace("statut =", "status ="), encoding="utf-8")
    assert scale_of(held) is None


def status_of(served: Served, **headers: str) -> int:
    """Of the page of a scale, asked with these headers."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=10)
    try:
        connection.request(
            "GET", "/point/", headers={name.replace("_", "-"): one for name, one in headers.items()}
        )
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def test_with_drafts_only_this_machine_is_answered(real_folder: Path, tmp_path: Path) -> None:
    """Whatever names the operator gave, and whatever server on this machine passes a request on."""
    with serving(real_folder, tmp_path, drafts=True, BALISE_HOSTS="exemple.test,127.0.0.1") as served:
        assert status_of(served) == 200
        assert status_of(served, Host=f"localhost:{served.port}") == 200
        for elsewhere in (
            "exemple.test",
            "192.168.1.2",
            f"exemple.test:{served.port}",
            "127.0.0.1.exemple.test",
        ):
            assert status_of(served, Host=elsewhere) == 400, elsewhere
        for name in ("X_Forwarded_For", "X_Forwarded_Host", "X_Real_IP", "Forwarded", "Via"):
            assert status_of(served, **{name: "192.0.2.1"}) == 400, name


def test_the_setting_alone_shows_no_draft(real_folder: Path, tmp_path: Path) -> None:
    """Left in an environment, it would open drafts to everybody: the command says, and nothing else."""
    settings = {"BALISE_DRAFTS": "1", "BALISE_HOSTS": "exemple.test,127.0.0.1"}
    with serving(real_folder, tmp_path, **settings) as served:
        assert status_of(served, Host="exemple.test") == 404, (
            "this name is answered, and there is no such page"
        )
