"""What changed between two packs, in words that a coordinator reads before publishing."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from balise.core.pack.records import Channel, Service, Structure

# What each field is called in a difference. A field that is not here cannot change unseen: a test compares.
STRUCTURE_FIELDS = {
    "name": "nom",
    "organisation": "organisme",
    "scheme": "dispositif",
    "hosted_by": "hébergé par",
    "kind": "forme",
    "type": "type",
    "role": "rôle",
    "masked": "adresse masquée ou non",
    "territory": "territoire",
    "commune": "commune",
    "commune_name": "commune",
    "address": "adresse",
    "postal_code": "code postal",
    "latitude": "position",
    "longitude": "position",
    "source": "source",
    "source_url": "page source",
    "source_date": "date de la source",
    "verified_on": "date de vérification",
}
SERVICE_FIELDS = {
    "id": "services",
    "name": "nom du service",
    "needs": "besoins",
    "audiences": "publics",
    "age_min": "âges",
    "age_max": "âges",
    "modes": "accueil sur place ou à distance",
    "zone": "territoires servis",
    "specialised": "spécialisation",
    "access": "conditions d'accès",
}
CHANNEL_FIELDS = {
    "kind": "moyens de contact",
    "value": "numéro ou adresse de contact",
    "label": "nom du contact",
    "hours": "horaires",
    "opening": "horaires",
    "timezone": "horaires",
    "free": "gratuité",
    "on_bill": "présence sur la facture",
    "confidential": "confidentialité annoncée",
    "transmits": "ce qui est transmis",
    "works_in": "territoires où le numéro répond",
}


class Named(Struct, frozen=True):
    id: str
    name: str


class Changed(Struct, frozen=True):
    id: str
    name: str
    fields: tuple[str, ...]  # French words; empty for a masked structure


class Difference(Struct, frozen=True, kw_only=True):
    """What `difference.json` holds."""

    previous: str | None  # None: a first publication, whose structures are all new and are not listed
    added: tuple[Named, ...] = ()
    removed: tuple[Named, ...] = ()
    changed: tuple[Changed, ...] = ()
    unchanged: int = 0
    total: int = 0
    needs_changed: bool = False
    places_changed: bool = False
    browser_changed: bool = False  # what scripts read, which every other change changes too
    scale: str = ""  # what became of the self-assessment, in French; "" when nothing changed in it
    words: tuple[str, ...] = ()


class Snapshot(Struct, frozen=True):
    """What of a pack a difference looks at."""

    version: str
    records: Mapping[str, bytes | memoryview]  # each structure's JSON by id
    needs: bytes
    places: str
    browser: str = ""
    scale: bytes = b""  # its JSON; b"" when none is published


class _Directory(Struct):
    structures: list[msgspec.Raw]
    needs: msgspec.Raw


class _Identified(Struct):
    id: str


class _Titled(Struct):
    title: str
    version: str


def snapshot(version: str, directory: bytes, places: str, browser: str = "", scale: bytes = b"") -> Snapshot:
    """Look at a pack's `directory.json` without building a single structure."""
    read = msgspec.json.decode(directory, type=_Directory)
    identify = msgspec.json.Decoder(_Identified).decode
    records = {identify(raw).id: memoryview(raw) for raw in read.structures}
    return Snapshot(version, records, bytes(read.needs), places, browser, scale)


def compare(before: Snapshot | None, after: Snapshot) -> Difference:
    """The difference from `before` (None: nothing was published) to `after`."""
    scale = _scale_change(before.scale if before else b"", after.scale)
    if before is None:
        return _worded(Difference(previous=None, total=len(after.records), scale=scale))
    decode = msgspec.json.Decoder(Structure).decode
    added, removed, changed = [], [], []
    for id_, record in after.records.items():
        if id_ not in before.records:
            added.append(Named(id_, decode(record).name))
        elif before.records[id_] != record:
            old, new = decode(before.records[id_]), decode(record)
            changed.append(Changed(id_, new.name, _changed_fields(old, new)))
    for id_, record in before.records.items():
        if id_ not in after.records:
            removed.append(Named(id_, decode(record).name))
    return _worded(
        Difference(
            previous=before.version,
            added=tuple(added),
            removed=tuple(removed),
            changed=tuple(changed),
            unchanged=len(after.records) - len(added) - len(changed),
            total=len(after.records),
            needs_changed=before.needs != after.needs,
            places_changed=before.places != after.places,
            browser_changed=before.browser != after.browser,
            scale=scale,
        )
    )


def _scale_change(before: bytes, after: bytes) -> str:
    if before == after:
        return ""
    what = "modifiée" if before and after else "ajoutée" if after else "retirée"
    named = msgspec.json.decode(after or before, type=_Titled)
    return f"Échelle {what} : {named.title} (version {named.version})."


def in_words(difference: Difference, limit: int = 20) -> list[str]:
    """The whole difference, one French line each, at most `limit` structures a kind of change."""
    lines = list(difference.words)
    for title, found in (("Ajoutée", difference.added), ("Retirée", difference.removed)):
        lines += [f"{title} : {one.name} ({one.id})" for one in found[:limit]]
        lines += _and_more(len(found), limit)
    for one in difference.changed[:limit]:
        fields = f" : {', '.join(one.fields)}" if one.fields else ""
        lines.append(f"Modifiée : {one.name} ({one.id}){fields}")
    return lines + _and_more(len(difference.changed), limit)


def _worded(difference: Difference) -> Difference:
    if difference.previous is None:
        words = [f"Première publication : {_count(difference.total, 'structure', '')}."]
        words += [difference.scale] if difference.scale else []
    else:
        words = [
            f"{_count(len(found), 'structure', participle)}."
            for found, participle in (
                (difference.added, "ajoutée"),
                (difference.removed, "retirée"),
                (difference.changed, "modifiée"),
            )
            if found
        ]
        if difference.needs_changed:
            words.append("La liste des besoins a changé.")
        if difference.places_changed:
            words.append("Les communes ou les territoires ont changé.")
        if difference.scale:
            words.append(difference.scale)
        if difference.browser_changed and not words:
            words.append("Les mêmes fiches, présentées autrement dans le navigateur.")
        words.append(f"{_count(difference.unchanged, 'structure', 'inchangée')}.")
    return msgspec.structs.replace(difference, words=tuple(words))


def _count(number: int, noun: str, participle: str) -> str:
    plural = "s" if number > 1 else ""
    words = [f"{number:,}".replace(",", "\u202f"), noun + plural]
    if participle:
        words.append(participle + plural)
    return " ".join(words)


def _and_more(found: int, limit: int) -> list[str]:
    return [f"… et {found - limit} de plus"] if found > limit else []


def _changed_fields(old: Structure, new: Structure) -> tuple[str, ...]:
    """French names of what differs; nothing for a structure that is masked on either side."""
    if old.masked or new.masked:
        return ()
    names = [name for field, name in STRUCTURE_FIELDS.items() if getattr(old, field) != getattr(new, field)]
    if [service.id for service in old.services] != [service.id for service in new.services]:
        names.append(SERVICE_FIELDS["id"])
    else:
        for before, after in zip(old.services, new.services, strict=True):
            names += _changed_in_service(before, after)
    return tuple(dict.fromkeys(names))


def _changed_in_service(old: Service, new: Service) -> list[str]:
    names = [name for field, name in SERVICE_FIELDS.items() if getattr(old, field) != getattr(new, field)]
    if [channel.kind for channel in old.channels] != [channel.kind for channel in new.channels]:
        return [*names, CHANNEL_FIELDS["kind"]]
    for before, after in zip(old.channels, new.channels, strict=True):
        names += _changed_in_channel(before, after)
    return names


def _changed_in_channel(old: Channel, new: Channel) -> list[str]:
    return [name for field, name in CHANNEL_FIELDS.items() if getattr(old, field) != getattr(new, field)]
