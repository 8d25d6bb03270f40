"""A week without an export is a gap: shaded, open, and never a zero."""

import math

import pandas as pd

from partnerboard.charts import theme
from partnerboard.charts.multiples import small_multiples
from partnerboard.charts.weekly import weekly_columns

WEEKS = pd.DataFrame(
    {
        "week_start": ["2026-08-10", "2026-08-17", "2026-08-24", "2026-08-31"],
        "value": [100.0, None, 300.0, 50.0],
        "expected": [120.0, 120.0, 120.0, 120.0],
        "is_settled": [True, True, True, False],
    }
)


def test_columns_stand_on_their_mondays_and_a_missing_week_has_none() -> None:
    reached = weekly_columns(WEEKS).figure.data[0]

    assert list(reached.x) == ["2026-08-10", "2026-08-17", "2026-08-24", "2026-08-31"]
    assert list(reached.y) == [100.0, None, 300.0, 50.0]


def test_a_missing_week_is_shaded_and_says_why() -> None:
    layout = weekly_columns(WEEKS).figure.layout

    assert [(shape.x0, shape.x1) for shape in layout.shapes] == [("2026-08-13 12:00", "2026-08-20 12:00")]
    assert [note.text for note in layout.annotations if note.text == theme.NO_EXPORT] == ["no export yet"]


def test_young_weeks_are_paler() -> None:
    assert list(weekly_columns(WEEKS).figure.data[0].marker.opacity) == [1.0, 1.0, 1.0, 0.5]


def test_the_expected_step_is_dashed_and_the_scale_starts_at_zero() -> None:
    figure = weekly_columns(WEEKS).figure

    assert (figure.data[1].name, figure.data[1].line.dash, figure.data[1].line.shape) == ("expected", "dash", "hvh")
    assert figure.layout.yaxis.range[0] == 0


def test_a_partner_has_its_columns_in_its_colour() -> None:
    assert weekly_columns(WEEKS, colour=2).figure.data[0].marker.color == theme.partner(2)
    assert weekly_columns(WEEKS).figure.data[0].marker.color == theme.ACCENT


def test_weeks_that_are_all_missing_draw_without_a_number() -> None:
    empty = weekly_columns(WEEKS.assign(value=None, expected=None))

    assert len(empty.figure.layout.shapes) == 4
    assert "2026-08-10 no export yet" in empty.alt


PANELS = pd.DataFrame(
    [
        ("NAHA", "2026-08-10", 10.0, 0),
        ("NAHA", "2026-08-17", 20.0, 0),
        ("NAHA", "2026-08-24", 30.0, 0),
        ("CTG", "2026-08-10", 5.0, 1),
        ("CTG", "2026-08-24", 6.0, 1),
        ("Meridian", "2026-08-17", None, 2),
    ],
    columns=["label", "week_start", "value", "colour"],
)


def test_every_panel_has_the_same_weeks_and_the_same_height() -> None:
    figure = small_multiples(PANELS).figure
    axes = [figure.layout.yaxis.range, figure.layout.yaxis2.range, figure.layout.yaxis3.range]

    assert [trace.name for trace in figure.data] == ["NAHA", "CTG", "Meridian"]
    assert {tuple(trace.x) for trace in figure.data} == {("2026-08-10", "2026-08-17", "2026-08-24")}
    assert {(low, round(high)) for low, high in axes} == {(0, 33)}


def test_a_week_absent_from_a_panel_opens_its_line() -> None:
    ctg, meridian = small_multiples(PANELS).figure.data[1:]

    assert list(ctg.y) == [5.0, None, 6.0]
    assert ctg.connectgaps is False
    assert list(meridian.y) == [None, None, None]


def test_panels_carry_their_name_their_last_value_and_their_partners_colour() -> None:
    figure = small_multiples(PANELS).figure
    words = [note.text for note in figure.layout.annotations]

    assert words[0].startswith("<b>NAHA</b>")
    assert ">30<" in words[0]
    assert any("Meridian" in text and "no export yet" in text for text in words)
    assert [trace.line.color for trace in figure.data] == [theme.partner(0), theme.partner(1), theme.partner(2)]


def test_panels_never_overlap() -> None:
    layout = small_multiples(PANELS, columns=2).figure.layout

    assert layout.xaxis.domain[1] < layout.xaxis2.domain[0]
    assert layout.yaxis3.domain[1] < layout.yaxis.domain[0]
    assert math.isclose(layout.yaxis3.domain[0], 0)
