"""What `balise import` says of a file: faults as they are found, then what changes, a few of each kind."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from balise.exchange.problems import quoted

if TYPE_CHECKING:
    from balise.bureau.directory.importing import Change, Event, Outcome, StillPublic, Taken

FEW = 10
_TITLES = {
    "created": ("Seraient créées ({}) :", "Créées ({}) :"),
    "changed": ("Seraient modifiées ({}) :", "Modifiées ({}) :"),
    "gone": ("Sorties du fichier ({}) ; l'annuaire les garde, rien n'est effacé :",) * 2,
    "retired": ("Retirées ({}) ; numéros qui ne servent plus, connus pour n'être jamais montrés :",) * 2,
}
_SIGNS = {"created": "+", "changed": "~", "gone": "-", "retired": "x"}


class Report:
    """Prints problems at once; keeps the first `FEW` changes of each kind, or all of them, for the end."""

    def __init__(self, source: str, everything: bool) -> None:
        self._source = source
        self._most = None if everything else FEW
        self._counts: Counter[str] = Counter()
        self._named: defaultdict[str, list[str]] = defaultdict(list)

    def tell(self, event: "Event") -> None:
        from balise.bureau.directory.importing import Change, Forgotten, StillPublic, Taken

        if isinstance(event, Taken):
            print(f"! {_taken(event, self._source)}")
        elif isinstance(event, StillPublic):
            print(f"! {_still_public(event)}")
        elif isinstance(event, Forgotten):
            print(
                f"* {event.key} : ce que quelqu'un avait corrigé nomme la commune ou l'adresse, et s'efface "
                f"avec le masquage ({', '.join(event.fields)})"
            )
        elif not isinstance(event, Change):
            print(f"! {event}")
        else:
            self._counts[event.what] += 1
            if self._most is None or len(self._named[event.what]) < self._most:
                self._named[event.what].append(f"  {_SIGNS[event.what]} {_named(event)}")

    def changes(self, written: bool) -> Iterator[str]:
        """The lists, each under its title and its count."""
        for what, titles in _TITLES.items():
            count, named = self._counts[what], self._named[what]
            if count:
                yield titles[written].format(count)
                yield from named
                if count > len(named):
                    yield f"  … et {count - len(named)} de plus (--all pour tout nommer)"


def summary(outcome: "Outcome", write: bool, skip_bad: bool) -> Iterator[str]:
    """The counts, and whether something was written."""
    yield (
        f"Lignes : créées {outcome.created} · modifiées {outcome.changed} · inchangées {outcome.unchanged} · "
        f"sorties du fichier {'?' if outcome.gone_unknown else outcome.gone} · retirées {outcome.retired} · "
        f"fautives {outcome.bad}."
    )
    if outcome.gone_unknown:
        yield "Qui est sorti du fichier ? On ne peut pas le dire : une partie n'a pas pu être lue."
    if outcome.held:
        yield (
            "Rien n'a été écrit, et --skip-bad n'y change rien : une structure reste montrée avec son "
            "adresse alors que sa ligne demande peut-être de la masquer. Corrigez d'abord cette ligne."
        )
    elif outcome.bad and not skip_bad:
        yield (
            "Des lignes sont fautives : rien n'a été écrit. "
            "Corrigez-les, ou ajoutez --skip-bad pour les laisser de côté."
        )
    elif not write:
        yield "À blanc : rien n'a été écrit. Ajoutez --write pour écrire."
    elif outcome.written:
        yield "Écrit."
    else:
        yield "Rien à écrire : l'annuaire le disait déjà."


def _named(change: "Change") -> str:
    if change.what != "changed":
        return change.key
    if change.masked:
        columns = ", ".join(column for column, _, _ in change.fields)
        return f"{change.key} : {columns} (adresse masquée : valeurs non montrées)"
    said = (
        f"{column} {_value(before)} → {_value(after)}" if before or after else column
        for column, before, after in change.fields
    )
    return f"{change.key} : {' ; '.join(said)}"


def _value(text: str) -> str:
    return quoted(text) if text else "(vide)"


def _taken(taken: "Taken", source: str) -> str:
    """Once for all the rows that another source holds, with what to do about it."""
    several = len(taken.lines) > 1
    where = f"{taken.file}, {_lines(taken.lines)}"
    what = "ces structures" if several else "cette structure"
    if not taken.source:
        return f"{where} : l'annuaire a déjà {what}, sans source ; un import n'y touche pas."
    if taken.source == source:
        return f"{where} : un fichier d'une autre sorte (--kind) de la même source a déjà apporté {what}."
    return (
        f"{where} : la source « {taken.source} » a déjà apporté {what}. "
        f'Pour {"les" if several else "la"} mettre à jour, redonnez --source "{taken.source}".'
    )


def _still_public(event: "StillPublic") -> str:
    count = len(event.keys)
    named = ", ".join(event.keys[:FEW]) + (f" et {count - FEW} de plus" if count > FEW else "")
    if event.unread:
        return (
            f"une partie du fichier n'a pas pu être lue ; elle demande peut-être de masquer : {named}. "
            "En attendant, l'adresse reste montrée."
        )
    return (
        f"{named} : l'adresse est montrée au public aujourd'hui, et la ligne, fautive, ne dit pas "
        "« public ». Corrigez-la : en attendant, l'adresse reste montrée."
    )


def _lines(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return f"ligne {lines[0]}"
    more = f" et {len(lines) - FEW} de plus" if len(lines) > FEW else ""
    return f"{len(lines)} lignes ({', '.join(map(str, lines[:FEW]))}{more})"
