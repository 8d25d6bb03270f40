"""A sparkline is a drawing of its values: gaps stay open, the scale starts at zero, one value is no trend."""

from urllib.parse import unquote

from partnerboard.charts.sparkline import sparkline


def _path(html: str) -> str:
    return unquote(html).split('d="')[1].split('"')[0]


def test_values_run_from_the_left_to_the_right_over_zero() -> None:
    assert _path(sparkline([0, 5, 10])) == "M4.0 32.0h0L120.0 18.0L236.0 4.0"


def test_a_missing_value_leaves_the_line_open() -> None:
    assert _path(sparkline([10, None, 10])) == "M4.0 4.0h0M236.0 4.0h0"


def test_one_value_is_no_trend() -> None:
    assert sparkline([7]) == ""
    assert sparkline([7, None, float("nan")]) == ""


def test_values_that_are_all_zero_lie_on_the_ground() -> None:
    assert _path(sparkline([0, 0])) == "M4.0 32.0h0L236.0 32.0"


def test_it_is_hidden_from_those_who_hear_the_page() -> None:
    assert 'aria-hidden="true"' in sparkline([1, 2])
