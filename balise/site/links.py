"""The only addresses a page may link to: http, https, tel, sms and mailto, built from public records."""

import re
from urllib.parse import urlsplit

from balise.core.pack.records import Channel

_MAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_NUMBER = re.compile(r"\+?[0-9]{2,15}")


# The country codes of the French plan (ARCEP): numbers of each overseas département have their own.
_ABROAD = (
    (re.compile(r"0(?=590|690|691)"), "+590"),
    (re.compile(r"0(?=594|694)"), "+594"),
    (re.compile(r"0(?=596|696|697)"), "+596"),
    (re.compile(r"0(?=262|263|269|639|692|693)"), "+262"),
    (re.compile(r"0(?=[1-79])"), "+33"),
)


def tel(value: str) -> str:
    """A number as a phone dials it from anywhere: "01 40 26 91 51" is +33140269151; "" when it is no number.

    Short numbers and 08 numbers have no form for abroad and stay as they are.
    """
    digits = re.sub(r"[\s.()\u00a0\u202f-]", "", value)
    if not _NUMBER.fullmatch(digits):
        return ""
    if len(digits) == 10:
        for beginning, code in _ABROAD:
            if beginning.match(digits):
                return code + digits[1:]
    return digits


def web(value: str) -> str:
    """`value` if it is an http(s) address with a host, else ""."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    return value if parts.scheme in ("http", "https") and parts.hostname and " " not in value else ""


def href(channel: Channel) -> str:
    """The link of a channel, "" when there is none that is safe."""
    if channel.kind == "call":
        return f"tel:{tel(channel.value)}" if tel(channel.value) else ""
    if channel.kind == "sms":
        return f"sms:{tel(channel.value)}" if tel(channel.value) else ""
    if channel.kind == "email":
        return f"mailto:{channel.value}" if _MAIL.fullmatch(channel.value) else ""
    if channel.kind in ("chat", "web"):
        return _neutral(web(channel.value))
    return ""


# Words of an address that would tell, in a history, what the page is about: the front page will do.
_TELLING = re.compile(r"prostitu|sexuel|exploit|traite|victim|violence|viol\b", re.IGNORECASE)


def _neutral(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/" if _TELLING.search(parts.path + parts.query) else address


def host_of(value: str) -> str:
    """A site as people say it: "https://www.allo119.gouv.fr/x" is allo119.gouv.fr; "" for no address."""
    return (urlsplit(value).hostname or "").removeprefix("www.") if web(value) else ""
