"""Chance that depends on nothing but a seed and a name."""

import pytest

from partnerboard.demo.draws import Draws, rounded


def test_draws_equal_the_vectors_of_the_scenario() -> None:
    draws = Draws()

    assert draws.u("dow", "fb-naha", 1, 0) == pytest.approx(0.9278117819215319, abs=1e-16)
    assert draws.z("L", "fb-naha", 1, 0) == pytest.approx(-0.7563432471566323, abs=1e-13)


def test_a_choice_follows_its_weights_in_their_order() -> None:
    draws = Draws()  # the draw is 0.9278…: in the last tenth, but not in the last twentieth

    assert draws.pick({"first": 9, "second": 1}, "dow", "fb-naha", 1, 0) == "second"
    assert draws.pick({"first": 95, "second": 5}, "dow", "fb-naha", 1, 0) == "first"
    assert draws.pick({"never": 0, "always": 1}, "dow", "fb-naha", 1, 0) == "always"


def test_another_seed_draws_otherwise() -> None:
    assert Draws("autumn").u("dow", "fb-naha", 1, 0) != Draws().u("dow", "fb-naha", 1, 0)


@pytest.mark.parametrize(("value", "whole"), [(0.49, 0), (0.5, 1), (1.5, 2), (2.5, 3), (-0.5, 0)])
def test_a_half_is_rounded_up(value: float, whole: int) -> None:
    assert rounded(value) == whole
