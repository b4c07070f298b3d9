"""A page that is watched: each request, message, error, cookie and byte of storage counts against it."""

import base64
import hashlib
import re
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request, Response

CSP = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' 'sha256-{}'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types balise"
)
OURS = re.compile(r"/s/[\w.-]+\.(?:js|css|bin|json)")  # scripts and packs: the same for everybody
IN_PLACE = re.compile(r"/[^?]*(\?page=\d+)?")  # a page shown in place; the API is never asked
STORED = """async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}


def until(page: Page, condition: str) -> None:
    """Wait for a condition, of this page or of the one that takes its place.

    Asked from outside: the policy of a page lets it compile no text by itself. Asked often: the waits of the
    browser's driver grow to half a second, and a run of the tests has some hundreds.
    """
    for _ in range(1500):
        try:
            if page.evaluate(condition):
                return
        except Error as error:
            if "Execution context was destroyed" not in error.message:  # the page was being left
                raise
        page.wait_for_timeout(20)
    raise AssertionError(f"never: {condition}")


class Watched:
    """One page in one context. `check()` fails on anything that a page of ours must never do."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.faults: list[str] = []
        self.policies: set[str] = set()
        self.marks = 0
        self.cut: set[str] = set()
        self.page: Page = context.new_page()
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failed)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))
        self.page.on("popup", lambda popup: self.faults.append(f"popup: {popup.url}"))
        self.page.on("download", lambda download: self.faults.append(f"download: {download.url}"))

    def visit(self, path: str) -> Response:
        response = self.page.goto(path)
        assert response is not None
        return response

    @property
    def town(self) -> str:
        """What the heading of an answer names, before its territory."""
        return self.page.inner_text("h1").partition(" (")[0]

    def ask(self, typed: str, slug: str) -> None:
        """Fill the form of the front page as a person does."""
        self.visit("/")
        self.page.fill("#lieu", typed)
        self.press(f"button[name=public][value={slug}]")

    def press(self, selector: str) -> None:
        """Click on what leads to another page or to something else in place, and be there."""
        self.mark()
        self.page.click(selector)
        self.arrive()

    def mark(self) -> None:
        """Remember the heading that stands."""
        self.marks += 1
        self.page.evaluate(f"document.querySelector('h1').id = 'avant{self.marks}'")

    def arrive(self) -> None:
        """Wait until another heading stands."""
        until(
            self.page,
            "document.readyState === 'complete' && document.querySelector('h1') !== null"
            f" && document.querySelector('h1#avant{self.marks}') === null",
        )

    def show(self, kind: str) -> None:
        """A page of one of the kinds of `kinds.KINDS`."""
        if kind.startswith("POST "):
            self.ask(*kind.removeprefix("POST ").split("|"))
        elif kind.startswith("TWO "):
            self.visit("/deux-lieux/")
            depart, arrivee = kind.removeprefix("TWO ").split("|")
            self.page.fill("#depart", depart)
            self.page.fill("#arrivee", arrivee)
            self.press("button.go")
        else:
            self.visit(kind)

    def stored(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(STORED)
        return found

    def check(self) -> None:
        assert [fault for fault in self.faults if fault not in self.cut] == []
        assert self.context.cookies() == []
        if self.page.url.startswith(self.address) and "<style>" in self.page.content():
            assert self.stored() == NOTHING
            assert self.policies == {CSP.format(self._hash_of_style())}

    def _request(self, request: Request) -> None:
        if not request.url.startswith(self.address + "/"):
            self.faults.append(f"request: {request.url}")
        path = request.url.removeprefix(self.address)
        if request.resource_type == "fetch" and not path.startswith("/s/"):
            # A page shown in place. Nothing that was typed or chosen may go with it.
            if request.method != "GET" or not IN_PLACE.fullmatch(path):
                self.faults.append(f"fetch: {request.method} {request.url}")
        elif (
            request.resource_type not in ("document", "image")
            and path != "/icone.svg"
            and not OURS.fullmatch(path)
        ):
            self.faults.append(f"{request.resource_type}: {request.url}")

    def _response(self, response: Response) -> None:
        headers = response.headers
        self.policies.add(headers.get("content-security-policy", "none"))
        if "set-cookie" in headers:
            self.faults.append(f"cookie: {response.url}")

    def _failed(self, request: Request) -> None:
        """Chromium writes a line, without a reason, for a download that the exit or a link has cut short."""
        if request.failure == "net::ERR_ABORTED":
            self.cut.add(f"console: Fetch API cannot load {request.url}. ")

    def _console(self, message: ConsoleMessage) -> None:
        if "the server responded with a status of 404" not in message.text:  # the page that says so
            self.faults.append(f"console: {message.text}")

    def _hash_of_style(self) -> str:
        """Of the style sheet in the page that stands: the one that the policy must allow."""
        (style,) = re.findall("<style>(.*?)</style>", self.page.content(), re.DOTALL)
        return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
