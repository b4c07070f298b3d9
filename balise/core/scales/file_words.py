"""The French words of a scale's file, and what each one is called in the code."""

from collections.abc import Mapping

from balise.core.pack.records import Audience
from balise.core.scales.model import (
    AXES,
    LEVELS,
    Answer,
    Axes,
    Axis,
    Level,
    Polarity,
    Register,
    Sign,
    Status,
    StepKind,
)

AUDIENCES: dict[str, Audience] = {"jeune": "young", "proche": "relative", "professionnel": "professional"}
STATUSES: dict[str, Status] = {
    "brouillon": "draft",
    "en relecture": "in_review",
    "validée": "validated",
    "retirée": "retired",
}
POLARITIES: dict[str, Polarity] = {"protège": "protective", "alerte": "alert"}
REGISTERS: dict[str, Register] = {"ordinaire": "ordinary", "simple": "plain"}
ANSWER_WORDS: dict[str, Answer] = {"oui": "yes", "non": "no", "nsp": "unknown", "refus": "refused"}
STEP_KINDS: dict[str, StepKind] = {
    "appeler": "call",
    "tchatter": "chat",
    "lieu": "place",
    "lire": "read",
    "préparer": "prepare",
    "parler": "talk",
}
YES_NO = {"oui": True, "non": False}

_AXIS_WORDS: dict[Axis, str] = {"situation": "situation", "implication": "implication", "urgency": "urgence"}
_ACCENTED = {"indetermine": "indéterminé", "immediate": "immédiate"}


def level_words(level: Level) -> str:
    """A level as the file writes it: "urgence immédiate"."""
    return f"{_AXIS_WORDS[level.axis]} {_ACCENTED.get(level.code, level.code)}"


def axes_words(axes: Axes) -> str:
    """Levels of every axis: "situation risque, implication aucune, urgence proche"."""
    return ", ".join(level_words(axes.level(axis)) for axis in AXES)


LEVEL_WORDS: dict[str, Level] = {
    level_words(level): level for axis in AXES for code in LEVELS[axis] for level in (Level(axis, code),)
}


def sign_words(sign: Sign) -> str:
    """A sign as the file writes it: "dette = oui"."""
    return f"{sign.item} = {word_of(ANSWER_WORDS, sign.answer)}"


def word_of(words: Mapping[str, str], value: str) -> str:
    """The file's word for a value; KeyError when there is none."""
    return {known: word for word, known in words.items()}[value]
