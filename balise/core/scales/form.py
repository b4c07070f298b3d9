"""One table of a scale's file, read key by key: what is missing, odd or unknown there becomes a fault."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from balise.core.scales.faults import START, Fault, Path, Places, did_you_mean
from balise.core.scales.toml_places import Listing, Number, Place, Table, Tables, Text
from balise.core.scales.typesetting import typeset

CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")

Known = TypeVar("Known")
Node = TypeVar("Node", Text, Number, Listing, Table, Tables)


class Form:
    """Reads a table; places and faults go to the two collections that all the tables of a file share."""

    def __init__(
        self, table: Table | None, path: Path, places: Places, faults: list[Fault], near: Place = START
    ) -> None:
        """`table` is None for one that is absent: that was said, and what it lacks is not said again."""
        self._absent = table is None
        self.table = table or Table(near, {}, {})
        self.path = path
        self._places = places
        self._faults = faults
        self._asked: set[str] = set()
        places[path] = self.table.place

    def text(self, key: str) -> str:
        """Ready to print; "" and a fault when it is absent or empty."""
        node = self._node(key, Text, "un texte entre guillemets")
        value = typeset(node.value) if node else ""
        if node and not value:
            self.fault(node.place, f"« {key} » est vide : écrivez ce texte.")
        return value

    def word(self, key: str, known: Mapping[str, Known], otherwise: Known, *, needed: bool = True) -> Known:
        """One word of a list of words; `otherwise` when it is absent or unknown."""
        node = self._node(key, Text, "un mot entre guillemets", needed)
        return known[node.value] if node and self._is_known(node, known) else otherwise

    def words(self, key: str, known: Mapping[str, Known], *, needed: bool = False) -> tuple[Known, ...]:
        """The known ones of a list of words; another one is a fault."""
        nodes = (node for node in self.listed(key, needed=needed) if self._is_known(node, known))
        return tuple(known[node.value] for node in nodes)

    def codes(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of codes that are looked up later."""
        return tuple(node.value for node in self.listed(key, needed=needed))

    def listed(self, key: str, *, needed: bool = False) -> tuple[Text, ...]:
        """A list of texts with their places."""
        node = self._node(key, Listing, 'une liste entre crochets : ["un", "deux"]', needed)
        values = node.values if node else ()
        if node and needed and not values:
            self.fault(node.place, f"« {key} » est une liste vide : il y faut au moins un mot.")
        for position, value in enumerate(values):
            self._places[(*self.path, key, str(position))] = value.place
            if value.value in [before.value for before in values[:position]]:
                self.fault(value.place, f"« {value.value} » est deux fois dans cette liste.")
        return values

    def code(self, key: str = "code") -> str:
        """A short name of something; "" and a fault when it is absent or badly written."""
        node = self._node(key, Text, "un mot entre guillemets")
        if node and not CODE.fullmatch(node.value):
            self.fault(
                node.place,
                f"« {node.value} » : un code s'écrit en minuscules sans accent, avec des chiffres, - ou _, "
                "et commence par une lettre (40 signes au plus).",
            )
            return ""
        return node.value if node else ""

    def number(self, key: str, otherwise: int) -> int:
        node = self._node(key, Number, "un nombre entier, sans guillemets", needed=False)
        return node.value if node else otherwise

    def date(self, key: str, *, needed: bool = True) -> str:
        """As YYYY-MM-DD; "" when it is absent, or empty and not needed, or no date."""
        node = self._node(key, Text, "une date entre guillemets", needed)
        if node is None or (not needed and not node.value):
            return ""
        try:
            good = date.fromisoformat(node.value).isoformat() == node.value
        except ValueError:
            good = False
        if not good:
            self.fault(
                node.place, f"« {node.value} » n'est pas une date : année-mois-jour, comme 2026-11-22."
            )
        return node.value if good else ""

    def inside(self, key: str, what: str, *, needed: bool = True) -> "Form":
        """A table of this one; empty when it is absent."""
        node = self._node(key, Table, what, needed)
        return Form(node, (*self.path, key), self._places, self._faults, self.table.place)

    def each(self, key: str, what: str, *, needed: bool = True) -> list["Form"]:
        """The tables of a list, each named after its code; of two that have the same, the first."""
        node = self._node(key, Tables, what, needed)
        forms: dict[str, Form] = {}
        for position, table in enumerate(node.tables if node else ()):
            code = table.entries.get("code")
            name = code.value if isinstance(code, Text) else str(position)
            if name in forms:
                self.fault(table.place, f"le code « {name} » sert déjà dans [[{key}]] : donnez-en un autre.")
            else:
                forms[name] = Form(table, (key, name), self._places, self._faults)
        return list(forms.values())

    def done(self) -> None:
        """Say which keys nobody asked for."""
        for key in self.table.entries:
            if key not in self._asked:
                self.fault(
                    self.table.keys[key], f"« {key} » n'est pas connu ici.{did_you_mean(key, self._asked)}"
                )

    def fault(self, place: Place, reason: str) -> None:
        self._faults.append(Fault(place, reason))

    def _is_known(self, node: Text, known: Mapping[str, Known]) -> bool:
        if node.value in known:
            return True
        self.fault(node.place, f"« {node.value} » n'est pas connu ici.{did_you_mean(node.value, known)}")
        return False

    def _node(self, key: str, kind: type[Node], what: str, needed: bool = True) -> Node | None:
        self._asked.add(key)
        node = self.table.entries.get(key)
        if node is None:
            if needed and not self._absent:
                self.fault(self.table.place, f"il manque « {key} » : {what}.")
            return None
        place = self.table.keys[key]
        self._places[(*self.path, key)] = place
        if isinstance(node, kind):
            return node
        self.fault(place, f"« {key} » devrait être {what}.")
        return None
