"""T47: what is written is for the user that writes it."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.private import keep_private


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    mask = os.umask(0o022)
    yield
    os.umask(mask)


def modes(folder: Path) -> dict[str, str]:
    found = [folder, *sorted(folder.rglob("*"))]
    return {path.relative_to(folder.parent).as_posix(): oct(stat.S_IMODE(path.lstat().st_mode)) for path in found}


def test_T47_files_are_0600_and_folders_0700_those_that_were_there_and_new_ones(tmp_path: Path) -> None:
    data, inbox = tmp_path / "data", tmp_path / "data" / "inbox"
    (data / "kept").mkdir(parents=True)
    (data / "kept" / "old.csv").write_text("a")
    (data / "kept" / "old.csv").chmod(0o444)

    keep_private(data, given_away=inbox)
    with Warehouse.open(data / "warehouse.duckdb") as warehouse, warehouse.writing() as writer:
        writer.record("noted", "a", at_utc=datetime(2026, 11, 22, tzinfo=UTC), by="ivy")
    (data / "new").mkdir()
    (data / "new" / "file").write_text("b")

    assert modes(data) == {
        "data": "0o700",
        "data/kept": "0o700",
        "data/kept/old.csv": "0o600",
        "data/new": "0o700",
        "data/new/file": "0o600",
        "data/warehouse.duckdb": "0o600",
        "data/warehouse.journal.jsonl": "0o600",
    }


def test_a_drop_folder_that_was_given_to_a_group_stays_reachable_for_it_and_for_nobody_else(tmp_path: Path) -> None:
    data, inbox = tmp_path / "data", tmp_path / "data" / "inbox"
    inbox.mkdir(parents=True)
    inbox.chmod(0o2777)
    (inbox / "a.csv").write_text("a")

    keep_private(data, given_away=inbox)

    assert modes(data) == {"data": "0o710", "data/inbox": "0o2770", "data/inbox/a.csv": "0o644"}


def test_what_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("a")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "link").symlink_to(elsewhere)

    keep_private(tmp_path / "data", given_away=tmp_path / "data" / "inbox")

    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o644
