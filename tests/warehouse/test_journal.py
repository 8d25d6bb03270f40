"""The journal beside the database: whole lines on disk before anybody is told, and no start at an older state."""

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from partnerboard.errors import ChangeUnconfirmed, RecoveryNeeded
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.journal import Entry, Written

IS_DUCKDB_1 = duckdb.__version__.startswith("1.")
NINE = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def change(path: Path, *ids: str) -> None:
    """Open, make a change for each id, and stop as a killed process does: nothing is folded into the file."""
    warehouse = Warehouse.open(path)
    for id_ in ids:
        with warehouse.writing() as writer:
            writer.record("noted", id_, at_utc=NINE, by="ana", why=f"because of {id_}")
    _stop_dead(warehouse)


def _stop_dead(warehouse: Warehouse) -> None:
    """Leave on disk what a killed process leaves: the files as they are before DuckDB tidies up."""
    assert warehouse.path is not None
    folder = warehouse.path.parent
    left = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    warehouse.close()
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
    for path, content in left.items():
        path.write_bytes(content)


def ids(path: Path) -> list[str]:
    """What the journal lists."""
    return [entry.id for entry in Written.of(Beside(path).journal).after(0)]


def _note_and_fail(warehouse: Warehouse) -> None:
    with warehouse.writing() as writer:
        writer.record("noted", "failed", at_utc=NINE, by="ana")
        writer.insert("no_such_table", [{"a": 1}])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty warehouse: its migrations are in the file, and there is no log."""
    folder: Path = tmp_path_factory.mktemp("made")
    Warehouse.open(folder / "warehouse.duckdb").close()
    return folder


@pytest.fixture(scope="module")
def changed(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after two changes and a kill: they are in the log."""
    folder: Path = tmp_path_factory.mktemp("changed")
    shutil.copytree(made, folder, dirs_exist_ok=True)
    change(folder / "warehouse.duckdb", "a", "b")
    return folder


@pytest.fixture
def empty(made: Path, tmp_path: Path) -> Path:
    """An empty warehouse."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path / "warehouse.duckdb"


@pytest.fixture
def path(changed: Path, tmp_path: Path) -> Path:
    """A warehouse that was killed after the changes a and b."""
    shutil.copytree(changed, tmp_path, dirs_exist_ok=True)
    return tmp_path / "warehouse.duckdb"


def test_a_change_is_a_numbered_line_in_the_journal_that_says_who_did_what_when(path: Path) -> None:
    first, second = map(json.loads, Beside(path).journal.read_text(encoding="utf-8").splitlines())
    assert {key: first[key] for key in ("seq", "kind", "id", "at_utc", "by", "facts")} == {
        "seq": 1, "kind": "noted", "id": "a", "at_utc": "2026-11-22T09:00:00+00:00", "by": "ana",
        "facts": {"why": "because of a"},
    }  # fmt: skip # the line as it is written
    assert (second["seq"], second["id"]) == (2, "b")
    assert first["check"] != second["check"]


def test_a_killed_process_loses_nothing_and_the_journal_goes_on(path: Path) -> None:
    change(path, "c")

    assert ids(path) == ["a", "b", "c"]


def test_a_change_that_is_taken_back_leaves_no_line(empty: Path) -> None:
    with Warehouse.open(empty) as warehouse:
        with warehouse.trying() as writer:
            writer.record("noted", "tried", at_utc=NINE, by="ana")
        with pytest.raises(KeyError):
            _note_and_fail(warehouse)

    assert not Beside(empty).journal.exists()


def test_what_was_committed_and_cut_off_before_its_line_was_written_gets_its_line_at_the_next_start(path: Path) -> None:
    lines = Beside(path).journal.read_bytes().splitlines(keepends=True)
    Beside(path).journal.write_bytes(lines[0])

    Warehouse.open(path).close()

    assert ids(path) == ["a", "b"]
    assert Beside(path).journal.read_bytes() == b"".join(lines)


def test_a_torn_last_line_is_set_aside_and_written_again(path: Path) -> None:
    whole = Beside(path).journal.read_bytes()
    Beside(path).journal.write_bytes(whole[:-20])

    Warehouse.open(path).close()

    assert Beside(path).journal.read_bytes() == whole
    [torn] = path.parent.glob("*.found-*")
    assert torn.read_bytes() == whole[:-20]


@pytest.mark.parametrize("line", [0, 1, 2])
def test_a_flipped_bit_in_the_journal_is_found_and_mended_from_the_database(path: Path, line: int) -> None:
    change(path, "c")
    lines = Beside(path).journal.read_bytes().splitlines(keepends=True)
    broken = [each.replace(b"because", b"becausf") if n == line else each for n, each in enumerate(lines)]
    Beside(path).journal.write_bytes(b"".join(broken))

    Warehouse.open(path).close()

    assert Beside(path).journal.read_bytes() == b"".join(lines)
    assert len(list(path.parent.glob("*.found-*"))) == 1


def test_a_lost_journal_is_written_again_from_the_database(path: Path) -> None:
    Beside(path).journal.unlink()

    Warehouse.open(path).close()

    assert ids(path) == ["a", "b"]


def test_a_journal_that_cannot_be_mended_yet_is_no_reason_not_to_open(path: Path) -> None:
    whole = Beside(path).journal.read_bytes()
    Beside(path).journal.write_bytes(whole[:-20])
    in_the_way = Beside(path).journal.with_name(f"{Beside(path).journal.name}.{os.getpid()}")
    in_the_way.mkdir()

    with Warehouse.open(path) as warehouse:
        assert warehouse.journal is not None
        assert warehouse.journal.is_behind
        in_the_way.rmdir()
        warehouse.confirm()

    assert Beside(path).journal.read_bytes() == whole


def _forget_log(beside: Beside) -> None:
    beside.log.unlink()


def _empty_log(beside: Beside) -> None:
    beside.log.write_bytes(b"")


def _cut_log(beside: Beside) -> None:
    beside.log.write_bytes(beside.log.read_bytes()[:-5])


def _flip_log(beside: Beside) -> None:
    content = bytearray(beside.log.read_bytes())
    content[len(content) // 2] ^= 4
    beside.log.write_bytes(content)


def _forget_database(beside: Beside) -> None:
    beside.database.unlink()


def _forget_database_and_log(beside: Beside) -> None:
    beside.database.unlink()
    beside.log.unlink()


def _empty_database(beside: Beside) -> None:
    beside.database.write_bytes(b"")


def _cut_database(beside: Beside) -> None:
    beside.database.write_bytes(beside.database.read_bytes()[:100_000])


def _flip_database(beside: Beside) -> None:
    content = bytearray(beside.database.read_bytes())
    content[4096 + 40] ^= 4
    beside.database.write_bytes(content)


def _write_over_database(beside: Beside) -> None:
    beside.database.write_text("Dear all, please find attached\n" * 1000, encoding="utf-8")


def _bring_foreign_database(beside: Beside) -> None:
    other = beside.database.parent / "elsewhere" / "warehouse.duckdb"
    change(other, "x", "y")
    shutil.copy(other, beside.database)
    shutil.copy(Beside(other).log, beside.log)


def _bring_foreign_log(beside: Beside) -> None:
    other = beside.database.parent / "elsewhere" / "warehouse.duckdb"
    other.parent.mkdir()
    shutil.copy(beside.database, other)
    _change_unjournaled(other)
    shutil.copy(Beside(other).log, beside.log)


def _change_unjournaled(path: Path) -> None:
    warehouse = Warehouse.open(path, is_journaled=False)
    with warehouse.writing() as writer:
        writer.insert("layout", [{"name": "a", "version": 1, "declaration": "", "saved_by": "", "saved_at_utc": NINE}])
    _stop_dead(warehouse)


def _write_over_journal(beside: Beside) -> None:
    beside.journal.write_bytes(b"platform,account\n" * 1_000)


OLDER = "database is older than its journal"
FAULTS = {
    _forget_log: OLDER,
    _empty_log: OLDER,
    _cut_log: OLDER,
    _flip_log: "database log is damaged" if IS_DUCKDB_1 else OLDER,  # 2.0 may take it for the end of the log
    _bring_foreign_log: OLDER,
    _forget_database: "database is missing",
    _forget_database_and_log: "database is missing",
    _empty_database: "database is damaged",
    _cut_database: "database is damaged",
    _flip_database: "database is damaged",
    _write_over_database: "database is damaged",
    _write_over_journal: "journal is damaged",
    _bring_foreign_database: "database is not the journal's",
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__.strip("_"))
def test_no_fault_is_started_over_and_nothing_on_the_disk_is_changed(path: Path, fault: object) -> None:
    assert callable(fault)
    fault(Beside(path))
    before = {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}

    with pytest.raises(RecoveryNeeded) as needed:
        Warehouse.open(path)

    assert needed.value.reason == FAULTS[fault]  # type: ignore[index] # parametrised with the keys
    assert "python -m partnerboard recover" in needed.value.remedy
    assert {each: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


def test_a_change_that_the_journal_cannot_take_is_not_called_done_and_its_line_comes_with_the_next(empty: Path) -> None:
    journal = Beside(empty).journal
    with Warehouse.open(empty) as warehouse:
        journal.mkdir()
        with pytest.raises(ChangeUnconfirmed, match="stored, but the journal"), warehouse.writing() as writer:
            writer.record("noted", "a", at_utc=NINE, by="ana")
        assert warehouse.journal is not None
        assert warehouse.journal.is_behind
        journal.rmdir()
        with warehouse.writing() as writer:
            writer.record("noted", "b", at_utc=NINE, by="ana")

    assert ids(empty) == ["a", "b"]


def test_an_entry_is_read_as_it_was_written_and_not_otherwise() -> None:
    entry = Entry.after(None, kind="noted", id_="ä", at_utc=NINE, by="ana", facts={"rows": 3})

    assert Entry.read(entry.line) == entry
    with pytest.raises(ValueError, match="seq"):
        Entry.read(entry.line.replace('"rows":3', '"rows":4'))
