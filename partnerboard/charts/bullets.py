"""Bullet bars: what was reached, where we should be today and what was agreed, one row per target (Stephen Few).

Every row is drawn as a share of its agreed value, so that all agreed marks stand on one line whatever the unit.
"""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from partnerboard.charts import theme
from partnerboard.charts.chart import Chart, drawn, is_missing, listed, plain

ROW_HEIGHT = 62
BARS_END = 1.2  # longer bars are cut off here
BESIDE = {"higher": " of ", "lower": ", ", "range": ", agreed "}  # '30 of 48', '4 h 20 min, at most 4 h'
ROOM_END = 1.5  # what is right of the bars belongs to the status


def bullet_bars(targets: pd.DataFrame) -> Chart:
    """One bullet per row of `targets`, in their order.

    Columns: label, status, direction (higher, lower, range), actual, expected, agreed, agreed_low, agreed_high,
    at_risk_below, behind_below, actual_text, agreed_text (the values as the page writes them). None where not known.
    """
    rows = [_Row(place, row) for place, row in enumerate(targets.to_dict("records"))]
    figure = go.Figure(data=_bars(rows), layout=_layout(rows))
    return Chart(
        figure,
        alt=f"{len(rows)} targets against their agreed values: {listed([row.sentence for row in rows])}.",
        how_to_read=(
            "The solid bar is what was reached, the upright tick is where we should be today, the line on the right is "
            "what was agreed. The darkest shade is behind, the middle one at risk."
        ),
    )


class _Row:
    """One target with its numbers as shares of the agreed value, None where not known."""

    def __init__(self, place: int, row: dict[Any, Any]) -> None:
        self.y = -place
        self.label = str(row["label"])
        self.status = str(row["status"])
        self.direction = str(row["direction"])
        whole = row["agreed_high"] if self.direction == "range" else row["agreed"]
        self.actual = _share(row["actual"], whole)
        self.expected = _share(row["expected"], whole)
        self.low = _share(row["agreed_low"], whole) if self.direction == "range" else None
        self.at_risk_below = float(row["at_risk_below"])
        self.behind_below = float(row["behind_below"])
        self.actual_text = plain(row["actual_text"])
        self.agreed_text = plain(row["agreed_text"])

    @property
    def sentence(self) -> str:
        return f"{self.label} {self.actual_text}{BESIDE[self.direction]}{self.agreed_text}, {self.status}"

    @property
    def bands(self) -> tuple[tuple[float, float, str], ...]:
        """Start, end and shade of each stretch behind the bar."""
        if self.direction == "range":
            return ((self.low or 0.0, 1.0, theme.BAND_STRONG),)
        if self.direction == "lower":
            at_risk, behind = 1 / self.at_risk_below, 1 / self.behind_below
            return ((at_risk, behind, theme.BAND), (behind, BARS_END, theme.BAND_STRONG))
        aim = 1.0 if self.expected is None else self.expected
        behind, at_risk = aim * self.behind_below, aim * self.at_risk_below
        return ((0.0, behind, theme.BAND_STRONG), (behind, at_risk, theme.BAND))


def _share(value: Any, whole: Any) -> float | None:
    return None if is_missing(value) or is_missing(whole) or not whole else float(value) / float(whole)


def _bars(rows: list[_Row]) -> list[dict[str, Any]]:
    bands = [(row.y, *band) for row in rows for band in row.bands]
    reached = [row for row in rows if row.actual is not None]
    due = [row for row in rows if row.expected is not None]
    return [
        {
            "type": "bar",
            "orientation": "h",
            "name": "tolerance",
            "y": [y for y, *_ in bands],
            "base": [start for _, start, *_ in bands],
            "x": [end - start for _, start, end, _ in bands],
            "marker": {"color": [shade for *_, shade in bands]},
            "width": 0.34,
            "hoverinfo": "skip",
        },
        {
            "type": "bar",
            "orientation": "h",
            "name": "actual",
            "y": [row.y for row in reached],
            "x": [min(row.actual or 0.0, BARS_END) for row in reached],
            "marker": {"color": theme.ACCENT},
            "width": 0.14,
            "customdata": [
                [plain(row.label), f"{row.actual_text}{BESIDE[row.direction]}{row.agreed_text}", row.status]
                for row in reached
            ],
            "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
        },
        {
            "type": "scatter",
            "mode": "markers",
            "name": "expected today",
            "x": [row.expected for row in due],
            "y": [row.y for row in due],
            "marker": {"symbol": "line-ns", "size": 20, "line": {"width": 3, "color": theme.INK}},
            "hovertemplate": "Where we should be today: %{x:.0%} of the agreed value<extra></extra>",
        },
        {
            "type": "scatter",
            "mode": "markers",
            "name": "agreed",
            "x": [1] * len(rows),
            "y": [row.y for row in rows],
            "marker": {"symbol": "line-ns", "size": 20, "line": {"width": 1.5, "color": theme.MUTED}},
            "hoverinfo": "skip",
        },
        *_labels(rows),
    ]


def _labels(rows: list[_Row]) -> list[dict[str, Any]]:
    """Label and value above the bar, the status behind it: nothing is cut off on a phone."""
    above, beside = [row.y + 0.44 for row in rows], [row.y for row in rows]
    right = [ROOM_END] * len(rows)
    values = [f"<b>{row.actual_text}</b>{BESIDE[row.direction]}{row.agreed_text}" for row in rows]
    words = [f"{theme.STATUS_GLYPH.get(row.status, '')} {row.status}" for row in rows]
    colours = [theme.STATUS_COLOUR.get(row.status, theme.QUIET) for row in rows]
    toned = {"size": theme.FONT_SIZE, "color": colours}
    return [
        theme.words([drawn(row.label) for row in rows], [0] * len(rows), above),
        theme.words(values, right, above, textposition="middle left"),
        theme.words(words, right, beside, textposition="middle left", textfont=toned),
    ]


def _layout(rows: list[_Row]) -> dict[str, Any]:
    return theme.layout(
        height=ROW_HEIGHT * max(len(rows), 1) + 8,
        barmode="overlay",
        xaxis=theme.hidden_axis(range=[0, ROOM_END]),
        yaxis=theme.hidden_axis(range=[-len(rows) + 0.6, 0.75]),
    )
