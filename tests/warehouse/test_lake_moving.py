"""A warehouse moved from its file to a lake and back: all of it or nothing, and the source as it was."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerboard import agreements
from partnerboard.cli import main
from partnerboard.errors import MoveRefused, WarehouseConflict, WarehouseUnreachable
from partnerboard.ingest import upkeep
from partnerboard.sharing import managing
from partnerboard.sharing.links import links
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.warehouse import Warehouse, Writer, again
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.lake import LakeHouse, moving
from tests import postgres
from tests.ingest.builders import x_file
from tests.platforms.handing_in import Desk
from tests.postgres import fully
from tests.queries.conftest import lake_house
from tests.queries.test_scope import told_by_all
from tests.queries.world import World

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NAME = "tweet_activity_metrics_walkwell_20240601_20240701_en.csv"


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    with postgres.serving() as running:
        yield running


def held(warehouse: Warehouse) -> tuple[object, ...]:
    """Everything that a warehouse is asked for first: facts, agreements, links and the journal."""
    lines = warehouse.records("workspace/everything", kinds=["initiative", "partner"])
    with warehouse.writing() as writer:
        journal = writer.rows("journal/since", after_seq=0)
    return upkeep.checksums(warehouse), agreements.write(agreements.load(warehouse)), links(warehouse), journal, lines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with facts, agreements, a link and a journal."""
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse:
        told_by_all(World(warehouse))
        assert World(warehouse).warehouse is warehouse
        assert Desk(tmp_path, warehouse).hand_in(NAME, x_file()).verdict == "loaded"
        terms = Terms("For Freshwater", "mwt", "P-F", datetime(2027, 1, 1, tzinfo=UTC))
        managing.make_live(warehouse, managing.draft(warehouse, terms, By("ana", NOW)), By("ana", NOW))
    return path


def test_all_of_a_file_goes_into_a_lake_and_back(
    server: postgres.Server,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lake = f"ducklake:postgres:{server.dsn('moved')}"
    monkeypatch.setenv("PARTNERBOARD_DATA", str(tmp_path))
    with Warehouse.open(path) as warehouse:
        before = held(warehouse)
    content = Beside(path).journal.read_bytes()

    assert main(["warehouse", "move", "--to", lake]) == 0

    assert "are those of the source, which is as it was." in capsys.readouterr().out
    with Warehouse.open(path) as warehouse:
        assert held(warehouse) == before
    monkeypatch.setenv("PARTNERBOARD_WAREHOUSE", lake)
    assert main(["warehouse", "move", "--to", str(tmp_path / "back" / "warehouse.duckdb")]) == 0
    with Warehouse.open(tmp_path / "back" / "warehouse.duckdb") as warehouse:
        assert held(warehouse) == before
    assert Beside(tmp_path / "back" / "warehouse.duckdb").journal.read_bytes() == content

    assert main(["warehouse", "move", "--to", str(tmp_path / "back" / "warehouse.duckdb")]) == 1
    assert "There is a warehouse at" in capsys.readouterr().err
    monkeypatch.delenv("PARTNERBOARD_WAREHOUSE")
    assert main(["warehouse", "move", "--to", lake]) == 1
    assert "There is something where the warehouse should go." in capsys.readouterr().err


@fully
def test_a_move_that_ends_early_leaves_nothing_behind(
    server: postgres.Server, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = moving._told

    def one_row_less(table: str, rows: object) -> moving.MovedTable:
        one_row_less.seen += 1
        found = told(table, rows)
        return moving.MovedTable(table, found.rows - (one_row_less.seen == 60), found.checksum)

    one_row_less.seen = 0
    monkeypatch.setattr(moving, "_told", one_row_less)
    target = tmp_path / "other" / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse, pytest.raises(MoveRefused, match="arrived as others"):
        moving.move_to_file(warehouse, target)
    assert list(target.parent.iterdir()) == []

    one_row_less.seen = 0
    with lake_house(server, tmp_path / "b", "early") as house:
        with Warehouse.open(path) as warehouse, pytest.raises(MoveRefused):
            moving._moved(warehouse, house)
        assert house.records("workspace/everything", kinds=["initiative"]) == []
        assert {count for _, count, _ in map(tuple, map(dict.values, house.records("facts/checksums")))} == {0}


@fully
def test_a_load_that_another_process_got_in_the_way_of_is_begun_anew(
    server: postgres.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "PAUSES_SECONDS", (0.0, 0.0))
    with lake_house(server, tmp_path, "conflict") as house, house.writing() as writer:
        writer.insert("caption_hashtag", [{"caption_id": "c", "hashtag": str(number)} for number in range(50)])
    with lake_house_again(house, tmp_path / "a") as house, house._instance.cursor() as foreign:
        tries = []

        def work(writer: object, at_most: int) -> int:
            tries.append(1)
            writer.cursor.execute("delete from caption_hashtag where hashtag = '7'")  # type: ignore[attr-defined] # the writer of a lake
            if len(tries) <= at_most:  # somebody who takes no turn
                foreign.execute("delete from lake.main.caption_hashtag where hashtag = '7'")
                foreign.execute("insert into lake.main.caption_hashtag values ('c', '7')")
            return len(tries)

        assert again.in_one_transaction(house, lambda writer: work(writer, 2)) == 3
        tries.clear()
        foreign.execute("insert into lake.main.caption_hashtag values ('c', '7')")
        with pytest.raises(WarehouseConflict, match="changed the same 3 times meanwhile; nothing was stored"):
            again.in_one_transaction(house, lambda writer: work(writer, 99))
        assert len(tries) == 3


def interrupted(writer: Writer, by: Callable[[], None]) -> None:
    writer.insert("caption_hashtag", [{"caption_id": "c", "hashtag": "one"}])
    by()


def lake_house_again(house: LakeHouse, folder: Path) -> LakeHouse:
    return LakeHouse.at(house.lake, folder / "warehouse.duckdb")


@fully
def test_who_lost_its_turn_stores_nothing(server: postgres.Server, tmp_path: Path) -> None:
    with lake_house(server, tmp_path, "turn") as house:
        ending = "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
        with pytest.raises(WarehouseUnreachable), house.writing() as writer:
            interrupted(writer, lambda: server.run("psql", "--quiet", "--command", ending, "turn"))

        assert house.records("facts/checksums")[1]["row_count"] == 0
