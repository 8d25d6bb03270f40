"""Doors for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.server.house import House, served


@pytest.fixture
def house() -> House:
    """One live link, A."""
    return House()


@pytest.fixture
def browser(house: House, tmp_path: Path) -> Iterator[TestClient]:
    """A partner's browser, which has not opened anything yet."""
    with served(house, tmp_path) as opened:
        yield opened
