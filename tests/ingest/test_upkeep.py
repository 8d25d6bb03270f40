"""What was loaded can be withdrawn, restored and made again, and the order of loading is no matter."""

import itertools
from datetime import UTC, datetime
from pathlib import Path

import pytest

from partnerboard.errors import DamagedFile, UnknownBatch
from partnerboard.ingest import upkeep
from partnerboard.warehouse import Warehouse
from tests.ingest.builders import x_file, x_row
from tests.platforms.handing_in import Desk

THEN = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
FILES = {
    "tweet_activity_metrics_walkwell_20240601_20240604_en.csv": x_file(x_row(1), x_row(2)),
    "tweet_activity_metrics_walkwell_20240601_20240606_en.csv": x_file(x_row(1, impressions=1500), x_row(3)),
    "runfast.csv": x_file(x_row(4, handle="runfast"), x_row(5, handle="RunFast", likes="many")),
}


def test_a_withdrawn_file_keeps_its_facts_and_says_why_it_is_out(desk: Desk) -> None:
    batch = desk.hand_in("a.csv", x_file()).batch_id or ""

    upkeep.withdraw(desk.warehouse, batch, by="ana", reason="wrong account", at_utc=THEN)

    assert desk.rows("select state, withdrawn_by, withdrawn_reason, withdrawn_at_utc from batch") == [
        ("withdrawn", "ana", "wrong account", THEN.replace(tzinfo=None))
    ]
    assert desk.rows("select count(*) from post_snapshot") == [(3,)]
    assert desk.rows("select actor, action, entity_id, detail from audit_entry") == [
        ("ana", "withdraw", batch, "wrong account")
    ]


def test_a_withdrawn_file_stays_out_until_it_is_restored(desk: Desk) -> None:
    batch = desk.hand_in("a.csv", x_file()).batch_id or ""
    upkeep.withdraw(desk.warehouse, batch, by="ana", reason="wrong account", at_utc=THEN)

    again = desk.hand_in("a.csv", x_file())

    assert (again.verdict, dict(again.reasons)) == ("refused", {"withdrawn": 1})
    assert f"restore batch {batch}" in again.message
    assert desk.rows("select state from batch") == [("withdrawn",)]

    upkeep.restore(desk.warehouse, batch, by="ben", reason="it was right", at_utc=THEN)

    assert desk.rows("select state, withdrawn_at_utc from batch") == [("active", None)]
    assert desk.hand_in("a.csv", x_file()).verdict == "already_loaded"


def test_a_batch_that_is_not_there_or_not_in_that_state_is_named(desk: Desk) -> None:
    batch = desk.hand_in("a.csv", x_file()).batch_id or ""

    with pytest.raises(UnknownBatch, match="no batch b000"):
        upkeep.withdraw(desk.warehouse, "b000", by="ana", reason="", at_utc=THEN)
    with pytest.raises(UnknownBatch, match="active already"):
        upkeep.restore(desk.warehouse, batch, by="ana", reason="", at_utc=THEN)


@pytest.mark.parametrize("order", list(itertools.permutations(FILES)))
def test_the_order_of_loading_is_no_matter(tmp_path: Path, order: tuple[str, ...]) -> None:
    desk, reference = Desk(tmp_path), Desk(tmp_path)
    for name in order * 2:
        desk.hand_in(name, FILES[name])
    for name, content in FILES.items():
        reference.hand_in(name, content)

    assert upkeep.checksums(desk.warehouse) == upkeep.checksums(reference.warehouse)


def test_every_fact_can_be_made_again_from_the_kept_files(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    with Warehouse.open(path) as warehouse:
        desk = Desk(tmp_path, warehouse)
        batches = [desk.hand_in(name, content).batch_id or "" for name, content in FILES.items()]
        upkeep.withdraw(warehouse, batches[0], by="ana", reason="too early", at_utc=THEN)

    report = upkeep.rebuild(path, tmp_path / "kept")

    assert report.is_identical
    assert report.sentence == "All facts of 3 files were made again from the kept files and are identical."
    assert {table.name: table.rows for table in report.tables if table.rows} == {
        "caption": 4, "post_record": 5, "post_snapshot": 5, "rejected_row": 1, "source_account": 2,
    }  # fmt: skip # the figures side by side, as one reads them
    assert list(tmp_path.glob("*.rebuilt.*")) == []


def test_what_stands_beside_the_posts_can_be_made_again_too(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    comments = (
        b"id ,,Name,Date,Likes,isHearted,isPinned,Comment,(view source)\n1,,@ana,03/12/25 06:24:13,3,no,no,Yes,v\n"
    )
    with Warehouse.open(path) as warehouse:
        desk = Desk(tmp_path, warehouse)
        desk.hand_in("ages.csv", b"Age,Women,Men\n18-24,1.8%,2%\n", account="facebook:walkwell")
        desk.hand_in("FollowerGender.csv", b"Gender,Distribution\n", account="tiktok:walkwell")
        desk.hand_in("yt-comments_aB3dE6gH9jK_1 - ExportComments.com.csv", comments)

    report = upkeep.rebuild(path, tmp_path / "kept")

    assert report.sentence == "All facts of 3 files were made again from the kept files and are identical."
    assert {table.name: table.rows for table in report.tables if table.rows} == {"context_figure": 2, "interaction": 1}


def test_a_changed_fact_is_found_by_making_it_again(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    with Warehouse.open(path) as warehouse:
        desk = Desk(tmp_path, warehouse)
        desk.hand_in("a.csv", x_file())
        desk.rows("update post_snapshot set exposures = exposures + 1 where exposures = 2000")

    report = upkeep.rebuild(path, tmp_path / "kept")

    assert [table.name for table in report.tables if not table.is_identical] == ["post_snapshot"]
    assert "post_snapshot" in report.sentence
    assert report.kept_at is not None
    assert report.kept_at.exists()


def test_a_lost_kept_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    with Warehouse.open(path) as warehouse:
        Desk(tmp_path, warehouse).hand_in("a.csv", x_file())
    [kept] = [file for file in (tmp_path / "kept").rglob("*") if file.is_file()]
    kept.write_bytes(b"something else")

    with pytest.raises(DamagedFile, match=r"a\.csv"):
        upkeep.rebuild(path, tmp_path / "kept")
