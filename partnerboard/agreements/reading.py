"""From the text of an agreements file to agreements: everything is checked before any record is made."""

import re
import tomllib
from typing import Any

from partnerboard.agreements.checks import faults
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.node import Node, Objection
from partnerboard.agreements.places import Path, Place, places
from partnerboard.agreements.problems import Problem, nearest, refusal
from partnerboard.agreements.shape import Field, Shape, whole
from partnerboard.agreements.values import IN_WORDS, Unfit, objection, typed

LONGEST_VALUE = 80


def read(text: str) -> Agreements:
    """The agreements that a file states.

    Raises:
        ProblemsFound: the file cannot be accepted; lists every problem with its line.
    """
    reading = _Reading(text.removeprefix("\ufeff"))  # some editors begin a file with a byte order mark
    node = reading.node(whole(), reading.tables, (), None)
    for fault in faults(node):
        reading.add(fault)
    if reading.problems:
        raise refusal(reading.problems)
    agreements: Agreements = _record(node)
    return agreements


class _Reading:
    """The tables of one text, and what was wrong with their keys."""

    def __init__(self, text: str) -> None:
        self.problems: list[Problem] = []
        try:
            self.tables = tomllib.loads(text)
            self._places = places(text)
        except (RecursionError, ValueError) as fault:
            raise refusal([_unreadable(text, fault)]) from None

    def node(self, shape: Shape, table: Any, path: Path, around: Node | None) -> Node:
        node = Node(shape, path, around)
        if not isinstance(table, dict):
            self._say(node, path, shape.key, f"expected a table, written as {_header(shape, path)}")
            return node
        for field in shape.fields:
            self._field(node, field, table.get(field.key))
        for part in shape.parts:
            node.parts[part.name] = self._part(node, part, table.get(part.key))
        known = [field.key for field in shape.fields] + [part.key for part in shape.parts]
        for key in table.keys() - set(known):
            hint = nearest(key, known) or f"; known are {', '.join(known)}"
            self._say(node, (*path, key), key, f"is not a key of this table{hint}")
        return node

    def add(self, fault: Objection) -> None:
        """Take note of what a check found."""
        path = (*fault.node.path, fault.key)
        self._say(fault.node, path if fault.item is None else (*path, fault.item), fault.key, fault.expected)

    def _part(self, node: Node, part: Shape, held: Any) -> list[Node]:
        path = (*node.path, part.key)
        if not part.rows:
            if held is None:
                self._say(node, path, part.key, f"is missing, expected {_header(part, path)}")
                return []
            return [self.node(part, held, path, node)]
        if not isinstance(held, list | None):
            node.unread.add(part.name)
            self._say(node, path, part.key, f"expected a list of tables, each written as {_header(part, path)}")
            return []
        return [self.node(part, table, (*path, number), node) for number, table in enumerate(held or ())]

    def _field(self, node: Node, field: Field, raw: Any) -> None:
        path = (*node.path, field.key)
        if raw is None:
            if field.is_required:
                self._say(node, path, field.key, f"is missing, expected {_in_words(field)}")
            else:
                node.values[field.name] = field.default
        elif not field.is_list:
            self._value(node, field, raw, path)
        elif not isinstance(raw, list):
            node.unread.add(field.name)
            self._say(node, path, field.key, f"expected {_in_words(field)}")
        else:
            items = [self._item(node, field, item, (*path, number)) for number, item in enumerate(raw)]
            if None not in items:
                node.values[field.name] = tuple(items)

    def _value(self, node: Node, field: Field, raw: Any, path: Path) -> None:
        value = self._item(node, field, raw, path)
        if value is not None:
            node.values[field.name] = value

    def _item(self, node: Node, field: Field, raw: Any, path: Path) -> Any:
        """The value if it has the right type, also when a limit objects: the checks may have more to say about it."""
        try:
            value = typed(field.kind, raw)
        except Unfit as unfit:
            node.unread.add(field.name)
            self._say(node, path, field.key, str(unfit))
            return None
        against = objection(field, value)
        if against:
            self._say(node, path, field.key, against)
        return value

    def _say(self, node: Node, path: Path, key: str, expected: str) -> None:
        place = self._place(path)
        value = place.text if path in self._places else ""
        self.problems.append(Problem(place.line, node.title, key, _shortened(value), expected, path))

    def _place(self, path: Path) -> Place:
        """The place of a path, or of the nearest table around what is missing."""
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, Place(1))


def _shortened(text: str) -> str:
    """A value on one line that leaves room for what is said about it."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 4]} ..."


def _unreadable(text: str, fault: Exception) -> Problem:
    """Why the text cannot be read at all; the line is taken out of the sentence that `tomllib` says."""
    if isinstance(fault, RecursionError):
        fullest = max(text.splitlines(), key=lambda line: line.count("["))
        return Problem(_line_of(text, fullest), "", "", "", "lists are nested too deeply to be read")
    if not isinstance(fault, tomllib.TOMLDecodeError):
        longest = max(re.findall(r"\d[\d_]*", text), key=len)
        return Problem(_line_of(text, longest), "", "", "", f"a number of {len(longest)} digits cannot be read")
    said, place = str(fault), re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)", str(fault))
    if place and place[1]:
        said = said.replace(place[0], f" in column {place[2]}")
        return Problem(int(place[1]), "", "", "", f"this is not TOML: {said}")
    said = said.replace(place[0], "") if place else said
    return Problem(_line_of(text, ""), "", "", "", f"this is not TOML: {said}")


def _line_of(text: str, part: str) -> int:
    """The line where a part begins; the last line for none."""
    return text.count("\n", 0, text.index(part) if part else len(text)) + 1


def _header(shape: Shape, path: Path) -> str:
    name = ".".join(part for part in path if isinstance(part, str))
    return f"[[{name}]]" if shape.rows else f"[{name}]"


def _in_words(field: Field) -> str:
    return f"a list in brackets, each item {IN_WORDS[field.kind]}" if field.is_list else IN_WORDS[field.kind]


def _record(node: Node) -> Any:
    parts: dict[str, Any] = {}
    for part in node.shape.parts:
        made = tuple(_record(inner) for inner in node.parts[part.name])
        parts[part.name] = made if part.rows else made[0]
    return node.shape.record(**node.values, **parts)
