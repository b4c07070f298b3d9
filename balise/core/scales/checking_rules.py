"""What the rules of a scale mean together: contradictions, what changes nothing, what nobody can reach."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from balise.core.pack.records import Audience
from balise.core.scales.evaluate import NoOutcome, first_fitting, fits
from balise.core.scales.faults import Fault, Path, Places, did_you_mean, place_of
from balise.core.scales.file_words import (
    ANSWER_WORDS,
    AUDIENCES,
    axes_words,
    level_words,
    sign_words,
    word_of,
)
from balise.core.scales.laws import MOST_ITEMS_OF_A_RULE, Broken, broken_by, broken_by_rule
from balise.core.scales.model import LEAST_GIVEN, MOST_STEPS, Axes, Level, Rule, Rules, Scale, Sign
from balise.core.scales.reach import Answers, changes_something, reachable


class Known(Struct, frozen=True):
    """What a scale may refer to outside its file."""

    laws: frozenset[str]  # keys of data/law.csv
    numbers: frozenset[str]  # of the national lines


def rule_faults(scale: Scale, places: Places, known: Known, drawn: int) -> Iterator[Fault]:
    """`drawn`: how many sets of answers the laws are proved on."""
    found = list(_names(scale, places, known))
    found += _conditions(scale.rules, places)
    found += _minimums(scale.rules, places)
    found += _steps(scale.rules, places)
    yield from found
    if all(len(rule.signs) <= MOST_ITEMS_OF_A_RULE for rule in scale.rules.rules):
        yield from _outcomes(scale, places)
    if not found:  # what follows would only say the same again, less clearly
        yield from _useless(scale, places)
        yield from _laws(scale, places, drawn)


def audiences_of(scale: Scale) -> tuple[Audience, ...]:
    """Those that have texts, in the order of the file's words."""
    present = {variant.audience for variant in scale.variants}
    return tuple(audience for audience in AUDIENCES.values() if audience in present)


def _names(scale: Scale, places: Places, known: Known) -> Iterator[Fault]:
    """References to what does not exist, and a rule called as a question is."""
    rules = scale.rules
    items = {item.code for item in rules.items}
    for code in scale.texts.rules:
        if code in items:
            yield _fault(places, ("cumuls", code), f"« {code} » est aussi le code d'une question.")
    for part, code, laws in (
        *(("questions", item.code, item.law) for item in rules.items),
        *(("resultats", outcome.code, outcome.law) for outcome in rules.outcomes),
    ):
        yield from _unknown(places, (part, code, "lois"), laws, known.laws, "n'est pas dans data/law.csv.")
    for part, code, numbers in (
        *(("gestes", step.code, step.numbers) for step in rules.steps),
        *(("resultats", outcome.code, outcome.numbers) for outcome in rules.outcomes),
    ):
        yield from _unknown(
            places, (part, code, "numeros"), numbers, known.numbers, "n'est pas un numéro national connu."
        )


def _conditions(rules: Rules, places: Places) -> Iterator[Fault]:
    """Conditions that cannot be met, that reassure, or that are written twice."""
    worrying = {item.code: item.worrying for item in rules.items}
    seen: dict[tuple[frozenset[Sign], frozenset[Sign], int], str] = {}
    for rule in rules.rules:
        path = _written(rule, places)
        for key, signs in (("toutes", rule.every), ("parmi", rule.among)):
            for position, sign in enumerate(signs):
                reason = _wrong_sign(sign, worrying)
                if reason:
                    yield _fault(places, (*path, key, str(position)), reason)
        for item, count in Counter(sign.item for sign in rule.signs).items():
            if count > 1:
                yield _fault(places, path, f"« {item} » est {count} fois dans cette règle : une fois suffit.")
        yield from _counts(rule, path, places)
        for level in rule.gives:
            if _says_nothing(level):
                yield _fault(
                    places,
                    (*path, "donne"),
                    f"« {level_words(level)} » n'est jamais donné par une règle : tout part de là.",
                )
        same = (frozenset(rule.every), frozenset(rule.among), rule.at_least)
        if same in seen:
            yield _fault(places, path, f"mêmes conditions que « {seen[same]} » : réunissez les deux.")
        seen.setdefault(same, rule.code)


def _written(rule: Rule, places: Places) -> Path:
    """A part of its own; for an item that suffices, the line that says so."""
    own = ("cumuls", rule.code)
    return own if own in places else ("questions", rule.code, "suffit_pour")


def _wrong_sign(sign: Sign, worrying: Mapping[str, str]) -> str:
    if sign.item not in worrying:
        return f"la question « {sign.item} » n'existe pas.{did_you_mean(sign.item, worrying)}"
    if sign.answer != worrying[sign.item]:
        instead = f"{sign.item} = {word_of(ANSWER_WORDS, worrying[sign.item])}"
        return (
            f"« {sign_words(sign)} » n'inquiète pas : une règle ne compte que ce qui inquiète, "
            f"ici « {instead} » (lois 1 et 2)."
        )
    return ""


def _counts(rule: Rule, path: Path, places: Places) -> Iterator[Fault]:
    if not rule.signs:
        yield _fault(places, path, "cette règle n'a pas de condition : écrivez « toutes » ou « parmi ».")
    if rule.among and not rule.at_least:
        yield _fault(places, path, "« parmi » demande « au_moins » : combien de ces réponses suffisent ?")
    if rule.at_least > len(rule.among):
        yield _fault(
            places,
            (*path, "au_moins"),
            f"il en faut {rule.at_least}, et « parmi » n'en nomme que {len(rule.among)} : jamais rempli.",
        )
    if len(rule.signs) > MOST_ITEMS_OF_A_RULE:
        yield _fault(
            places,
            path,
            f"{len(rule.signs)} questions dans une règle : {MOST_ITEMS_OF_A_RULE} au plus, pour que tous les "
            "cas puissent être vérifiés.",
        )


def _minimums(rules: Rules, places: Places) -> Iterator[Fault]:
    for position, minimum in enumerate(rules.minimums):
        path = ("minimums", str(position))
        for key, level in (("si", minimum.reached), ("alors", minimum.least)):
            if _says_nothing(level):
                yield _fault(
                    places, (*path, key), f"« {level_words(level)} » ne dit rien de ce qui est vécu."
                )
        if minimum.least.axis == "implication":
            yield _fault(places, (*path, "alors"), "l'implication ne se déduit jamais : une réponse la dit.")
        if minimum.least.axis == minimum.reached.axis:
            yield _fault(places, path, "« si » et « alors » parlent du même axe.")


def _steps(rules: Rules, places: Places) -> Iterator[Fault]:
    """Steps that do not exist, that are for others, that nobody is shown, or too many of them."""
    known = {step.code: step for step in rules.steps}
    named: set[str] = set()
    wanted = [
        *(
            (("questions", item.code), audience, (code,))
            for item in rules.items
            for audience, code in item.steps.items()
        ),
        *(
            (("resultats", one.code), audience, codes)
            for one in rules.outcomes
            for audience, codes in one.steps.items()
        ),
    ]
    for path, audience, codes in wanted:
        word = word_of(AUDIENCES, audience)
        place = (*path, "gestes", word)
        for code in filter(None, codes):
            named.add(code)
            if code not in known:
                yield _fault(places, place, f"le geste « {code} » n'existe pas.{did_you_mean(code, known)}")
            elif audience not in known[code].audiences:
                yield _fault(places, place, f"le geste « {code} » n'a pas de texte pour « {word} ».")
        if path[0] == "resultats" and codes and len(codes) != MOST_STEPS:
            yield _fault(
                places,
                place,
                f"{len(codes)} gestes : il en faut {MOST_STEPS} à chaque résultat, qui se ressemblent ainsi.",
            )
    for code in known:
        if code and code not in named:
            yield _fault(places, ("gestes", code), f"le geste « {code} » n'est montré nulle part.")


def _useless(scale: Scale, places: Places) -> Iterator[Fault]:
    audiences = audiences_of(scale)
    for rule in scale.rules.rules:
        if rule.gives and not changes_something(scale.rules, rule, audiences):
            yield _fault(
                places,
                _written(rule, places),
                f"« {rule.code} » ne change jamais rien : d'autres règles donnent déjà autant.",
            )
    for position, minimum in enumerate(scale.rules.minimums):
        if not changes_something(scale.rules, minimum, audiences):
            yield _fault(places, ("minimums", str(position)), "ce minimum ne change jamais rien.")


def _outcomes(scale: Scale, places: Places) -> Iterator[Fault]:
    """What can be reached has an outcome, each outcome can be reached, *libre* has its own."""
    rules = _meaningful(scale.rules)
    outcomes = rules.outcomes
    shown: set[str] = set()
    reached: dict[Axes, Answers] = {}
    for audience in audiences_of(scale):
        reached = reachable(rules, audience) | reached
    for axes, answers in reached.items():
        try:
            outcome = first_fitting(outcomes, axes)
        except NoOutcome:
            reason = f"aucun résultat pour {axes_words(axes)} (par exemple {_few(answers)})."
            yield _fault(places, ("resultats",), reason)
            continue
        shown.add(outcome.code)
        if axes.situation == "libre" and outcome.when and Level("situation", "libre") not in outcome.when:
            yield _fault(
                places,
                ("resultats", outcome.code, "quand"),
                "« situation libre » y arrive sans être nommée : donnez-lui son propre résultat.",
            )
    for outcome in outcomes:
        if outcome.code and outcome.code not in shown:
            before = [
                one.code
                for one in outcomes[: outcomes.index(outcome)]
                if any(fits(one, axes) and fits(outcome, axes) for axes in reached)
            ]
            hint = f" : « {before[0]} », plus haut, prend sa place" if before else ""
            yield _fault(
                places, ("resultats", outcome.code), f"personne ne peut arriver à « {outcome.code} »{hint}."
            )


def _meaningful(rules: Rules) -> Rules:
    """Without the rules and minimums that hold for everybody: they are told, and would hide the rest."""
    return replace(
        rules,
        rules=tuple(rule for rule in rules.rules if rule.every or rule.at_least),
        minimums=tuple(one for one in rules.minimums if not _says_nothing(one.reached)),
    )


def _says_nothing(level: Level) -> bool:
    return level.height < Level(level.axis, LEAST_GIVEN[level.axis]).height


def _laws(scale: Scale, places: Places, drawn: int) -> Iterator[Fault]:
    """Proved once for audiences that are asked the same."""
    asked = {
        tuple(item.code for item in scale.rules.asked(audience)): audience for audience in audiences_of(scale)
    }
    for audience in asked.values():
        for rule in scale.rules.rules:
            for broken in broken_by_rule(scale.rules, rule, audience):
                yield _fault(places, _written(rule, places), law_words(broken))
        for broken in broken_by(scale.rules, audience, drawn):
            yield _fault(places, ("echelle",), law_words(broken))


def law_words(broken: Broken) -> str:
    """A broken law, with an example, in French."""
    said = {
        1: f"répondre ce qui inquiète à « {broken.item} » ferait baisser un axe",
        2: f"ne plus répondre à « {broken.item} », qui rassurait, ferait baisser un axe",
        3: "une urgence ou une implication arrive avec « libre »",
        4: "« libre » arrive sans 60 questions répondues sur 100, ou avec une réponse qui inquiète",
    }
    return f"loi {broken.law} : {said[broken.law]} (par exemple {_few(broken.answers)})."


def _few(answers: Answers) -> str:
    given = {item: answer for item, answer in answers.items() if answer in ("yes", "no")}
    words = [sign_words(Sign(item, answer)) for item, answer in given.items()]
    return f"{', '.join(words[:4])}{'…' if len(words) > 4 else ''}" if words else "sans aucune réponse"


def _unknown(
    places: Places, path: Path, codes: Iterable[str], known: frozenset[str], reason: str
) -> Iterator[Fault]:
    for position, code in enumerate(codes):
        if code not in known:
            yield _fault(places, (*path, str(position)), f"« {code} » {reason}{did_you_mean(code, known)}")


def _fault(places: Places, path: Path, reason: str) -> Fault:
    return Fault(place_of(places, path), reason)
