"""What every chart function returns: the figure, the same in words, and how to read it."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from partnerboard.charts import theme

Spell = Callable[[float], str]
LONGEST_LABEL = 32


@dataclass(frozen=True)
class Chart:
    """A figure with its alternative text and one sentence for people who do not read charts often."""

    figure: go.Figure
    alt: str
    how_to_read: str


def plain(text: object) -> str:
    """Text from a file or a form, made harmless for Plotly, which reads a little HTML in labels."""
    return escape(str(text), quote=False)


def drawn(label: object) -> str:
    """A label as it stands beside its value: cut where the two would meet on a phone; hovering shows the whole."""
    words = str(label)
    return plain(words if len(words) <= LONGEST_LABEL else f"{words[: LONGEST_LABEL - 1].rstrip()}…")


def listed(parts: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def shade(colour: Any) -> str:
    """The colour of a row: its partner's, or the accent for rows that are not partners (None)."""
    return theme.ACCENT if is_missing(colour) else theme.partner(int(colour))


def is_missing(value: Any) -> bool:
    """None, NaN and NaT alike."""
    return value is None or bool(pd.isna(value))
