"""Every answer carries these headers and no other, whatever was asked and however it ended."""

import base64
import hashlib
import re
import time
from typing import Any

import pytest
from django.test import Client

from balise.site.views import fixed
from tests.site.addresses import FIXED
from tests.site.pages import FILES, FORM, Pages

REFUSED_POWERS = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=(), "
    "compute-pressure=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), "
    "gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), keyboard-map=(), local-fonts=(), "
    "magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), picture-in-picture=(), "
    "publickey-credentials-create=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), "
    "storage-access=(), sync-xhr=(), usb=(), window-management=(), xr-spatial-tracking=(), "
    "clipboard-write=(self)"
)
ALWAYS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": REFUSED_POWERS,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-DNS-Prefetch-Control": "off",
}
CSP = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' 'sha256-{}'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types balise"
)
OURS = {"Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store"}
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
HTML = {"Content-Type": "text/html; charset=utf-8", "Vary": "Accept-Encoding"}

PAGES = [
    *FIXED, "/aide/80001/", "/aide/80001/?public=professionnel", "/territoire/80/", "/territoire/69/",
    "/structure/119/", "/erreur/?fiche=119",
]  # fmt: skip
MISSING = [
    "/rien/",
    "/structure/rien/",
    "/territoire/rien/",
    "/aide/00000/",
    "/.env",
    "/territoire/80/?page=99",
]
FORMS = [
    ("/aide/", {"lieu": "abbevile", "public": "jeune"}),
    ("/aide/", {"lieu": "saint denis", "public": "proche"}),
    ("/aide/", {"lieu": "qsdfqsdf", "public": "temoin"}),
    ("/deux-lieux/", {"depart": "Amiens", "arrivee": "Lyon"}),
]


def csp(pages: Pages) -> str:
    """With the hash of the style sheet that stands in a page."""
    (style,) = re.findall("<style>(.*?)</style>", pages.text("/mentions-legales/"), re.DOTALL)
    return CSP.format(base64.b64encode(hashlib.sha256(style.encode()).digest()).decode())


def check(response: Any, pages: Pages, expected: dict[str, str]) -> None:
    found = dict(response.headers)
    made_at = found.pop("Server-Timing", None)
    assert (made_at is None) == (found["Cache-Control"] != "no-store"), "only what nobody keeps says the time"
    if made_at is not None:
        assert made_at.startswith("at;dur=")
        assert abs(float(made_at.removeprefix("at;dur=")) / 1000 - time.time()) < 3600
    length = found.pop("Content-Length", None)
    if not response.streaming and length is not None:
        assert length == str(len(response.content))
    assert found == {"Content-Security-Policy": csp(pages)} | ALWAYS | expected
    assert not response.cookies
    assert "unsafe" not in found["Content-Security-Policy"]


def steady(response: Any) -> dict[str, str]:
    """Its headers, without its length and the time at which it was made."""
    varying = ("Content-Length", "Server-Timing")
    return {name: value for name, value in response.headers.items() if name not in varying}


@pytest.mark.parametrize("address", PAGES)
def test_pages(pages: Pages, address: str) -> None:
    response = pages.get(address)
    assert response.status_code == 200
    check(response, pages, OURS | HTML)


@pytest.mark.parametrize("address", MISSING)
def test_missing_pages(pages: Pages, address: str) -> None:
    response = pages.get(address)
    assert response.status_code == 404
    check(response, pages, OURS | HTML)


@pytest.mark.parametrize(("address", "fields"), FORMS)
def test_forms(pages: Pages, address: str, fields: dict[str, str]) -> None:
    response = pages.post(address, fields)
    assert response.status_code == 200
    check(response, pages, OURS | HTML)


def test_compressed_pages(pages: Pages) -> None:
    for address in ("/", "/aide/80001/"):
        response = pages.get(address, **{"Accept-Encoding": "gzip"})
        check(response, pages, OURS | HTML | {"Content-Encoding": "gzip"})


@pytest.mark.parametrize("address", PAGES)
def test_a_head_has_the_headers_of_the_page(pages: Pages, address: str) -> None:
    response = pages.client.head(address)
    assert response.status_code == 200
    assert steady(response) == steady(pages.get(address))


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_refused_methods(pages: Pages, method: str) -> None:
    for address, allowed in (("/", "GET, HEAD"), ("/aide/", "GET, HEAD, POST"), ("/numeros/", "GET, HEAD")):
        response = getattr(pages.client, method)(address)
        assert response.status_code == 405
        check(response, pages, OURS | {"Content-Type": HTML["Content-Type"], "Allow": allowed})


def test_a_form_sent_to_a_page_that_has_none(pages: Pages) -> None:
    response = pages.post("/vie-privee/", {"lieu": "x"})
    assert response.status_code == 405
    check(response, pages, OURS | {"Content-Type": HTML["Content-Type"], "Allow": "GET, HEAD"})


def test_requests_that_are_not_understood(pages: Pages) -> None:
    too_long = pages.client.post("/aide/", "lieu=" + "x" * 20_000, content_type=FORM)
    too_many = pages.client.post("/aide/", "&".join(f"a{n}=1" for n in range(50)), content_type=FORM)
    elsewhere = pages.get("/", host="ailleurs.invalid")
    for response in (too_long, too_many, elsewhere):
        assert response.status_code == 400
        check(response, pages, OURS | HTML)


def test_a_fault_of_ours(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixed, "few_lines", lambda held: 1 / 0)
    response = pages.get("/")
    assert response.status_code == 500
    check(response, pages, OURS | HTML)


def test_no_pack(pages: Pages, settings: Any, tmp_path: Any) -> None:
    expected = csp(pages)
    from balise.site import current_pack

    settings.BALISE_PACKS = tmp_path
    current_pack.followed.cache_clear()
    response = pages.get("/aide/80001/")
    assert response.status_code == 503
    assert response.headers["Content-Security-Policy"] == expected
    assert {name: response.headers[name] for name in (ALWAYS | OURS)} == ALWAYS | OURS


@pytest.mark.parametrize(
    ("address", "target"),
    [("/territoire/2A/", "/territoire/20R/"), ("/aide", "/aide/"), ("/numeros", "/numeros/")],
)
def test_redirections(pages: Pages, address: str, target: str) -> None:
    response = pages.get(address)
    assert response.status_code == 301
    check(response, pages, OURS | {"Content-Type": HTML["Content-Type"], "Location": target})


@pytest.mark.parametrize("address", FILES)
def test_files(pages: Pages, address: str) -> None:
    kinds = {"/icone.svg": "image/svg+xml", "/robots.txt": "text/plain"}
    kept = {"Cache-Control": "public, max-age=86400"} if address == "/icone.svg" else {}
    check(pages.get(address), pages, OURS | {"Content-Type": kinds[address]} | kept)


@pytest.mark.parametrize(
    ("address", "age"),
    [("", 60), ("places?q=amiens", 3600), ("structures.geojson", 60), ("lines.json", 60), ("packs/", 60)],
)
def test_the_api(pages: Pages, address: str, age: int) -> None:
    response = pages.get(f"/api/v1/{address}")
    kind = "application/geo+json" if "geojson" in address else "application/json"
    changing = {"Content-Type": kind, "ETag": response.headers["ETag"], "Vary": "Accept-Encoding"}
    if len(response.content) < 600:
        del changing["Vary"]
    check(response, pages, OPEN | changing | {"Cache-Control": f"public, max-age={age}"})


def test_the_api_when_it_refuses(pages: Pages) -> None:
    said = {"Content-Type": "application/problem+json", "Content-Language": "fr", "Cache-Control": "no-store"}
    for address, status in (("rien", 404), ("places", 400), ("help?commune=80001&audience=roi", 400)):
        response = pages.get(f"/api/v1/{address}")
        assert response.status_code == status
        check(response, pages, OPEN | said)
    response = pages.post("/api/v1/places?q=amiens", {})
    assert response.status_code == 405
    check(response, pages, OPEN | said | {"Allow": "GET, HEAD, OPTIONS"})


def test_strict_transport_is_sent_when_the_operator_says_so(pages: Pages, settings: Any) -> None:
    assert "Strict-Transport-Security" not in pages.get("/").headers
    settings.BALISE_HSTS = "max-age=31536000"
    check(Client().get("/"), pages, OURS | HTML | {"Strict-Transport-Security": "max-age=31536000"})


def test_what_a_browser_sends_changes_no_header(pages: Pages) -> None:
    odd = {
        "Cookie": "a=1",
        "Origin": "https://ailleurs.invalid",
        "Referer": "https://ailleurs.invalid/x",
        "DNT": "1",
    }
    assert steady(pages.get("/numeros/", **odd)) == steady(pages.get("/numeros/"))
