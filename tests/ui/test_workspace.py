"""One warehouse for all visitors: opened once, answers remembered until a load, and the choice of workspace kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerboard.errors import WarehouseError
from partnerboard.settings import Settings
from partnerboard.ui.workspace import REMEMBERED, Workspace
from partnerboard.warehouse import Warehouse


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Workspace]:
    """An open, empty workspace of one's own."""
    house = Workspace(Settings(folder=tmp_path, workspace="own"))
    house.start()
    yield house
    house.stop()


class Counting:
    """A question that counts how often it is really asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, _: Warehouse, *of: object, **named: object) -> tuple[object, ...]:
        self.calls += 1
        return (*of, *named.values())


def test_an_open_workspace_is_ready(house: Workspace) -> None:
    assert house.is_ready
    assert list(house.unready_reasons()) == []


def test_before_it_is_opened_it_says_so(tmp_path: Path) -> None:
    closed = Workspace(Settings(folder=tmp_path, workspace="own"))

    assert list(closed.unready_reasons()) == ["warehouse is not open"]
    with pytest.raises(WarehouseError):
        _ = closed.warehouse


def test_a_warehouse_that_cannot_be_opened_is_a_fault_to_explain(tmp_path: Path) -> None:
    (tmp_path / "warehouse.duckdb").write_text("not a database " * 100, encoding="utf-8")
    house = Workspace(Settings(folder=tmp_path, workspace="own"))

    house.start()

    assert house.needs_recovery
    assert list(house.unready_reasons()) == ["database is damaged"]


def test_the_same_question_is_asked_once_until_something_is_written(house: Workspace) -> None:
    question = Counting()

    assert house.asked(question, "a", day=1) == house.asked(question, "a", day=1) == ("a", 1)
    assert question.calls == 1

    with house.warehouse.writing():
        pass
    house.asked(question, "a", day=1)

    assert question.calls == 2


def test_another_scope_never_gets_a_remembered_answer(house: Workspace) -> None:
    question = Counting()

    assert house.asked(question, "mine") == ("mine",)
    assert house.asked(question, "theirs") == ("theirs",)
    assert question.calls == 2


def test_memory_is_bounded_and_the_oldest_answer_goes_first(house: Workspace) -> None:
    question = Counting()
    for number in range(REMEMBERED + 1):
        house.asked(question, number)

    house.asked(question, REMEMBERED)
    assert question.calls == REMEMBERED + 1
    house.asked(question, 0)
    assert question.calls == REMEMBERED + 2


@pytest.mark.parametrize(("has_own", "kind"), [(False, "demo"), (True, "own")])
def test_the_demo_is_served_until_there_are_own_numbers(tmp_path: Path, has_own: bool, kind: str) -> None:
    settings = Settings(folder=tmp_path)
    if has_own:
        Warehouse.open(settings.own_warehouse).close()
    house = Workspace(settings)

    house.start()

    assert house.kind == kind
    house.stop()


def test_the_demo_is_not_ready_before_it_is_loaded(tmp_path: Path) -> None:
    house = Workspace(Settings(folder=tmp_path, workspace="demo"))

    house.start()

    assert not house.is_ready
    assert list(house.unready_reasons()) == ["demo is loading"]
    house.stop()


def test_a_choice_of_workspace_outlives_the_process(tmp_path: Path) -> None:
    first = Workspace(Settings(folder=tmp_path))
    first.start()
    first.switch("own")
    first.stop()

    second = Workspace(Settings(folder=tmp_path))
    second.start()

    assert (first.kind, second.kind) == ("own", "own")
    assert second.opens_on is None
    second.stop()
