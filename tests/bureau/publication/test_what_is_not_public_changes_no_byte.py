"""Rule 1, non-interference: adding, changing or deleting a row that may not be published changes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balise.bureau.directory.models import Attestation, Channel, Organisation, Service, Structure
from balise.bureau.publication.publish import Folders, Report
from tests.bureau.publication.rows import add_house, add_line, add_masked
from tests.small_pack import NOW

pytestmark = pytest.mark.django_db


def every_file(packs: Path) -> dict[str, bytes]:
    return {str(path.relative_to(packs)): path.read_bytes() for path in packs.rglob("*") if path.is_file()}


def hide(id_: str) -> Structure:
    return add_masked(id_, territory="", name=f"Canari {id_}")


def test_a_hidden_row_that_comes_changes_and_goes(published: Callable[[], Report], folders: Folders) -> None:
    add_house()
    add_line()
    add_masked()
    assert published().written
    before = every_file(folders.packs)

    hidden = hide("cache")
    assert published().nothing_changed
    Structure.objects.filter(id="cache").update(name="Autre canari", source_url="https://canari.test/")
    Channel.objects.filter(service__structure=hidden, kind="call").update(value="09 99 99 99 99")
    assert published().nothing_changed
    Service.objects.filter(structure=hidden).delete()
    hidden.delete()
    assert published().nothing_changed
    assert every_file(folders.packs) == before


def test_an_attestation_of_a_hidden_row_changes_nothing(published: Callable[[], Report]) -> None:
    add_house()
    hidden = hide("cache")
    assert published().written
    Attestation.objects.create(structure=hidden, how="confirmed", person="Camille Essai", on=NOW.date())
    assert published().nothing_changed


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ids=st.lists(
        st.sampled_from([f"{letter}-cache" for letter in "abcmnrz"]), unique=True, min_size=1, max_size=5
    ),
    number=st.sampled_from(["09 99 99 99 99", "119", "pas un numéro"]),
    owner=st.sampled_from(["Organisme d'essai", "Organisme canari"]),
    kind=st.sampled_from(["", "line", "emergency", "cell", "switchboard"]),
)
def test_whatever_the_hidden_rows_are(
    published: Callable[[], Report],
    folders: Folders,
    ids: list[str],
    number: str,
    owner: str,
    kind: str,
) -> None:
    Structure.objects.all().delete()
    add_house()
    add_line()
    first = published()
    before = every_file(folders.packs)
    for id_ in ids:
        hidden = hide(id_)
        hidden.organisation = Organisation.objects.get_or_create(name=owner)[0]
        hidden.role = kind
        hidden.save()
        Channel.objects.filter(service__structure=hidden, kind="call").update(value=number)
    second = published()
    assert second.nothing_changed
    assert (second.left_out, second.counts, second.current) == (first.left_out, first.counts, first.current)
    assert every_file(folders.packs) == before
