"""The running total against the agreed line: what is solid, dashed and dotted, and what is said where."""

from itertools import pairwise
from typing import Any

import pandas as pd

from partnerboard.charts.cumulative import AIR, cumulative_against_expected

DAYS = ["2026-08-10", "2026-08-11", "2026-08-12", "2026-08-13"]
EXPECTED = pd.DataFrame({"day": DAYS, "value": [10.0, 20.0, 25.0, 30.0]})
FIRST = pd.DataFrame({"day": DAYS, "value": [10.0, 20.0, 30.0, 40.0]})
ACTUAL = pd.DataFrame({"day": DAYS[:2], "value": [8.0, 18.0]})
PROJECTION = pd.DataFrame(
    {"day": [DAYS[1], DAYS[3]], "projected": [18.0, 28.0], "low": [18.0, 24.0], "high": [18.0, 32.0]}
)
EVENTS = pd.DataFrame({"day": ["2026-08-11"], "title": ["A <reel> goes viral"]})


def _figure(**more: Any) -> Any:
    return cumulative_against_expected(ACTUAL, EXPECTED, **more).figure


def _traces(figure: Any) -> dict[str, Any]:
    return {trace.name: trace for trace in figure.data}


def test_what_was_reached_is_solid_and_what_was_expected_is_dashed() -> None:
    traces = _traces(_figure())

    assert (traces["actual"].line.dash, traces["expected"].line.dash) == ("solid", "dash")
    assert list(traces["actual"].y) == [8.0, 18.0]
    assert list(traces["expected"].x) == DAYS


def test_the_projection_is_dotted_inside_its_range() -> None:
    traces = _traces(_figure(projection=PROJECTION))

    assert traces["projection"].line.dash == "dot"
    assert list(traces["low"].y) == [18.0, 24.0]
    assert list(traces["80 % range"].y) == [18.0, 32.0]
    assert traces["80 % range"].fill == "tonexty"


def test_too_few_weeks_give_a_dotted_line_without_a_range() -> None:
    narrow = PROJECTION.assign(low=None, high=None)

    assert "80 % range" not in _traces(_figure(projection=narrow))
    assert "projection" in _traces(_figure(projection=narrow))


def test_the_first_agreed_line_starts_where_the_later_one_leaves_it() -> None:
    first = _traces(_figure(first_agreed=FIRST))["first agreed"]

    assert list(first.x) == DAYS[1:]
    assert list(first.y) == [20.0, 30.0, 40.0]


def test_lines_are_named_at_their_end_and_nowhere_else() -> None:
    figure = _figure(first_agreed=FIRST, projection=PROJECTION)

    traces = _traces(figure)
    words = [text.replace(AIR, "") for text in traces["ends"].text]
    assert words == ["heading for<br>28", "agreed<br>30", "first agreed<br>40"]
    assert [text.replace(AIR, "") for text in traces["today"].text] == ["<b>18</b>"]
    assert traces["today"].textposition == "bottom center"
    assert figure.layout.showlegend is False


def test_a_value_above_its_line_is_said_above_it() -> None:
    figure = cumulative_against_expected(ACTUAL.assign(value=[8.0, 20.0]), EXPECTED).figure

    today = _traces(figure)["today"]
    assert (list(today.text), today.textposition) == (["<b>20</b>"], "top left")


def test_names_at_the_right_edge_never_share_a_place() -> None:
    figure = _figure(first_agreed=FIRST, projection=PROJECTION)
    heights = sorted(_traces(figure)["ends"].y)

    assert min(b - a for a, b in pairwise(heights)) > 4
    assert max(heights) <= 40


def test_names_that_would_leave_the_chart_move_down_together() -> None:
    near = FIRST.assign(value=[10.0, 20.0, 30.0, 31.0])
    figure = _figure(first_agreed=near, projection=PROJECTION.assign(low=None, high=None))
    ends = _traces(figure)["ends"]

    assert [round(height - 31, 2) for height in ends.y] == [-7.27, -3.63, 0.0]
    assert list(ends.x) == [DAYS[3]] * 3


def test_events_are_numbered_on_the_time_axis() -> None:
    figure = _figure(events=EVENTS)

    assert [(shape.x0, shape.yref) for shape in figure.layout.shapes] == [("2026-08-11", "paper")]
    marks = _traces(figure)["events"]
    assert (list(marks.x), list(marks.text)) == (["2026-08-11"], ["<b>1</b>"])
    assert list(marks.y) == [figure.layout.yaxis.range[1]]
    actual = _traces(figure)["actual"]
    assert list(actual.customdata) == ["", "<br>A &lt;reel&gt; goes viral"]
    assert actual.hovertemplate == "%{y:,.0f}%{customdata}"


def test_words_in_the_chart_are_traces_as_annotations_are_measured_one_by_one() -> None:
    figure = _figure(first_agreed=FIRST, projection=PROJECTION, events=EVENTS)

    assert not figure.layout.annotations


def test_the_alternative_text_compares_the_same_day() -> None:
    alt = cumulative_against_expected(ACTUAL, EXPECTED, projection=PROJECTION).alt

    assert alt == (
        "Running total over time: 18 reached by 2026-08-11, 20 expected by then, "
        "the agreed value is 30, heading for 28."
    )


def test_without_any_value_the_agreed_line_still_stands() -> None:
    chart = cumulative_against_expected(ACTUAL.iloc[:0], EXPECTED)

    assert list(_traces(chart.figure)["expected"].y) == [10.0, 20.0, 25.0, 30.0]
    assert chart.alt == "No value yet; the agreed value is 30."
