"""Running total against the line it should follow: where we are, where we should be, where it is heading."""

from dataclasses import dataclass, replace
from math import isclose
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from partnerboard.charts import theme
from partnerboard.charts.chart import Chart, Spell, plain
from partnerboard.metrics.format import compact

HEIGHT = 360
TOO_CLOSE = pd.Timedelta(days=2)
AIR = "\N{NO-BREAK SPACE}" * 2


@dataclass(frozen=True)
class _Note:
    """Words at the end of a line, at the height of its last value or moved off another."""

    day: str
    height: float
    text: str
    colour: str


def cumulative_against_expected(
    actual: pd.DataFrame,
    expected: pd.DataFrame,
    *,
    projection: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    first_agreed: pd.DataFrame | None = None,
    spell: Spell = compact,
) -> Chart:
    """The line of one target.

    actual        day, value: the running total up to the day of the answer
    expected      day, value: the whole period, bent where the target was adjusted
    projection    day, projected, low, high: from today to the end; low and high None with too few weeks
    events        day, title: marked on the time axis
    first_agreed  day, value: the line of the first agreed value, where it was adjusted later

    Days are dates or ISO strings.
    """
    traces: list[dict[str, Any]] = []
    notes: list[_Note] = []
    if projection is not None and len(projection):
        traces += _fan(projection)
        notes.append(_end(projection, "projected", "heading for<br>{}", spell, theme.ACCENT))
    if first_agreed is not None and len(first_agreed):
        first_agreed = _from_the_bend(first_agreed, expected)
        traces.append(_line("first agreed", first_agreed, theme.MUTED, dash="dot", width=1))
        notes.append(_end(first_agreed, "value", "first agreed<br>{}", spell, theme.MUTED))
    traces.append(_line("expected", expected, theme.MUTED, dash="dash", width=1.5))
    notes.append(_end(expected, "value", "agreed<br>{}", spell, theme.INK))
    traces.append({**_line("actual", actual, theme.ACCENT, width=2.5), **_happened(actual, events)})
    if len(actual):
        traces.append(_today(actual, expected, spell))

    days = sorted({*_days(actual), *_days(expected)})
    top = max((float(value) for trace in traces for value in trace["y"]), default=0.0) or 1.0
    end = top * 1.06
    traces.append(_ends(_spread(notes, top)))
    if events is not None and len(events):
        traces.append(_numbered(events, end))
    figure = go.Figure(
        data=traces,
        layout=theme.layout(
            height=HEIGHT,
            margin={"l": 0, "r": 78, "t": 30, "b": 8, "pad": 0},
            hovermode="x unified",
            xaxis=theme.day_axis(range=[days[0], days[-1]], tickvals=_few(days)) if days else theme.day_axis(),
            yaxis=theme.value_axis(end, spell),
            shapes=_marks(events),
        ),
    )
    return Chart(figure, alt=_alt(actual, expected, projection, spell), how_to_read=_how(projection, first_agreed))


def _line(name: str, frame: pd.DataFrame, colour: str, *, width: float, dash: str = "solid") -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": _days(frame),
        "y": frame["value"].astype("float32"),
        "line": {"color": colour, "width": width, "dash": dash},
        "connectgaps": False,
        "hovertemplate": "%{y:,.0f}",
    }


def _from_the_bend(first_agreed: pd.DataFrame, expected: pd.DataFrame) -> pd.DataFrame:
    """The first agreed line from where the later one leaves it: two lines on top of each other cannot be told apart."""
    later = dict(zip(_days(expected), expected["value"], strict=True))
    pairs = list(zip(_days(first_agreed), first_agreed["value"], strict=True))
    same = [place for place, (day, value) in enumerate(pairs) if isclose(value, later.get(day, value), rel_tol=1e-6)]
    return first_agreed.iloc[same[-1] if same and same[-1] < len(pairs) - 1 else 0 :]


def _few(days: list[str]) -> list[str]:
    """Four days, the first and the last among them: as many labels as fit on a phone."""
    last = len(days) - 1
    return [days[last * part // 3] for part in range(4)]


def _fan(projection: pd.DataFrame) -> list[dict[str, Any]]:
    """The 80 % range as a pale wedge, its middle dotted."""
    days = _days(projection)
    middle = {
        "type": "scatter",
        "mode": "lines",
        "name": "projection",
        "x": days,
        "y": projection["projected"].astype("float32"),
        "line": {"color": theme.ACCENT, "width": 2, "dash": "dot"},
        "hovertemplate": "%{y:,.0f}",
    }
    if projection["low"].isna().any():
        return [middle]
    edge = {"type": "scatter", "mode": "lines", "x": days, "line": {"width": 0}, "hoverinfo": "skip"}
    return [
        {**edge, "name": "low", "y": projection["low"].astype("float32")},
        {
            **edge,
            "name": "80 % range",
            "y": projection["high"].astype("float32"),
            "fill": "tonexty",
            "fillcolor": theme.BAND,
        },
        middle,
    ]


def _today(actual: pd.DataFrame, expected: pd.DataFrame, spell: Spell) -> dict[str, Any]:
    """The value reached, on the side of its line where the expected line is not."""
    day, value = _days(actual)[-1], float(actual["value"].iloc[-1])
    due = dict(zip(_days(expected), expected["value"], strict=True)).get(day, 0.0)
    is_ahead, text = value >= due, f"<b>{spell(value)}</b>"
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": "today",
        "x": [day],
        "y": actual["value"].astype("float32").iloc[-1:],
        "marker": {"size": 9, "color": theme.ACCENT},
        "text": [text if is_ahead else f"{AIR}{AIR}{text}"],  # off the line, which comes from the left
        "textposition": "top left" if is_ahead else "bottom center",
        "textfont": {"size": theme.SMALL, "color": theme.ACCENT},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _end(frame: pd.DataFrame, column: str, words: str, spell: Spell, colour: str) -> _Note:
    """What is said at the last point of a line."""
    value = float(frame[column].iloc[-1])
    return _Note(_days(frame)[-1], value, words.format(spell(value)), colour)


def _spread(notes: list[_Note], top: float) -> list[_Note]:
    """Labels at the right edge that would overlap, moved apart; the order of their values is kept."""
    step = 34 / (HEIGHT - 70) * top
    shown, floor = [], float("-inf")
    for note in sorted(notes, key=lambda note: note.height):
        height = max(note.height, floor)
        floor = height + step
        shown.append(replace(note, height=height))
    above = max(0.0, floor - step - top)  # as far as the highest label has left the chart, all move down
    return [replace(note, height=note.height - above) for note in shown]


def _ends(notes: list[_Note]) -> dict[str, Any]:
    """The labels at the right edge, a little off their lines."""
    return theme.words(
        [f"{AIR}{note.text.replace('<br>', f'<br>{AIR}')}" for note in notes],
        [note.day for note in notes],
        [note.height for note in notes],
        name="ends",
        textfont={"size": theme.SMALL, "color": [note.colour for note in notes]},
    )


def _marks(events: pd.DataFrame | None) -> list[dict[str, Any]]:
    """A thin upright line for each event."""
    return [
        {
            "type": "line",
            "x0": day,
            "x1": day,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"width": 1, "color": theme.BAND_STRONG},
            "layer": "below",
        }
        for day in ([] if events is None else _days(events))
    ]


def _numbered(events: pd.DataFrame, end: float) -> dict[str, Any]:
    """The number of each event above its line; the titles stand in the list below the chart."""
    days = _days(events)
    groups = _close_together(days)
    return theme.words(
        [f"<b>{_numbers(group)}</b>" for group in groups],
        [days[group[0]] for group in groups],
        [end] * len(groups),
        name="events",
        textposition="top center",
        textfont={"size": theme.SMALL, "color": theme.MUTED},
    )


def _happened(actual: pd.DataFrame, events: pd.DataFrame | None) -> dict[str, Any]:
    """What pointing at the line says of a day beside its value: the events of that day."""
    if events is None or not len(events):
        return {}
    titles: dict[str, str] = {}
    for day, title in zip(_days(events), events["title"], strict=True):
        titles[day] = f"{titles.get(day, '')}<br>{plain(title)}"
    return {
        "customdata": [titles.get(day, "") for day in _days(actual)],
        "hovertemplate": "%{y:,.0f}%{customdata}",
    }


def _close_together(days: list[str]) -> list[list[int]]:
    """The places of events whose numbers would stand on each other, in one group each."""
    groups: list[list[int]] = []
    for place, day in enumerate(days):
        if groups and pd.Timestamp(day) - pd.Timestamp(days[groups[-1][0]]) <= TOO_CLOSE:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _numbers(group: list[int]) -> str:
    """'4', or '5–7' for a group."""
    first, last = group[0] + 1, group[-1] + 1
    return str(first) if first == last else f"{first}–{last}"


def _days(frame: pd.DataFrame) -> list[str]:
    return [str(day)[:10] for day in frame["day"]]


def _alt(actual: pd.DataFrame, expected: pd.DataFrame, projection: pd.DataFrame | None, spell: Spell) -> str:
    agreed = f"the agreed value is {spell(float(expected['value'].iloc[-1]))}" if len(expected) else "nothing is agreed"
    if not len(actual):
        return f"No value yet; {agreed}."
    day = _days(actual)[-1]
    due = expected.loc[[shown <= day for shown in _days(expected)], "value"]
    parts = [f"{spell(float(actual['value'].iloc[-1]))} reached by {day}"]
    if len(due):
        parts.append(f"{spell(float(due.iloc[-1]))} expected by then")
    parts.append(agreed)
    if projection is not None and len(projection):
        parts.append(f"heading for {spell(float(projection['projected'].iloc[-1]))}")
    return f"Running total over time: {', '.join(parts)}."


def _how(projection: pd.DataFrame | None, first_agreed: pd.DataFrame | None) -> str:
    words = ["The solid line is what was reached; above the dashed line is ahead of what was agreed."]
    if first_agreed is not None and len(first_agreed):
        words.append("The dashed line bends on the day the target was adjusted; the past is not redrawn.")
    if projection is not None and len(projection):
        words.append("Dotted is where it is heading, the pale wedge holds four outcomes of five.")
    return " ".join(words)
