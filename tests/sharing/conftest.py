"""One warehouse for all tests of links: opening one, with the green streets agreed, takes longer than a test."""

from collections.abc import Iterator

import pytest

from partnerboard.warehouse import Warehouse
from tests.sharing.shared import opened


@pytest.fixture(scope="package")
def agreed() -> Iterator[Warehouse]:
    with opened() as warehouse:
        yield warehouse


@pytest.fixture
def warehouse(agreed: Warehouse) -> Warehouse:
    """The green streets, and no link, no member, nothing that happened."""
    with agreed.writing() as writer:
        for table in ("share_link", "share_pause", "share_event", "member"):
            writer._cursor.execute(f"truncate {table}")
    return agreed
