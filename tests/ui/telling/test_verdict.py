"""The first sentence of a scorecard is true in every situation, and reads as if a person had written it."""

from datetime import date
from math import inf

import pytest

from partnerboard.insights.scorecard import TargetResult
from partnerboard.ui.telling import verdict
from tests.ui.telling import made
from tests.ui.telling.made import plain, rate, scorecard, target


def told(*results: TargetResult) -> str:
    return plain(verdict.answer(scorecard(*results), "GBP"))


def ahead(label: str = "Views") -> TargetResult:
    return target(90, label=label)


def test_nothing_is_agreed() -> None:
    assert told() == "No target is agreed yet."


@pytest.mark.parametrize(
    ("result", "one", "three"),
    [
        (
            target(0, as_of=date(2026, 8, 9)),
            "Nothing is due yet for the only target.",
            "Nothing is due yet for any of the three targets.",
        ),
        (
            target(1, as_of=date(2026, 8, 12)),
            "It is too early to judge the only target.",
            "It is too early to judge any of the three targets.",
        ),
        (
            rate(0.03, min_sample=20, sample=3),
            "It is too early to judge the only target.",
            "It is too early to judge any of the three targets.",
        ),
        (
            target(None),
            "No file has numbers for the only target yet.",
            "No file has numbers for any of the three targets yet.",
        ),
        (
            target(1, agreed=None),
            "No value is agreed yet for the only target.",
            "No value is agreed yet for any of the three targets.",
        ),
    ],
)
def test_nothing_can_be_judged(result: TargetResult, one: str, three: str) -> None:
    assert told(result) == one
    assert told(result, result, result) == three


def test_nothing_can_be_judged_for_several_reasons() -> None:
    assert told(target(None), target(1, agreed=None)) == "Nothing can be said yet about any of the two targets."


def test_all_are_on_course() -> None:
    assert told(ahead()) == "The only target is on course."
    assert told(ahead(), ahead()) == "Both targets are on course."
    assert told(ahead(), target(75), rate(0.03)) == "All three targets are on course."


def test_all_that_can_be_judged_are_on_course() -> None:
    assert told(ahead(), ahead(), target(None)) == (
        "Two of three targets are on course. No file has numbers for one more yet."
    )
    assert told(ahead(), target(None), target(1, agreed=None), rate(0.03, min_sample=20, sample=3)) == (
        "One of four targets is on course. It is too early to judge one more, no file has numbers for one yet and no "
        "value is agreed yet for one."
    )


def test_one_is_off_its_course() -> None:
    behind = target(50)

    assert told(behind) == "The only target is behind: 25 short of where we should be today."
    assert told(behind, ahead()) == (
        "One of two targets is behind: clicks on our short links, 25 short of where we should be today."
    )
    assert told(target(70), ahead()) == (
        "One of two targets is at risk: clicks on our short links, 5 short of where we should be today."
    )


def test_many_are_off_their_course() -> None:
    worst, bad, close = target(40, label="Posts by Meridian Mutual"), target(50), target(70)

    assert told(bad, worst, ahead()) == (
        "Two of three targets are behind; the largest gap is posts by Meridian Mutual, 35 short of where we should be "
        "today."
    )
    assert told(bad, worst, close, close) == (
        "Two of four targets are behind and two at risk; the largest gap is posts by Meridian Mutual, 35 short of "
        "where we should be today."
    )
    assert told(worst, close, close) == (
        "One of three targets is behind and two are at risk; the largest gap is posts by Meridian Mutual, 35 short of "
        "where we should be today."
    )
    assert told(worst, close) == (
        "One of two targets is behind and one at risk; the largest gap is posts by Meridian Mutual, 35 short of where "
        "we should be today."
    )


def test_a_rate_is_told_by_what_was_agreed() -> None:
    assert told(rate(0.0213), ahead()) == (
        "One of two targets is behind: engagement rate, 2.13 % where 3.00 % was agreed."
    )


def test_lower_is_better() -> None:
    assert told(made.answer_time(300), ahead()) == (
        "One of two targets is behind: time to answer the public, 5 h where at most 4 h was agreed."
    )
    assert told(made.answer_time(235)) == "The only target is on course."


def test_a_wait_without_end() -> None:
    assert told(made.answer_time(inf), ahead()) == (
        "One of two targets is behind: time to answer the public, half or more without an answer where at most 4 h was "
        "agreed."
    )


def test_a_range_is_missed_on_either_side() -> None:
    assert told(made.promotion(0.28), ahead()) == (
        "One of two targets is behind: share of promotion, 28.0 % where 35.0 % to 50.0 % was agreed."
    )
    assert told(made.promotion(0.60), ahead()) == (
        "One of two targets is behind: share of promotion, 60.0 % where 35.0 % to 50.0 % was agreed."
    )


def test_after_the_end_targets_were_met_or_missed() -> None:
    met, missed = target(100, as_of=made.AFTER, label="Views"), target(80, as_of=made.AFTER)

    assert told(met) == "The only target was met."
    assert told(met, met, met) == "All three targets were met."
    assert told(missed) == "The only target was missed: 80 where 100 was agreed."
    assert told(met, met, missed) == (
        "Two of three targets were met and one was missed: clicks on our short links, 80 where 100 was agreed."
    )
    assert told(met, missed, missed) == (
        "One of three targets was met and two were missed; the largest gap is clicks on our short links, 80 where 100 "
        "was agreed."
    )
    assert told(missed, missed) == (
        "None of the two targets was met; the largest gap is clicks on our short links, 80 where 100 was agreed."
    )
    assert told(met, missed, target(None, as_of=made.AFTER)) == (
        "One of three targets was met and one missed: clicks on our short links, 80 where 100 was agreed. No file has "
        "numbers for one more yet."
    )


def test_some_periods_are_over_and_some_are_not() -> None:
    missed = rate(0.015, as_of=made.AFTER)

    assert told(missed, target(50), target(70), ahead()) == (
        "One of four targets was missed, one is behind and one at risk; the largest gap is engagement rate, 1.50 % "
        "where 3.00 % was agreed."
    )


def test_targets_with_the_same_pace_are_ordered_by_their_weight() -> None:
    light, heavy = target(50, label="Views", weight=0.1), target(50, label="Posts", weight=0.3)

    assert told(light, heavy) == (
        "Two of two targets are behind; the largest gap is posts, 25 short of where we should be today."
    )


def test_names_and_abbreviations_keep_their_capitals() -> None:
    assert "behind: CTR of links, 25 short" in told(target(50, label="CTR of links"), ahead())
    assert "behind: YouTube views, 25 short" in told(target(50, label="YouTube views"), ahead())
    assert "behind: Instagram reach, 25 short" in told(target(50, label="Instagram reach"), ahead())
    assert "behind: followers of the joint account" in told(target(50, label="Followers of the joint account"), ahead())


def test_a_partner_is_named_unless_the_label_does_so() -> None:
    guild = made.PARTNERS[1]

    assert "behind: views, Guild, 25" in told(target(50, label="Views", partner=guild), ahead())
    assert "behind: views earned by the Guild, 25" in told(
        target(50, label="Views earned by the Guild", partner=guild), ahead()
    )


def test_counts_are_listed_best_first() -> None:
    card = scorecard(target(50), target(70), target(75), ahead(), target(None), target(100))

    assert verdict.counts(card) == "1 met · 1 ahead · 1 on track · 1 at risk · 1 behind · 1 no data"
