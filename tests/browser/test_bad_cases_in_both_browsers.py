"""Whatever fails, the numbers, the exit and a way to an answer remain: in Chromium and in Firefox ESR."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import serving

RUN = Path(__file__).parent / "both" / "run.ts"
NODE = Path(sys.executable).with_name("node")


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_bad_cases(browser: str, real_folder: Path, tmp_path: Path) -> None:
    """Every case of `both/cases.ts`, each in a page of its own, through a wire that can be cut."""
    served = tmp_path / "served"
    served.mkdir()
    with serving(real_folder, tmp_path) as elsewhere:
        leads_to = f"{elsewhere.address}/robots.txt"
        with serving(real_folder, served, BALISE_EXIT_URL=leads_to) as site:
            command = [str(NODE), str(RUN), browser, site.address, leads_to, str(tmp_path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert found["cases"] >= 19
    assert found["failed"] == {}, "\n".join(f"{name}: {why}" for name, why in found["failed"].items())
