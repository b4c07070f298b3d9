"""Asking the site for pages as a browser would, and the list of every address it has."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.test import Client

from balise.site.current_pack import Current

SLUGS = ("jeune", "proche", "temoin", "professionnel")
FORM = "application/x-www-form-urlencoded"

FILES = ("/icone.svg", "/robots.txt")


class Pages:
    """The site over a pack."""

    _kept: ClassVar[dict[str, str]] = {}

    def __init__(self, held: Current) -> None:
        self.held = held
        self.client = Client(raise_request_exception=False)

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(address, headers=headers)

    def post(self, address: str, fields: dict[str, str], **headers: str) -> Any:
        """A form as a browser sends it."""
        return self.client.post(address, urlencode(fields), content_type=FORM, headers=headers)

    def ask(self, **fields: str) -> Any:
        return self.post("/aide/", fields)

    def answer(self, code: str, slug: str, need: str = "") -> str:
        """The text of an answer."""
        response = self.ask(commune=code, public=slug, besoin=need)
        assert response.status_code == 200
        return str(response.content.decode())

    def text(self, address: str) -> str:
        """The text of a page; those of structures and territories are many, and asked for once a worker."""
        kept = self._kept.get(address)
        if kept is not None:
            return kept
        response = self.get(address)
        assert response.status_code == 200, address
        text = str(response.content.decode())
        if address.startswith(("/structure/", "/territoire/")):
            self._kept[address] = text
        return text

    def territories(self) -> list[str]:
        """Addresses of every page of every territory."""
        return [f"/territoire/{code}/" for code in self.held.pack.atlas.territories]

    def structures(self) -> list[str]:
        return [f"/structure/{structure.id}/" for structure in self.held.pack.directory.structures]
