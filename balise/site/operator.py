"""Who runs this installation, as they declare it themselves in a TOML file; nothing is invented for them."""

from functools import cache
from pathlib import Path

import msgspec
from django.conf import settings


class Operator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The operator's own declaration (LCEN, art. 6 III, asks for most of it). "" means not declared."""

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    publication_director: str = ""
    host_name: str = ""
    host_address: str = ""
    host_phone: str = ""
    logs: str = ""  # what the servers before this one (proxy, host) write down, and for how long
    data_protection: str = ""  # contact of the data protection officer
    accessibility_contact: str = ""
    public_address: str = ""  # of the front page, as people type it; printed on posters, with its QR code


@cache
def operator() -> Operator:
    """The declaration of `BALISE_OPERATOR`; an empty one when there is no file.

    Raises msgspec.ValidationError at start, with the field's name, when the file is wrong: a legal notice
    that is half read would be a false one.
    """
    path = Path(settings.BALISE_OPERATOR)
    if not path.is_file():
        return Operator()
    return msgspec.toml.decode(path.read_bytes(), type=Operator)
