"""Answers worked out side by side come in their order, keep to their limit, and never wait for each other for good."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from partnerboard.errors import AnswerStopped
from partnerboard.warehouse import Trial, Warehouse, answers_within, side_by_side
from tests import endless


@pytest.fixture(scope="module")
def warehouse() -> Warehouse:
    return Warehouse.in_memory()


def saying(word: object) -> Callable[[], object]:
    return lambda: word


def test_answers_come_in_the_order_of_the_questions(warehouse: Warehouse) -> None:
    assert side_by_side(warehouse, *map(saying, range(20))) == list(range(20))
    assert side_by_side(warehouse) == []


def test_two_go_on_at_a_time(warehouse: Warehouse) -> None:
    meeting = threading.Barrier(2)

    assert sorted(side_by_side(warehouse, *(lambda: meeting.wait(60),) * 2)) == [0, 1]


def test_what_asks_inside_of_what_is_asked_is_answered(warehouse: Warehouse) -> None:
    def nested(depth: int) -> object:
        return side_by_side(warehouse, *(lambda: nested(depth - 1),) * 3) if depth else "here"

    assert str(nested(3)).count("here") == 27


def test_what_one_raises_is_raised_and_the_next_round_is_answered(warehouse: Warehouse) -> None:
    def fails() -> object:
        raise LookupError("no such number")

    for place in range(3):
        calls = [saying("a"), saying("b")]
        calls.insert(place, fails)
        with pytest.raises(LookupError, match="no such number"):
            side_by_side(warehouse, *calls)
    assert side_by_side(warehouse, saying("a"), saying("b")) == ["a", "b"]


def test_each_keeps_to_the_limit_of_whoever_asks(warehouse: Warehouse, tmp_path: Path) -> None:
    name = endless.write_into(tmp_path)

    with answers_within(0.1), pytest.raises(AnswerStopped):
        side_by_side(warehouse, saying("a"), lambda: warehouse.ask(name))


def test_on_the_transaction_of_a_writer_one_follows_the_other(warehouse: Warehouse) -> None:
    with warehouse.trying() as writer:
        threads = side_by_side(Trial(writer), *(threading.current_thread,) * 5)

    assert set(threads) == {threading.current_thread()}
