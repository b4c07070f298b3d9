"""`balise scales`: start a self-assessment's file, check it, and see what each of its rules gives."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from balise.config.paths import SHIPPED_DATA

if TYPE_CHECKING:
    from balise.core.scales.model import Scale

STARTING_FILE = SHIPPED_DATA / "scales" / "modele" / "depart.toml"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("scales", help="écrire, vérifier, essayer une échelle « Faire le point »")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)

    new = actions.add_parser(
        "new",
        help="commencer une échelle",
        description="Copie dans NOM.toml une petite échelle complète et commentée, à transformer. "
        "N'écrase jamais un fichier.",
    )
    new.add_argument("name", metavar="NOM", help="son code : minuscules sans accent, chiffres, - ou _")
    new.add_argument("--write", action="store_true", help="écrire le fichier (sinon, rien n'est écrit)")
    new.set_defaults(run=run_new)

    check = actions.add_parser(
        "check",
        help="dire ce qui ne va pas dans une échelle",
        description="Lit une échelle et dit tout ce qui ne va pas, avec la ligne et la colonne. Vérifie "
        "aussi les quatre lois : chaque règle sur toutes les réponses qu'elle voit, l'ensemble sur "
        "100 000 jeux de réponses.",
    )
    check.add_argument("file", type=Path, metavar="FICHIER", help="l'échelle à vérifier")
    check.set_defaults(run=run_check)

    preview = actions.add_parser(
        "preview",
        help="montrer ce que chaque règle donne",
        description="Montre la table de vérité d'une échelle : pour chaque règle, les plus petites réponses "
        "qui la déclenchent et ce qui en sort. Avec --answers, ce que donnent ces réponses-là.",
    )
    preview.add_argument("file", type=Path, metavar="FICHIER", help="l'échelle à essayer")
    preview.add_argument(
        "--audience", default="jeune", metavar="PUBLIC", help="jeune (par défaut), proche ou professionnel"
    )
    preview.add_argument(
        "--answers",
        metavar="RÉPONSES",
        help='les réponses à essayer : "danger=oui, codes=non" (oui, non, nsp, refus ; sinon refus)',
    )
    preview.set_defaults(run=run_preview)


def run_new(arguments: argparse.Namespace) -> int:
    """Write the starting file under a new code; 1 when the file exists, 2 for a bad name."""
    from balise.core.scales.form import CODE

    if not CODE.fullmatch(arguments.name):
        print(
            f"balise scales new : « {arguments.name} » : des minuscules sans accent, des chiffres, - ou _, "
            "et d'abord une lettre.",
            file=sys.stderr,
        )
        return 2
    target = Path(f"{arguments.name}.toml")
    if target.exists():
        print(f"{target} existe déjà : il n'a pas été touché.", file=sys.stderr)
        return 1
    if not arguments.write:
        print(f"À blanc : {target} serait créé. Ajoutez --write.")
        return 0
    start = STARTING_FILE.read_text(encoding="utf-8")
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(start.replace('code = "depart"', f'code = "{arguments.name}"', 1))
    print(f"{target} est créé. Ensuite : balise scales check {target}")
    return 0


def run_check(arguments: argparse.Namespace) -> int:
    """Every fault, one a line; 0 when there is none."""
    scale = sound(arguments.file)
    if scale is None:
        return 1
    from datetime import UTC, datetime

    from balise.core.scales.publishing import refusals

    print(
        f"{arguments.file.name} : rien à corriger. {len(scale.rules.items)} questions, "
        f"{len(scale.rules.rules)} règles, {len(scale.rules.outcomes)} résultats, "
        f"{len(scale.variants)} variantes ; les quatre lois sont tenues."
    )
    reasons = refusals(scale, datetime.now(UTC).date())
    print(f"Pas publiable : {' ; '.join(reasons)}." if reasons else "Publiable aujourd'hui.")
    return 0


def run_preview(arguments: argparse.Namespace) -> int:
    """The truth table, or one set of answers; 1 for a faulty file, 2 when misused."""
    from balise.cli.scale_preview import Misused, asked_answers, asked_audience, one_set, truth_table

    scale = sound(arguments.file)
    if scale is None:
        return 1
    try:
        audience = asked_audience(scale, arguments.audience)
        if arguments.answers is None:
            lines = truth_table(scale, audience)
        else:
            lines = one_set(scale, audience, asked_answers(scale, audience, arguments.answers))
    except Misused as misused:
        print(f"balise scales preview : {misused}", file=sys.stderr)
        return 2
    print("\n".join(lines))
    return 0


def sound(path: Path, drawn: int | None = None) -> "Scale | None":
    """The scale of a file without fault; otherwise None, once its faults are printed.

    `drawn`: how many sets of answers its laws are tried on, when a quick look is enough.
    """
    from balise.core.scales.checking import check, load_known
    from balise.core.scales.laws import DRAWN_SETS
    from balise.core.scales.reading import NotRead, text_of

    try:
        text = text_of(path)
    except NotRead as error:
        print(error, file=sys.stderr)
        return None
    scale, faults = check(text, load_known(SHIPPED_DATA), drawn or DRAWN_SETS)
    for fault in faults:
        print(fault.told(path.name))
    if faults:
        print(f"{len(faults)} chose{'s' if len(faults) > 1 else ''} à corriger.")
        return None
    return scale
