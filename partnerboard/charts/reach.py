"""Combined reach as a range: people are counted once per account at best, so accounts can never be summed."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from partnerboard.charts import theme
from partnerboard.charts.chart import Chart, Spell, drawn, is_missing, listed, plain, shade
from partnerboard.metrics.format import compact

ROW_HEIGHT = 52
SEEN_FROM = 0.01
"""The part of the axis from which on the length of a bar can be seen; a shorter one would draw nothing."""


def reach_ranges(groups: pd.DataFrame, *, spell: Spell = compact) -> Chart:
    """One bar per group from the largest single audience to the sum of all audiences.

    Columns: label, low (at least), high (at most), estimate (None where no audience universe is agreed),
    colour (place of the partner; None for the whole initiative).
    """
    rows = groups.to_dict("records")
    places = [-place for place in range(len(rows))]
    colours = [shade(row["colour"]) for row in rows]
    known = [place for place, row in enumerate(rows) if pd.notna(row["low"]) and pd.notna(row["high"])]
    guessed = [place for place in known if not is_missing(rows[place]["estimate"])]
    end = max((float(rows[place]["high"]) for place in known), default=1.0) * 1.03 or 1.0
    dots = [place for place in known if float(rows[place]["high"]) - float(rows[place]["low"]) < SEEN_FROM * end]
    above = [place + 0.4 for place in places]
    words = [f"<b>{_words(row, spell)}</b>" for row in rows]
    figure = go.Figure(
        data=[
            {
                "type": "bar",
                "orientation": "h",
                "name": "range",
                "y": [places[place] for place in known],
                "base": [float(rows[place]["low"]) for place in known],
                "x": [float(rows[place]["high"]) - float(rows[place]["low"]) for place in known],
                "width": 0.22,
                "marker": {"color": [colours[place] for place in known], "opacity": 0.4},
                **_hover([rows[place] for place in known], spell),
            },
            {
                "type": "scatter",
                "mode": "markers",
                "name": "estimate",
                "x": [float(rows[place]["estimate"]) for place in guessed],
                "y": [places[place] for place in guessed],
                "marker": {"symbol": "line-ns", "size": 18, "line": {"width": 3, "color": theme.INK}},
                "hoverinfo": "skip",
            },
            theme.words([drawn(row["label"]) for row in rows], [0] * len(rows), above),
            theme.words(words, [end] * len(rows), above, textposition="middle left"),
            {
                "type": "scatter",
                "mode": "markers",
                "name": "one number",
                "x": [float(rows[place]["high"]) for place in dots],
                "y": [places[place] for place in dots],
                "marker": {"size": 12, "color": [colours[place] for place in dots]},
                **_hover([rows[place] for place in dots], spell),
            },
        ],
        layout=theme.layout(
            height=ROW_HEIGHT * max(len(rows), 1) + 32,
            xaxis=theme.value_axis(end, spell),
            yaxis=theme.hidden_axis(range=[-len(rows) + 0.55, 0.75]),
        ),
    )
    sentences = [f"{row['label']} {_words(row, spell)}" for row in rows]
    return Chart(
        figure,
        alt=f"People reached, as ranges: {listed(sentences)}.",
        how_to_read=(
            "The bar starts at the largest single audience and ends where nobody saw two posts; the truth lies "
            "between. A dot is a range too narrow to draw. The tick is an estimate from the agreed size of the whole "
            "audience."
        ),
    )


def _hover(rows: list[dict[Any, Any]], spell: Spell) -> dict[str, Any]:
    return {
        "customdata": [[plain(row["label"]), _words(row, spell)] for row in rows],
        "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    }


def _words(row: dict[Any, Any], spell: Spell) -> str:
    if pd.isna(row["low"]) or pd.isna(row["high"]):
        return "not reported"
    low, high = spell(float(row["low"])), spell(float(row["high"]))
    if low == high:
        return low
    between = f"between {low} and {high}"
    if is_missing(row["estimate"]):
        return between
    return f"{between}, about {spell(float(row['estimate']))}"
