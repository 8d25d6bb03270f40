"""A figure is made once for the same answers, and anew for others."""

from datetime import date

import pytest

from partnerboard.ui import held as module
from partnerboard.ui.held import held


@pytest.fixture(autouse=True)
def _nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_kept", module.OrderedDict())


def _copied(answer: list[int], *of: object) -> list[int]:
    return [*answer]


def test_the_same_answer_and_equal_words_are_made_once() -> None:
    answer = [1, 2]

    assert held(_copied, answer, "EUR", date(2026, 10, 11)) is held(_copied, answer, "EUR", date(2026, 10, 11))


@pytest.mark.parametrize("other", ["USD", None, True, 1.0, date(2026, 10, 11)])
def test_other_words_are_something_else(other: object) -> None:
    answer = [1, 2]

    assert held(_copied, answer, other) is not held(_copied, answer, "EUR")
    assert held(_copied, answer, other) is not held(_copied, answer, 1)


def test_an_equal_answer_that_is_another_one_is_made_anew() -> None:
    first, second = [1, 2], [1, 2]

    assert held(_copied, first) is not held(_copied, second)


def test_no_other_object_takes_the_place_of_an_answer_that_is_gone() -> None:
    for number in range(module.KEPT):
        assert held(_copied, [number]) == [number]


def test_only_the_last_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", 2)
    answers = [[1], [2], [3]]
    made = [held(_copied, answer) for answer in answers]

    assert held(_copied, answers[2]) is made[2]
    assert held(_copied, answers[1]) is made[1]
    assert held(_copied, answers[0]) is not made[0]
