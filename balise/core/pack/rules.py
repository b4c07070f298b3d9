"""What no pack may ever say, checked when one is written and again when one is read."""

import re

from balise.core.pack.records import EVERYWHERE, Channel, Structure

_ODD = re.compile(r'[\x00-\x20<>"\\^`{|}\x7f]')
_WEB = re.compile(r"https?://(\[[0-9a-f:.]+\]|[^/?#@:\[\]]+)(:[0-9]{1,5})?([/?#].*)?\Z", re.IGNORECASE)


def broken_rule(structure: Structure) -> str | None:
    """The first rule that a public structure breaks, in French; None when it breaks none."""
    if structure.masked and _says_where(structure):
        return "une adresse masquée a une commune, une adresse ou une position"
    if structure.masked and not _has_territory(structure):
        return "une adresse masquée n'a pas de territoire"
    if (structure.latitude is None) != (structure.longitude is None):
        return "une position n'a qu'une coordonnée"
    if structure.source_url and not is_web(structure.source_url):
        return "une source n'est pas une adresse http ou https"
    for service in structure.services:
        for channel in service.channels:
            if not _is_allowed(channel):
                return "un moyen de contact n'est ni http, ni https, ni un numéro, ni un courriel"
    return None


def is_web(address: str) -> bool:
    """Whether an address is an absolute http(s) address with a host and no odd character.

    Control characters and spaces are refused because browsers drop some of them before they look at the
    scheme ("java\tscript:"); a user name before the host because it hides where the link leads.
    """
    return _ODD.search(address) is None and _WEB.match(address) is not None


def is_number(value: str) -> bool:
    """Whether a value can follow `tel:` or `sms:` once its spaces are gone."""
    digits = value.replace(" ", "").removeprefix("+")
    return digits.isascii() and digits.isdigit() and 2 <= len(digits) <= 15


def is_email(value: str) -> bool:
    """Whether a value can follow `mailto:` without a header or a second address slipping in."""
    local, at, domain = value.partition("@")
    return (
        bool(at and local)
        and "." in domain.strip(".")
        and "@" not in domain
        and not any(character <= " " or character in '<>"\\?&%,;:/()[]\x7f' for character in value)
    )


def _says_where(structure: Structure) -> bool:
    position = structure.latitude is not None or structure.longitude is not None
    words = (structure.commune, structure.commune_name, structure.address, structure.postal_code)
    return position or any(words)


def _has_territory(structure: Structure) -> bool:
    """Its own, or those that it serves when two authorities share its département."""
    zones = {code for service in structure.services for code in service.zone}
    return structure.territory is not None or bool(zones - {EVERYWHERE})


def _is_allowed(channel: Channel) -> bool:
    match channel.kind:
        case "call" | "sms":
            return is_number(channel.value)
        case "email":
            return is_email(channel.value)
        case "web" | "chat":
            return is_web(channel.value)
        case "visit":
            return channel.value == ""
