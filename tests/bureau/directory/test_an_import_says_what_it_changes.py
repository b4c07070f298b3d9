"""An import says what it creates, changes, leaves and misses; the same file twice changes nothing."""

import pytest
from django.apps import apps

from balise.bureau.directory.importing import BACK, RULES, Change, Taken
from balise.bureau.directory.models import Channel, ImportedRow, Organisation, Service, Structure
from balise.config.paths import SHIPPED_DATA
from balise.exchange.problems import FileRefused
from tests.bureau.directory.conftest import PHONED, Imports

START = SHIPPED_DATA / "start"


def everything() -> dict[str, list[tuple[object, ...]]]:
    return {
        model.__name__: sorted(model.objects.values_list(), key=repr)
        for model in apps.get_app_config("directory").get_models()
    }


def test_a_dry_run_writes_nothing(imports: Imports) -> None:
    outcome = imports(PHONED, {"id": "deux"}, write=False)
    assert (outcome.created, outcome.written) == (2, False)
    assert not any(everything().values())


def test_the_same_file_twice_changes_nothing(imports: Imports) -> None:
    rows = (PHONED, {"id": "deux", "departement": "69", "confidentialite": "adresse_masquee"})
    assert imports(*rows).written
    before = everything()
    outcome = imports(*rows)
    assert (outcome.created, outcome.changed, outcome.unchanged, outcome.written) == (0, 0, 2, False)
    assert everything() == before


def test_a_change_is_told_column_by_column_and_made(imports: Imports) -> None:
    imports(PHONED | {"email": "un@exemple.test"}, {"id": "deux"})
    outcome = imports(PHONED | {"telephone": "03 22 00 00 00"}, {"id": "deux"})
    assert (outcome.created, outcome.changed, outcome.unchanged) == (0, 1, 1)
    assert imports.changes() == [
        Change(
            what="changed",
            key="maison-essai",
            fields=(("telephone", "03 22 91 45 12", "03 22 00 00 00"), ("email", "un@exemple.test", "")),
        )
    ]
    assert list(Channel.objects.values_list("key", "value")) == [("call-1", "03 22 00 00 00")]


def test_a_change_of_a_masked_row_names_its_columns_alone(imports: Imports) -> None:
    masked = {"confidentialite": "adresse_masquee", "telephone": "03 22 91 45 12"}
    imports(masked)
    imports(masked | {"telephone": "03 22 00 00 00"})
    assert imports.changes() == [
        Change(what="changed", key="maison-essai", masked=True, fields=(("telephone", "", ""),))
    ]


def test_a_row_that_left_the_file_is_reported_and_kept(imports: Imports) -> None:
    imports(PHONED, {"id": "deux"})
    outcome = imports(PHONED)
    assert outcome.gone == 1
    assert imports.changes() == [Change(what="gone", key="deux")]
    assert Structure.objects.filter(id="deux").exists()
    assert imports(PHONED).gone == 0
    imports(PHONED, {"id": "deux"})
    assert imports.changes() == [Change(what="changed", key="deux", fields=((BACK, "", ""),))]
    assert not ImportedRow.objects.filter(gone=True).exists()


def test_a_bad_row_keeps_the_whole_file_out(imports: Imports) -> None:
    outcome = imports(PHONED, {"id": "deux", "type": "?", "telephone": "?"})
    assert (outcome.bad, outcome.written) == (1, False)
    assert not any(everything().values())


def test_bad_rows_can_be_skipped_and_are_not_gone(imports: Imports) -> None:
    imports(PHONED, {"id": "deux"})
    outcome = imports({"id": "trois"}, {"id": "deux", "type": "?"}, skip_bad=True)
    assert (outcome.created, outcome.gone, outcome.bad, outcome.written) == (1, 1, 1, True)
    assert [change.key for change in imports.changes()] == ["trois", "maison-essai"]


def test_a_file_that_cannot_be_read_to_its_end_makes_nobody_gone(imports: Imports) -> None:
    imports(PHONED, {"id": "deux"})
    text = imports.path.read_text(encoding="utf-8").replace("\ndeux,", '\n"deux,')
    outcome = imports.text(text, skip_bad=True)
    assert (outcome.gone, outcome.gone_unknown) == (0, True)


def test_another_source_does_not_take_a_structure(imports: Imports) -> None:
    imports(PHONED, {"id": "deux"})
    outcome = imports(PHONED, {"id": "trois"}, {"id": "deux"}, source="autre")
    assert (outcome.created, outcome.bad, outcome.written) == (1, 2, False)
    assert imports.told[-1] == Taken(source="essai", file="fichier.csv", lines=(2, 4))
    assert imports(PHONED, {"id": "trois"}, source="autre", skip_bad=True).written
    assert dict(Structure.objects.values_list("id", "source")) == {
        "maison-essai": "essai",
        "deux": "essai",
        "trois": "autre",
    }


def test_a_refused_file_writes_nothing(imports: Imports) -> None:
    with pytest.raises(FileRefused):
        imports.text("id,nom\n")
    assert not any(everything().values())


def test_what_is_kept_as_received_is_what_was_received(imports: Imports) -> None:
    imports(PHONED | {"notes": "à revérifier", "telephone": "0322914512"})
    row = ImportedRow.objects.get()
    assert '"telephone":"0322914512"' in row.payload
    assert '"notes":"à revérifier"' in row.payload
    assert (row.source, row.kind, row.key, row.structure_id) == (
        "essai",
        "structures",
        "maison-essai",
        "maison-essai",
    )


def test_the_start_data_goes_in_whole_and_once(imports: Imports) -> None:
    files = {"structures": "structures.csv", "cells": "crip.csv", "lines": "lignes-ecoute.csv"}
    for kind, name in files.items():
        text = (START / name).read_text(encoding="utf-8")
        assert imports.text(text, kind=kind, source="depart").bad == 0
        again = imports.text(text, kind=kind, source="depart")
        assert (again.created, again.changed, again.gone, again.written) == (0, 0, 0, False)
    assert Structure.objects.count() == 817 + 32 + 28
    assert Structure.objects.filter(masked=True).count() == 12
    assert Service.objects.count() == 817 + 32 + 28 + 2
    assert Organisation.objects.count() == 188
    assert not Channel.objects.filter(value__contains="200 000").exists()


class TestNationalLines:
    HEADER = (START / "lignes-ecoute.csv").read_text(encoding="utf-8").split("\n")[0]
    CALL = "3018 - violences numériques,3018,appel,https://3018.fr,mineur,,oui,oui,?,,,"
    CHAT = "3018 - tchat et application,,chat,https://3018.fr,mineur,,oui,oui,?,,,"
    OLD = "Net Écoute (ancien numéro),0 800 200 000,appel,,mineur,,oui,oui,?,,,"

    def lines(self, imports: Imports, *rows: str) -> list[tuple[str, str]]:
        self.outcome = imports.text("\n".join((self.HEADER, *rows)), kind="lines")
        return list(Channel.objects.order_by("kind", "value").values_list("kind", "value"))

    def test_a_row_that_left_keeps_its_channel(self, imports: Imports) -> None:
        self.lines(imports, self.CALL, self.CHAT)
        changed = self.CALL.replace("mineur,,", "mineur,7j/7,")
        assert ("chat", "https://3018.fr") in self.lines(imports, changed)
        assert (self.outcome.changed, self.outcome.gone) == (1, 1)
        assert Channel.objects.get(kind="call").hours == "7j/7"

    def test_the_retired_number_is_kept_as_received_and_nowhere_else(self, imports: Imports) -> None:
        assert self.lines(imports, self.OLD) == []
        assert self.outcome.retired == 1
        assert (Structure.objects.count(), ImportedRow.objects.get().structure) == (0, None)

    def test_a_new_decision_in_the_table_is_a_change(self, imports: Imports) -> None:
        self.lines(imports, self.CALL, self.CHAT)
        table = imports.path.with_name("revue.csv")
        reviewed = imports.reference.line_review.read_text(encoding="utf-8")
        retired = [
            line.rsplit(",", 1)[0] + ",oui" if line.startswith("3018 - tchat") else line
            for line in reviewed.splitlines()
        ]
        table.write_text("\n".join(retired), encoding="utf-8")
        imports.reference = type(imports.reference)(
            **{
                **{name: getattr(imports.reference, name) for name in imports.reference.__struct_fields__},
                "line_review": table,
            }
        )
        assert self.lines(imports, self.CALL, self.CHAT) == [("call", "3018"), ("web", "https://3018.fr")]
        assert imports.changes()[0].fields == ((RULES, "", ""),)
