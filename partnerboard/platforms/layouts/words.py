"""Which field a header names, in the languages of all declared exports."""

import functools
from collections import defaultdict
from collections.abc import Mapping

from partnerboard.platforms import KINDS
from partnerboard.platforms.declaration import Cell, Column, Grain
from partnerboard.platforms.layouts.fields import fields
from partnerboard.platforms.tables import plain

# Fields of declarations that the templates know under another word.
_ALSO = {"published_on": "published_at", "title": "text", "account_name": "account"}
_ALSO_OF_POSTS = {**_ALSO, "day": "published_at"}


def words_for(header: str, rows: str) -> Mapping[str, tuple[str, ...]]:
    """The fields that exports call so, each with the platforms that do; the commonest first."""
    found = _known(rows).get(_folded(header), {})
    return dict(sorted(found.items(), key=lambda each: (-len(each[1]), each[0])))


@functools.cache
def _known(rows: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for word in fields(rows):
        named[_folded(word)][word].add("our templates")
    for kind in KINDS:
        if kind.grain in {Grain.POST, Grain.ACCOUNT_DAY, Grain.POST_DAY}:
            for column in kind.columns:
                _note(named, column, rows, kind.platform or "our templates")
    return {header: {word: tuple(sorted(by)) for word, by in found.items()} for header, found in named.items()}


def _note(named: dict[str, dict[str, set[str]]], column: Column, rows: str, by: str) -> None:
    word = _word(column.field, rows)
    if word and column.cell is not Cell.UNUSED and not column.described:
        for name in column.names:
            named[_folded(name)][word].add(by)


def _word(field: str, rows: str) -> str | None:
    also = _ALSO_OF_POSTS if rows == "posts" else _ALSO
    known = {column.field: word for word, column in fields(rows).items()}
    word = known.get(field) or also.get(field)
    return word if word in fields(rows) else None


def _folded(header: str) -> str:
    return plain(header.replace("_", " "))
