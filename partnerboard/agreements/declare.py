"""The words in which a record says what each of its keys may hold and where the warehouse keeps it.

A record is a frozen dataclass. An attribute is a key of the file (`from_` is the key `from`), its type is the type of
the value, a default makes it optional, and the marks below are added with `Annotated`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from partnerboard.agreements.notation import notation


@dataclass(frozen=True)
class Column:
    """The column of the warehouse, where it is not named like the key."""

    name: str


@dataclass(frozen=True)
class Identity:
    """The key that tells a record from its neighbours: in the whole file, or only `within` the record around it."""

    within: bool = False


@dataclass(frozen=True)
class Refers:
    """The value is the id of a record that the warehouse keeps in `table`."""

    table: str


@dataclass(frozen=True)
class NotBefore:
    """The day or time is not before the one under another key of the same record."""

    key: str


@dataclass(frozen=True)
class StoredIn:
    """A list of texts that the warehouse keeps in a table of its own, one row each."""

    table: str
    column: str


@dataclass(frozen=True)
class Rows:
    """A list of tables under `key` in the file, one row each in `table` of the warehouse.

    `carries` names the columns that hold the ids of the records around a row, nearest last. A table that is `ordered`
    has the column `position`; the others keep the order of the file by the order of insertion.
    """

    key: str
    table: str
    carries: tuple[str, ...] = ()
    ordered: bool = False


@dataclass(frozen=True)
class Limit:
    """What a value must be, in words and as a test. A list is tested item by item."""

    expected: str
    accepts: Callable[[Any], bool]
    choices: tuple[str, ...] = ()


def one_of(*choices: str) -> Limit:
    """One of a few words."""
    return Limit(f"one of {', '.join(choices)}", frozenset(choices).__contains__, choices)


def between(low: float, high: float) -> Limit:
    """A number from low to high, both included."""
    return Limit(f"from {notation(low)} to {notation(high)}", lambda number: low <= number <= high)


def _is_zone(text: str) -> bool:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # unknown; no name at all; a folder of zones such as "Europe"
        return False
    return True


NOT_NEGATIVE = Limit("0 or more", lambda number: number >= 0)
POSITIVE = Limit("more than 0", lambda number: number > 0)
IDENTIFIER = Limit(
    "letters, digits, '.', '_' and '-', at most 64, beginning with a letter or digit",
    lambda text: re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", text) is not None,
)
HANDLE = Limit(
    "a handle in lower case, without '@' and without spaces",
    lambda text: text == text.lower() and not re.search(r"[@\s]", text),
)
CURRENCY = Limit(
    "a currency code of three capitals, such as GBP", lambda text: re.fullmatch("[A-Z]{3}", text) is not None
)
ZONE = Limit("a time zone such as Europe/London", _is_zone)
ADDRESS = Limit("a web address without spaces", lambda text: not re.search(r"\s", text))
