"""What of a structure can be corrected, and how each value is read. Nothing else can."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

from django.conf import settings

from balise.bureau.directory.models import Structure
from balise.bureau.directory.models.correction import PLACE_FIELDS
from balise.bureau.directory.overlay import masked
from balise.bureau.directory.telling import secret_of
from balise.core.geo.atlas import Atlas, load_atlas
from balise.core.pack.records import AUDIENCES, EVERYWHERE
from balise.exchange import fields
from balise.exchange.placing import Placer
from balise.exchange.problems import Wrong
from balise.exchange.records import StructureRecord

_TEXTS = {"scheme": 200, "organisation": 200, "hosted_by": 200, "address": 300}
_SERVICE_TEXTS = {"access": 300}
_CHANNEL_TEXTS = {"label": 200, "hours": 300, "transmits": 500}
_KNOWN = ("free", "on_bill", "confidential")


def read_correction(structure: Structure, field: str, value: Any) -> dict[str, Any]:
    """The corrections to keep for one that is asked: a commune brings its name and its territory.

    Raises:
        Wrong: unknown field, or a value that cannot be.
    """
    if structure.masked and field in PLACE_FIELDS:
        raise Wrong("l'adresse de cette structure est masquée : son lieu n'est écrit nulle part.")
    if field == "commune":
        place = _placer().of_commune(str(value))
        return {"commune": place.commune, "commune_name": place.commune_name, "territory": place.territory}
    part, _, rest = field.partition(".")
    if part == "service":
        reader = _service_reader(structure, rest)
    elif part == "channel":
        reader = _channel_reader(structure, rest)
    else:
        reader = _structure_reader(structure, field)
    clean = reader(value)
    if structure.masked and secret_of(structure, _atlas()).in_correction(field, clean):
        raise Wrong("ce texte nomme une commune, et l'adresse de cette structure est masquée : retirez-la.")
    return {field: clean}


def _structure_reader(structure: Structure, field: str) -> Callable[[Any], Any]:
    if field == "name":
        return lambda value: fields.needed(str(value), 200)
    if field in _TEXTS:
        return lambda value: fields.text(str(value), _TEXTS[field])
    if field == "type":
        return lambda value: fields.structure_type(str(value))
    if field == "kind":
        return partial(_one_of, ("physical", "virtual", "mobile"))
    if field == "masked":
        return _masked
    raise Wrong("ce champ ne se corrige pas.", field)


def _service_reader(structure: Structure, rest: str) -> Callable[[Any], Any]:
    identifier, _, name = rest.rpartition(".")
    if identifier and not structure.services.filter(id=identifier).exists():
        raise Wrong("cette structure n'a pas ce service.", identifier)
    if name == "name":
        return lambda value: fields.needed(str(value), 200)
    if name in _SERVICE_TEXTS:
        return lambda value: fields.text(str(value), _SERVICE_TEXTS[name])
    if name in ("age_min", "age_max"):
        return lambda value: fields.age("" if value is None else str(value))
    if name == "specialised":
        return _boolean
    if name == "audiences":
        return partial(_some_of, AUDIENCES, True)
    if name == "modes":
        return partial(_some_of, ("on_site", "remote", "outreach"), False)
    if name == "zone":
        return partial(_some_of, (*sorted(_atlas().territories), EVERYWHERE), False)
    raise Wrong("ce champ ne se corrige pas.", name)


def _channel_reader(structure: Structure, rest: str) -> Callable[[Any], Any]:
    key, _, name = rest.rpartition(".")
    channel = next(
        (row for service in structure.services.all() for row in service.channels.filter(key=key)), None
    )
    kind = channel.kind if channel else key.partition("-")[0]
    if channel is None and (name != "value" or kind not in _ADDRESSES or len(key) > 100):
        raise Wrong("cette structure n'a pas ce moyen de contact.", key)
    if name == "value":
        return partial(_channel_value, kind)
    if name in _CHANNEL_TEXTS:
        return lambda value: fields.text(str(value), _CHANNEL_TEXTS[name])
    if name in _KNOWN:
        return partial(_one_of, ("yes", "no", "unknown"))
    raise Wrong("ce champ ne se corrige pas.", name)


_ADDRESSES: dict[str, Callable[[str], tuple[str, ...]]] = {
    "call": fields.phones,
    "sms": fields.phones,
    "email": fields.emails,
    "web": lambda value: (fields.web_address(value),),
    "chat": lambda value: (fields.web_address(value),),
}


def _channel_value(kind: str, value: Any) -> str:
    if not value:
        return ""
    if kind not in _ADDRESSES:
        raise Wrong("on vient sur place : il n'y a pas d'adresse à écrire ici.")
    found = _ADDRESSES[kind](str(value))
    if len(found) != 1:
        raise Wrong("une seule adresse ou un seul numéro à la fois.")
    return found[0]


def _one_of(allowed: Sequence[str], value: Any) -> str:
    if value not in allowed:
        raise Wrong(f"une valeur parmi : {', '.join(allowed)}.", str(value))
    return str(value)


def _some_of(allowed: Sequence[str], needed: bool, value: Any) -> list[str]:
    if (
        not isinstance(value, list | tuple)
        or any(word not in allowed for word in value)
        or (needed and not value)
    ):
        raise Wrong("une liste de valeurs connues.", str(value))
    return [word for word in allowed if word in value]


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("vrai ou faux.", str(value))
    return value


def _masked(value: Any) -> bool:
    if value is not True:
        raise Wrong("on ne peut que masquer : le lieu, oublié, ne revient que par une source.")
    return True


def telling_corrections(structure: Structure, record: StructureRecord) -> list[int]:
    """Keys of the corrections to erase with the masking of a structure; `record` is what it says now.

    Raises:
        Wrong: what would stay visible names the place.
    """
    secret = secret_of(structure, _atlas())
    if columns := secret.columns(masked(record)):
        raise Wrong(
            f"ces champs nomment la commune ou l'adresse, et resteraient visibles : {', '.join(columns)}."
        )
    return [one.pk for one in secret.corrections(structure.corrections.all())]


@lru_cache(maxsize=1)
def _atlas() -> Atlas:
    return load_atlas(settings.BALISE_PLACES)


@lru_cache(maxsize=1)
def _placer() -> Placer:
    return Placer(_atlas())
