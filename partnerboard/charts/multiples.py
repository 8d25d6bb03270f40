"""Small multiples: one small weekly line per partner or platform on one common scale, instead of many colours."""

from datetime import date
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from partnerboard.charts import theme
from partnerboard.charts.chart import Chart, Spell, listed, plain, shade
from partnerboard.metrics.format import compact, short_day

PANEL_HEIGHT = 138
TITLE_HEIGHT = 52
GAP_X = 0.05


def small_multiples(weeks: pd.DataFrame, *, columns: int = 3, spell: Spell = compact) -> Chart:
    """One panel per label, in order of appearance; every panel has the same axes.

    Columns: label, week_start, value (None or absent where no export covers the week: the line stays open),
    colour (place of the partner; None where the panel is not a partner).
    """
    calendar = sorted({str(week)[:10] for week in weeks["week_start"]})
    panels = [_Panel(label, part, calendar) for label, part in weeks.groupby("label", sort=False)]
    columns = max(1, min(columns, len(panels)))
    rows = max(1, ceil(len(panels) / columns))
    top = max((value for panel in panels for value in panel.known), default=1.0) * 1.1 or 1.0
    height = rows * PANEL_HEIGHT + 22

    traces: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    words: list[dict[str, Any]] = []
    for place, panel in enumerate(panels):
        suffix = "" if place == 0 else str(place + 1)
        row, column = divmod(place, columns)
        left, right, bottom, above = _cell(row, column, rows, columns)
        traces.append(panel.trace(suffix))
        axes[f"xaxis{suffix}"] = theme.day_axis(
            domain=[left, right], anchor=f"y{suffix}", showticklabels=False, range=_ends(calendar)
        )
        axes[f"yaxis{suffix}"] = theme.hidden_axis(domain=[bottom, above], anchor=f"x{suffix}", range=[0, top])
        words.append(panel.words(left, above, spell))
        if place + columns >= len(panels):
            words += _first_and_last(calendar, left, right, bottom)

    figure = go.Figure(
        data=traces,
        layout=theme.layout(height, margin={"l": 0, "r": 0, "t": 0, "b": 22, "pad": 0}, annotations=words, **axes),
    )
    return Chart(
        figure,
        alt=f"Weekly lines on one scale: {listed([panel.sentence(spell) for panel in panels])}.",
        how_to_read="Every panel has the same height and the same weeks, so heights can be compared across panels. "
        f"A break in a line is a week with {theme.NO_EXPORT}, not a zero.",
    )


class _Panel:
    def __init__(self, label: object, part: pd.DataFrame, calendar: list[str]) -> None:
        values = dict(zip((str(week)[:10] for week in part["week_start"]), part["value"], strict=True))
        self.label = plain(label)
        self.weeks = calendar
        self.values = [None if pd.isna(values.get(week)) else float(values[week]) for week in calendar]
        self.known = [value for value in self.values if value is not None]
        self.colour = shade(part["colour"].iloc[0])

    def sentence(self, spell: Spell) -> str:
        return f"{self.label} last {spell(self.known[-1])}" if self.known else f"{self.label} {theme.NO_EXPORT}"

    def trace(self, suffix: str) -> dict[str, Any]:
        last = max((place for place, value in enumerate(self.values) if value is not None), default=-1)
        return {
            "type": "scatter",
            "mode": "lines+markers",
            "name": self.label,
            "x": self.weeks,
            "y": self.values,
            "line": {"color": self.colour, "width": 2},
            "marker": {
                "color": self.colour,
                "opacity": 1,
                "size": [7 if place == last else 0 for place in range(len(self.weeks))],
            },
            "connectgaps": False,
            "hovertemplate": "week of %{x|%-d %b}: %{y:,.0f}<extra>" + self.label + "</extra>",
            "xaxis": f"x{suffix}",
            "yaxis": f"y{suffix}",
        }

    def words(self, x: float, y: float, spell: Spell) -> dict[str, Any]:
        last = spell(self.known[-1]) if self.known else theme.NO_EXPORT
        text = f"<b>{self.label}</b><br><span style='color:{theme.MUTED}'>{last}</span>"
        font = {"size": theme.FONT_SIZE, "color": theme.INK}
        return theme.label(text, x, y, xref="paper", yref="paper", yanchor="bottom", align="left", font=font)


def _cell(row: int, column: int, rows: int, columns: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a panel, as shares of the figure; its title stands above the top."""
    width = (1 - GAP_X * (columns - 1)) / columns
    left = column * (width + GAP_X)
    ceiling = 1 - row / rows
    title = TITLE_HEIGHT / PANEL_HEIGHT / rows
    return left, left + width, max(0.0, ceiling - 1 / rows), ceiling - title


def _first_and_last(calendar: list[str], left: float, right: float, bottom: float) -> list[dict[str, Any]]:
    """The first and the last week below the lowest panel of a column."""
    below = {"xref": "paper", "yref": "paper", "yanchor": "top"}
    first, last = (short_day(date.fromisoformat(week)) for week in (calendar[0], calendar[-1]))
    return [theme.label(first, left, bottom, **below), theme.label(last, right, bottom, xanchor="right", **below)]


def _ends(calendar: list[str]) -> list[str] | None:
    """Half a week of air on both sides, so that the last dot is whole."""
    if not calendar:
        return None
    air = pd.Timedelta(days=3)
    return [str(pd.Timestamp(calendar[0]) - air)[:10], str(pd.Timestamp(calendar[-1]) + air)[:10]]
