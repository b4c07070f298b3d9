"""What a call or a message costs, and what a phone bill shows of it, as our sources say; else "not known"."""

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from msgspec import Struct

from balise.core.pack.records import NATIONAL_ROLES, Channel, Structure
from balise.site.dates import partial_day
from balise.site.links import href
from balise.site.sources import source_of

ORDINARY_NUMBER = re.compile(r"(?:\+33 ?|0)[1-79]")


class BillRow(Struct, frozen=True):
    """One national number in the table of the advice about phones."""

    link: str
    shown: str
    name: str
    cost: str
    bill: str
    source: str  # who says that it is not on the bill, and when; "" when nobody says so


def bill_rows(structures: Iterable[Structure], first: Sequence[str] = ()) -> list[BillRow]:
    """Each number to call or write to, once. `first`: ids of structures, in the order they are read."""
    order = {id_: rank for rank, id_ in enumerate(first)}
    found = sorted(
        (structure for structure in structures if structure.role in NATIONAL_ROLES),
        key=lambda structure: order.get(structure.id, len(order)),
    )
    rows: dict[str, BillRow] = {}
    for structure in found:
        for service in structure.services:
            for channel in service.channels:
                if channel.kind in ("call", "sms"):
                    rows.setdefault(channel.value, _row(structure, channel))
    return list(rows.values())


def _row(structure: Structure, channel: Channel) -> BillRow:
    shown = channel.value.replace(" ", "\u00a0")
    source = ""
    if channel.on_bill == "no":
        dated = partial_day(structure.source_date) or _("date non connue")
        source = _("({}, {}).").format(source_of(structure) or _("source non nommée"), dated)
    return BillRow(
        link=href(channel),
        shown=_("SMS {}").format(shown) if channel.kind == "sms" else shown,
        name=_own_name(structure.name, channel.value),
        cost={"yes": _("Gratuit."), "no": _("Payant.")}.get(channel.free, _("Coût non connu.")),
        bill=_shown_on_bill(channel),
        source=source,
    )


def _own_name(name: str, number: str) -> str:
    """ "17 - Police ou gendarmerie" beside its number → "Police ou gendarmerie"."""
    return name.removeprefix(number).removeprefix(" - ") or name


def _shown_on_bill(channel: Channel) -> str:
    if channel.on_bill == "no":
        return _("N'apparaît pas sur la facture")
    if channel.on_bill == "yes" or ORDINARY_NUMBER.match(channel.value):
        return _("Peut apparaître sur la facture.")
    return _("Facture\u00a0: non connu.")
