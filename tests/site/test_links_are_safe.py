"""Links lead to pages of ours that exist, to a number to dial, or out by http, https or mailto."""

import re
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest

from tests.site.addresses import FIXED
from tests.site.pages import SLUGS, Pages
from tests.site.reading import Reading

SCHEMES = {"", "http", "https", "tel", "sms", "mailto"}
DIALLED = re.compile(r"(?:tel|sms):(?:\+?[0-9]{2,15})")
MAIL = re.compile(r"mailto:[^@\s?&]+@[^@\s?&]+\.[a-z]{2,}(?:\?subject=[^\s&]+)?")
ACTIONS = {"/aide/", "/aide/#pres", "/deux-lieux/"}


def readings(pages: Pages) -> dict[str, Reading]:
    """Every fixed page, territory and structure; answers for each audience, in town and overseas; forms."""
    atlas = pages.held.pack.atlas
    addresses = [*FIXED, *pages.territories(), *pages.structures(), "/territoire/69/", "/rien/"]
    found = {address: Reading(pages.get(address).content.decode()) for address in addresses}
    for territory in list(atlas.territories)[::3]:
        code = next(place.code for place in atlas.places.values() if place.territory == territory)
        for slug in SLUGS:
            found[f"/aide/{code}/?public={slug}"] = Reading(pages.answer(code, slug))
    for typed in ("saint denis", "80", "corse", "barcelone", "qsdf"):
        found[f"/aide/?{typed}"] = Reading(pages.ask(lieu=typed, public="jeune").content.decode())
    two = pages.post("/deux-lieux/", {"depart": "Amiens", "arrivee": "Lyon"})
    found["/deux-lieux/?"] = Reading(two.content.decode())
    return found


_READ: dict[str, Reading] = {}


@pytest.fixture
def all_pages(pages: Pages) -> dict[str, Reading]:
    """Read once a worker."""
    if not _READ:
        _READ.update(readings(pages))
    return _READ


def test_only_schemes_that_cannot_harm(all_pages: dict[str, Reading]) -> None:
    for address, page in all_pages.items():
        for link in page.links:
            scheme = urlsplit(link).scheme
            assert scheme in SCHEMES, (address, link)
            if scheme in ("tel", "sms"):
                assert DIALLED.fullmatch(link), (address, link)
            if scheme == "mailto":
                assert MAIL.fullmatch(link), (address, link)
            if scheme in ("http", "https"):
                assert urlsplit(link).hostname, (address, link)
            else:
                assert not link.startswith("//"), (address, link)


def test_a_link_out_tells_nothing_of_where_it_comes_from(pages: Pages) -> None:
    out = re.compile(r'<a [^>]*href="https?://[^>]*>')
    for address in ("/", "/numeros/", "/structure/119/", "/aide/80001/", "/territoire/75/"):
        found = out.findall(pages.text(address))
        assert found
        assert all('rel="noreferrer"' in link and "target=" not in link for link in found), address


def test_what_a_link_dials_is_what_it_shows(all_pages: dict[str, Reading]) -> None:
    for address, page in all_pages.items():
        for link, words in page.link_words:
            if link.startswith(("tel:", "sms:")):
                # As it is dialled from abroad, shown as it is read at home.
                dialled = re.sub(r"^\+(33|590|594|596|262)", "0", link.partition(":")[2])
                assert dialled in re.sub(r"[\s.()\u00a0\u202f-]", "", words), (address, link, words)


def test_every_internal_link_and_anchor_leads_somewhere(pages: Pages, all_pages: dict[str, Reading]) -> None:
    @cache
    def target(address: str) -> Reading | None:
        response = pages.get(address)
        if response.status_code == 301:
            response = pages.get(response.headers["Location"])
        if response.status_code != 200:
            return None
        html = response.headers["Content-Type"].startswith("text/html")
        return Reading(response.content.decode()) if html else Reading("")

    for address, page in all_pages.items():
        for link in page.links:
            if urlsplit(link).scheme:
                continue
            path, _, anchor = link.partition("#")
            if not path:
                assert anchor in page.ids, (address, link)
                continue
            found = target(urljoin(address, path))
            assert found is not None, (address, link)
            assert not anchor or anchor in found.ids, (address, link)


def test_forms_go_to_one_neutral_address(all_pages: dict[str, Reading]) -> None:
    for address, page in all_pages.items():
        assert set(page.forms) <= ACTIONS, address
        methods = [value for tag, name, value in page.attributes if (tag, name) == ("form", "method")]
        assert methods == ["post"] * len(page.forms), address
        kept = [value for tag, name, value in page.attributes if (tag, name) == ("form", "autocomplete")]
        assert kept == ["off"] * len(page.forms), address


def test_an_anchor_stands_once(all_pages: dict[str, Reading]) -> None:
    for address, page in all_pages.items():
        assert len(page.ids) == len(set(page.ids)), address


def test_only_our_own_scripts_run_and_nothing_else_is_fetched(all_pages: dict[str, Reading]) -> None:
    forbidden = {"iframe", "img", "object", "embed", "video", "audio", "base", "picture", "source"}
    for address, page in all_pages.items():
        for tag, attributes in page.elements:
            assert tag not in forbidden, (address, tag)
            assert not [name for name in attributes if name.startswith("on")], (address, attributes)
            held = {"style", "srcset", "ping", "autofocus"} & attributes.keys()
            assert not held, (address, held)
            assert attributes.get("formaction", "/imprimer/") == "/imprimer/", (address, attributes)
            if tag == "script":
                assert is_ours(attributes) or is_words(attributes), (address, attributes)
            else:
                assert "src" not in attributes, (address, tag)
            if tag == "link":
                assert attributes == {"rel": "icon", "href": "/icone.svg", "type": "image/svg+xml"}, address


def is_ours(attributes: dict[str, str]) -> bool:
    """A module of this site, under the name of its content, and checked against it."""
    return (
        attributes.keys() == {"type", "src", "integrity", "crossorigin", "fetchpriority"}
        and attributes["type"] == "module"
        and re.fullmatch(r"/s/[\w.-]+\.js", attributes["src"]) is not None
        and attributes["integrity"].startswith("sha256-")
    )


def is_words(attributes: dict[str, str]) -> bool:
    """Sentences for scripts, which a browser does not run."""
    return attributes == {"id": "mots", "type": "application/json"}
