"""A loaded file read again takes the place of its batch in one step, or changes nothing and says why."""

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from partnerboard.errors import DamagedFile, UnknownBatch
from partnerboard.ingest import upkeep
from partnerboard.ingest.layouts import save
from partnerboard.ingest.rerunning import BY_CONTENT, Again, Difference, Outcome, foreseen, read_again, rerun
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse
from tests.ingest.builders import x_file, x_row
from tests.platforms.handing_in import Desk, csv_bytes
from tests.platforms.layout_files import HEADER, ROWS, WEEKLY

THEN = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
NONE = Answers()
REPORT = csv_bytes([HEADER, *ROWS])
ACCOUNT = "linkedin:walkwell"
# The hearts were taken for exposures at first, and the other way round.
WRONG = dataclasses.replace(
    WEEKLY,
    columns={**WEEKLY.columns, "exposures": WEEKLY.columns["reactions"], "reactions": WEEKLY.columns["exposures"]},
)


def again(desk: Desk, batch: str, answers: Answers = NONE) -> Again:
    return read_again(desk.warehouse, batch, answers, keep_in=desk.folder / "kept", at_utc=THEN, by="ana")


def run(desk: Desk, batch: str, answers: Answers = NONE) -> Outcome:
    return rerun(desk.warehouse, again(desk, batch, answers), by="ana", reason="mapping put right", at_utc=THEN)


def mapped_wrong(desk: Desk) -> str:
    """A report that was loaded with the wrong layout, which was put right since."""
    save(desk.warehouse, WRONG, by="ana", at_utc=THEN)
    batch = desk.hand_in("report.csv", REPORT, account=ACCOUNT).batch_id or ""
    save(desk.warehouse, WEEKLY, by="ana", at_utc=THEN)
    return batch


def test_a_corrected_layout_takes_its_place_in_one_step(desk: Desk) -> None:
    batch = mapped_wrong(desk)

    outcome = run(desk, batch)

    assert (outcome.is_new, outcome.receipt.verdict) == (True, "loaded")
    assert outcome.differences() == [
        Difference("layout", "Weekly report@1", "Weekly report@2"),
        Difference("exposures", 20, 1_001_234),
        Difference("reactions", 1_001_234, 20),
    ]
    assert desk.rows("select batch_id, state, withdrawn_reason, withdrawn_by, answers from batch order by load_no") == [
        (batch, "withdrawn", "mapping put right", "ana", '{"account": "walkwell", "layout": "Weekly report@1"}'),
        (outcome.receipt.batch_id, "active", None, None, '{"account": "walkwell", "layout": "Weekly report@2"}'),
    ]
    assert desk.rows("select sum(exposures) from post_totals(timestamp '2026-12-31') where batch_id is not null") == [
        (1_001_234,)
    ]
    assert desk.rows(
        "select actor, action, entity_id, detail from audit_entry where entity = 'batch' order by all"
    ) == [
        ("ana", "follow", outcome.receipt.batch_id, batch),
        ("ana", "rerun", batch, "mapping put right"),
        ("ana", "withdraw", batch, "mapping put right"),
    ]
    [new, old] = desk.warehouse.records("imports/batches", initiative_ids=["(none)"])
    assert (new["follows_batch_id"], old["followed_by_batch_id"]) == (batch, new["batch_id"])
    assert (new["followed_by_batch_id"], old["follows_batch_id"]) == (None, None)


def test_what_would_change_is_what_then_changes_and_nothing_stays_of_the_trial(desk: Desk) -> None:
    batch = mapped_wrong(desk)
    before, version = upkeep.checksums(desk.warehouse), desk.warehouse.data_version

    def counting(seen: Warehouse) -> list[str]:
        return [
            row["batch_id"]
            for row in seen.records("imports/batches", initiative_ids=["(none)"])
            if row["state"] == "active"
        ]

    outcome, counts = foreseen(desk.warehouse, again(desk, batch), counting, by="ana", at_utc=THEN)

    assert counts == [outcome.receipt.batch_id]
    assert counting(desk.warehouse) == [batch]
    assert (upkeep.checksums(desk.warehouse), desk.warehouse.data_version) == (before, version)
    assert outcome == run(desk, batch)


def test_the_same_again_changes_nothing_and_says_so(desk: Desk) -> None:
    batch = desk.hand_in("a.csv", x_file()).batch_id or ""
    version = desk.warehouse.data_version

    outcome = run(desk, batch)

    assert desk.warehouse.data_version == version
    assert (outcome.is_same, outcome.is_new, outcome.receipt.batch_id) == (True, False, batch)
    assert outcome.differences() == []
    assert desk.rows("select batch_id, state from batch") == [(batch, "active")]
    assert desk.rows("select * from audit_entry") == []


def test_a_declaration_that_reads_otherwise_now_gives_a_second_reading(desk: Desk) -> None:
    batch = desk.hand_in("a.csv", x_file()).batch_id or ""
    desk.rows("update post_snapshot set exposures = 1 where exposures = 2000")  # as a declaration of then had read it

    outcome = run(desk, batch)

    assert outcome.is_new
    assert outcome.receipt.batch_id != batch
    assert desk.rows("select state, answers from batch order by load_no") == [
        ("withdrawn", "{}"),
        ("active", '{"reading": 2}'),
    ]
    assert run(desk, outcome.receipt.batch_id or "").is_same
    assert desk.hand_in("a.csv", x_file()).verdict == "already_loaded"


def test_an_answer_can_be_put_right(desk: Desk) -> None:
    content = b"Age,Women,Men\n18-24,1.8%,2%\n"
    batch = desk.hand_in("ages.csv", content, account="facebook:walk", exported_on=date(2026, 9, 1)).batch_id or ""

    outcome = run(desk, batch, Answers(account="facebook:walkwell"))

    assert outcome.is_new
    assert outcome.differences() == [Difference("account", "walk", "walkwell")]
    assert desk.rows("select answers from batch where state = 'active'") == [
        ('{"account": "walkwell", "exported_on": "2026-09-01"}',)
    ]


def test_a_file_that_a_layout_had_read_can_be_recognised_by_its_content(desk: Desk) -> None:
    columns = {"post_id": "Tweet id", "published_at": "time", "shares": "impressions"}
    save(
        desk.warehouse,
        dataclasses.replace(WEEKLY, name="mine", platform="x", columns=columns, zone="UTC"),
        by="ana",
        at_utc=THEN,
    )
    batch = desk.hand_in("a.csv", x_file(), account="x:walkwell", layout="mine").batch_id or ""

    outcome = run(desk, batch, Answers(layout=BY_CONTENT))

    assert (outcome.earlier.export_kind, outcome.receipt.export_kind) == ("layout:mine", "x_legacy_posts")
    assert outcome.receipt.totals["impressions"] == 6000


def test_a_withdrawn_batch_can_be_read_again_and_keeps_its_reason(desk: Desk) -> None:
    batch = mapped_wrong(desk)
    upkeep.withdraw(desk.warehouse, batch, by="ben", reason="hearts and views mixed up", at_utc=THEN)

    outcome = run(desk, batch)

    assert outcome.is_new
    assert desk.rows("select state, withdrawn_by, withdrawn_reason from batch order by load_no") == [
        ("withdrawn", "ben", "hearts and views mixed up"),
        ("active", None, None),
    ]


def test_a_reading_that_counts_already_is_not_counted_twice(desk: Desk) -> None:
    batch = mapped_wrong(desk)
    successor = run(desk, batch).receipt.batch_id or ""

    outcome = run(desk, batch)

    assert (outcome.is_new, dict(outcome.receipt.reasons)) == (False, {"already_loaded": 1})
    assert f"loaded already as batch {successor}" in outcome.receipt.message
    assert desk.rows("select count(*) from batch where state = 'active'") == [(1,)]


def test_a_reading_without_a_good_row_leaves_the_batch_as_it_was(desk: Desk) -> None:
    save(desk.warehouse, WEEKLY, by="ana", at_utc=THEN)
    batch = desk.hand_in("report.csv", REPORT, account=ACCOUNT).batch_id or ""
    dates_for_numbers = {**WEEKLY.columns, "exposures": WEEKLY.columns["published_at"], "published_at": "Impressionen"}
    save(desk.warehouse, dataclasses.replace(WEEKLY, columns=dates_for_numbers), by="ana", at_utc=THEN)

    outcome = run(desk, batch)

    assert (outcome.is_new, outcome.receipt.verdict) == (False, "refused")
    assert desk.rows("select state from batch") == [("active",)]


def test_what_has_to_be_asked_now_is_asked(desk: Desk) -> None:
    save(desk.warehouse, WEEKLY, by="ana", at_utc=THEN)
    batch = desk.hand_in("report.csv", REPORT, account=ACCOUNT).batch_id or ""

    outcome = run(desk, batch, Answers(account="x:walkwell"))

    assert dict(outcome.receipt.reasons) == {"wrong_platform": 1}
    assert desk.rows("select state from batch") == [("active",)]


def test_a_lost_kept_file_and_an_unknown_batch_are_named(desk: Desk) -> None:
    batch = desk.hand_in("a.csv", x_file()).batch_id or ""
    [kept] = [file for file in (desk.folder / "kept").rglob("*") if file.is_file()]
    kept.unlink()

    with pytest.raises(DamagedFile, match=r"a\.csv"):
        again(desk, batch)
    with pytest.raises(UnknownBatch, match="no batch b000"):
        again(desk, "b000")


def test_both_readings_can_be_made_again_from_the_kept_file(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    with Warehouse.open(path) as warehouse:
        desk = Desk(tmp_path, warehouse)
        run(desk, mapped_wrong(desk))
        desk.hand_in("b.csv", x_file(x_row(9)))

    report = upkeep.rebuild(path, tmp_path / "kept")

    assert report.sentence == "All facts of 3 files were made again from the kept files and are identical."
