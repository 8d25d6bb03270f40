"""One warehouse for all visitors: opened once, answers remembered until a load, and the choice of workspace kept."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerboard.errors import WarehouseError
from partnerboard.settings import Settings
from partnerboard.ui.backups import Backups
from partnerboard.ui.workspace import REMEMBERED, Workspace
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.beside import Beside

YESTERDAY = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


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


def test_what_was_loaded_is_folded_into_the_database_file_beside_the_pages(house: Workspace) -> None:
    with house.warehouse.writing() as writer:
        writer.record("noted", "a", at_utc=YESTERDAY, by="ana")
    log = Beside(house.path).log
    assert log.stat().st_size > 0

    house.fold()
    for thread in threading.enumerate():
        if thread.name == "fold":
            thread.join(20)

    assert not log.exists() or log.stat().st_size == 0


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


def _changed(folder: Path, at_utc: datetime) -> Settings:
    """Settings of a folder whose own warehouse has seen one change."""
    settings = Settings(folder=folder)
    with Warehouse.open(settings.own_warehouse) as warehouse, warehouse.writing() as writer:
        writer.record("noted", "a", at_utc=at_utc, by="ana")
    return settings


def test_a_database_that_is_gone_is_never_replaced_by_the_demo_or_an_empty_one_but_recovered(tmp_path: Path) -> None:
    settings = _changed(tmp_path, YESTERDAY)
    settings.own_warehouse.unlink()
    house = Workspace(settings)

    house.start()

    assert (house.kind, house.is_ready, house.needs_recovery) == ("own", False, True)
    assert list(house.unready_reasons()) == ["database is missing"]
    assert not settings.own_warehouse.exists()

    house.recover(by="ana")
    for thread in threading.enumerate():
        if thread.name == "recovery":
            thread.join(20)

    assert (house.is_ready, house.needs_recovery, house.progress, house.refusal) == (True, False, None, None)
    assert list(house.unready_reasons()) == []
    house.stop()


def test_a_recovery_that_would_lose_something_says_so_and_leaves_everything_as_it_is(tmp_path: Path) -> None:
    settings = _changed(tmp_path, YESTERDAY)
    journal = Beside(settings.own_warehouse).journal
    journal.write_bytes(journal.read_bytes().replace(b"noted", b"voted"))
    settings.own_warehouse.unlink()
    house = Workspace(settings)
    house.start()

    house.recover(by="ana")
    for thread in threading.enumerate():
        if thread.name == "recovery":
            thread.join(20)

    assert house.needs_recovery
    assert "Line 1 of the journal cannot be read" in str(house.refusal)
    assert not settings.own_warehouse.exists()
    house.stop()


def test_a_clock_behind_the_last_change_is_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    house = Workspace(_changed(tmp_path, datetime(2100, 1, 1, tzinfo=UTC)))

    house.start()

    assert house.is_ready
    assert "The clock is behind: the last change is of 2100-01-01" in caplog.text
    house.stop()


def test_a_backup_is_made_at_the_start_and_not_again_while_nothing_changes(tmp_path: Path) -> None:
    settings = _changed(tmp_path, YESTERDAY)
    house = Workspace(settings)
    house.start()

    Backups(house).make_if_due()
    Backups(house).make_if_due()

    assert len(Beside(settings.own_warehouse).all_backups()) == 1
    house.stop()
    Backups(house).make_if_due()  # nothing is open: nothing to do


def test_a_backup_that_fails_is_told_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    settings = _changed(tmp_path, YESTERDAY)
    house = Workspace(settings)
    house.start()
    Beside(settings.own_warehouse).backups.write_text("in the way", encoding="utf-8")

    Backups(house).make_if_due()

    assert "No backup was made" in caplog.text
    house.stop()
