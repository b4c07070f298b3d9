"""Reading the query of a request, with errors that a developer understands at once."""

from collections.abc import Sequence

from django.http import HttpRequest

from balise.site.api.problem import Problem


def only(request: HttpRequest, *known: str) -> None:
    """Refuse a parameter that does nothing here: a typo would pass unseen."""
    if set(request.GET) - set(known):
        raise Problem(400, f"Paramètre inconnu. Cette adresse accepte : {', '.join(known) or 'aucun'}.")


def one(request: HttpRequest, name: str, longest: int) -> str | None:
    """The one value of a parameter, None when it is absent."""
    values = request.GET.getlist(name)
    if len(values) > 1:
        raise Problem(400, f"Le paramètre {name} est donné plusieurs fois.")
    if values and len(values[0]) > longest:
        raise Problem(400, f"Le paramètre {name} dépasse {longest} caractères.")
    return values[0] if values else None


def required(request: HttpRequest, name: str, longest: int) -> str:
    value = one(request, name, longest)
    if value is None or not value.strip():
        raise Problem(400, f"Il manque le paramètre {name}.")
    return value


def whole(request: HttpRequest, name: str, default: int, largest: int) -> int:
    """A whole number from 1 to `largest`."""
    value = one(request, name, 6)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= largest):
        raise Problem(400, f"Le paramètre {name} est un nombre entier de 1 à {largest}.")
    return int(value)


def choices(request: HttpRequest, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """Every value of a parameter that may be repeated, each among `allowed`, in the order asked."""
    values = tuple(dict.fromkeys(request.GET.getlist(name)))
    if set(values) - set(allowed):
        raise Problem(400, f"Le paramètre {name} n'accepte que : {', '.join(allowed)}.")
    return values
