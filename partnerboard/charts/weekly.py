"""Weekly columns: what each week brought. A week that no export covers is a shaded gap, never a zero."""

from datetime import timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from partnerboard.charts import theme
from partnerboard.charts.chart import Chart, Spell, listed
from partnerboard.metrics.format import compact

HEIGHT = 260
HALF_A_WEEK = timedelta(days=3, hours=12)


def weekly_columns(weeks: pd.DataFrame, *, colour: int | None = None, spell: Spell = compact) -> Chart:
    """One column per calendar week.

    Columns: week_start (every week of the period, in order), value (None: no export yet), expected (what the week
    should bring; None or absent: no mark), is_settled (False: the numbers of this week still grow; absent: settled).
    `colour` is the place of the partner shown, None for the whole initiative.
    """
    starts = [str(week)[:10] for week in weeks["week_start"]]
    values = [None if pd.isna(value) else float(value) for value in weeks["value"]]
    settled = [bool(flag) for flag in weeks["is_settled"]] if "is_settled" in weeks else [True] * len(weeks)
    shade = theme.ACCENT if colour is None else theme.partner(colour)
    missing = [start for start, value in zip(starts, values, strict=True) if value is None]
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "name": "reached",
            "x": starts,
            "y": values,
            "marker": {"color": shade, "opacity": [1.0 if flag else 0.5 for flag in settled]},
            "width": [6 * 86_400_000 * 0.95] * len(starts),
            "hovertemplate": "week of %{x|%-d %b %Y}: %{y:,.0f}<extra></extra>",
        }
    ]
    if "expected" in weeks and weeks["expected"].notna().any():
        traces.append(_expected(starts, weeks["expected"]))
    figure = go.Figure(
        data=traces,
        layout=theme.layout(
            height=HEIGHT,
            margin={"l": 0, "r": 0, "t": 18, "b": 8, "pad": 0},
            xaxis=theme.day_axis(range=_range(starts), tickvals=starts[:: max(1, -(-len(starts) // 5))]),
            yaxis=theme.value_axis(_end(values, weeks), spell),
            shapes=[_gap(start) for start in missing],
            annotations=[*_gap_words(missing), *_peak(starts, values, spell), *_expected_words(weeks, starts, spell)],
        ),
    )
    return Chart(figure, alt=_alt(starts, values, spell), how_to_read=_how("expected" in weeks, all(settled)))


def _end(values: list[float | None], weeks: pd.DataFrame) -> float:
    """The top of the scale, with room for the label of the highest week."""
    marks = weeks["expected"].dropna() if "expected" in weeks else ()
    return max([value for value in [*values, *marks] if value is not None], default=1.0) * 1.12 or 1.0


def _expected(starts: list[str], expected: pd.Series) -> dict[str, Any]:
    """A dashed step across the columns, where each week should be."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "expected",
        "x": starts,
        "y": expected.astype("float32"),
        "line": {"shape": "hvh", "width": 1.5, "dash": "dash", "color": theme.MUTED},
        "hovertemplate": "expected: %{y:,.0f}<extra></extra>",
    }


def _expected_words(weeks: pd.DataFrame, starts: list[str], spell: Spell) -> list[dict[str, Any]]:
    """The expected value, said at its last week."""
    if "expected" not in weeks or weeks["expected"].isna().all():
        return []
    known = weeks["expected"].dropna()
    value = float(known.iloc[-1])
    words = f"expected {spell(value)}"
    return [theme.label(words, _around(starts[-1])[1], value, xanchor="right", yanchor="bottom")]


def _around(start: str) -> tuple[str, str]:
    middle = pd.Timestamp(start)
    return str(middle - HALF_A_WEEK)[:16], str(middle + HALF_A_WEEK)[:16]


def _range(starts: list[str]) -> list[str] | None:
    return [_around(starts[0])[0], _around(starts[-1])[1]] if starts else None


def _gap(start: str) -> dict[str, Any]:
    x0, x1 = _around(start)
    return {
        "type": "rect",
        "layer": "below",
        "x0": x0,
        "x1": x1,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "fillcolor": theme.BAND,
        "line": {"width": 0},
    }


def _gap_words(missing: list[str]) -> list[dict[str, Any]]:
    """One label for each run of missing weeks, in its middle; upright where the run is a single week."""
    runs: list[list[str]] = []
    for start in missing:
        if runs and (pd.Timestamp(start) - pd.Timestamp(runs[-1][-1])).days == 7:
            runs[-1].append(start)
        else:
            runs.append([start])
    return [
        theme.label(
            theme.NO_EXPORT,
            str(pd.Timestamp(run[0]) + (pd.Timestamp(run[-1]) - pd.Timestamp(run[0])) / 2)[:16],
            0.97,
            yref="paper",
            yanchor="top",
            xanchor="center",
            textangle=-90 if len(run) < 4 else 0,
        )
        for run in runs
    ]


def _peak(starts: list[str], values: list[float | None], spell: Spell) -> list[dict[str, Any]]:
    """The highest week, said in words."""
    known = [(value, start) for start, value in zip(starts, values, strict=True) if value is not None]
    if not known:
        return []
    value, start = max(known)
    font = {"size": theme.SMALL, "color": theme.INK}
    return [theme.label(f"<b>{spell(value)}</b>", start, value, xanchor="center", yanchor="bottom", font=font)]


def _alt(starts: list[str], values: list[float | None], spell: Spell) -> str:
    parts = [
        f"{start} {theme.NO_EXPORT if value is None else spell(value)}"
        for start, value in zip(starts, values, strict=True)
    ]
    return f"Weekly columns: {listed(parts)}."


def _how(has_expected: bool, is_settled: bool) -> str:
    words = ["Each column is one week, Monday to Sunday."]
    if has_expected:
        words.append("The dashed line is what each week should bring.")
    if not is_settled:
        words.append("Paler weeks are young: their posts still collect views.")
    words.append(f"A shaded week has {theme.NO_EXPORT}.")
    return " ".join(words)
