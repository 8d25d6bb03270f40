"""What was told as done is there after a recovery: loads, withdrawals, layouts, agreements. Nothing is written over."""

import shutil
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnerboard import agreements
from partnerboard.errors import RecoveryNeeded, RecoveryRefused
from partnerboard.ingest import layouts, upkeep
from partnerboard.ingest.keeping import kept_path
from partnerboard.recovery.recovering import Recovered, recover
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.backup import back_up
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.journal import Written
from tests.agreements.green_streets import green_streets
from tests.ingest.builders import x_file, x_row
from tests.platforms.handing_in import Desk, csv_bytes
from tests.platforms.layout_files import HEADER, ROWS, WEEKLY

THEN = datetime(2026, 11, 8, 9, 0, tzinfo=UTC)
NOW = THEN + timedelta(days=14)

State = dict[str, object]


def state_of(path: Path) -> State:
    """Everything that must not change by a recovery."""
    with Warehouse.open(path) as warehouse:
        batches = ("batch_id", "state", "file_name", "withdrawn_reason", "withdrawn_at_utc", "loaded_at_utc")
        return {
            "checksums": upkeep.checksums(warehouse),
            "batches": [
                {name: row[name] for name in batches}
                for row in warehouse.records("imports/batches", initiative_ids=["(none)"])
            ],
            "layouts": warehouse.records("operations/layouts"),
            "agreements": agreements.write(agreements.load(warehouse)),
            "trail": warehouse.records("agreements/trail"),
        }


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State]:
    """A folder in which two files were loaded, a backup made, and in two weeks more happened; and its last state."""
    folder: Path = tmp_path_factory.mktemp("story")
    path = folder / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse:
        desk = Desk(folder, warehouse)
        first = desk.hand_in("first.csv", x_file(x_row(1), x_row(2))).batch_id or ""
        second = desk.hand_in("second.csv", x_file(x_row(3, handle="runfast"))).batch_id or ""
        upkeep.withdraw(warehouse, second, by="ana", reason="too early", at_utc=THEN)
        back_up(warehouse, at_utc=THEN, by="the app")

        desk.hand_in("third.csv", x_file(x_row(1, impressions=9_000), x_row(5, likes="many")))
        upkeep.restore(warehouse, second, by="ben", reason="it was right", at_utc=NOW)
        upkeep.withdraw(warehouse, first, by="ana", reason="wrong account", at_utc=NOW)
        layouts.save(warehouse, WEEKLY, by="ana", at_utc=NOW)
        desk.hand_in("weekly.csv", csv_bytes([HEADER, *ROWS]), account="linkedin:walkwell")
        agreements.store(warehouse, green_streets(), actor="ivy", at_utc=NOW)
    return folder, state_of(path)


@pytest.fixture
def path(story: tuple[Path, State], tmp_path: Path) -> Path:
    """The warehouse of a copy of the story."""
    shutil.copytree(story[0], tmp_path, dirs_exist_ok=True)
    return tmp_path / "warehouse.duckdb"


def recovered(path: Path, *, from_backup: Path | None = None, is_loss_accepted: bool = False) -> Recovered:
    return recover(
        path,
        keep_in=path.parent / "kept",
        now=NOW,
        by="ana",
        at=lambda done, of, name: None,
        from_backup=from_backup,
        is_loss_accepted=is_loss_accepted,
    )


def test_a_backup_of_two_weeks_ago_comes_back_with_everything_since(path: Path, story: tuple[Path, State]) -> None:
    [backup] = Beside(path).all_backups()

    done = recovered(path, from_backup=backup)

    assert done.base == "the backup warehouse-20261108T090000Z.duckdb"
    assert done.done_again == Counter(
        backup_made=1, loaded=2, restored=1, withdrawn=1, layout_saved=1, agreements_stored=1
    )
    assert state_of(path) == story[1]
    assert [aside.name for aside in done.aside] == ["warehouse.duckdb.aside-20261122T090000Z"]
    assert state_of(done.aside[0])["checksums"] == story[1]["checksums"]


def test_a_lost_database_comes_back_from_its_newest_backup(path: Path, story: tuple[Path, State]) -> None:
    path.unlink()

    with pytest.raises(RecoveryNeeded, match="gone"):
        Warehouse.open(path)
    done = recovered(path)

    assert done.base == "the backup of 08 November 2026, 09:00 UTC"
    assert state_of(path) == story[1]


def test_without_any_backup_everything_comes_back_from_the_kept_files(path: Path, story: tuple[Path, State]) -> None:
    path.unlink()
    shutil.rmtree(Beside(path).backups)

    done = recovered(path)

    assert done.base == "an empty database"
    assert done.done_again["loaded"] == 4
    assert state_of(path) == story[1]


def test_a_damaged_database_is_moved_aside_and_comes_back(path: Path, story: tuple[Path, State]) -> None:
    damaged = path.read_bytes()[:300_000]
    path.write_bytes(damaged)

    done = recovered(path)

    assert state_of(path) == story[1]
    assert done.aside[0].read_bytes() == damaged


def test_a_database_older_than_its_journal_goes_on_from_where_it_is(path: Path, story: tuple[Path, State]) -> None:
    [backup] = Beside(path).all_backups()
    shutil.copy(backup, path)

    with pytest.raises(RecoveryNeeded, match="older than its journal, which lists 7 changes more"):
        Warehouse.open(path)
    done = recovered(path)

    assert done.base == "the database as it was before its log"
    assert state_of(path) == story[1]


def test_a_backup_of_another_database_is_not_taken_for_one_of_this(path: Path) -> None:
    other = path.parent / "other.duckdb"
    with Warehouse.open(other) as warehouse:
        Desk(path.parent, warehouse).hand_in("x.csv", x_file(x_row(9)))
    before = path.read_bytes()

    with pytest.raises(RecoveryRefused, match=r"other\.duckdb is not a backup of this database"):
        recovered(path, from_backup=other)

    assert path.read_bytes() == before


def test_a_lost_kept_file_stops_the_recovery_until_its_loss_is_accepted(path: Path, story: tuple[Path, State]) -> None:
    loaded = [entry for entry in Written.of(Beside(path).journal).after(0) if entry.kind == "loaded"]
    kept_path(path.parent / "kept", loaded[2].facts["file_sha256"]).unlink()
    path.unlink()

    with pytest.raises(RecoveryRefused, match=r"One change cannot be done again.*third\.csv.*--without-lost"):
        recovered(path)
    assert not path.exists()
    done = recovered(path, is_loss_accepted=True)

    assert len(done.left_out) == 1
    assert [row["file_name"] for row in state_of(path)["batches"]] == ["weekly.csv", "second.csv", "first.csv"]  # type: ignore[attr-defined] # a list
    assert Written.of(Beside(path).journal).after(0)[-1].facts["left_out"] == list(done.left_out)


def test_a_line_of_the_journal_that_nobody_can_read_is_named(path: Path) -> None:
    journal = Beside(path).journal
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[6] = lines[6].replace(b"wrong", b"right")
    journal.write_bytes(b"".join(lines))
    path.unlink()

    with pytest.raises(RecoveryRefused, match="Line 7 of the journal cannot be read"):
        recovered(path)
    recovered(path, is_loss_accepted=True)

    assert Written.of(journal).damaged == ()
    assert next(entry.kind for entry in Written.of(journal).after(6)) == "unreadable"


def test_a_journal_that_is_gone_too_is_written_again_from_the_backup(path: Path) -> None:
    [backup] = Beside(path).all_backups()
    path.unlink()
    Beside(path).journal.unlink()

    with pytest.raises(RecoveryNeeded, match="gone"):
        Warehouse.open(path)
    recovered(path)

    assert [entry.kind for entry in Written.of(Beside(path).journal).after(0)] == [
        "loaded", "loaded", "withdrawn", "recovered",
    ]  # fmt: skip # one story
    assert backup.exists()
