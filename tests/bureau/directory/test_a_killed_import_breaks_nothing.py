"""kill -9 during an import leaves the directory as it was before, or as it is after; never between."""

import os
import signal

import pytest

from tests.exchange.conftest import csv_text
from tests.installation import Installation

ROWS = 6_500
COUNT = (
    "print(*(model.objects.count() for model in (Structure, Service, ImportedRow, Attestation, ImportRun)))"
)


@pytest.mark.parametrize("after", ["start", "progress"])
def test_before_or_after_never_between(installation: Installation, after: str) -> None:
    path = installation.folder / "fichier.csv"
    path.write_text(csv_text(*({"id": f"maison-{rank}"} for rank in range(ROWS))), encoding="utf-8")
    installation.balise("database", "--write")
    command = ("import", str(path), "--kind", "structures", "--source", "essai", "--write")
    importing = installation.start(*command)
    assert importing.stderr
    with importing.stderr as told:
        if after == "progress":
            assert "lignes lues" in told.readline()
        os.kill(importing.pid, signal.SIGKILL)
        importing.wait()
    assert installation.django(COUNT) in ("0 0 0 0 0", f"{ROWS} {ROWS} {ROWS} {ROWS} 1")
    # And the import can simply be made again.
    assert "fautives 0" in installation.balise(*command)
    assert installation.django(COUNT) == f"{ROWS} {ROWS} {ROWS} {ROWS} 1"
