"""Shared by every test. The two faces are two processes: their tests never share one."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says how busy the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

TESTS = Path(__file__).parent
FACES = {"site": "site", "browser": "site", "bureau": "bureau", "leaks": "bureau"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    faces = {FACES.get(item.path.relative_to(TESTS).parts[0]) for item in items} - {None}
    if len(faces) > 1:
        sys.exit(
            "Le site et le bureau se testent dans deux processus : lancez make test, ou un dossier à la fois."
        )
