"""Where in a TOML text each table, key and list item stands, and how it is written: `tomllib` gives values only.

Only texts that `tomllib` accepts are scanned, so the scanner looks for structure and trusts the syntax.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]

# Five quotes close a text that ends in two quotes of its own.
_TOKEN = re.compile(
    r"""
      (?P<blank>   [ \t\r]+ | \#[^\n]*                       )
    | (?P<newline> \n                                        )
    | (?P<text>    \"{3} (?: \\. | [^\\] )*? \"{3,5}
                 | '{3} .*? '{3,5}
                 | \" (?: \\. | [^\"\\\n] )* \"
                 | ' [^'\n]* '                               )
    | (?P<mark>    [\[\]{},=]                                )
    | (?P<bare>    [^\s\[\]{},=\#\"']+                       )
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Place:
    """The line, counted from 1, and the value as it is written there; a table under a header has no text."""

    line: int
    text: str = ""


def places(text: str) -> dict[Path, Place]:
    """The place of every path that leads to a value, such as ``("account", 0, "share", 1, "weight")``.

    A table stands where its header or its first key stands.
    """
    scan = _Scan(text)
    scan.document()
    return scan.places


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    line: int
    start: int
    end: int


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind != "blank":
            yield _Token(kind, found.group(), line, *found.span())
        line += found.group().count("\n")
    yield _Token("end", "", line, len(text), len(text))


class _Scan:
    """One pass over the tokens; `token` is the next one not yet read."""

    def __init__(self, text: str) -> None:
        self.places: dict[Path, Place] = {}
        self._text = text
        self._lengths: dict[Path, int] = {}
        self._tokens = _tokens(text)
        self._end = 0
        self.token = next(self._tokens)

    def document(self) -> None:
        table: Path = ()
        while self.token.kind != "end":
            if self.token.kind == "newline":
                self._step()
            elif self.token.text == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        line = self._step().line
        is_list = self.token.text == "["
        if is_list:
            self._step()
        *outer, last = self._key("]")
        self._step()
        if not is_list:
            return self._entered((), [*outer, last], line)
        self._step()
        path = (*self._entered((), outer, line), last)
        self.places.setdefault(path, Place(line))
        self._lengths[path] = self._lengths.get(path, 0) + 1
        table = (*path, self._lengths[path] - 1)
        self.places[table] = Place(line)
        return table

    def _entered(self, path: Path, keys: list[str], line: int) -> Path:
        """Follow keys from a table inwards; a list of tables means its last table so far."""
        for key in keys:
            path = (*path, key)
            self.places.setdefault(path, Place(line))
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        line = self.token.line
        path = self._entered(table, self._key("="), line)
        self._step()
        self._value(path, line)

    def _value(self, path: Path, line: int) -> None:
        start = self.token.start
        if self.token.text == "[":
            self._list(path)
        elif self.token.text == "{":
            self._inline_table(path)
        else:
            while self.token.kind in {"text", "bare"}:  # a day and a time may stand apart
                self._step()
        self.places[path] = Place(line, self._text[start : self._end])

    def _list(self, path: Path) -> None:
        self._step()
        number = 0
        while self.token.text != "]":
            if self.token.kind == "newline" or self.token.text == ",":
                self._step()
            else:
                self._value((*path, number), self.token.line)
                number += 1
        self._step()

    def _inline_table(self, path: Path) -> None:
        self._step()
        while self.token.text != "}":
            if self.token.kind == "newline" or self.token.text == ",":
                self._step()
            else:
                self._pair(path)
        self._step()

    def _key(self, closing: str) -> list[str]:
        """The parts of a dotted key, up to the mark that ends it."""
        parts: list[str] = []
        while self.token.text != closing:
            token = self._step()
            if token.kind == "text":
                parts.append(tomllib.loads(f"text = {token.text}")["text"])
            else:
                parts.extend(part for part in token.text.split(".") if part)
        return parts

    def _step(self) -> _Token:
        token = self.token
        self._end = token.end
        if token.kind != "end":
            self.token = next(self._tokens)
        return token
