"""What partners give each other, in mentions and in resources."""

import pytest

from partnerboard.metrics.give_and_get import balance, effort, reciprocity
from partnerboard.metrics.ratios import ratio


@pytest.mark.parametrize(
    ("given", "out_of", "received", "of", "equal", "tilt"),
    [
        pytest.param(20, 40, 6, 30, 0.5714, 0.4286, id="A, B"),
        pytest.param(16, 40, 12, 20, 0.80, -0.20, id="A, S"),
        pytest.param(9, 30, 0, 20, 0.00, 1.00, id="B, S"),
    ],
)
def test_1c_reciprocity_and_balance(given: int, out_of: int, received: int, of: int, equal: float, tilt: float) -> None:
    assert reciprocity(given / out_of, received / of) == pytest.approx(equal, abs=5e-5)
    assert balance(given / out_of, received / of) == pytest.approx(tilt, abs=5e-5)


def test_partners_who_never_name_each_other_have_neither() -> None:
    assert reciprocity(0.0, 0.0) is None
    assert balance(0.0, 0.0) is None


@pytest.mark.parametrize(
    ("contributed", "result_share", "cost_share", "index"),
    [(12_000.0, 0.52, 0.3333, 1.56), (6_000.0, 0.23, 0.1667, 1.38), (18_000.0, 0.17, 0.5, 0.34)],
)
def test_1e_results_beside_resources(contributed: float, result_share: float, cost_share: float, index: float) -> None:
    partner = effort(contributed, 36_000.0, result_share * 9_000.0, 9_000.0)

    assert partner.resource_share == pytest.approx(cost_share, abs=5e-5)
    assert partner.result_share == pytest.approx(result_share)
    assert partner.index == pytest.approx(index)


def test_1e_what_an_engagement_and_a_click_cost() -> None:
    assert ratio(36_000.0, 9_000.0) == 4.00
    assert ratio(36_000.0, 2_400.0) == 15.00


def test_a_partner_who_put_nothing_in_has_no_index() -> None:
    assert effort(0.0, 36_000.0, 100.0, 9_000.0).index is None
    assert effort(100.0, 36_000.0, None, 9_000.0).index is None
