"""Values with their units, distances, outlooks, lines and the history of what was agreed."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from partnerboard.pacing.projection import Outlook, Projection
from partnerboard.pacing.terms import Verdict, Version
from partnerboard.ui.telling import agreed, over_time, scorecard, targets
from tests.ui.telling import made
from tests.ui.telling.made import answer_time, plain, promotion, rate, said, signed, target

LOWERED = made.proposal(2, 80.0, date(2026, 9, 21), date(2026, 9, 18), by="Northshore")
WANTED = made.proposal(3, 60.0, date(2026, 10, 19), date(2026, 10, 9))


def projection(projected: float, low: float | None, high: float | None, outlook: Outlook) -> Projection:
    return Projection(6, 0.9, 0.1, projected, 5.0, low, high, outlook)


@pytest.mark.parametrize(
    ("result", "value", "agreed"),
    [
        (target(884_601, agreed=1_150_000), "885k", "1.15M"),
        (target(1712, agreed=2500, baseline=300), "1.7k", "2.5k from 300"),
        (rate(0.02967), "2.97 %", "3.00 %"),
        (rate(0.512, agreed=0.6), "51.2 %", "60.0 %"),
        (promotion(0.512), "51.2 %", "35.0 % to 50.0 %"),
        (answer_time(260), "4 h 20 min", "at most 4 h"),
        (rate(1.04, agreed=1.0, metric="cost_per_engagement"), "1.04 GBP", "1.00 GBP"),
        (target(None), "–", "100"),
        (target(5, agreed=None), "5", "nothing agreed yet"),
    ],
)
def test_values_are_written_in_the_unit_of_their_metric(result: made.TargetResult, value: str, agreed: str) -> None:
    actual = result.standing.actual if result.standing else 5.0

    assert plain(targets.value(result, actual, "GBP")) == value
    assert plain(targets.agreed(result, result.current, "GBP")) == agreed


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (target(50), "25 short of where we should be today"),
        (target(80), "5 above where we should be today"),
        (target(75), "exactly where we should be today"),
        (target(74.99), "exactly where we should be today"),
        (target(80, as_of=made.AFTER), "80 where 100 was agreed"),
        (target(120, as_of=made.AFTER), "120 where 100 was agreed"),
        (rate(0.02967), "2.97 % where 3.00 % was agreed"),
        (target(None), ""),
        (target(5, agreed=None), ""),
    ],
)
def test_how_far_a_target_is_from_where_it_should_be(result: made.TargetResult, words: str) -> None:
    assert plain(targets.shortfall(result)) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (projection(119, 101, 136, Outlook.LIKELY), "heading for 119 (101 to 136): likely to be met"),
        (projection(95, 80, 110, Outlook.UNCERTAIN), "heading for 95 (80 to 110): it could go either way"),
        (projection(64, 57, 70, Outlook.UNLIKELY), "heading for 64 (57 to 70): unlikely to be met"),
        (projection(20, -5, 45, Outlook.UNLIKELY), "heading for 20 (0 to 45): unlikely to be met"),
        (
            projection(95, None, None, Outlook.NOT_ENOUGH_WEEKS),
            "heading for 95: too few settled weeks for a range",
        ),
        (Projection(0, None, None, None, None, None, None, Outlook.NOT_ENOUGH_WEEKS), ""),
        (None, ""),
    ],
)
def test_where_a_running_total_is_heading(found: Projection | None, words: str) -> None:
    assert targets.outlook(target(70, projection=found)) == words


def test_what_is_met_is_heading_nowhere() -> None:
    assert targets.outlook(target(100, projection=projection(130, 120, 140, Outlook.LIKELY))) == ""


def test_a_line_bends_where_the_target_was_lowered_and_the_first_one_goes_on() -> None:
    result = target(60, versions=[LOWERED], cumulative=[(date(2026, 8, 10), 1.0), (date(2026, 8, 12), 4.0)])

    lines = over_time.rows(result)
    first = over_time.first_agreed(result)

    assert lines.to_dict("list")["value"] == [1.0, 4.0]
    assert lines["expected"].round(4).tolist() == [1.1905, 3.5714]  # 1 and 3 of 84 days of 100
    assert over_time.expected(result)["value"].iloc[-1] == pytest.approx(80)
    assert first is not None
    assert first["value"].iloc[-1] == pytest.approx(100)
    assert over_time.first_agreed(target(60)) is None


def test_the_line_says_how_far_and_where_to() -> None:
    result = target(70, projection=projection(95, 80, 110, Outlook.UNCERTAIN))

    assert over_time.told(result, "") == (
        "5 short of where we should be today; heading for 95 (80 to 110): it could go either way."
    )
    assert over_time.told(target(None), "") == ""


def test_a_line_that_starts_again_says_so() -> None:
    lower = Version(date(2026, 10, 1), 50.0, version_no=2)  # 61.9 were due on 30 September

    assert over_time.told(target(40, versions=[lower]), "") == (
        "2.5 above where we should be today. "
        "When 50 was agreed more was already due, so its line counts from the first day."
    )


def test_only_running_targets_have_a_line_and_an_adjusted_one_comes_first() -> None:
    days = [(date(2026, 8, 10), 1.0)]
    plain_one = target(50, target_id="A", cumulative=days)
    adjusted = target(79, target_id="B", label="Views", versions=[LOWERED], cumulative=days)
    ratio = rate(0.02, target_id="C", cumulative=days)

    card = made.scorecard(plain_one, adjusted, ratio)

    assert over_time.drawable(card) == {"A": "Clicks on our short links", "B": "Views"}
    assert over_time.default_target(card) is adjusted
    assert over_time.default_target(made.scorecard(target(90, target_id="D", cumulative=days), plain_one)) is plain_one
    assert over_time.default_target(made.scorecard(ratio)) is None


def test_targets_of_one_name_are_told_apart() -> None:
    days = [(date(2026, 8, 10), 1.0)]
    twins = [target(50, target_id=each, cumulative=days) for each in "ABC"]

    assert list(over_time.drawable(made.scorecard(*twins)).values()) == [
        "Clicks on our short links",
        "Clicks on our short links (2)",
        "Clicks on our short links (3)",
    ]


def test_events_are_marked_up_to_the_day_shown() -> None:
    events = pd.DataFrame(
        {
            "day": pd.to_datetime(["2026-08-09", "2026-09-03", "2026-09-22", "2026-10-20"]),
            "title": ["before", "A short video goes round", "Complaints", "later"],
        }
    )

    marks = over_time.marked(events, target(50), made.THREE_QUARTERS)

    assert over_time.notes(marks) == ["3 Sep: A short video goes round", "22 Sep: Complaints"]


def test_first_and_last_agreed_stand_side_by_side_with_the_reason() -> None:
    card = made.scorecard(target(60, versions=[LOWERED]), rate(0.03))

    rows = agreed.first_and_last(card, "").to_dict("records")

    assert [plain(str(row["first"])) for row in rows] == ["100", "3.00 %"]
    assert [plain(str(row["now"])) for row in rows] == ["80", "3.00 %"]
    assert [row["since"] for row in rows] == ["21 Sep 2026", "10 Aug 2026"]
    assert [row["reason"] for row in rows] == ["We need it.", "Signed."]
    assert [row["owner"] for row in rows] == ["Ana", "Ana"]


def test_a_proposal_waits_for_those_who_have_not_answered() -> None:
    decisions = [*signed(), said(3, "naha", Verdict.AGREED, date(2026, 10, 10))]
    card = made.scorecard(target(60, versions=[WANTED], decisions=decisions))

    (sentence,) = agreed.waiting(card, made.THREE_QUARTERS, "")

    assert sentence == (
        "Meridian Mutual proposes to set clicks on our short links to 60 from 19 Oct 2026; "
        "it waits for Coastal Guild and Meridian Mutual."
    )
    assert agreed.waiting(card, date(2026, 10, 8), "") == []  # the day before it was made


def test_the_history_keeps_what_was_replaced_and_what_was_rejected() -> None:
    decisions = [
        *signed(1),
        *signed(2),
        said(3, "naha", Verdict.AGREED, date(2026, 10, 10)),
        said(3, "ctg", Verdict.REJECTED, date(2026, 10, 11)),
    ]
    card = made.scorecard(target(60, versions=[LOWERED, WANTED], decisions=decisions), rate(0.03))

    history = agreed.history(card, made.THREE_QUARTERS, "")

    assert history["value"].tolist() == ["100", "80", "60"]
    assert history["state"].tolist() == ["replaced", "in force", "rejected"]
    assert history["proposed_by"].tolist() == ["", "Northshore", "Meridian Mutual"]
    assert history["decided"].tolist()[2] == "Northshore agreed 10 Oct, Coastal Guild rejected 11 Oct"
    assert set(history["target"]) == {"Clicks on our short links"}  # the rate was never touched
    assert agreed.history(made.scorecard(rate(0.03)), made.THREE_QUARTERS, "").empty


def test_what_was_adjusted_is_told_in_sentences_whether_or_not_a_reason_ends_like_one() -> None:
    versions = [LOWERED, replace(WANTED, reason="Two of us are on leave")]
    card = made.scorecard(target(60, versions=versions, decisions=[*signed(1), *signed(2)]))

    told = agreed.adjustments(card, made.THREE_QUARTERS, "")

    assert [plain(each).split(". ")[1] for each in told] == ["Reason: We need it", "Reason: Two of us are on leave"]


def test_a_version_nobody_answered_says_so() -> None:
    card = made.scorecard(target(60, versions=[WANTED], decisions=signed()))

    last = agreed.history(card, made.THREE_QUARTERS, "").iloc[-1]

    assert (last["state"], last["decided"]) == ("waiting for an answer", "no answer yet")


def test_young_posts_are_told_where_their_numbers_still_grow() -> None:
    grows, counted = target(50, young=6.0), target(50, young=6.0, metric="posts_published")

    assert scorecard.young(made.scorecard(grows, counted)) == (
        "A running total counts up to six posts younger than three days; their numbers are still growing."
    )
    assert scorecard.young(made.scorecard(target(50, young=1.0))) == (
        "A running total counts one post younger than three days; its numbers are still growing."
    )
    assert scorecard.young(made.scorecard(counted)) == ""
    assert scorecard.young(made.scorecard(target(50, young=6.0, as_of=made.AFTER))) == ""


def test_the_cards_say_score_counts_and_the_two_worst() -> None:
    card = made.scorecard(target(90, label="Views"), target(50), target(40, label="Posts"), rate(0.01))

    score, counts, first, second = scorecard.cards(
        card, made.INITIATIVE, [made.age("Northshore", "x", made.THREE_QUARTERS)], made.THREE_QUARTERS
    )

    assert plain(score.change) == "weighted pace of the targets, covering 100 % of what was agreed"
    assert (counts.value, counts.unit, counts.change) == ("1 of 4", "targets", "1 ahead · 3 behind")
    assert counts.age == "week 9 of 12"
    assert (first.label, first.status, first.share) == ("Engagement rate", "behind", None)
    assert (second.label, second.target, second.share, second.due) == ("Posts", "agreed: 100", 0.4, 0.75)
    assert second.change == "35 short of where we should be today"


def test_a_score_from_too_little_says_why_it_is_missing() -> None:
    card = made.scorecard(target(50, weight=0.6), target(None, weight=0.4))

    score = scorecard.cards(card, made.INITIATIVE, [], made.THREE_QUARTERS)[0]

    assert (score.value, score.change, score.share) == ("–", "too little data for a score", None)
    assert score.age == "no export yet"


def test_every_metric_of_a_target_is_measured_once() -> None:
    measured = scorecard.measured(made.scorecard(target(50), target(60), rate(0.03)))

    assert measured["metric"].tolist() == ["Short-link clicks", "Engagement rate by views (ERI)"]
    assert measured["href"].tolist() == ["/metric_guide?metric=tracked_clicks", "/metric_guide?metric=eri_core"]


def test_rows_hold_numbers_beside_their_words() -> None:
    row = targets.rows([target(50)]).iloc[0]

    assert (row["actual"], row["actual_text"]) == (50.0, "50")
    assert (row["expected"], row["expected_text"]) == (75.0, "75")
    assert (row["status"], row["pace"].round(4)) == ("behind", 0.6667)


def test_bullets_of_a_target_without_a_value_stay_open() -> None:
    row = targets.bullets([target(5, agreed=None)]).iloc[0]

    assert (row["status"], row["agreed_text"], row["actual_text"]) == ("no data", "nothing agreed yet", "–")
