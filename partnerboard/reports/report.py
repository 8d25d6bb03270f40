"""What a file that a visitor takes away is made of: a table, what it says of itself, and the definitions behind it.

Pages show numbers in words ('1.15M'); a file holds them in full, so that they can be worked with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import isinf
from typing import Any, Literal

import pandas as pd

MOST_ROWS = 10_000

Kind = Literal["text", "number", "share", "day"]


@dataclass(frozen=True)
class Field:
    """One column: where its value is, what it is called, what it holds; `width` is in characters."""

    key: str
    title: str
    kind: Kind = "text"
    width: int = 16


@dataclass(frozen=True)
class Table:
    """A named table; the frame has a column for every field, and what else it has stays behind."""

    name: str
    fields: tuple[Field, ...]
    frame: pd.DataFrame

    @property
    def rows(self) -> pd.DataFrame:
        """Exactly what is handed out: the fields in their order, at most MOST_ROWS rows.

        Days are days, whole numbers are whole, and what binary sums left in the thirteenth digit is gone.
        """
        shown = self.frame.reindex(columns=[field.key for field in self.fields]).head(MOST_ROWS)
        as_held = {field.key: _HELD[field.kind](shown[field.key]) for field in self.fields if field.kind in _HELD}
        return shown.assign(**as_held)

    @property
    def cut(self) -> str:
        """What is left out, in words; empty where everything is in."""
        if len(self.frame) <= MOST_ROWS:
            return ""
        return f"Only the first {MOST_ROWS:,} of {len(self.frame):,} rows are in this file; choose a shorter period."


def is_missing(value: Any) -> bool:
    """None, pandas' NA, NaN and NaT; the latter two differ from themselves."""
    return value is None or value is pd.NA or bool(value != value)


def _days(column: pd.Series) -> pd.Series:
    return pd.to_datetime(column).dt.date


def _numbers(column: pd.Series) -> pd.Series:
    return pd.Series([_tidy(value) for value in column], index=column.index, dtype=object)


def _tidy(value: Any) -> float | int | None:
    """The number to twelve digits; None where there is none."""
    if is_missing(value) or isinf(value):
        return None
    tidy = float(f"{value:.12g}")
    return int(tidy) if tidy.is_integer() else tidy


_HELD: dict[Kind, Callable[[pd.Series], pd.Series]] = {"day": _days, "number": _numbers, "share": _numbers}


@dataclass(frozen=True)
class Report:
    """A table with what it answers, and `facts` about it: as of when, from which files, how old, under which filters.

    `definitions` says how everything in it is measured.
    """

    title: str
    about: str
    answer: str
    table: Table
    facts: tuple[tuple[str, str], ...]
    definitions: Table


@dataclass(frozen=True)
class Taken:
    """A file as it leaves: its bytes, its type and its name, which may hold any character."""

    body: bytes
    media_type: str
    name: str
