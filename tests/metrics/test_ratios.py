"""Sum over sum, medians and totals, each with the rows it rests on."""

import pytest

from partnerboard.metrics.ratios import Covered, mean_ratio, median_ratio, per_thousand, pooled_ratio, ratio, total

POSTS = [  # exposures, reach, core engagements
    (1_000.0, 800.0, 40.0),
    (10_000.0, 7_000.0, 150.0),
    (500.0, None, 30.0),
]


def test_1a_the_rate_by_views_is_sum_over_sum() -> None:
    eri = pooled_ratio((engagements, exposures) for exposures, _, engagements in POSTS)

    assert eri.value == pytest.approx(0.019130, abs=5e-7)
    assert eri.coverage() == "3 of 3 posts"
    assert eri.is_complete


def test_1a_the_rate_by_reach_leaves_out_the_whole_post_that_has_no_reach() -> None:
    err = pooled_ratio((engagements, reach) for _, reach, engagements in POSTS)

    assert err.value == pytest.approx(0.024359, abs=5e-7)
    assert err.coverage() == "2 of 3 posts"
    assert not err.is_complete


def test_1a_the_typical_post_is_the_one_in_the_middle() -> None:
    assert median_ratio((engagements, exposures) for exposures, _, engagements in POSTS).value == 0.04


def test_1a_the_mean_of_rates_is_another_number() -> None:
    mean = mean_ratio((engagements, exposures) for exposures, _, engagements in POSTS)

    assert mean.value == pytest.approx(0.038333, abs=5e-7)


def test_1b_amplification_and_virality() -> None:
    shares, posts, exposures, followers = 120.0, 24.0, 15_000.0, 8_000.0

    assert ratio(shares, posts) == 5.0
    assert per_thousand(ratio(shares, posts), followers) == 0.625
    assert ratio(shares, exposures) == 0.008


def test_1b_a_total_says_how_many_rows_reported_anything() -> None:
    reactions = total([10.0, 20.0, None, None, 5.0, None, None, 0.0, None, None])

    assert reactions == Covered(35.0, 4, 10)
    assert reactions.coverage() == "4 of 10 posts"


def test_nothing_reported_is_not_zero() -> None:
    assert total([None, None]) == Covered(None, 0, 2)
    assert total([]) == Covered(None, 0, 0)
    assert total([0.0, None]).value == 0.0


def test_nothing_to_divide_by_is_not_zero_either() -> None:
    assert pooled_ratio([(5.0, 0.0)]).value is None
    assert median_ratio([(5.0, 0.0), (None, 10.0)]) == Covered(None, 0, 2)
    assert (ratio(5.0, 0.0), ratio(5.0, None), ratio(None, 5.0)) == (None, None, None)
    assert ratio(0.0, 5.0) == 0.0
    assert per_thousand(5.0, None) is None


def test_rows_too_small_to_mean_anything_are_left_out_of_the_typical_post() -> None:
    pairs = [(9.0, 99.0), (4.0, 100.0), (12.0, 200.0)]

    assert median_ratio(pairs, least_denominator=100.0) == Covered(0.05, 2, 3)
    assert mean_ratio([(3.0, 99.0), (4.0, 100.0)], least_denominator=100.0) == Covered(0.04, 1, 2)


def test_large_coverage_is_readable() -> None:
    assert Covered(0.05, 1_360, 33_600).coverage("rows") == "1,360 of 33,600 rows"
