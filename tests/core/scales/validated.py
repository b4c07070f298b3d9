"""A scale as it would be, had somebody validated it: in tests alone."""

from datetime import date

from msgspec.structs import replace

from balise.core.scales.model import Scale, Validation
from tests.core.scales.known_scales import FILES, scale_of

SIGNED = Validation(name="Comité d'essai", role="association", date="2026-11-20", scope="tout")


def validated(until: date, code: str = "faire-le-point") -> Scale:
    return replace(
        scale_of(code),
        status="validated",
        validations=(SIGNED,),
        valid_until=until.isoformat(),
    )


def validated_text(until: date, code: str = "faire-le-point") -> str:
    """The file of the same scale."""
    text = FILES[code].read_text(encoding="utf-8")
    text = text.replace('statut = "brouillon"', 'statut = "validée"', 1)
    text = text.replace('valable_jusqu_au = ""', f'valable_jusqu_au = "{until}"', 1)
    fields = (("nom", SIGNED.name), ("role", SIGNED.role), ("date", SIGNED.date), ("portee", SIGNED.scope))
    return text + "\n[[validations]]\n" + "".join(f'{key} = "{value}"\n' for key, value in fields)
