"""One warehouse for all small worlds: emptied before each test, because opening one takes a tenth of a second."""

from collections.abc import Iterator

import pytest

from partnerboard.warehouse import Warehouse
from tests.queries.world import World


@pytest.fixture(scope="package")
def emptied() -> Iterator[Warehouse]:
    with Warehouse.in_memory() as warehouse:
        yield warehouse


@pytest.fixture
def world(emptied: Warehouse) -> World:
    """Nothing but platforms and a workspace in UTC."""
    return World(emptied).cleared()
