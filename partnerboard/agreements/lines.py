"""On which line of a TOML text each table, key and list item stands: `tomllib` gives values without places.

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
class _Token:
    kind: str
    text: str
    line: int


def line_index(text: str) -> dict[Path, int]:
    """The line, counted from 1, of every path that leads to a value, such as ``("account", 0, "share", 1, "weight")``.

    A table stands where its header or its first key stands.
    """
    scan = _Scan(_tokens(text))
    scan.document()
    return scan.lines


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind != "blank":
            yield _Token(kind, found.group(), line)
        line += found.group().count("\n")
    yield _Token("end", "", line)


class _Scan:
    """One pass over the tokens; `self.token` is the next one not yet read."""

    def __init__(self, tokens: Iterator[_Token]) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens = tokens
        self._lengths: dict[Path, int] = {}
        self.token = next(tokens)

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
        path = self._entered((), outer, line)
        if is_list:
            self._step()
            self.lines.setdefault((*path, last), line)
            path = self._next_item((*path, last))
            self.lines[path] = line
            return path
        return self._entered(path, [last], line)

    def _entered(self, path: Path, keys: list[str], line: int) -> Path:
        """Follow keys from a table inwards; a list of tables means its last table so far."""
        for key in keys:
            path = (*path, key)
            self.lines.setdefault(path, line)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _next_item(self, path: Path) -> Path:
        self._lengths[path] = self._lengths.get(path, 0) + 1
        return (*path, self._lengths[path] - 1)

    def _pair(self, table: Path) -> None:
        line = self.token.line
        path = self._entered(table, self._key("="), line)
        self._step()
        self._value(path)

    def _value(self, path: Path) -> None:
        self.lines.setdefault(path, self.token.line)
        if self.token.text == "[":
            self._list(path)
        elif self.token.text == "{":
            self._inline_table(path)
        else:
            while self.token.kind in {"text", "bare"}:  # a day and a time may stand apart
                self._step()

    def _list(self, path: Path) -> None:
        self._step()
        number = 0
        while self.token.text != "]":
            if self.token.kind == "newline" or self.token.text == ",":
                self._step()
            else:
                self._value((*path, number))
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
        if token.kind != "end":
            self.token = next(self._tokens)
        return token
