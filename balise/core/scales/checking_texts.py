"""What the texts of a scale must be: as long as one another, easy where they say so, harmless."""

from collections.abc import Iterator, Mapping
from math import ceil, floor
from statistics import median

from balise.core.scales.faults import Fault, Path, Places, place_of
from balise.core.scales.model import OutcomeWords, Scale, StepWords, Variant, Words
from balise.core.scales.readability import LEAST_EASE, LONGEST_MEAN_SENTENCE, ease, mean_sentence, words_of
from balise.core.scales.wording import harmful

PARITY_PERCENT = 15  # around the middle length, in characters


def text_faults(scale: Scale, places: Places) -> Iterator[Fault]:
    for variant in scale.variants:
        texts = dict(texts_of(scale, variant))
        for path, text in texts.items():
            for word, instead in harmful(text, variant):
                yield Fault(place_of(places, path), f"« {word} » : écrivez plutôt {instead}.")
        if variant.register == "plain":
            yield from _hard(texts, variant, places)
        for what, lengths in _lengths(scale, variant).items():
            yield from _uneven(what, lengths, variant, places)


def texts_of(scale: Scale, variant: Variant) -> Iterator[tuple[Path, str]]:
    """Every text of a variant with where it is written, in the order of the page."""
    for code, item in scale.texts.items.items():
        yield from _named(("questions", code), variant, texte=item.statement, explication=item.meaning)
    for code, outcome in scale.texts.outcomes.items():
        yield from _named(("resultats", code), variant, **_parts(outcome))
    for code, step in scale.texts.steps.items():
        yield from _named(("gestes", code), variant, texte=step.what, transmet=step.transmits)


def _named(path: Path, variant: Variant, **parts: Words) -> Iterator[tuple[Path, str]]:
    for name, words in parts.items():
        if words.get(variant.code):
            yield (*path, name, variant.code), words[variant.code]


def _parts(outcome: OutcomeWords) -> dict[str, Words]:
    return {
        "titre": outcome.title,
        "protection": outcome.protection,
        "loi": outcome.law,
        "droits": outcome.rights,
        "suite": outcome.onward,
    }


def _lengths(scale: Scale, variant: Variant) -> dict[str, dict[Path, int]]:
    """Characters of what stands in the same spot of the screen, whatever the answers."""
    outcomes = scale.texts.outcomes.items()
    return {
        "les titres": {
            ("resultats", code, "titre"): _length(variant, words.title) for code, words in outcomes
        },
        "les résultats": {
            ("resultats", code): _length(variant, *_parts(words).values()) for code, words in outcomes
        },
        "les gestes": {
            ("gestes", code): _length(variant, *_both(words)) for code, words in scale.texts.steps.items()
        },
    }


def _both(step: StepWords) -> tuple[Words, Words]:
    return step.what, step.transmits


def _length(variant: Variant, *parts: Words) -> int:
    return len("".join(words.get(variant.code, "") for words in parts))


def _uneven(what: str, lengths: Mapping[Path, int], variant: Variant, places: Places) -> Iterator[Fault]:
    """Those that could be told from the others over a shoulder; a part without text is a fault elsewhere."""
    written = {path: length for path, length in lengths.items() if length}
    if not written:
        return
    middle = median(written.values())
    low, high = (middle * (100 + percent) / 100 for percent in (-PARITY_PERCENT, PARITY_PERCENT))
    for path, length in written.items():
        if not low <= length <= high:
            yield Fault(
                place_of(places, path),
                f"« {variant.code} » : {length} signes, qui se verraient de loin. "
                f"Pour {what}, restez entre {ceil(low)} et {floor(high)}.",
            )


def _hard(texts: Mapping[Path, str], variant: Variant, places: Places) -> Iterator[Fault]:
    """A plain variant that is not easy as a whole, with its hardest text."""
    texts = {path: text for path, text in texts.items() if words_of(text)}
    if not texts:
        return
    whole = "\n\n".join(texts.values())
    place = place_of(places, ("variantes", variant.code))
    if ease(whole) < LEAST_EASE:
        hardest = min(texts, key=lambda path: ease(texts[path]))
        where = place_of(places, hardest)
        yield Fault(
            place,
            f"« {variant.code} » : lisibilité {ease(whole):.0f} (Kandel et Moles), il faut "
            f"{LEAST_EASE:.0f}. Texte le plus difficile : ligne {where.line}.",
        )
    if mean_sentence(whole) > LONGEST_MEAN_SENTENCE:
        yield Fault(
            place,
            f"« {variant.code} » : {mean_sentence(whole):.1f} mots par phrase en moyenne, "
            f"{LONGEST_MEAN_SENTENCE:.0f} au plus.",
        )
