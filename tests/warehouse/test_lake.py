"""In DuckLake on PostgreSQL: the answers of a file, its rules and its lock-down, and many processes that take turns."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from partnerboard.cli.doctor import examine
from partnerboard.errors import (
    BackupFailed,
    WarehouseError,
    WarehouseNewer,
    WarehouseUnreachable,
)
from partnerboard.ingest import upkeep
from partnerboard.insights.workspace import everything
from partnerboard.lake_address import LakeAddress
from partnerboard.settings import Settings
from partnerboard.ui.workspace import Workspace
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.backup import back_up
from partnerboard.warehouse.lake import LakeHouse, connecting
from partnerboard.warehouse.questions import answerable
from tests import postgres
from tests.ingest.builders import x_file, x_row
from tests.platforms.handing_in import Desk
from tests.postgres import fully
from tests.queries.conftest import lake_house
from tests.queries.test_scope import ASKED, told_by_all
from tests.queries.world import AFTERWARDS, World

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EVERYBODY = ASKED | {"partner_ids": ["P-A", "P-F", "(unattributed)"], "shows_others": True}
MOMENTS = [(date(2026, 8, 29), AFTERWARDS), (date(2026, 8, 12), AFTERWARDS)]
INITIATIVE = {
    "initiative_id": "mwt",
    "name": "Move Well Together",
    "starts_on": "2026-08-10",
    "ends_on": "2026-11-01",
    "currency": "GBP",
    "credit_scheme": "fractional",
    "position": 1,
}


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    with postgres.serving() as running:
        yield running


@pytest.fixture(scope="module")
def house(server: postgres.Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LakeHouse]:
    """One lake for the tests that leave nothing in it, or only what none of the others asks about."""
    with lake_house(server, tmp_path_factory.mktemp("house")) as opened:
        yield opened


def another(house: LakeHouse, folder: Path) -> LakeHouse:
    """The same lake, as another process with a data folder of its own opens it."""
    return LakeHouse.at(house.lake, folder / "warehouse.duckdb")


def refused(house: LakeHouse, statement: str) -> str:
    with pytest.raises(duckdb.Error) as problem, house._cursor_to_write() as cursor:
        cursor.execute(statement)
    return str(problem.value)


def test_every_question_answers_from_the_lake_as_from_a_file(server: postgres.Server, tmp_path: Path) -> None:
    with lake_house(server, tmp_path, "answers") as lake, Warehouse.in_memory() as plain:
        worlds = [told_by_all(World(warehouse)) for warehouse in (lake, plain)]
        different = []
        for question in answerable():
            for as_of, known_at in MOMENTS if {"as_of", "known_at"} <= set(question.params) else MOMENTS[:1]:
                named = EVERYBODY | {"as_of": as_of, "known_at": known_at, "table_name": "batch", "kinds": ["partner"]}
                params = {name: named.get(name) for name in question.params}
                on_lake, in_file = (rounded(each.warehouse.records(question.name, **params)) for each in worlds)
                if on_lake != in_file:
                    different.append((question.name, as_of))

        assert different == []
        assert len(answerable()) > 30


def rounded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sums of fractions differ in their last bit by the order in which they are added."""
    return [{name: round(cell, 9) if isinstance(cell, float) else cell for name, cell in row.items()} for row in rows]


def test_the_lake_has_the_tables_and_columns_of_a_file(house: LakeHouse) -> None:
    columns = (
        "select table_name, column_name, data_type, is_nullable, nullif(column_default, 'NULL') from duckdb_columns()"
        " where database_name = '{}' and table_name not like 'schema_%' and not internal"
        " and table_name in (select table_name from duckdb_tables()) order by all"
    )
    with Warehouse.in_memory() as plain, plain._instance.cursor() as of_file, house._cursor_to_write() as of_lake:
        wanted = of_file.execute(columns.format("memory")).fetchall()

        assert of_lake.execute(columns.format("lake")).fetchall() == wanted
        assert len({table for table, *_ in wanted}) > 40


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "PRIMARY KEY (initiative_id) of initiative"),
        ({"credit_scheme": "halves", "initiative_id": "other"}, "credit_scheme IN ('fractional', 'full')"),
        ({"ends_on": "2026-08-09", "initiative_id": "other"}, "ends_on >= starts_on"),
        ({"name": None, "initiative_id": "other"}, "initiative.name"),
    ],
)
def test_what_the_schema_forbids_is_refused_before_it_is_committed(
    server: postgres.Server, house: LakeHouse, changed: dict[str, object], said: str
) -> None:
    if not house.records("workspace/everything", kinds=["initiative"]):
        with house.writing() as writer:
            writer.insert("initiative", [INITIATIVE])

    with pytest.raises(duckdb.ConstraintException) as problem, house.writing() as writer:
        writer.insert("initiative", [INITIATIVE | changed])

    assert said in str(problem.value)
    assert [row["id"] for row in house.records("workspace/everything", kinds=["initiative"])] == ["mwt"]


@fully
def test_files_load_withdraw_and_rebuild_as_into_a_file(server: postgres.Server, tmp_path: Path) -> None:
    house = lake_house(server, tmp_path, "files")
    with house, Warehouse.in_memory() as plain:
        desks = [Desk(tmp_path, house), Desk(tmp_path, plain)]
        for desk in desks:
            first = desk.hand_in("tweet_activity_metrics_walkwell_20240601_20240701_en.csv", x_file())
            again = desk.hand_in("tweet_activity_metrics_walkwell_20240601_20240701_en.csv", x_file())
            second = desk.hand_in("renamed.csv", x_file(x_row(4), x_row(5)), exported_on=date(2024, 6, 20))
            upkeep.withdraw(desk.warehouse, first.batch_id or "", by="ana", reason="too early", at_utc=NOW)
            assert [first.verdict, again.verdict, second.verdict] == ["loaded", "already_loaded", "loaded"]
        house.checkpoint()  # does nothing to them

        assert upkeep.checksums(house) == upkeep.checksums(plain)
        with house._cursor_to_write() as cursor:
            assert cursor.execute("select load_no from batch order by load_no").fetchall() == [(1,), (2,)]

    report = upkeep.rebuild(house.path or tmp_path, tmp_path / "kept", house.lake)

    assert report.sentence == "All facts of 2 files were made again from the kept files and are identical."


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_blob('../secret')",
        "copy batch to '/tmp/taken.csv'",
        "attach '/tmp/other.db' as other",
        "attach 'dbname=postgres' as other (type postgres)",
        "attach 'ducklake:/tmp/other.ducklake' as other",
        "load '/tmp/other.duckdb_extension'",
        "install httpfs",
        "set enable_external_access = true",
        "set allowed_directories = ['/']",
        "set allow_unsigned_extensions = true",
    ],
)
def test_a_statement_reaches_nothing_but_the_lake(house: LakeHouse, statement: str) -> None:
    said = refused(house, statement)

    assert any(word in said for word in ("disabled", "Cannot change", "cannot be changed", "Cannot enable")), said


def test_what_another_process_commits_is_an_answer_within_a_second(house: LakeHouse, tmp_path: Path) -> None:
    with another(house, tmp_path) as other:
        before = house.data_version
        with other.writing() as writer:
            writer.insert("initiative", [INITIATIVE | {"initiative_id": "theirs"}])
        deadline = time.monotonic() + 10
        while house.data_version == before:
            assert time.monotonic() < deadline

        assert "theirs" in [row["id"] for row in house.records("workspace/everything", kinds=["initiative"])]
        with other.writing() as writer:
            writer.cursor.execute("delete from initiative where initiative_id = 'theirs'")


def test_what_is_noted_aside_leaves_every_answer_remembered(house: LakeHouse) -> None:
    with house.writing():
        pass
    before = house.data_version
    event = {"at_utc": NOW, "last_at_utc": NOW, "actor": "somebody", "kind": "opened", "times": 1}

    with house.noting() as writer:
        writer.insert("share_event", [event])
    house._looked_at = float("-inf")

    assert house.data_version == before


@fully
def test_processes_take_turns_and_the_journal_numbers_their_changes(server: postgres.Server, tmp_path: Path) -> None:
    with lake_house(server, tmp_path, "turns") as house, another(house, tmp_path / "b") as other:

        def write(into: LakeHouse, who: str) -> None:
            for _ in range(5):
                with into.writing() as writer:
                    [(number,)] = writer.rows("facts/next_load_no")
                    writer.record("counted", str(number), at_utc=NOW, by=who)

        threads = [threading.Thread(target=write, args=(house, "a")), threading.Thread(target=write, args=(other, "b"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        with house._cursor_to_write() as cursor:
            found = cursor.execute("select seq, line from journal_entry order by seq").fetchall()
        assert [seq for seq, _ in found] == list(range(1, 11))
        assert sorted({line.split('"by":"')[1][0] for _, line in found}) == ["a", "b"]


@fully
def test_a_server_that_is_gone_is_named_and_one_that_is_back_answers(server: postgres.Server, tmp_path: Path) -> None:
    with lake_house(server, tmp_path, "gone") as house:
        server.stop()
        try:
            with pytest.raises(WarehouseUnreachable, match="does not answer"):
                house.records("workspace/everything", kinds=["initiative"])
            with pytest.raises(WarehouseUnreachable):
                another(house, tmp_path / "b")
        finally:
            server.start()

        assert house.records("workspace/everything", kinds=["initiative"]) == []
        with house.writing() as writer:
            writer.insert("initiative", [INITIATIVE])


@fully
def test_a_lake_of_a_later_version_is_left_alone(server: postgres.Server, tmp_path: Path) -> None:
    with lake_house(server, tmp_path, "newer") as house:
        with house.writing() as writer:
            writer.insert("schema_migration", [{"name": "schema/9999_later", "applied_at_utc": NOW}])

        with pytest.raises(WarehouseNewer, match="9999_later"):
            another(house, tmp_path / "b")


def test_a_catalogue_in_a_file_serves_one_process_and_keeps_what_it_was_told(tmp_path: Path) -> None:
    lake = LakeAddress.of({"PARTNERBOARD_WAREHOUSE": "ducklake:catalogue.ducklake"}, tmp_path)
    assert lake is not None
    with LakeHouse.at(lake, tmp_path / "warehouse.duckdb") as house:
        with house.writing() as writer:
            writer.insert("initiative", [INITIATIVE])

        with pytest.raises(WarehouseError):
            LakeHouse.at(lake, tmp_path / "warehouse.duckdb")

    with LakeHouse.at(lake, tmp_path / "warehouse.duckdb") as house:
        assert [row["id"] for row in house.records("workspace/everything", kinds=["initiative"])] == ["mwt"]


def test_what_cannot_be_reached_is_told_without_its_password(tmp_path: Path) -> None:
    address = f"ducklake:postgres:host={tmp_path} dbname=none password=not-for-the-log"
    lake = LakeAddress.of({"PARTNERBOARD_WAREHOUSE": address}, tmp_path)
    assert lake is not None

    with pytest.raises(WarehouseError) as problem:
        LakeHouse.at(lake, tmp_path / "warehouse.duckdb")

    assert "not-for-the-log" not in f"{problem.value}{lake}{lake.says}"


def test_a_package_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lake = LakeAddress.of({"PARTNERBOARD_WAREHOUSE": "ducklake:catalogue"}, tmp_path)
    assert lake is not None
    monkeypatch.setattr(connecting.importlib.util, "find_spec", lambda _: None)

    with pytest.raises(WarehouseError, match=r"needs the package duckdb-extension-ducklake 1\.5\.5.*requirements-lake"):
        LakeHouse.at(lake, tmp_path / "warehouse.duckdb")


def test_a_lake_is_backed_up_where_it_lies(house: LakeHouse) -> None:
    with pytest.raises(BackupFailed, match="backed up where it lies"):
        back_up(house, at_utc=NOW, by="ana")


def test_the_app_and_its_doctor_find_the_warehouse_in_the_lake(house: LakeHouse, tmp_path: Path) -> None:
    settings = Settings(folder=tmp_path, lake=house.lake)
    app = Workspace(settings)
    app.start()
    try:
        assert (app.kind, app.is_ready, list(app.unready_reasons())) == ("own", True, [])
        assert app.asked(everything).partner_ids == everything(house).partner_ids
    finally:
        app.stop()

    found = examine(settings.own_warehouse, settings.kept_files, settings, NOW, {}, house.lake)

    assert [(each.found, each.is_fine) for each in found if each.checked == "warehouse"] == [(house.lake.says, True)]
    assert "journal" not in {each.checked for each in found}
    assert len(found) > 10
