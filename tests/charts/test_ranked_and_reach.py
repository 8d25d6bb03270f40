"""Ranked dots with their intervals, and reach as a range that is never a sum."""

import pandas as pd
import pytest

from partnerboard.charts import theme
from partnerboard.charts.ranked import ranked_dots
from partnerboard.charts.reach import reach_ranges
from partnerboard.metrics.format import percent

GROUPS = pd.DataFrame(
    [
        ("Instagram", 0.045, 0.040, 0.050, 71, "posts", None),
        ("YouTube", 0.035, None, None, 12, "posts", None),
        ("X", 0.013, 0.011, 0.015, 108, "posts", 1),
    ],
    columns=["label", "value", "low", "high", "n", "n_unit", "colour"],
)


def test_dots_keep_the_order_given_from_the_top() -> None:
    dots = ranked_dots(GROUPS).figure.data[1]

    assert list(dots.x) == pytest.approx([0.045, 0.035, 0.013])
    assert list(dots.y) == [0, -1, -2]
    assert list(dots.marker.color) == [theme.ACCENT, theme.ACCENT, theme.partner(1)]


def test_a_group_without_an_interval_has_a_dot_only() -> None:
    intervals = ranked_dots(GROUPS).figure.data[0]

    assert list(intervals.y) == [0, -2]
    assert list(intervals.base) == pytest.approx([0.040, 0.011])
    assert list(intervals.x) == pytest.approx([0.010, 0.004])


def test_each_row_says_its_value_and_how_many_posts_stand_behind_it() -> None:
    values = ranked_dots(GROUPS, spell=percent).figure.data[3]

    assert values.text[0].startswith("<b>4.5\u202f%</b>")
    assert "n = 71 posts" in values.text[0]


def test_all_together_is_a_dashed_line_with_its_name() -> None:
    layout = ranked_dots(GROUPS, overall=0.03, overall_label="all posts", spell=percent).figure.layout

    assert [(shape.x0, shape.line.dash) for shape in layout.shapes] == [(0.03, "dash")]
    assert [note.text for note in layout.annotations] == ["all posts 3.0\u202f%"]


REACH = pd.DataFrame(
    [("All partners", 90.0, 300.0, 180.0, None), ("CTG", 15.0, 42.0, None, 1), ("Meridian", None, None, None, 2)],
    columns=["label", "low", "high", "estimate", "colour"],
)


def test_the_bar_runs_from_the_largest_audience_to_the_sum() -> None:
    ranges = reach_ranges(REACH).figure.data[0]

    assert list(ranges.base) == [90.0, 15.0]
    assert list(ranges.x) == [210.0, 27.0]
    assert list(ranges.marker.color) == [theme.ACCENT, theme.partner(1)]


def test_the_estimate_is_a_tick_and_only_where_there_is_one() -> None:
    estimate = reach_ranges(REACH).figure.data[1]

    assert (list(estimate.x), list(estimate.y)) == ([180.0], [0])


def test_what_is_not_reported_says_so() -> None:
    chart = reach_ranges(REACH)

    assert list(chart.figure.data[3].text) == [
        "<b>between 90 and 300, about 180</b>",
        "<b>between 15 and 42</b>",
        "<b>not reported</b>",
    ]
    assert chart.alt.endswith("CTG between 15 and 42 and Meridian not reported.")


def test_a_range_too_narrow_to_be_seen_is_a_dot() -> None:
    only_one_account = pd.DataFrame(
        [("All partners", 90.0, 300.0, None, None), ("CTG", 42.0, 42.0, None, 1), ("NAHA", 90.0, 92.0, None, 0)],
        columns=["label", "low", "high", "estimate", "colour"],
    )

    chart = reach_ranges(only_one_account)
    dots = chart.figure.data[4]

    assert (list(dots.x), list(dots.y)) == ([42.0, 92.0], [-1, -2])
    assert list(dots.marker.color) == [theme.partner(1), theme.partner(0)]
    assert [words for _, words in dots.customdata] == ["42", "between 90 and 92"]
    assert "CTG 42 and NAHA between 90 and 92" in chart.alt
