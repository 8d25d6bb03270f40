"""One warehouse for all small worlds: emptied before each test, because opening one takes a tenth of a second."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerboard.lake_address import LakeAddress
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.lake import LakeHouse
from tests import postgres
from tests.queries.world import World


@pytest.fixture(scope="package")
def emptied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """In memory; with `make lake` in DuckLake, its catalogue in PostgreSQL."""
    if "PARTNERBOARD_TEST_LAKE" not in os.environ:
        with Warehouse.in_memory() as warehouse:
            yield warehouse
        return
    with postgres.serving() as server, lake_house(server, tmp_path_factory.mktemp("lake")) as warehouse:
        yield warehouse


def lake_house(server: postgres.Server, folder: Path, database: str = "lake") -> LakeHouse:
    """A new warehouse in DuckLake: catalogue in a database of its own, data in a folder."""
    address = LakeAddress.of({"PARTNERBOARD_WAREHOUSE": f"ducklake:postgres:{server.dsn(database)}"}, folder)
    assert address is not None
    return LakeHouse.at(address, folder / "warehouse.duckdb")


@pytest.fixture
def world(emptied: Warehouse) -> World:
    """Nothing but platforms and a workspace in UTC."""
    return World(emptied).cleared()
