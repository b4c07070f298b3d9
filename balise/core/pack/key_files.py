"""The two key files: the private one that its owner alone can read, and the public one beside."""

import os
from pathlib import Path

from balise.core.pack.sign import PRIVATE_KEY_FILE, PUBLIC_KEY_FILE, create_keys


class KeysExist(FileExistsError):  # noqa: N818 - says what happened
    """A key is already there: writing over it would make every published pack unreadable."""


def have_keys(folder: Path) -> bool:
    return (folder / PRIVATE_KEY_FILE).is_file() and (folder / PUBLIC_KEY_FILE).is_file()


def write_keys(folder: Path) -> tuple[Path, Path]:
    """Create a pair and return the two files; raises KeysExist, and then nothing was touched."""
    private, public = folder / PRIVATE_KEY_FILE, folder / PUBLIC_KEY_FILE
    if os.path.lexists(private) or os.path.lexists(public):
        raise KeysExist(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    private_pem, public_pem = create_keys()
    _write_new(private, private_pem, 0o600)
    _write_new(public, public_pem, 0o644)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return private, public


def _write_new(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)
