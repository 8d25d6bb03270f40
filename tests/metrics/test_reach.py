"""Combined reach: bounds, the estimate, and the caveat in words. Never a sum."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerboard.errors import NotAdditive
from partnerboard.metrics.reach import AccountReach, CombinedReach, combined_reach


def reached(*figures: float | None, universe: float | None = None) -> CombinedReach:
    return combined_reach((AccountReach(f"account {n}", figure) for n, figure in enumerate(figures, start=1)), universe)


@pytest.mark.parametrize(
    ("parts", "universe", "at_least", "at_most", "estimate"),
    [
        ((120_000, 80_000, 40_000), 400_000, 120_000, 240_000, 198_400),
        ((120_000, 80_000, 40_000), 150_000, 120_000, 150_000, 139_733),
        ((60_000, 50_000), 1_000_000, 60_000, 110_000, 107_000),
        ((60_000, 50_000), 100_000, 60_000, 100_000, 80_000),
        ((60_000, 50_000), None, 60_000, 110_000, None),
    ],
)
def test_1f_bounds_and_estimate(
    parts: tuple[float, ...], universe: float | None, at_least: float, at_most: float, estimate: float | None
) -> None:
    combined = reached(*parts, universe=universe)

    assert (combined.at_least, combined.at_most) == (at_least, at_most)
    assert combined.estimate == (None if estimate is None else pytest.approx(estimate, abs=0.5))


def test_a_part_as_large_as_the_universe_makes_the_estimate_the_universe() -> None:
    assert reached(100_000, 20_000, universe=100_000).estimate == 100_000


def test_a_part_larger_than_the_universe_says_that_a_larger_one_must_be_agreed() -> None:
    combined = reached(120_000, 20_000, universe=100_000)

    assert (combined.at_least, combined.at_most, combined.estimate) == (100_000, 100_000, 100_000)
    assert "reports more than the agreed audience of 100,000: agree a larger one." in combined.sentence()


def test_the_bounds_come_with_their_caveat_in_words() -> None:
    assert reached(120_000, 80_000, 40_000).sentence() == (
        "Between 120,000 and 240,000 people: the same person may follow several of these 3 accounts, so their figures "
        "are not added up."
    )


def test_the_estimate_is_called_an_estimate_and_an_upper_one() -> None:
    assert (
        "About 80,000 of the agreed audience of 100,000 if the followers of one account were no more likely to follow "
        "another; partners in one field overlap more, so the truth lies below."
    ) in reached(60_000, 50_000, universe=100_000).sentence()


def test_accounts_without_reach_are_named_and_not_counted_as_nothing() -> None:
    combined = combined_reach(
        [AccountReach("x-naha", None), AccountReach("fb-naha", 84_200.0), AccountReach("li-ctg", None)]
    )

    assert combined.sentence() == (
        "84,200 people, as fb-naha reports. Not included, because no reach is reported: li-ctg, x-naha."
    )


def test_without_any_reach_there_are_no_bounds() -> None:
    combined = reached(None, None, universe=100_000)

    assert (combined.at_least, combined.at_most, combined.estimate) == (None, None, None)
    assert combined.bounds == "–"
    assert combined.sentence().startswith("None of these accounts reports reach.")


def test_bounds_read_as_one_figure_where_they_meet() -> None:
    assert reached(84_200).bounds == "84,200"
    assert reached(120_000, 80_000).bounds == "between 120,000 and 200,000"


def test_posts_and_days_of_one_account_are_refused() -> None:
    with pytest.raises(NotAdditive, match="reach of fb-naha was given more than once"):
        combined_reach([AccountReach("fb-naha", 100.0), AccountReach("fb-naha", 200.0)])


FIGURES = st.lists(st.floats(0.0, 1e7), min_size=1, max_size=8)
UNIVERSES = st.floats(1.0, 1e8)


@given(FIGURES, UNIVERSES)
def test_the_estimate_lies_between_the_bounds(figures: list[float], universe: float) -> None:
    combined = reached(*figures, universe=universe)

    assert combined.at_least is not None
    assert combined.at_most is not None
    assert combined.estimate is not None
    assert combined.at_least <= combined.estimate <= combined.at_most


@given(FIGURES, UNIVERSES, st.randoms(use_true_random=False))
def test_the_order_of_accounts_does_not_matter(figures: list[float], universe: float, random: Random) -> None:
    accounts = [AccountReach(f"account {n}", figure) for n, figure in enumerate(figures)]
    shuffled = list(accounts)
    random.shuffle(shuffled)

    assert combined_reach(shuffled, universe) == combined_reach(accounts, universe)
