"""Run as a program by the test beside: publish again and again, say each version once acknowledged."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from balise.config import django

django.start("bureau")

from django.core.management import call_command  # noqa: E402 - needs Django started

from balise.bureau.directory.models import Structure  # noqa: E402 - needs Django started
from balise.bureau.publication.publish import Folders, publish  # noqa: E402 - needs Django started


def main(packs: str, keys: str, data: str) -> None:
    folders = Folders(Path(packs), Path(keys), Path(data))
    call_command("migrate", verbosity=0)
    Structure.objects.get_or_create(id="maison-essai", defaults={"name": "Maison d'essai"})
    print("prêt", flush=True)
    while True:
        Structure.objects.filter(id="maison-essai").update(name=f"Maison {datetime.now(UTC).isoformat()}")
        print(publish(folders, datetime.now(UTC), write=True).written, flush=True)


main(*sys.argv[1:])
