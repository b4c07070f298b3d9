"""Rows of the directory for the tests of publication: a house, a masked one, a national line."""

from typing import Any

from balise.bureau.directory.models import Channel, Organisation, Service, Structure


def add_house(id_: str = "maison-essai", **changes: Any) -> Structure:
    """A public structure with a point of its commune, a number and a visit."""
    fields: dict[str, Any] = {
        "name": "Maison d'essai",
        "organisation": Organisation.objects.get_or_create(name="Organisme d'essai")[0],
        "hosted_by": Organisation.objects.get_or_create(name="Hôte d'essai")[0],
        "type": "ecoute",
        "territory": "80",
        "commune": "80021",
        "commune_name": "Amiens",
        "postal_code": "80000",
        "address": "1 rue des Essais",
        "source": "essai",
        "source_url": "https://exemple.test/maison",
        "source_date": "2026-02-03",
    }
    structure = Structure.objects.create(id=id_, **{**fields, **changes})
    service = Service.objects.create(
        id=f"{id_}-service",
        structure=structure,
        name="Accueil",
        for_young=True,
        on_site=True,
    )
    Channel.objects.create(
        service=service, key="call-1", position=1, kind="call", value="03 00 00 00 00", hours="lun-ven 9h-12h"
    )
    Channel.objects.create(service=service, key="visit", position=2, kind="visit")
    return structure


def add_masked(id_: str = "refuge-essai", **changes: Any) -> Structure:
    nowhere = {"commune": "", "commune_name": "", "postal_code": "", "address": ""}
    return add_house(id_, **{"name": "Refuge d'essai", "masked": True, **nowhere, **changes})


def add_line(id_: str = "ligne-essai", number: str = "119", **changes: Any) -> Structure:
    fields = {"name": "Ligne d'essai", "kind": "virtual", "role": "line", "source": "essai", **changes}
    structure = Structure.objects.create(id=id_, **fields)
    service = Service.objects.create(
        id=f"{id_}-service", structure=structure, name="Écoute", for_young=True, remote=True, zone=["FR"]
    )
    Channel.objects.create(
        service=service, key="appel", kind="call", value=number, hours="24h/24, 7j/7", works_in=["80", "69M"]
    )
    return structure
