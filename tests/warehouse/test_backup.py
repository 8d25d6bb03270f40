"""A backup is one only when it was read again and found equal; old ones go, but for one a day and one a week."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnerboard.errors import BackupFailed
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.backup import back_up, is_due, outlived_of, sha256_of
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.space import free_bytes
from tests.ingest.builders import x_file
from tests.platforms.handing_in import Desk

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
MB = 1024**2


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a warehouse is."""
    return tmp_path / "warehouse.duckdb"


def test_a_backup_is_made_beside_everybodys_work_read_again_and_put_in_the_journal(path: Path) -> None:
    with Warehouse.open(path) as warehouse:
        assert not is_due(warehouse, NOW)
        Desk(path.parent, warehouse).hand_in("a.csv", x_file())
        assert is_due(warehouse, NOW)

        made = back_up(warehouse, at_utc=NOW, by="ana")

        assert (made.path.name, made.seq) == ("warehouse-20261122T090000Z.duckdb", 1)
        assert warehouse.journal is not None
        assert warehouse.journal.last is not None
        assert (warehouse.journal.last.kind, warehouse.journal.last.facts["sha256"]) == ("backup_made", made.sha256)
        assert not is_due(warehouse, NOW + timedelta(days=30))  # nothing was changed since

        Desk(path.parent, warehouse).hand_in("b.csv", x_file(newline="\n"))
        assert not is_due(warehouse, NOW + timedelta(hours=23))
        assert is_due(warehouse, NOW + timedelta(hours=24))
        assert is_due(warehouse, NOW - timedelta(hours=24))  # a clock that was set back
    with Warehouse.open(made.path, is_journaled=False) as copy:
        assert {row["table_name"]: row["row_count"] for row in copy.records("facts/checksums") if row["row_count"]} == {
            "caption": 3, "post_record": 3, "post_snapshot": 3, "source_account": 1,
        }  # fmt: skip # the figures side by side, as one reads them


def _flipped(source: Path, target: Path) -> str:
    content = bytearray(source.read_bytes())
    content[len(content) // 2] ^= 4
    target.write_bytes(content)
    return sha256_of(source)


def _readable_and_other(source: Path, target: Path) -> str:
    Warehouse.open(target, is_journaled=False).close()
    return sha256_of(target)


@pytest.mark.parametrize(
    ("copy", "said"), [(_flipped, "does not read as it was written"), (_readable_and_other, "does not hold what")]
)
def test_a_copy_that_is_not_what_it_should_be_is_reported_as_failed_and_counts_for_nothing(
    path: Path, copy: Callable[[Path, Path], str], said: str
) -> None:
    with Warehouse.open(path) as warehouse:
        Desk(path.parent, warehouse).hand_in("a.csv", x_file())

        with pytest.raises(BackupFailed, match=said):
            back_up(warehouse, at_utc=NOW, by="ana", copy=copy)

        assert Beside(path).all_backups() == []
        assert [each.name for each in Beside(path).backups.glob("*.failed-*")] == [
            "warehouse-20261122T090000Z.duckdb.failed-20261122T090000Z"
        ]
        assert is_due(warehouse, NOW)


def test_without_room_no_backup_is_begun(path: Path) -> None:
    with Warehouse.open(path, free=lambda folder: 100 * MB) as warehouse:
        with pytest.raises(BackupFailed, match=r"no room for a backup: 2\d\d MB are needed, 100 MB are free"):
            back_up(warehouse, at_utc=NOW, by="ana")

        assert list(Beside(path).backups.iterdir()) == []


def test_one_backup_stays_of_each_of_seven_days_and_five_weeks() -> None:
    beside = Beside(Path("warehouse.duckdb"))
    hours = [NOW - timedelta(hours=12 * number) for number in range(120)]

    gone = outlived_of([beside.backup(hour) for hour in hours])

    kept = [hour for hour in hours if beside.backup(hour) not in gone]
    assert [f"{hour:%a %d %b %H:%M}" for hour in kept] == [
        "Sun 22 Nov 09:00", "Sat 21 Nov 21:00", "Fri 20 Nov 21:00", "Thu 19 Nov 21:00", "Wed 18 Nov 21:00",
        "Tue 17 Nov 21:00", "Mon 16 Nov 21:00", "Sun 15 Nov 21:00", "Sun 08 Nov 21:00", "Sun 01 Nov 21:00",
        "Sun 25 Oct 21:00",
    ]  # fmt: skip # a calendar


def test_the_room_on_a_disk_is_known_also_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "not" / "there") > 0
