"""A file that was read again is read again by a recovery, and the two readings know each other."""

from pathlib import Path

from partnerboard.ingest import upkeep
from partnerboard.recovery.recovering import recover
from partnerboard.warehouse import Warehouse
from tests.ingest.test_rerunning import THEN, mapped_wrong, run
from tests.platforms.handing_in import Desk


def test_a_recovery_makes_the_second_reading_again_and_knows_what_it_follows(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    with Warehouse.open(path) as warehouse:
        desk = Desk(tmp_path, warehouse)
        batch = mapped_wrong(desk)
        successor = run(desk, batch).receipt.batch_id
        before = upkeep.checksums(warehouse)
    path.unlink()

    done = recover(path, keep_in=tmp_path / "kept", now=THEN, by="ana", at=lambda *_: None)

    assert done.left_out == ()
    with Warehouse.open(path) as warehouse:
        assert upkeep.checksums(warehouse) == before
        [new, old] = warehouse.records("imports/batches", initiative_ids=["(none)"])
    assert (old["batch_id"], old["state"], old["followed_by_batch_id"]) == (batch, "withdrawn", successor)
    assert (new["batch_id"], new["state"], new["follows_batch_id"]) == (successor, "active", batch)
