"""All shared exports together: in any order, twice, and made again from the kept files, the facts are the same."""

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from partnerboard.ingest.loading import load
from partnerboard.ingest.upkeep import checksums, rebuild
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse
from tests.shared_material import shared

pytestmark = [pytest.mark.shared, pytest.mark.slow]

HANDED_IN = datetime(2026, 10, 12, 9, 0, tzinfo=UTC)
PLATFORMS = {"x-twitter": "x", "facebook-insights-legacy": "facebook", "third-party": "linkedin"}


def _hand_in_all(path: Path, keep_in: Path, entries: list[dict[str, Any]]) -> dict[str, str]:
    with Warehouse.open(path) as warehouse:
        for entry in entries:
            exported_on = date.fromisoformat(entry["export_date"]) if "export_date" in entry else None
            answers = Answers(exported_on=exported_on)
            for _ in range(2):
                [receipt] = load(
                    warehouse,
                    shared(f"exports/{entry['file']}"),
                    keep_in=keep_in,
                    answers=answers,
                    loaded_at_utc=HANDED_IN,
                )
                if "account" in receipt.needs:
                    answers = replace(answers, account=f"{PLATFORMS.get(entry['platform'], entry['platform'])}:ours")
                if "covers" in receipt.needs:
                    answers = replace(answers, covers=(date(2015, 1, 1), date(2026, 1, 31)))
                if not receipt.needs:
                    break
        return checksums(warehouse)


def test_any_order_twice_and_made_again_gives_the_same_facts(tmp_path: Path) -> None:
    entries = json.loads(shared("exports/expected.json").read_text("utf-8"))["files"]
    shuffled = random.Random(11).sample(entries, len(entries))

    listed = _hand_in_all(tmp_path / "listed.duckdb", tmp_path / "kept", entries * 2)

    assert _hand_in_all(tmp_path / "shuffled.duckdb", tmp_path / "kept", shuffled) == listed
    assert rebuild(tmp_path / "listed.duckdb", tmp_path / "kept").is_identical
