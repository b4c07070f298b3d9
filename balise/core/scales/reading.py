"""From a scale's file to a `Scale`: what is missing, unknown or badly written, with its line and column.

What the parts mean together is looked at afterwards, in `checking`.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from balise.core.pack.records import Audience
from balise.core.scales.faults import Fault, Places, did_you_mean
from balise.core.scales.file_words import (
    ANSWER_WORDS,
    AUDIENCES,
    LEVEL_WORDS,
    POLARITIES,
    REGISTERS,
    STATUSES,
    STEP_KINDS,
    YES_NO,
)
from balise.core.scales.form import Form
from balise.core.scales.model import (
    Item,
    ItemWords,
    Minimum,
    Outcome,
    OutcomeWords,
    Rule,
    Rules,
    Scale,
    Sign,
    Step,
    StepWords,
    Texts,
    Validation,
    Variant,
    Words,
)
from balise.core.scales.toml_places import Unreadable, read_places

_SIGN = re.compile(r"\s*(\S+)\s*=\s*(\S+)\s*")
_LOWEST = LEVEL_WORDS["situation libre"]


class Read(Struct, frozen=True):
    """A scale as far as it could be read, what is wrong in it, and where each part is written."""

    scale: Scale | None  # None when nothing could be read
    faults: tuple[Fault, ...]
    places: Places


class NotRead(Exception):  # noqa: N818 - says what happened
    """A file that gave no text; the message names it and says why in French."""


def text_of(path: Path) -> str:
    """The text of a scale's file. Raises NotRead."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise NotRead(f"{path} : ce fichier n'existe pas.") from error
    except OSError as error:
        raise NotRead(f"{path} : ce fichier ne peut pas être lu.") from error
    except UnicodeDecodeError as error:
        raise NotRead(f"{path} : ce fichier n'est pas en UTF-8. Enregistrez-le en UTF-8.") from error


def read_scale(text: str) -> Read:
    """Read a file's text; never raises, whatever the text holds."""
    places: Places = {}
    faults: list[Fault] = []
    try:
        top = Form(read_places(text), (), places, faults)
    except Unreadable as stopped:
        return Read(None, (Fault(stopped.place, f"{stopped.reason} La suite n'a pas été lue."),), {})
    scale = _scale(top)
    return Read(scale, tuple(sorted(faults)), places)


def _scale(top: Form) -> Scale:
    about = top.inside("echelle", "la partie [echelle], en tête du fichier")
    read = [_variant(form) for form in top.each("variantes", "au moins une partie [[variantes]]")]
    variants = tuple(variant for variant in read if variant.code)
    validations = top.each("validations", "des parties [[validations]]", needed=False)
    answers = top.inside("reponses", "les mots des quatre réponses, [reponses.oui] et les autres")
    steps = [_step(form, variants) for form in top.each("gestes", "au moins une partie [[gestes]]")]
    items = [_item(form, variants) for form in top.each("questions", "au moins une partie [[questions]]")]
    rules = [_rule(form) for form in top.each("cumuls", "des parties [[cumuls]]", needed=False)]
    minimums = [_minimum(form) for form in top.each("minimums", "des parties [[minimums]]", needed=False)]
    outcomes = [
        _outcome(form, variants) for form in top.each("resultats", "au moins une partie [[resultats]]")
    ]
    floors = [floor for _, _, floor in items if floor]
    scale = Scale(
        code=about.code(),
        version=about.text("version"),
        title=about.text("titre"),
        status=about.word("statut", STATUSES, "draft"),
        purpose=about.text("but"),
        valid_until=about.date("valable_jusqu_au", needed=False),
        sources=about.codes("sources", needed=True),
        validations=tuple(_validation(form) for form in validations),
        variants=variants,
        rules=Rules(
            items=tuple(item for item, _, _ in items),
            rules=(*floors, *(rule for rule, _ in rules)),
            minimums=tuple(minimums),
            steps=tuple(step for step, _ in steps),
            outcomes=tuple(outcome for outcome, _ in outcomes),
        ),
        texts=Texts(
            answers={
                answer: _words(answers, word, variants, "le mot de cette réponse")
                for word, answer in ANSWER_WORDS.items()
            },
            items={item.code: words for item, words, _ in items},
            rules={rule.code: why for rule, why in rules},
            steps={step.code: words for step, words in steps},
            outcomes={outcome.code: words for outcome, words in outcomes},
        ),
    )
    for form in (about, answers, top):
        form.done()
    return scale


def _variant(form: Form) -> Variant:
    variant = Variant(
        code=form.code(),
        audience=form.word("public", AUDIENCES, "young"),
        register=form.word("registre", REGISTERS, "ordinary"),
        language=form.text("langue"),
    )
    form.done()
    return variant


def _validation(form: Form) -> Validation:
    validation = Validation(
        name=form.text("nom"), role=form.text("role"), date=form.date("date"), scope=form.text("portee")
    )
    form.done()
    return validation


def _step(form: Form, variants: Iterable[Variant]) -> tuple[Step, StepWords]:
    step = Step(
        code=form.code(),
        kind=form.word("sorte", STEP_KINDS, "read"),
        audiences=form.words("publics", AUDIENCES, needed=True),
        needs_identity=form.word("identite", YES_NO, False),
        numbers=form.codes("numeros"),
    )
    shown = [variant for variant in variants if variant.audience in step.audiences]
    words = StepWords(
        what=_words(form, "texte", shown, "ce que l'on peut faire"),
        transmits=_words(form, "transmet", shown, "ce qui est transmis, et à qui"),
    )
    form.done()
    return step, words


def _item(form: Form, variants: Iterable[Variant]) -> tuple[Item, ItemWords, Rule | None]:
    """An item, its words, and its floor when it suffices alone."""
    steps = form.inside("gestes", "le geste qui va avec, pour chaque public")
    hidden = form.words("cachee_pour", AUDIENCES)
    shown = [variant for variant in variants if variant.audience not in hidden]
    item = Item(
        code=form.code(),
        theme=form.text("theme"),
        polarity=form.word("sens", POLARITIES, "alert"),
        hidden_for=hidden,
        steps={audience: steps.code(word) for word, audience in _audiences(shown).items()},
        insists=form.word("insiste", YES_NO, False, needed=False),
        law=form.codes("lois"),
    )
    floor = form.words("suffit_pour", LEVEL_WORDS)
    words = ItemWords(
        statement=_words(form, "texte", shown, "la phrase à laquelle on répond"),
        meaning=_words(form, "explication", shown, "ce que cela veut dire"),
    )
    steps.done()
    form.done()
    sign = Sign(item.code, item.worrying)
    return item, words, Rule(code=item.code, every=(sign,), gives=floor) if floor else None


def _rule(form: Form) -> tuple[Rule, str]:
    """A combined rule, and why it is there."""
    rule = Rule(
        code=form.code(),
        every=_signs(form, "toutes"),
        among=_signs(form, "parmi"),
        at_least=form.number("au_moins", 0),
        gives=form.words("donne", LEVEL_WORDS, needed=True),
    )
    why = form.text("pourquoi")
    form.done()
    return rule, why


def _signs(form: Form, key: str) -> tuple[Sign, ...]:
    signs = []
    for text in form.listed(key):
        match = _SIGN.fullmatch(text.value)
        answer = ANSWER_WORDS.get(match[2]) if match else None
        if match and answer:
            signs.append(Sign(match[1], answer))
        else:
            hint = did_you_mean(match[2], ANSWER_WORDS) if match else ""
            form.fault(
                text.place, f'« {text.value} » : une condition s\'écrit "code de la question = oui".{hint}'
            )
    return tuple(signs)


def _minimum(form: Form) -> Minimum:
    minimum = Minimum(
        reached=form.word("si", LEVEL_WORDS, _LOWEST), least=form.word("alors", LEVEL_WORDS, _LOWEST)
    )
    form.done()
    return minimum


def _outcome(form: Form, variants: tuple[Variant, ...]) -> tuple[Outcome, OutcomeWords]:
    steps = form.inside("gestes", "les gestes montrés, pour chaque public")
    outcome = Outcome(
        code=form.code(),
        when=form.words("quand", LEVEL_WORDS, needed=True),
        steps={audience: steps.codes(word, needed=True) for word, audience in _audiences(variants).items()},
        numbers=form.codes("numeros"),
        law=form.codes("lois"),
    )
    words = OutcomeWords(
        title=_words(form, "titre", variants, "le titre"),
        protection=_words(form, "protection", variants, "d'abord la protection"),
        law=_words(form, "loi", variants, "ce que dit la loi"),
        rights=_words(form, "droits", variants, "les droits, dont l'avocat"),
        onward=_words(form, "suite", variants, "comment cela peut s'arrêter"),
    )
    steps.done()
    form.done()
    return outcome, words


def _words(form: Form, key: str, variants: Iterable[Variant], what: str) -> Words:
    """The text of each variant."""
    texts = form.inside(key, f"{what}, pour chaque variante")
    variants = tuple(variants)
    if key not in form.table.entries or not variants:
        return {}  # said once, not once a variant or a text
    words = {variant.code: texts.text(variant.code) for variant in variants}
    texts.done()
    return words


def _audiences(variants: Iterable[Variant]) -> dict[str, Audience]:
    """The audiences of some variants by their word."""
    present = {variant.audience for variant in variants}
    return {word: code for word, code in AUDIENCES.items() if code in present}
