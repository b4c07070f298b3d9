"""The whole public directory as one HTML file, for a USB stick: it searches without any network.

Without a script it is a list. It is made when the directory is published, and has no date there, so that the
same directory always gives the same bytes: `dated` writes it in when the file is handed out.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from balise.core.geo.atlas import Atlas
from balise.core.pack.records import EVERYWHERE, NATIONAL_ROLES, Channel, Structure
from balise.site.browser.seven_bits import encode
from balise.site.dates import partial_day
from balise.site.frame import template
from balise.site.labels import DOORS
from balise.site.links import host_of, href, web
from balise.site.numbers import national_numbers
from balise.site.operator import operator
from balise.site.screen_words import words_script
from balise.site.style import STYLE, hash_of, minify

NAME = "annuaire.html"
PACKS = ("places.bin", "help.json", "cards.json")  # what searching and answering need
_DATE, _DATE_IN_WORDS = "0000-00-00", "(date non connue)"
_HERE = Path(__file__).parent


def offline_html(structures: Sequence[Structure], atlas: Atlas, files: Mapping[str, bytes]) -> bytes | None:
    """The file, not dated yet; None when the scripts were not built. `files`: those of the browser, by name.

    The same bytes for the same input. Half a second for a thousand structures.
    """
    built = Path(settings.BALISE_OFFLINE_SCRIPT)
    if not built.is_file() or not all(name in files for name in PACKS):
        return None
    script = built.read_text(encoding="utf-8").strip()
    style = STYLE + "".join(minify(sheet.read_text(encoding="utf-8")) for sheet in _sheets())
    national = [each for each in structures if each.role in NATIONAL_ROLES]
    local = [each for each in structures if each.role not in NATIONAL_ROLES]
    address = web(operator().public_address)
    html = template("offline.html").render(
        {
            "policy": _policy(script, style),
            "style": style,
            "script": mark_safe(script),  # noqa: S308 - ours, and checked below
            "exit_url": settings.BALISE_EXIT_URL,
            "numbers": national_numbers(structures),
            "doors": DOORS,
            "date": _DATE,
            "date_in_words": _DATE_IN_WORDS,
            "address": address.removeprefix("https://").removesuffix("/"),
            "lines": _rows(sorted(national, key=_first_119)),
            "territories": _territories(local, atlas),
            "words": words_script(),
            "packs": mark_safe("".join(_pack(name, files[name]) for name in PACKS)),  # noqa: S308 - no "<" in it
        }
    )
    if "</script" in script.lower() or "<!--" in script:
        raise ValueError("the script would end before its end")
    return str(html).encode()


def dated(html: bytes, published_at: datetime) -> bytes:
    """The file with the day of its publication, for who reads it and for its script."""
    words = date_format(published_at, "j F Y")
    return html.replace(_DATE.encode(), published_at.date().isoformat().encode(), 1).replace(
        _DATE_IN_WORDS.encode(), words.encode(), 1
    )


def _sheets() -> tuple[Path, ...]:
    """What the style of the pages lacks: the proposals of the place field, and the lists."""
    return (_HERE.parents[2] / "frontend" / "src" / "search.css", _HERE / "offline.css")


def _policy(script: str, style: str) -> str:
    """Nothing is asked of any network: there is no address that this file may load or send to."""
    return (
        f"default-src 'none'; script-src '{hash_of(script)}'; style-src '{hash_of(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types balise"
    )


def _pack(name: str, data: bytes) -> str:
    compressed = gzip.compress(data, 9, mtime=0)
    bytes_ = f'data-bytes="{len(compressed)}"'
    return f'<script type="text/plain" id="pack-{Path(name).stem}" {bytes_}>{encode(compressed)}</script>\n'


def _territories(structures: Iterable[Structure], atlas: Atlas) -> SafeString:
    """What stands in each territory or serves it, closed until somebody opens it; then what serves all."""
    found: dict[str, list[Structure]] = defaultdict(list)
    for structure in structures:
        zones = [code for service in structure.services for code in service.zone if code != EVERYWHERE]
        found[structure.territory or next(iter(zones), "")].append(structure)
    lists = [(code, territory.name, found.pop(code, [])) for code, territory in atlas.territories.items()]
    lists.append(("", _("Toute la France"), [each for rest in found.values() for each in rest]))
    return mark_safe("\n".join(_territory(*one) for one in lists))  # noqa: S308 - made of escaped pieces


def _territory(code: str, name: str, structures: Sequence[Structure]) -> str:
    count = ngettext("{} fiche", "{} fiches", len(structures)).format(len(structures))
    said = _("Aucune fiche publique. Cela ne veut pas dire qu'il n'y a pas d'aide.")
    by_town = sorted(structures, key=lambda each: (each.commune_name, each.id))
    rows = f'<ul class="all">{_rows(by_town)}</ul>' if structures else f"<p>{escape(said)}</p>"
    return f'<details id="t-{code or "FR"}"><summary>{escape(name)} ({count})</summary>{rows}</details>'


def _first_119(structure: Structure) -> tuple[bool, bool, str]:
    """119, then emergency, then the others."""
    return (structure.id != "119", structure.role != "emergency", structure.id)


def _rows(structures: Iterable[Structure]) -> SafeString:
    return mark_safe("\n".join(map(_row, structures)))  # noqa: S308 - made of escaped pieces


def _row(structure: Structure) -> str:
    """One line, as short as it can be: without a search, the eye goes down a list."""
    where = _("adresse non publiée") if structure.masked else structure.commune_name
    to_press = structure.role in NATIONAL_ROLES
    channels = [channel for service in structure.services for channel in service.channels]
    ways = dict.fromkeys(_way(channel, to_press) for channel in channels)
    hours = dict.fromkeys(escape(channel.hours) for channel in channels)
    source = partial_day(structure.verified_on or structure.source_date) or _("date non connue")
    said = " · ".join(filter(None, (escape(where), *ways, *hours)))
    return f"<li><b>{escape(structure.name)}</b> {said} <i>{source}</i>"


def _way(channel: Channel, to_press: bool) -> str:
    value = escape(channel.value)
    if channel.kind in ("chat", "web"):
        return escape(host_of(channel.value))
    if channel.kind in ("call", "sms") and to_press:
        words = _("SMS {}").format(value) if channel.kind == "sms" else value
        return f'<a class="tel" href="{escape(href(channel))}">{words}</a>'
    return value if channel.kind in ("call", "sms", "email") else ""
