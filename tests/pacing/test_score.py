"""The overall score, and the coverage without which it is not shown."""

import pytest

from partnerboard.pacing.score import Score, Weighted, overall_score


def test_3m_a_weighted_mean_over_the_targets_with_data_each_capped_at_1_2() -> None:
    score = overall_score([Weighted(0.35, 0.933), Weighted(0.25, 1.30), Weighted(0.20, 0.60), Weighted(0.20, None)])

    assert score.value == pytest.approx(0.9332, abs=5e-5)
    assert score.coverage == pytest.approx(0.80)


def test_below_70_percent_coverage_no_score_is_shown() -> None:
    score = overall_score([Weighted(0.69, 1.0), Weighted(0.31, None)])

    assert score.value is None
    assert score.coverage == pytest.approx(0.69)


def test_exactly_70_percent_coverage_is_enough() -> None:
    assert overall_score([Weighted(0.1, 1.0)] * 7 + [Weighted(0.1, None)] * 3).value == pytest.approx(1.0)


def test_weights_need_not_add_up_to_one() -> None:
    assert overall_score([Weighted(3.0, 1.0), Weighted(1.0, 0.5)]) == Score(0.875, 1.0)


def test_without_any_weight_there_is_neither_score_nor_coverage() -> None:
    assert overall_score([]) == Score(None, None)
    assert overall_score([Weighted(0.0, 1.0)]) == Score(None, None)


def test_without_any_data_coverage_is_nothing() -> None:
    assert overall_score([Weighted(1.0, None)]) == Score(None, 0.0)
