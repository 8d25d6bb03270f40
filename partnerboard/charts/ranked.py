"""Ranked dots: who does more, and how sure that is. A dot is the value, its line the interval around it."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from partnerboard.charts import theme
from partnerboard.charts.chart import Chart, Spell, drawn, is_missing, listed, plain, shade
from partnerboard.metrics.format import compact

ROW_HEIGHT = 46


def ranked_dots(
    groups: pd.DataFrame, *, overall: float | None = None, overall_label: str = "all", spell: Spell = compact
) -> Chart:
    """One row per group, in the order given (the best first).

    Columns: label, value, low, high (interval, None where not known), n, n_unit ("posts"), colour (place of the
    partner, see `theme.partner`; None for groups that are not partners).
    `overall` is drawn as an upright line through all rows. The axis starts at zero, or below the lowest value.
    """
    rows = groups.reset_index(drop=True)
    places = [-place for place in range(len(rows))]
    colours = [shade(colour) for colour in rows["colour"]]
    names = [plain(label) for label in rows["label"]]
    ends = [*rows["value"], *rows["high"].dropna(), *([overall] if overall is not None else [])]
    starts = [*rows["value"], *rows["low"].dropna()]
    end = max((float(value) for value in ends), default=1.0) * 1.04 or 1.0
    start = min([0.0, *(float(value) * 1.04 for value in starts)])
    above = [place + 0.42 for place in places]
    values = [_value(row, spell) for row in rows.to_dict("records")]
    figure = go.Figure(
        data=[
            _intervals(rows, places, colours),
            {
                "type": "scatter",
                "mode": "markers",
                "name": "value",
                "x": rows["value"].astype("float32"),
                "y": places,
                "marker": {"size": 12, "color": colours},
                "customdata": [
                    [name, spell(float(value)), _of(row)]
                    for name, value, row in zip(names, rows["value"], rows.to_dict("records"), strict=True)
                ],
                "hovertemplate": "<b>%{customdata[0]}</b><br>%{customdata[1]}<br>%{customdata[2]}<extra></extra>",
            },
            theme.words([drawn(label) for label in rows["label"]], [start] * len(rows), above),
            theme.words(values, [end] * len(rows), above, textposition="middle left"),
        ],
        layout=theme.layout(
            height=ROW_HEIGHT * max(len(rows), 1) + 40,
            margin={"l": 0, "r": 0, "t": 24 if overall is not None else 4, "b": 8, "pad": 0},
            xaxis=theme.value_axis(end, spell, start=start, showgrid=False),
            yaxis={
                **theme.hidden_axis(range=[-len(rows) + 0.5, 0.75]),
                "visible": True,
                "tickvals": places,
                "showticklabels": False,
                "gridcolor": theme.HAIRLINE,
                "zeroline": False,
            },
            shapes=_overall(overall),
            annotations=_overall_words(overall, overall_label, spell),
        ),
    )
    return Chart(
        figure,
        alt=f"Ranked: {listed([f'{label} {spell(float(value))}' for label, value in _pairs(rows)])}.",
        how_to_read=(
            "The dot is the value; the line through it shows how far it could be off by chance. "
            "Where two lines overlap widely, there is no clear difference."
        ),
    )


def _pairs(rows: pd.DataFrame) -> list[tuple[str, float]]:
    return list(zip(rows["label"], rows["value"], strict=True))


def _of(row: dict[Any, Any]) -> str:
    return "" if is_missing(row["n"]) else f"n = {row['n']:,.0f} {plain(row['n_unit'])}"


def _intervals(rows: pd.DataFrame, places: list[int], colours: list[str]) -> dict[str, Any]:
    """All intervals in one trace: bars thinner than a line is tall."""
    known = [index for index in range(len(rows)) if pd.notna(rows["low"][index]) and pd.notna(rows["high"][index])]
    return {
        "type": "bar",
        "orientation": "h",
        "name": "interval",
        "y": [places[index] for index in known],
        "base": [float(rows["low"][index]) for index in known],
        "x": [float(rows["high"][index]) - float(rows["low"][index]) for index in known],
        "width": 0.09,
        "marker": {"color": [colours[index] for index in known], "opacity": 0.45},
        "hoverinfo": "skip",
    }


def _value(row: dict[Any, Any], spell: Spell) -> str:
    of = f"   <span style='color:{theme.MUTED}'>{_of(row)}</span>" if _of(row) else ""
    return f"<b>{spell(float(row['value']))}</b>{of}"


def _overall(overall: float | None) -> list[dict[str, Any]]:
    if overall is None:
        return []
    line = {"width": 1.5, "color": theme.MUTED, "dash": "dash"}
    return [{"type": "line", "x0": overall, "x1": overall, "y0": 0, "y1": 1, "yref": "paper", "line": line}]


def _overall_words(overall: float | None, words: str, spell: Spell) -> list[dict[str, Any]]:
    if overall is None:
        return []
    return [theme.label(f"{plain(words)} {spell(overall)}", overall, 1, yref="paper", yanchor="bottom", xshift=-2)]
