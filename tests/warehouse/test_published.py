"""Published copies: whole, pointed at in one step, read by others between their pages, and changed by nobody."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnerboard.errors import WarehouseMissing, WarehouseReadOnly
from partnerboard.insights.workspace import everything
from partnerboard.lake_address import PublishedAddress
from partnerboard.settings import Settings
from partnerboard.sharing import managing
from partnerboard.sharing.links import links
from partnerboard.sharing.managing import By
from partnerboard.sharing.terms import Terms
from partnerboard.ui.workspace import Workspace
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.anywhere import warehouse_at
from partnerboard.warehouse.published import KEPT, Published, PublishedHouse, publish
from tests.queries.test_scope import told_by_all
from tests.queries.world import World

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def initiatives(house: Warehouse) -> list[str]:
    return [row["id"] for row in house.records("workspace/everything", kinds=["initiative"])]


def test_a_copy_is_read_by_others_and_the_next_one_is_the_next_pages(tmp_path: Path) -> None:
    folder = tmp_path / "published"
    with Warehouse.open(tmp_path / "warehouse.duckdb") as source:
        told_by_all(World(source))
        terms = Terms("For Freshwater", "mwt", "P-F", datetime(2027, 1, 1, tzinfo=UTC))
        managing.make_live(source, managing.draft(source, terms, By("ana", NOW)), By("ana", NOW))
        first = publish(source, folder, NOW)
        house = warehouse_at(tmp_path / "b" / "warehouse.duckdb", PublishedAddress(folder))
        assert isinstance(house, PublishedHouse)
        with house:
            assert initiatives(house) == initiatives(source) != []
            assert (len(links(source)), links(house)) == (1, ())
            assert house.records("facts/checksums") == source.records("facts/checksums")

            with house.one_state():
                before = house.data_version
                with source.writing() as writer:
                    writer.cursor.execute("update initiative set name = 'Renamed'")
                second = publish(source, folder, NOW + timedelta(minutes=1))
                house._looked_at = float("-inf")
                assert house.data_version == before
                assert everything(house).initiative_ids == everything(source).initiative_ids
            house._looked_at = float("-inf")

            assert house.data_version != before
            assert (first.sha256 != second.sha256, Published.newest(folder)) == (True, second)
            with house._instance.cursor() as cursor:
                assert cursor.execute("select name from initiative").fetchall() == [("Renamed",)]
            for number in range(4):
                with source.writing() as writer:
                    writer.cursor.execute("update initiative set name = $name", {"name": f"Renamed {number}"})
                publish(source, folder, NOW + timedelta(minutes=2 + number))
        assert len(list(folder.glob("*.duckdb"))) == KEPT
    assert not list(folder.glob("*.wal")) + list(folder.glob("*arriving*"))


def test_nothing_is_written_into_a_copy(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "warehouse.duckdb") as source:
        made = publish(source, tmp_path / "published", NOW)
    content = (tmp_path / "published" / made.file).read_bytes()
    app = Workspace(Settings(folder=tmp_path / "b", lake=PublishedAddress(tmp_path / "published")))
    app.start()
    try:
        assert (app.is_ready, list(app.unready_reasons())) == (True, [])
        house = app.warehouse
        for way in (house.writing, house.noting, house.trying):
            with pytest.raises(WarehouseReadOnly, match="shows a published copy"), way():
                pass
        with pytest.raises(WarehouseReadOnly):
            publish(house, tmp_path / "again", NOW)
        house.checkpoint()
    finally:
        app.stop()

    assert (tmp_path / "published" / made.file).read_bytes() == content


def test_a_folder_without_a_copy_is_named(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="no published copy"):
        warehouse_at(tmp_path / "warehouse.duckdb", PublishedAddress(tmp_path))
