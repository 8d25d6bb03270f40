"""Every export of the shared material gives its printed figures."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from partnerboard.ingest.loading import load
from partnerboard.ingest.receipts import Receipt
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse
from tests.shared_material import SHARED, shared

pytestmark = pytest.mark.shared

HANDED_IN = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
LISTED = SHARED / "exports" / "expected.json"
EXPECTED: list[dict[str, Any]] = json.loads(LISTED.read_text("utf-8"))["files"] if LISTED.exists() else []

# What a person calls the platform of an account, where it is not the folder's name.
PLATFORMS = {"x-twitter": "x", "facebook-insights-legacy": "facebook", "third-party": "linkedin"}

# Kinds that are not loaded, and what their refusal calls them.
REFUSED = {}
ABSENT = [pytest.param({}, marks=pytest.mark.skip("../shared does not lie beside this copy of the project."))]
WITH_PARTS = [entry for entry in EXPECTED if entry.get("parts")]


@dataclass(frozen=True)
class Desk:
    """Hands the shared files in to one warehouse, and answers what is asked."""

    warehouse: Warehouse
    keep_in: Path

    def hand_in(self, entry: dict[str, Any]) -> Receipt:
        """The receipt after at most two questions."""
        answered = Answers()
        receipt = self._load(entry, answered)
        for _ in range(2):
            if receipt.verdict != "needs_input":
                break
            answered = _answers(entry, receipt.needs)
            receipt = self._load(entry, answered)
        return receipt

    def _load(self, entry: dict[str, Any], answers: Answers) -> Receipt:
        path = shared(f"exports/{entry['file']}")
        [receipt] = load(self.warehouse, path, keep_in=self.keep_in, answers=answers, loaded_at_utc=HANDED_IN)
        return receipt


def _answers(entry: dict[str, Any], needs: tuple[str, ...]) -> Answers:
    platform = PLATFORMS.get(entry["platform"], entry["platform"])
    return Answers(
        account=f"{platform}:ours" if "account" in needs else None,
        exported_on=date.fromisoformat(entry["export_date"]) if "exported_on" in needs else None,
        covers=(date(2015, 1, 1), date(2026, 1, 31)) if "covers" in needs else None,
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One warehouse for all files, as in life."""
    return Desk(Warehouse.in_memory(), tmp_path_factory.mktemp("kept"))


def _name(entry: dict[str, Any]) -> str:
    return str(entry.get("file", "absent")).rpartition("/")[0]


@pytest.mark.parametrize("entry", EXPECTED or ABSENT, ids=_name)
def test_an_export_gives_exactly_its_figures(desk: Desk, entry: dict[str, Any]) -> None:
    receipt = desk.hand_in(entry)

    assert receipt.verdict == "loaded", receipt.message
    assert (receipt.records, receipt.posts, receipt.accounts) == (entry["records"], entry["posts"], entry["accounts"])
    assert [str(day) if day else None for day in (receipt.first_date, receipt.last_date)] == [
        entry["first_date"],
        entry["last_date"],
    ]
    assert {metric: receipt.totals.get(metric) for metric in entry["totals"]} == _nearly(entry["totals"])


@pytest.mark.parametrize("entry", WITH_PARTS or ABSENT, ids=_name)
def test_the_other_tables_of_a_workbook_give_theirs(desk: Desk, entry: dict[str, Any]) -> None:
    receipt = desk.hand_in(entry)

    for part in entry["parts"]:
        if not part.get("totals"):
            continue
        [told] = [
            each
            for each in receipt.parts
            if each.grain == part["grain"]
            and any(name.startswith(part.get("sheet", "")) for name in each.sheets or ("",))
        ]
        assert (told.records, told.posts) == (part["records"], part.get("posts", told.posts))
        assert {metric: told.totals.get(metric) for metric in part["totals"]} == _nearly(part["totals"])


@pytest.mark.parametrize("entry", EXPECTED or ABSENT, ids=_name)
def test_the_same_file_again_changes_nothing(desk: Desk, entry: dict[str, Any]) -> None:
    first = desk.hand_in(entry)
    version = desk.warehouse.data_version

    again = desk.hand_in(entry)

    assert (again.verdict, again.batch_id) == ("already_loaded", first.batch_id)
    assert again.totals == first.totals
    assert desk.warehouse.data_version == version


def test_the_shared_list_is_there_when_it_must_be() -> None:
    assert shared("exports/expected.json") == LISTED
    assert len(EXPECTED) == 50


def _nearly(totals: dict[str, float]) -> dict[str, Any]:
    return {
        metric: pytest.approx(value, rel=1e-6) if metric == "watch_seconds" else value
        for metric, value in totals.items()
    }
