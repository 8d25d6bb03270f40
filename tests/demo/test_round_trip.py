"""The exports, loaded as any file is loaded, give back the figures of the story."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from partnerboard.agreements import store
from partnerboard.demo.agreements import agreements
from partnerboard.demo.native import write_waves
from partnerboard.demo.story import Story
from partnerboard.ingest.loading import load
from partnerboard.platforms.declaration import Answers
from partnerboard.warehouse import Warehouse

pytestmark = pytest.mark.slow

NOW = datetime(2026, 12, 31)  # noqa: DTZ001 - knowledge times are naive UTC
EVERYBODY = ["P-NAHA", "P-CTG", "P-MER", "P-BRI"]
TARGETS = [f"T{number:02d}" for number in range(1, 12)]
ACTUALS = {
    date(2026, 8, 30): [233_876, 7_415, 0.03170, 785, 10.4, 35_953.6, 135, 620, 0.49425, 13, 1.14093],
    date(2026, 9, 20): [677_917, 19_844, 0.02927, 1_908, 19.8, 109_259.4, 148, 1_365, 0.51124, 21, 0.95344],
    date(2026, 10, 11): [884_601, 26_246, 0.02967, 2_803, 29.6, 146_087.3, 260, 1_712, 0.51200, 30, 1.04321],
    date(2026, 11, 1): [1_192_550, 36_092, 0.03026, 4_001, 39.0, 189_450, 227, 2_048, 0.51488, 40, 0.99302],
}


@pytest.fixture(scope="module")
def loaded(told: Story, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Warehouse, list[str]]]:
    """A warehouse with everything in it, and the verdict on every upload."""
    folder: Path = tmp_path_factory.mktemp("waves")
    warehouse = Warehouse.in_memory()
    store(warehouse, agreements(), actor="demo", at_utc=datetime(2026, 8, 1))  # noqa: DTZ001 - naive UTC
    verdicts = []
    for upload in write_waves(told, folder):
        receipts = load(
            warehouse,
            folder / upload.path,
            keep_in=folder / "kept",
            answers=Answers(account=upload.account, exported_on=upload.exported_on, covers=upload.covers),
            loaded_at_utc=upload.loaded_at_utc,
        )
        assert not any(receipt.rejected for receipt in receipts)
        verdicts += [receipt.verdict for receipt in receipts]
    yield warehouse, verdicts
    warehouse.close()


def actuals(warehouse: Warehouse, as_of: date, known_at: datetime = NOW) -> dict[str, float]:
    """What every target has reached."""
    frame = warehouse.ask(
        "scorecard/actuals",
        initiative_ids=["move-well-2026"],
        partner_ids=EVERYBODY,
        as_of=as_of,
        known_at=known_at,
    )
    return dict(zip(frame["target_id"], frame["actual"], strict=True))


def test_every_file_loads_and_the_second_copy_is_noticed(loaded: tuple[Warehouse, list[str]]) -> None:
    _, verdicts = loaded

    assert verdicts.count("already_loaded") == 1
    assert verdicts.count("loaded") == len(verdicts) - 1


@pytest.mark.parametrize(("as_of", "expected"), list(ACTUALS.items()))
def test_all_targets_stand_where_the_scenario_says(
    loaded: tuple[Warehouse, list[str]], as_of: date, expected: list[float]
) -> None:
    reached = actuals(loaded[0], as_of)

    assert [round(reached[target], 5) for target in TARGETS] == pytest.approx(expected, abs=1e-5)


def test_the_late_file_changes_what_is_known_and_not_what_was_known(loaded: tuple[Warehouse, list[str]]) -> None:
    before = datetime(2026, 10, 12, 23)  # noqa: DTZ001 - knowledge times are naive UTC

    assert actuals(loaded[0], date(2026, 9, 20), before)["T01"] == 663_638
    assert actuals(loaded[0], date(2026, 9, 20))["T01"] == 677_917
