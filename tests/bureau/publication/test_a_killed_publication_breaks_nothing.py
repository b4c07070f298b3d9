"""kill -9 at any moment of a publication leaves a whole current pack, as new as what was acknowledged."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from balise.bureau.publication.publish import Folders
from balise.core.pack.read import current_version, read_pack, verify_pack, versions_on_disk
from tests.small_pack import PUBLIC_KEY

KILLS = 15
PROGRAM = Path(__file__).with_name("publish_for_ever.py")
ROOT = Path(__file__).resolve().parents[3]


def publish_until_killed(folders: Folders, home: Path, moment: float) -> list[str]:
    """Publish once, then kill -9 in the middle of the next one, at `moment` of the time that the first took.

    Returns the versions that were acknowledged.
    """
    environment = {**os.environ, "BALISE_DATA_DIR": str(home), "BALISE_DATABASE": "", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, str(PROGRAM), str(folders.packs), str(folders.keys), str(folders.data)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    ready = process.stdout.readline()
    started = time.monotonic()
    first = process.stdout.readline()
    time.sleep(moment * (time.monotonic() - started))
    process.send_signal(signal.SIGKILL)
    said, complaint = process.communicate()
    assert (ready, complaint) == ("prêt\n", "")
    # A line cut by the kill was not said: only whole ones count.
    return [line for line in (first + said).split("\n")[:-1] if line != "None"]


def test_kill_9(folders: Folders, tmp_path: Path) -> None:
    chance = random.Random(20261121)
    acknowledged: list[str] = []
    for _ in range(KILLS):
        acknowledged += publish_until_killed(folders, tmp_path, chance.random())
        current = current_version(folders.packs)
        assert read_pack(folders.packs / "current", PUBLIC_KEY).version == current
        assert current >= acknowledged[-1], "an acknowledged publication was lost"
    assert len(acknowledged) >= KILLS
    for version in versions_on_disk(folders.packs):
        verify_pack(folders.packs / version, PUBLIC_KEY)
    assert set(acknowledged) <= set(versions_on_disk(folders.packs))
