"""Questions are answered from a copy that follows the lake: always what the lake holds, and one state within a page."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerboard.errors import WarehouseNewer
from partnerboard.warehouse.lake import LakeHouse
from partnerboard.warehouse.lake.copying import free_path
from partnerboard.warehouse.lake.pages import PagesUnderWay
from partnerboard.warehouse.latest import TABLES as ROLLED_UP
from tests import postgres
from tests.postgres import fully
from tests.queries.conftest import lake_house
from tests.queries.test_scope import told_by_all
from tests.queries.world import World

TOUCHED = ("caption_hashtag", "event", "initiative")


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    with postgres.serving() as running:
        yield running


@pytest.fixture
def house(server: postgres.Server, tmp_path: Path) -> Iterator[LakeHouse]:
    with lake_house(server, tmp_path) as opened:
        yield opened


def another(house: LakeHouse, folder: Path) -> LakeHouse:
    return LakeHouse.at(house.lake, folder / "warehouse.duckdb")


def run(house: LakeHouse, *statements: str) -> None:
    with house.writing() as writer:
        for statement in statements:
            writer.cursor.execute(statement)


def tended(house: LakeHouse, statement: str) -> None:
    """As an operator does who keeps the lake in order."""
    with house._cursor_to_write() as cursor:
        cursor.execute(statement)


def different(house: LakeHouse, *tables: str) -> list[str]:
    """The tables, of all or of these, that the copy does not hold as the lake does, row for row."""
    assert house.data_version
    found = []
    with house._instance.cursor() as cursor:
        for table in tables or sorted(house._copy._tables):
            columns = ", ".join(f'"{name}"' for name in cursor.table(table).columns)
            here, there = (cursor.table(name).project(columns) for name in (table, f"lake.main.{table}"))
            if sorted(map(repr, here.fetchall())) != sorted(map(repr, there.fetchall())):
                found.append(table)
    return found


@fully
def test_the_copy_follows_whatever_is_done_to_the_lake(house: LakeHouse, tmp_path: Path) -> None:
    world = told_by_all(World(house))
    assert world.warehouse is house
    assert different(house) == []
    with another(house, tmp_path / "b") as other:
        for statements in (
            ["insert into caption_hashtag select 'c', 'new-' || n from range(2000) as _(n)"],
            ["delete from caption_hashtag where hashtag like 'new-1%'"],
            ["update initiative set name = upper(name)", "insert into caption_hashtag values ('c', 'one')"],
            ["truncate event"],
            ["update initiative set name = lower(name)"],
        ):
            run(other, *statements)
            house._looked_at = float("-inf")
            assert (statements, different(house, *TOUCHED), different(other, *TOUCHED)) == (statements, [], [])
        for statement in ("call ducklake_flush_inlined_data('lake')", "call ducklake_merge_adjacent_files('lake')"):
            tended(other, statement)
            house._looked_at = float("-inf")
            assert (statement, different(house, *TOUCHED)) == (statement, [])
        assert different(house) == []
    assert len(house._copy._tables) > 40
    assert not house._copy._tables & ROLLED_UP


@fully
def test_a_copy_goes_on_where_it_was_and_one_of_another_lake_is_made_anew(
    house: LakeHouse, server: postgres.Server, tmp_path: Path
) -> None:
    run(house, "insert into caption_hashtag values ('c', 'one')")
    assert house.data_version
    at = house._copy.snapshot
    house.close()
    with another(house, tmp_path) as again:
        assert again._copy.snapshot == at
    with lake_house(server, tmp_path, "another") as elsewhere:
        run(elsewhere, "insert into caption_hashtag values ('c', 'two')")
        assert different(elsewhere) == []
        with elsewhere._instance.cursor() as cursor:
            assert cursor.execute("select hashtag from caption_hashtag").fetchall() == [("two",)]


@fully
def test_snapshots_that_the_lake_has_forgotten_are_not_needed(house: LakeHouse, tmp_path: Path) -> None:
    with another(house, tmp_path / "b") as other:
        assert other.data_version
        run(house, "insert into caption_hashtag values ('c', 'one')")
        run(house, "delete from caption_hashtag")
        run(house, "insert into caption_hashtag values ('c', 'two')")
        tended(house, "call ducklake_expire_snapshots('lake', older_than => now())")
        other._looked_at = float("-inf")

        assert different(other) == []


@fully
def test_a_damaged_copy_is_made_anew(house: LakeHouse, tmp_path: Path) -> None:
    run(house, "insert into caption_hashtag values ('c', 'one')")
    house.close()
    (tmp_path / "lake-copy-1.duckdb").write_bytes(b"no database at all" * 1000)

    with another(house, tmp_path) as again:
        assert different(again) == []


def test_a_copy_that_another_process_uses_is_left_to_it(tmp_path: Path) -> None:
    first = free_path(tmp_path)
    holding = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", holding, str(first)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        second = free_path(tmp_path)
        process.communicate()

    assert (first.name, second.name, free_path(tmp_path)) == ("lake-copy-1.duckdb", "lake-copy-2.duckdb", first)


@fully
def test_a_lake_that_a_later_version_migrates_meanwhile_is_left_alone(house: LakeHouse, tmp_path: Path) -> None:
    with another(house, tmp_path / "b") as other:
        assert other.data_version
        run(house, "insert into schema_migration values ('schema/9999_later', now()::timestamp)")
        tended(house, "create table lake.main.later (number integer)")
        other._looked_at = float("-inf")

        with pytest.raises(WarehouseNewer, match="9999_later"):
            other.records("workspace/everything", kinds=["initiative"])


def test_a_page_is_answered_from_one_state_and_the_next_from_the_newest(house: LakeHouse, tmp_path: Path) -> None:
    with another(house, tmp_path / "b") as other:

        def known() -> int:
            house._looked_at = float("-inf")
            return len(house.records("workspace/everything", kinds=["initiative"]))

        with house.one_state():
            before, version = known(), house.data_version
            told_by_all(World(other)).warehouse.close()
            assert (known(), house.data_version) == (before, version)

        assert known() > before == 0
        with house.one_state(), house.one_state():
            assert known() > 0
            run(house, "truncate initiative")
            assert known() == 0


def test_a_step_forward_waits_for_pages_and_pages_that_begin_wait_for_it() -> None:
    pages, order = PagesUnderWay(), []
    inside, may_end, is_between, may_go_on = (threading.Event() for _ in range(4))

    def slow_page() -> None:
        with pages.one():
            assert pages.here
            pages.begin(pages.here)
            inside.set()
            may_end.wait(10)
            order.append("first page")

    def step() -> None:
        with pages.between():
            order.append("step")
            is_between.set()
            may_go_on.wait(10)
            order.append("step done")

    def next_page() -> None:
        with pages.one():
            assert pages.here
            pages.begin(pages.here)
            order.append("next page")

    threads = [threading.Thread(target=work) for work in (slow_page, step, next_page)]
    threads[0].start()
    inside.wait(10)
    threads[1].start()
    while not pages._is_moving:
        pass
    threads[2].start()
    may_end.set()
    is_between.wait(10)
    may_go_on.set()
    for thread in threads:
        thread.join(10)

    assert order == ["first page", "step", "step done", "next page"]
