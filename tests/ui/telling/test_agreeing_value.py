"""Help to arrive at a value: exact sentences about weeks, gaps, what is left to do, and what partners promise."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from partnerboard.agreements.sums import beside
from partnerboard.insights.comparable import Basis, Comparable, Wanted, Week
from partnerboard.insights.covered_weeks import Covered
from partnerboard.pacing.terms import Direction, Measurement, Pacing, Terms
from partnerboard.ui.telling import agreeing_value as telling
from tests.agreements.test_sums import about, with_partners

START, END = date(2026, 8, 10), date(2026, 11, 1)
WEEK_NINE = date(2026, 10, 11)
NAMES = {"P-CYC": "Cyclists", "P-BANK": "Bank"}
NARROW = "\N{NARROW NO-BREAK SPACE}"


def weeks(*values: float | None, metric: str = "exposures", **more: Any) -> Comparable:
    """Whole weeks from 10 August on with these figures; without one, without an export."""
    measurement = more.pop("measurement", Measurement.PUBLISHED_IN_PERIOD)
    made: dict[str, Any] = {"basis": Basis.COUNTED, "overall": None, "reached": None, "silent": ()}
    told = [
        Week(START + timedelta(weeks=number), value, Covered.NONE if value is None else Covered.WHOLE)
        for number, value in enumerate(values)
    ]
    return Comparable(wanted=Wanted("mwt", metric, measurement, START, END), weeks=tuple(told), **{**made, **more})


def terms(measurement: Measurement = Measurement.PUBLISHED_IN_PERIOD, **more: Any) -> Terms:
    """A target of twelve weeks."""
    pacing = Pacing.NONE if measurement is Measurement.PERIOD_RATIO else Pacing.LINEAR
    return Terms(
        **{"direction": Direction.HIGHER, **more},
        measurement=measurement,
        period_from=START,
        period_to=END,
        pacing=pacing,
    )


def test_weeks_of_a_running_total_are_added_up_and_averaged() -> None:
    assert telling.told(weeks(1_000, 2_000)) == [
        "The last two whole weeks came to 3,000 together, which is 1,500 a week.",
        "These are weeks of the initiative, counted as this target is counted.",
    ]
    assert telling.told(weeks(1_000))[0] == "The last whole week came to 1,000."


def test_a_gap_is_named_and_not_counted_as_nothing() -> None:
    found = weeks(1_000, None, 2_000, silent=("Guild",))
    part = replace(found, weeks=(*found.weeks[:2], replace(found.weeks[2], covered=Covered.PART)))

    assert telling.told(part)[::2] == [
        "The last two whole weeks came to 3,000 together, which is 1,500 a week.",
        (
            "One week without an export is left out, not zero. One week is covered in part and may have been more. "
            "No file of these weeks speaks of Guild."
        ),
    ]
    assert telling.weeks(part)[["week", "value", "note"]].to_numpy().tolist() == [
        ["10 Aug – 16 Aug 2026", "1,000", "from exports"],
        ["17 Aug – 23 Aug 2026", "–", "no export"],
        ["24 Aug – 30 Aug 2026", "2,000", "covered in part only"],
    ]


def test_weeks_that_cross_a_change_of_what_is_counted_say_so() -> None:
    before, after = date(2025, 3, 24), date(2025, 3, 31)
    told = tuple(Week(day, 100, Covered.WHOLE) for day in (before, after))
    crossing = replace(weeks(100, platform_ids=("youtube", "x")), weeks=told)

    assert telling.told(crossing)[2] == (
        "YouTube counts otherwise since 31 Mar 2025; compare with care. From this day: views, for Shorts every start "
        "and replay. Before: views, for Shorts after some seconds of watching. Longer videos did not change."
    )
    assert len(telling.told(replace(crossing, platform_ids=("x",)))) == 2


def test_posts_whose_numbers_still_grow_are_named() -> None:
    assert telling.told(weeks(1_000, young_posts=2.0))[2] == (
        "Two posts of the last week are younger than 3 days and still grow."
    )
    assert len(telling.told(weeks(4, metric="posts_published", young_posts=2.0))) == 2


def test_before_the_start_the_weeks_say_what_they_are_made_of() -> None:
    everything = (
        "No whole week of the initiative has passed yet: these are the weeks before, with everything that its accounts "
        "published, whatever it was about."
    )

    assert telling.told(weeks(10.0, basis=Basis.EVERYTHING))[1] == everything
    assert telling.told(weeks(None, basis=Basis.EVERYTHING)) == [
        everything,
        "No export tells anything about these weeks, so there is nothing to go by yet.",
    ]


def test_a_rate_is_told_over_all_weeks_and_never_added() -> None:
    found = weeks(0.02, 0.04, metric="eri_core", measurement=Measurement.PERIOD_RATIO, overall=0.0297)

    assert telling.told(found)[0] == f"Over the last two whole weeks together it is 2.97{NARROW}%."
    assert telling.told(found)[2] == (
        "Engagement rate by views (ERI) is a rate: divide the sum of what is above the line by the sum of what is "
        "below it. So the weeks are not added up."
    )
    assert telling.needed(found, terms(Measurement.PERIOD_RATIO), 0.03, WEEK_NINE, "eri_core") == (
        f"3{NARROW}% holds on every day alike; over the last weeks it was 2.97{NARROW}%."
    )


def test_a_level_is_told_with_its_rise() -> None:
    found = weeks(1_000, 1_030, metric="followers", measurement=Measurement.LEVEL_AT_END, reached=1_060)

    assert telling.told(found)[0] == "It stood at 1,030 at the end of the last of them, and rose by 30 a week."
    assert telling.needed(found, terms(Measurement.LEVEL_AT_END), 1_150, WEEK_NINE, "followers") == (
        "1,150 means 30 in each of the 3 weeks that are left, where a week brought 30, the same. It stands at 1,060."
    )


@pytest.mark.parametrize(
    ("value", "each", "more"),
    [(1_200, "100", f"25{NARROW}% more"), (1_080, "60", f"25{NARROW}% less")],
)
def test_what_a_value_needs_each_week_beside_what_a_week_brought(value: float, each: str, more: str) -> None:
    assert telling.needed(weeks(80, 80, reached=900), terms(), value, WEEK_NINE, "exposures") == (
        f"{value:,} means {each} in each of the 3 weeks that are left, where a week brought 80: {more}. So far: 900."
    )


def test_what_is_reached_needs_nothing_and_what_is_not_typed_says_nothing() -> None:
    found = weeks(80, 80, reached=900)

    assert telling.needed(found, terms(), 900, WEEK_NINE, "exposures") == "900 is reached already. So far: 900."
    assert telling.needed(found, terms(), None, WEEK_NINE, "exposures") == ""


def test_a_limit_leaves_so_much_and_a_cost_keeps_its_pence() -> None:
    limit = terms(direction=Direction.LOWER)
    cost = weeks(1.0, metric="cost_per_engagement", measurement=Measurement.PERIOD_RATIO, overall=1.04321)

    assert telling.needed(weeks(80, reached=900), limit, 1_200, WEEK_NINE, "exposures").startswith(
        "1,200 leaves 100 in"
    )
    assert telling.needed(weeks(80, reached=900), limit, 900, WEEK_NINE, "exposures").startswith("900 is used up")
    said = telling.needed(cost, terms(Measurement.PERIOD_RATIO), 1.0, WEEK_NINE, "cost_per_engagement", "GBP")
    assert said == f"1.00{NARROW}GBP holds on every day alike; over the last weeks it was 1.04{NARROW}GBP."


def test_without_any_week_the_need_stands_alone() -> None:
    assert telling.needed(None, terms(), 1_200, date(2026, 8, 9), "exposures") == (
        "1,200 means 100 in each of the 12 weeks that are left."
    )
    assert telling.needed(None, terms(direction=Direction.RANGE), None, WEEK_NINE, "promo_share") == ""


def test_what_partners_promise_beside_the_initiative() -> None:
    def said(*values: float, metric: str = "exposures") -> str:
        stated = with_partners(*values, metric=metric)
        return telling.sums(beside(stated, "green", about(stated)), NAMES, metric)

    assert said(700_000, 300_000) == (
        "Views / impressions: of 1,200,000 for the initiative, partners' targets cover 1,000,000 (Cyclists 700,000 and "
        "Bank 300,000); 200,000 is nobody's in particular."
    )
    assert said(700_000, 600_000).endswith(
        "come to 1,300,000 (Cyclists 700,000 and Bank 600,000), 100,000 more than that."
    )
    assert said(700_000, 500_000).endswith("partners' targets cover exactly all (Cyclists 700,000 and Bank 500,000).")
    assert said() == ""


def test_rates_of_partners_stand_side_by_side() -> None:
    stated = with_partners(0.03, 0.05, metric="eri_core")

    assert "So the targets stand side by side and are not added up: Cyclists 3\N{NARROW NO-BREAK SPACE}% and Bank" in (
        telling.sums(beside(stated, "green", about(stated)), NAMES, "eri_core")
    )
