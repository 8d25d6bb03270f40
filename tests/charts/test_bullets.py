"""Bullet bars draw every target as a share of what was agreed."""

from typing import Any

import pandas as pd
import pytest

from partnerboard.charts import theme
from partnerboard.charts.bullets import bullet_bars

TARGETS = pd.DataFrame(
    [
        ("Exposures", "higher", 450.0, 500.0, 1000.0, None, None, "at risk", "450", "1,000"),
        ("Answer time", "lower", 300.0, None, 240.0, None, None, "behind", "5 h", "4 h"),
        ("Promotional", "range", 0.4, None, None, 0.35, 0.5, "on track", "40 %", "35–50 %"),
        ("Clicks", "higher", None, None, 100.0, None, None, "no data", "–", "100"),
    ],
    columns=[
        "label",
        "direction",
        "actual",
        "expected",
        "agreed",
        "agreed_low",
        "agreed_high",
        "status",
        "actual_text",
        "agreed_text",
    ],
).assign(at_risk_below=0.95, behind_below=0.85)


def _traces() -> dict[str, Any]:
    figure = bullet_bars(TARGETS).figure
    return {trace.name: trace for trace in figure.data if trace.name != "labels"}


def test_bars_are_shares_of_the_agreed_value_and_start_at_zero() -> None:
    actual = _traces()["actual"]

    assert list(actual.x) == pytest.approx([0.45, 1.2, 0.8])  # 300 of 240 is 1.25: cut off at 1.2
    assert list(actual.y) == [0, -1, -2]
    assert actual.base is None
    assert bullet_bars(TARGETS).figure.layout.xaxis.range[0] == 0


def test_a_target_without_a_number_has_no_bar_but_keeps_its_row() -> None:
    figure = bullet_bars(TARGETS).figure

    assert len(_traces()["actual"].x) == 3
    assert list(figure.data[4].text) == ["Exposures", "Answer time", "Promotional", "Clicks"]
    assert list(_traces()["agreed"].y) == [0, -1, -2, -3]


def test_the_tick_stands_where_we_should_be_today() -> None:
    assert list(_traces()["expected today"].x) == [0.5]


def test_bands_end_at_the_tolerances_around_what_is_expected() -> None:
    bands = _traces()["tolerance"]
    stretches = [(round(b, 4), round(b + x, 4)) for b, x in zip(bands.base, bands.x, strict=True)]

    assert stretches[:2] == [(0.0, 0.425), (0.425, 0.475)]  # 0.85 and 0.95 of 0.5
    assert stretches[2:4] == [(round(1 / 0.95, 4), round(1 / 0.85, 4)), (round(1 / 0.85, 4), 1.2)]
    assert stretches[4] == (0.7, 1.0)  # the agreed range, as a share of its upper end


def test_the_status_has_its_word_its_shape_and_its_colour() -> None:
    status = bullet_bars(TARGETS).figure.data[6]

    assert list(status.text) == ["◆ at risk", "▼ behind", "● on track", "– no data"]
    assert list(status.textfont.color) == [theme.AT_RISK, theme.BEHIND, theme.ON_TRACK, theme.QUIET]


def test_the_alternative_text_says_what_the_bars_show() -> None:
    alt = bullet_bars(TARGETS).alt

    assert alt.startswith("4 targets against their agreed values: Exposures 450 of 1,000, at risk")


def test_foreign_words_stay_words() -> None:
    named = TARGETS.assign(label="<b>Click</b> <a href='https://example.org'>me</a>")

    assert bullet_bars(named).figure.data[4].text[0].startswith("&lt;b&gt;Click")


def test_a_long_label_is_cut_where_it_is_drawn_and_whole_everywhere_else() -> None:
    label = "Clicks of Smith & Sons on short links"
    chart = bullet_bars(TARGETS.iloc[:1].assign(label=label))
    drawn, actual = next(trace for trace in chart.figure.data if trace.name == "labels"), chart.figure.data[1]

    assert list(drawn.text) == ["Clicks of Smith &amp; Sons on short…"]
    assert actual.customdata[0][0] == "Clicks of Smith &amp; Sons on short links"
    assert label in chart.alt
