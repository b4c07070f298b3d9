"""A small pack that is served, and a client that asks the API."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.test import Client

from balise.core.pack.records import Structure
from balise.site import current_pack
from tests.small_pack import NOW, house, line, make_pack, masked

STRUCTURES = [line(), house(), masked(), house("papeete-essai", territory="987", commune="98735")]


class Site:
    """A served folder of packs, and a client that asks."""

    def __init__(self, packs: Path) -> None:
        self.packs = packs
        self.client = Client()
        self.published = 0

    def publish(self, *structures: Structure) -> str:
        self.published += 1
        later = NOW + timedelta(minutes=self.published)
        return make_pack(self.packs, structures, self.packs.parent / "places", later).version

    def restart(self) -> None:
        current_pack.followed.cache_clear()

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1/{address}", headers=headers)
