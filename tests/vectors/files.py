"""Files of cases: what is asked, and what every language says to it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def read_cases(file: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return cases


def write_cases(file: Path, cases: Iterable[dict[str, Any]]) -> None:
    """One value a line, so that a difference can be read; says how many there are, and the size."""
    cases = list(cases)
    file.write_text(json.dumps(cases, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{file.name}: {len(cases)} cases, {file.stat().st_size // 1000} kB")
