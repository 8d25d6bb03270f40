"""An import replaces the agreements of a warehouse as a whole, and leaves a trail of what it changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from partnerboard.agreements import Agreements, ProblemsFound, load, read, store, summary, write
from partnerboard.warehouse import Warehouse, Writer
from tests.agreements.green_streets import TEXT, changed, green_streets

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
TUESDAY = datetime(2026, 3, 3, 9, tzinfo=UTC)
EMPTY = '[workspace]\nname = "Partnerboard"\nreport_zone = "UTC"\n'


@pytest.fixture
def warehouse() -> Iterator[Warehouse]:
    with Warehouse.in_memory() as opened:
        yield opened


def rows(warehouse: Warehouse, table: str) -> list[dict[str, object]]:
    """The rows of one table of the agreements."""
    found: list[dict[str, object]] = warehouse.table(f"agreements/{table}").to_pylist()
    return found


def trail(warehouse: Warehouse) -> list[tuple[object, ...]]:
    """The audit entries, oldest first."""
    with warehouse.writing() as writer:
        return writer.rows("agreements/trail")


def test_a_new_warehouse_holds_no_agreements(warehouse: Warehouse) -> None:
    assert write(load(warehouse)) == EMPTY


def test_what_is_stored_is_exported_as_it_was_imported(warehouse: Warehouse) -> None:
    store(warehouse, green_streets(), actor="ivy", at_utc=MONDAY)

    assert write(load(warehouse)) == TEXT


def test_the_warehouse_holds_the_values_of_the_file_in_its_own_form(warehouse: Warehouse) -> None:
    store(warehouse, green_streets(), actor="ivy", at_utc=MONDAY)

    versions, parties = rows(warehouse, "target_version"), rows(warehouse, "target_party")
    rejected = rows(warehouse, "target_decision")[2]
    assert [(row["target_id"], row["version_no"], row["value"], row["value_low"]) for row in versions] == [
        ("G1", 1, 1_200_000.0, None),
        ("G1", 2, 1_000_000.0, None),
        ("G2", 1, None, 0.2),
    ]
    assert parties == [
        {"target_id": "G1", "org_id": "cyclists"},
        {"target_id": "G1", "org_id": "bank"},
        {"target_id": "G2", "org_id": "bank"},
    ]
    assert rejected["decided_at_utc"] == datetime(2026, 3, 13, 10, 0, 0, 250_000)  # noqa: DTZ001  naive UTC
    assert rows(warehouse, "target")[0]["pacing_weights"] == [1.0, 1.0, 1.5, 0.5]
    assert rows(warehouse, "target")[1]["pacing_weights"] is None
    assert rows(warehouse, "account")[2]["owner_org_id"] is None


def test_what_a_new_file_does_not_state_is_no_longer_agreed(warehouse: Warehouse) -> None:
    store(warehouse, green_streets(), actor="ivy", at_utc=MONDAY)

    store(warehouse, read(EMPTY), actor="ivy", at_utc=TUESDAY)

    assert write(load(warehouse)) == EMPTY


def test_every_change_leaves_an_entry_in_the_trail(warehouse: Warehouse) -> None:
    store(warehouse, green_streets(), actor="ivy", at_utc=MONDAY)
    first = len(trail(warehouse))

    store(
        warehouse,
        read(
            changed(("weight = 0.7", "weight = 0.5"), ('trigger = "storm"\n', ""), ('note = "Streets closed."\n', ""))
        ),
        actor="noor",
        at_utc=datetime(2026, 3, 3, 10, tzinfo=timezone(timedelta(hours=1))),
    )

    at = datetime(2026, 3, 3, 9)  # noqa: DTZ001  naive UTC
    assert trail(warehouse)[first:] == [
        (at, "noor", "changed", "target", "G1", "weight 0.7 → 0.5"),
        (at, "noor", "changed", "event", "storm", 'note "Streets closed." → none'),
        (at, "noor", "changed", "event", "pause", 'trigger "storm" → none'),
    ]


def test_the_same_file_again_changes_nothing(warehouse: Warehouse) -> None:
    store(warehouse, green_streets(), actor="ivy", at_utc=MONDAY)
    before = trail(warehouse)

    changes = store(warehouse, green_streets(), actor="ivy", at_utc=TUESDAY)

    assert summary(changes) == "Nothing changed."
    assert trail(warehouse) == before


def test_agreements_that_break_a_rule_are_not_stored(warehouse: Warehouse) -> None:
    agreed = green_streets()
    dangling = replace(agreed, departments=())

    with pytest.raises(ProblemsFound, match="the file has no department with this id"):
        store(warehouse, dangling, actor="ivy", at_utc=MONDAY)

    assert write(load(warehouse)) == EMPTY
    assert trail(warehouse) == []


def test_a_failure_half_way_leaves_everything_as_it_was(warehouse: Warehouse) -> None:
    store(warehouse, green_streets(), actor="ivy", at_utc=MONDAY)

    with pytest.raises(KeyError, match="no_such_table"), warehouse.writing() as writer:
        _clear_and_fail(writer)

    assert load(warehouse) == green_streets()


def test_the_order_of_the_file_survives_closing_and_opening(tmp_path: Path) -> None:
    """Tables without a position keep the order of insertion, also after rows before them are gone."""
    path = tmp_path / "warehouse.duckdb"
    turned = _with_departments_turned(green_streets())
    with Warehouse.open(path) as warehouse:
        store(warehouse, green_streets(), actor="ivy", at_utc=MONDAY)
        warehouse.checkpoint()
        store(warehouse, turned, actor="ivy", at_utc=TUESDAY)
        warehouse.checkpoint()

    with Warehouse.open(path) as warehouse:
        assert [row["department_id"] for row in rows(warehouse, "department")] == ["branch", "press"]
        assert load(warehouse) == turned


def test_another_order_is_a_change_of_its_own(warehouse: Warehouse) -> None:
    store(warehouse, green_streets(), actor="ivy", at_utc=MONDAY)

    changes = store(warehouse, _with_departments_turned(green_streets()), actor="ivy", at_utc=TUESDAY)

    assert [entry.words for entry in changes.entries] == ["reordered departments"]


def _clear_and_fail(writer: Writer) -> None:
    writer.run("agreements/clear")
    writer.insert("no_such_table", [{"id": 1}])


def _with_departments_turned(agreed: Agreements) -> Agreements:
    return replace(agreed, departments=agreed.departments[::-1])
