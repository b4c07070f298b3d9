"""What a page says: its title, links, anchors, headings and words, read without a browser."""

from html.parser import HTMLParser

_VOID = frozenset(("meta", "link", "input", "br", "img", "hr", "path", "circle", "use", "rect"))
_SILENT = frozenset(("style", "script", "title"))


class Reading(HTMLParser):
    """`links`: hrefs in order; `ids`: every id; `text`: the words, blocks apart; `forms`: actions.

    `heading`: the words of the `h1`; `town`: those before the territory, on the page of an answer.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.link_words: list[tuple[str, str]] = []  # href, words
        self.ids: list[str] = []
        self.forms: list[str] = []
        self.headings: list[int] = []
        self.elements: list[tuple[str, dict[str, str]]] = []  # name, attributes
        self.title = ""
        self._heading: list[str] = []
        self._words: list[str] = []
        self._open: list[str] = []
        self._linked: list[str] | None = None
        self.feed(html)
        self.close()

    @property
    def attributes(self) -> list[tuple[str, str, str]]:
        """Element, name, value."""
        return [(tag, *one) for tag, attributes in self.elements for one in attributes.items()]

    @property
    def text(self) -> str:
        return " ".join("".join(self._words).split())

    @property
    def heading(self) -> str:
        return " ".join("".join(self._heading).split())

    @property
    def town(self) -> str:
        return self.heading.partition(" (")[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append(tag)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if tag == "a" and name == "href":
                self.links.append(value or "")
                self._linked = []
            if tag == "form" and name == "action":
                self.forms.append(value or "")
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag in ("p", "li", "div", "h1", "h2", "h3", "dt", "dd", "summary", "button", "option", "td", "th"):
            self._words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag == "a" and self._linked is not None:
            self.link_words.append((self.links[-1], " ".join("".join(self._linked).split())))
            self._linked = None
        if tag in ("p", "li", "div", "h1", "h2", "h3", "dt", "dd", "summary", "button", "option", "b"):
            self._words.append(" ")

    def handle_data(self, data: str) -> None:
        if "h1" in self._open:
            self._heading.append(data)
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.title += data
        elif not _SILENT & set(self._open):
            self._words.append(data)
        if self._linked is not None:
            self._linked.append(data)
