"""A layout as a TOML file: written in one form only, and read back with every fault named by its line."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from partnerboard.errors import LayoutInvalid
from partnerboard.platforms.declaration import Basis, DateOrder, NumberStyle
from partnerboard.platforms.layouts.layout import Fault, Layout, faults

_KEYS = ("name", "rows", "platform", "basis", "date_order", "decimal", "thousands", "zone")
_ALL = (*_KEYS, "columns")
_MAY_BE_LEFT_OUT = frozenset({"platform", "zone"})


def write(layout: Layout, asked: frozenset[str] = frozenset()) -> str:
    """The layout as text. Reading it gives an equal layout; writing that again gives the same text.

    What is still `asked`, by the attributes of a layout, is written as `?`, which cannot be read.
    """
    said = (
        layout.name,
        layout.rows,
        layout.platform,
        layout.basis,
        layout.date_order,
        layout.numbers.decimal,
        layout.numbers.thousands,
        layout.zone,
    )
    unknown = asked | ({"decimal", "thousands"} if "numbers" in asked else set())
    head = [f"{key} = {_quoted('?' if key in unknown else value)}" for key, value in zip(_KEYS, said, strict=True)]
    columns = [f"{word} = {_quoted(header)}" for word, header in layout.columns.items()]
    return "\n".join([*head, "", "[columns]", *columns, ""])


def read(text: str) -> Layout:
    """The layout that a file states.

    Raises:
        LayoutInvalid: it cannot be used; lists every fault with its line, those of its keys and words first.
    """
    text = text.removeprefix("\ufeff")
    try:
        said = tomllib.loads(text)
    except (RecursionError, ValueError) as fault:
        place = re.search(r"line (\d+)", str(fault))
        line = int(place[1]) if place else text.count("\n") + 1
        raise _refusal([(line, f"this is not TOML: {fault}")]) from None
    found = list(_of_keys(said)) or list(faults(_layout(said)))
    if found:
        raise _refusal([(_line(text, fault.key), fault.sentence) for fault in found])
    return _layout(said)


def _of_keys(said: Mapping[str, Any]) -> Sequence[Fault]:
    """Keys that are missing, unknown, or hold something else than text."""
    columns = said.get("columns", {})
    texts = {key: value for key, value in said.items() if key != "columns"}
    if isinstance(columns, dict):
        texts.update({f"columns.{key}": value for key, value in columns.items()})
    return [
        *(Fault(key, f"'{key}' is no key of a layout; known are {', '.join(_ALL)}") for key in said if key not in _ALL),
        *(Fault(key, f"'{key}' must be text in quotes") for key, value in texts.items() if not isinstance(value, str)),
        *(Fault(key, f"'{key}' is missing") for key in _ALL if key not in {*said, *_MAY_BE_LEFT_OUT}),
        *([] if isinstance(columns, dict) else [Fault("columns", "'columns' must be a table, written as [columns]")]),
        *_of_word(said, "basis", Basis),
        *_of_word(said, "date_order", DateOrder),
    ]


def _of_word(said: Mapping[str, Any], key: str, words: type[StrEnum]) -> Sequence[Fault]:
    value = said.get(key)
    if not isinstance(value, str) or value in list(words):
        return []
    return [Fault(key, f"'{value}' is no {key.replace('_', ' ')}; known are {', '.join(words)}")]


def _layout(said: Mapping[str, Any]) -> Layout:
    return Layout(
        name=said["name"],
        rows=said["rows"],
        platform=said.get("platform", ""),
        basis=Basis(said["basis"]),
        columns=said["columns"],
        date_order=DateOrder(said["date_order"]),
        numbers=NumberStyle(said["decimal"], said["thousands"]),
        zone=said.get("zone", ""),
    )


def _quoted(value: str) -> str:
    """JSON writes text as TOML does, but for the one control character that it leaves as it is."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _line(text: str, key: str) -> int:
    """The line on which a key stands; that of its table, or the first, where it is missing."""
    table, _, word = key.rpartition(".")
    inside, header = "", 1
    for number, line in enumerate(text.splitlines(), start=1):
        if opened := re.match(r"\s*\[\s*([\w\-]+)\s*\]", line):
            inside = opened[1]
            header = number if inside in {table, word} else header
        elif inside == table and re.match(rf"""\s*["']?{re.escape(word)}["']?\s*=""", line):
            return number
    return header


def _refusal(found: Sequence[tuple[int, str]]) -> LayoutInvalid:
    ordered = sorted(found)
    problems = "one problem" if len(ordered) == 1 else f"{len(ordered)} problems"
    listed = "\n".join(f"  Line {line}: {sentence}." for line, sentence in ordered)
    return LayoutInvalid(
        f"The layout file has {problems}, so it was not saved.",
        f"Correct and import it again:\n{listed}",
        line=ordered[0][0],
    )
