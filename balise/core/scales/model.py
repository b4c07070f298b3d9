"""What a scale is made of. Nothing here can hold a score: answers raise levels, and no number is kept.

`Rules` is all that an evaluation needs, and holds no text: the browser reads it as JSON. `Texts` is what
people read. Codes of levels are French words (docs/glossary.md);
their order is `LEVELS`.
"""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from balise.core.pack.records import Audience

Answer = Literal["yes", "no", "unknown", "refused"]
ANSWERS: tuple[Answer, ...] = ("yes", "no", "unknown", "refused")
ANSWERED: tuple[Answer, ...] = ("yes", "no")  # "I don't know" and a refusal are not answers

Axis = Literal["situation", "implication", "urgency"]
AXES: tuple[Axis, ...] = ("situation", "implication", "urgency")
# Each axis from its lowest level up. Only the order matters: levels are never added or weighed.
LEVELS: dict[Axis, tuple[str, ...]] = {
    "situation": ("libre", "indetermine", "risque", "exploitation"),
    "implication": ("aucune", "sollicitation", "participation"),
    "urgency": ("aucune", "proche", "immediate"),
}
# Below these, a level says nothing of what somebody lives: no rule gives it, no minimum starts from it.
LEAST_GIVEN: dict[Axis, str] = {
    "situation": "risque",
    "implication": "sollicitation",
    "urgency": "proche",
}


ALWAYS_NUMBERS = ("119", "3114")  # shown with every outcome, whatever a scale says
MOST_STEPS = 3

Status = Literal["draft", "in_review", "validated", "retired"]
Polarity = Literal["protective", "alert"]
Register = Literal["ordinary", "plain"]
StepKind = Literal["call", "chat", "place", "read", "prepare", "talk"]


class Level(Struct, frozen=True):
    """One level of one axis."""

    axis: Axis
    code: str

    @property
    def height(self) -> int:
        """Its place on the axis, from 0; ValueError for a level that the axis has not."""
        return LEVELS[self.axis].index(self.code)


class Sign(Struct, frozen=True):
    """An answer to an item, as a rule names it."""

    item: str
    answer: Answer


class Item(Struct, frozen=True, kw_only=True):
    """One thing that may happen, and who is asked about it."""

    code: str
    theme: str
    polarity: Polarity
    hidden_for: tuple[Audience, ...] = ()
    steps: dict[Audience, str] = {}  # the next step that goes with it, by audience
    insists: bool = False  # its step is among those of the outcome, whatever the outcome
    law: tuple[str, ...] = ()  # keys of data/law.csv

    @property
    def worrying(self) -> Answer:
        """The answer that worries: yes to an alert, no to what protects."""
        return "yes" if self.polarity == "alert" else "no"


class Rule(Struct, frozen=True, kw_only=True):
    """All of `every`, and at least `at_least` of `among`: the levels of `gives` are reached.

    A floor, one item that suffices, is the rule whose code is the item's.
    """

    code: str
    every: tuple[Sign, ...] = ()
    among: tuple[Sign, ...] = ()
    at_least: int = 0
    gives: tuple[Level, ...]

    @property
    def signs(self) -> tuple[Sign, ...]:
        return self.every + self.among


class Minimum(Struct, frozen=True):
    """Where `reached` is reached, `least` is too."""

    reached: Level
    least: Level


class Step(Struct, frozen=True, kw_only=True):
    """One thing that can be done next."""

    code: str
    kind: StepKind
    audiences: tuple[Audience, ...]
    needs_identity: bool = False
    numbers: tuple[str, ...] = ()


class Outcome(Struct, frozen=True, kw_only=True):
    """What is shown when every axis that `when` names is at one of the levels it names."""

    code: str
    when: tuple[Level, ...]
    steps: dict[Audience, tuple[str, ...]]
    numbers: tuple[str, ...] = ()  # before ALWAYS_NUMBERS
    law: tuple[str, ...] = ()


class Rules(Struct, frozen=True):
    """All that decides. Steps and outcomes are in the order in which they come first."""

    items: tuple[Item, ...]
    rules: tuple[Rule, ...]
    minimums: tuple[Minimum, ...]
    steps: tuple[Step, ...]
    outcomes: tuple[Outcome, ...]

    def asked(self, audience: Audience) -> tuple[Item, ...]:
        """The items that an audience is shown."""
        return tuple(item for item in self.items if audience not in item.hidden_for)


class Axes(Struct, frozen=True):
    """Where answers lead."""

    situation: str
    implication: str
    urgency: str

    def level(self, axis: Axis) -> Level:
        return Level(axis, getattr(self, axis))

    def raised(self, levels: Iterable[Level]) -> "Axes":
        """The same, with each axis at least as high as these levels; never lower."""
        highest = {axis: self.level(axis) for axis in AXES}
        for level in levels:
            highest[level.axis] = max(highest[level.axis], level, key=lambda one: one.height)
        return Axes(**{axis: level.code for axis, level in highest.items()})


class Finding(Struct, frozen=True):
    """What a set of answers leads to, and why. It holds words and no number."""

    axes: Axes
    outcome: str
    rules: tuple[str, ...]  # those that hold
    because: tuple[Sign, ...]  # the answers that made them hold, in the order of the items
    steps: tuple[str, ...]
    numbers: tuple[str, ...]


class Variant(Struct, frozen=True):
    """One version of the texts: for whom, how plain, in which language."""

    code: str
    audience: Audience
    register: Register
    language: str


Words = dict[str, str]  # by the code of the variant; a blank line in a text parts two paragraphs


class ItemWords(Struct, frozen=True):
    statement: Words
    meaning: Words


class OutcomeWords(Struct, frozen=True):
    """In this order and no other: protection comes before the law, a lawyer before anything is told."""

    title: Words
    protection: Words
    law: Words
    rights: Words
    onward: Words


class StepWords(Struct, frozen=True):
    what: Words
    transmits: Words  # what is passed on, to whom, before anything is done


class Texts(Struct, frozen=True):
    """Every word, by code."""

    answers: dict[Answer, Words]
    items: dict[str, ItemWords]
    rules: dict[str, str]  # why each combined rule is there, for who reads the file
    steps: dict[str, StepWords]
    outcomes: dict[str, OutcomeWords]


class Validation(Struct, frozen=True):
    """Somebody who has read a scale and answers for it."""

    name: str
    role: str
    date: str  # YYYY-MM-DD
    scope: str


class Scale(Struct, frozen=True, kw_only=True):
    """A self-assessment, as one file describes it."""

    code: str
    version: str
    title: str
    status: Status
    purpose: str
    valid_until: str  # YYYY-MM-DD, "" while nobody has said until when
    sources: tuple[str, ...]
    validations: tuple[Validation, ...]
    variants: tuple[Variant, ...]
    rules: Rules
    texts: Texts
