"""The only addresses a page may link to: http, https, tel, sms and mailto, built from public records."""

import re
from urllib.parse import urlsplit

from balise.core.pack.records import Channel

_MAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")
_NUMBER = re.compile(r"\+?[0-9]{2,15}")


def tel(value: str) -> str:
    """The digits of a number as a phone dials it: "01 40 26 91 51" is 0140269151. "" when it is no number."""
    digits = re.sub(r"[\s.()\u00a0\u202f-]", "", value)
    return digits if _NUMBER.fullmatch(digits) else ""


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
        return web(channel.value)
    return ""


def host_of(value: str) -> str:
    """A site as people say it: "https://www.allo119.gouv.fr/x" is allo119.gouv.fr; "" for no address."""
    return (urlsplit(value).hostname or "").removeprefix("www.") if web(value) else ""
