"""The files of the project as git lists them: what a stranger gets by cloning."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
BINARY = {".png", ".jpg", ".gz", ".whl", ".tgz"}


@cache
def tracked() -> tuple[Path, ...]:
    """Paths from the root, those just added included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(
        path for line in sorted(listed.splitlines()) if (path := Path(line)) and (ROOT / path).is_file()
    )


def texts(*folders: str, ends: tuple[str, ...] = ()) -> dict[Path, str]:
    """Contents of the text files under some folders (all when none is named), by path."""
    found = {}
    for path in tracked():
        inside = (
            not folders
            or str(path).startswith(tuple(f"{folder}/" for folder in folders))
            or str(path) in folders
        )
        if inside and path.suffix not in BINARY and (not ends or path.suffix in ends):
            found[path] = (ROOT / path).read_text(encoding="utf-8")
    return found
