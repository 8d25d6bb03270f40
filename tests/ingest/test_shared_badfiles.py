"""Every shared bad file ends in its class with its counts and sums, and none loads a wrong number."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from partnerboard.ingest.loading import load
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.upkeep import checksums, withdraw
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse
from tests.shared_material import SHARED, shared

pytestmark = pytest.mark.shared

HANDED_IN = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
MANIFEST_AT = SHARED / "badfiles" / "manifest.json"
MANIFEST: dict[str, Any] = json.loads(MANIFEST_AT.read_text("utf-8")) if MANIFEST_AT.exists() else {}
CLASSES = {"loaded": "loads-clean", "partly_loaded": "rows-quarantined", "refused": "rejected-whole"}
# Ends that the manifest itself calls acceptable beside the one it lists: the content of a file decides, not its name.
ACCEPTED = {"alike/csv_named.xlsx": ("loads-clean", 5, 0, 15000)}
# Files that have to be handed in under an account, by what the manifest says of them.
ACCOUNTS = {"id/otherbrand_with_foreign_post.csv": "x:otherbrand"}
ABSENT = [pytest.param({}, marks=pytest.mark.skip("../shared does not lie beside this copy of the project."))]


@dataclass(frozen=True)
class Desk:
    """One warehouse and its kept files."""

    warehouse: Warehouse
    keep_in: Path

    def hand_in(self, file: str, name: str | None = None) -> Receipt:
        """The receipt of one file of the collection."""
        [receipt] = load(
            self.warehouse,
            shared(f"badfiles/files/{file}"),
            keep_in=self.keep_in,
            answers=Answers(account=ACCOUNTS.get(file)),
            name=name,
            loaded_at_utc=HANDED_IN,
        )
        return receipt

    def latest(self) -> dict[str, int]:
        """The impressions of each post as the newest file that counts states them."""
        with self.warehouse.writing() as writer:
            rows = writer._cursor.execute(
                "select post_id, arg_max(exposures, (post_snapshot.as_of_on, load_no)) from post_snapshot"
                " inner join batch using (batch_id) where batch.state = 'active' group by post_id"
            ).fetchall()
        return {post_id.removeprefix("x:"): impressions for post_id, impressions in rows}

    def stored(self, column: str) -> dict[str, Any]:
        """What is stored of each post."""
        with self.warehouse.writing() as writer:
            rows = writer._cursor.execute(
                f"select post_id, {column} from post_record left join caption using (caption_id)"
                " left join post_snapshot using (batch_id, post_id)"
            ).fetchall()
        return {post_id.removeprefix("x:"): value for post_id, value in rows}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty one."""
    return Desk(Warehouse.in_memory(), tmp_path / "kept")


def _file(entry: dict[str, Any]) -> str:
    return str(entry.get("file", "absent"))


@pytest.mark.parametrize("entry", MANIFEST.get("files") or ABSENT, ids=_file)
def test_T28_a_bad_file_ends_in_its_class_with_its_counts_and_sum(desk: Desk, entry: dict[str, Any]) -> None:
    before = checksums(desk.warehouse)

    receipt = desk.hand_in(entry["file"], entry["upload_name"])

    found = (
        CLASSES[receipt.verdict],
        receipt.posts or 0,
        receipt.rejected if receipt.is_in else 0,
        receipt.totals.get("impressions"),
    )
    listed = (entry["class"], entry["loaded"], entry["quarantined"], entry["sum_impressions"])
    assert found == ACCEPTED.get(entry["file"], listed), receipt.message
    if entry["file"] not in ACCEPTED and entry["reason"]:
        assert entry["reason"] in receipt.reasons
    if not receipt.is_in:
        assert checksums(desk.warehouse) == before
    for column, meaning in (("text", "text"), ("exposures", "impressions"), ("published_at_utc", "time")):
        wanted = {id_: said[meaning] for id_, said in entry["values"].items() if meaning in said}
        if wanted:
            stored = desk.stored(column)
            assert {id_: _shown(stored[id_]) for id_ in wanted} == wanted


@pytest.mark.parametrize("scenario", MANIFEST.get("scenarios") or ABSENT, ids=lambda each: each.get("name", "absent"))
def test_a_sequence_of_uploads_ends_with_its_figures(desk: Desk, scenario: dict[str, Any]) -> None:
    batches: dict[str, str] = {}

    for step in scenario["steps"]:
        if step.startswith("UNDO "):
            batch = batches[step.removeprefix("UNDO ")]
            withdraw(desk.warehouse, batch, by="ana", reason="undone", at_utc=HANDED_IN)
        else:
            batches[step] = desk.hand_in(step).batch_id or ""

    latest = desk.latest()
    assert len(latest) == scenario["expect"]["posts"]
    if "impressions_by_id" in scenario["expect"]:
        assert latest == scenario["expect"]["impressions_by_id"]
        assert sum(latest.values()) == scenario["expect"]["sum"]


def test_the_manifest_is_there_when_it_must_be() -> None:
    assert shared("badfiles/manifest.json") == MANIFEST_AT
    assert len(MANIFEST["files"]) > 100


def _shown(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
