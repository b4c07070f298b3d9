"""The self-assessment that goes with the directory: published only while named people answer for it."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from balise.core.scales.checking import check, load_known
from balise.core.scales.model import Scale
from balise.core.scales.publishing import refusals
from balise.core.scales.reading import NotRead, read_scale, text_of


class ScaleRefused(Exception):  # noqa: N818 - says what happened
    """The file is faulty, so nothing is published; the message says what and where, in French."""


class Chosen(Struct, frozen=True):
    """What goes into the pack, or why nothing does, in French."""

    scale: Scale | None
    left_out: str


def choose_scale(path: Path, data: Path, today: date) -> Chosen:
    """The scale of a file, when it may be published on that day.

    One that may be published is checked whole, which takes seconds; of a draft, only what cannot be read is
    told. `data`: the folder of the law and of the national lines. Raises ScaleRefused.
    """
    try:
        text = text_of(path)
    except NotRead as error:
        raise ScaleRefused(str(error)) from error
    read = read_scale(text)
    scale, faults = read.scale, read.faults
    if scale is not None and not faults:
        if reasons := refusals(scale, today):
            return Chosen(None, " ; ".join(reasons))
        scale, faults = check(text, load_known(data))
    if faults:
        lines = [f"l'échelle {path.name} est à corriger.", *(fault.told(path.name) for fault in faults)]
        raise ScaleRefused("\n".join(lines))
    return Chosen(scale, "")
