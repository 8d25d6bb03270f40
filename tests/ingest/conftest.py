"""A desk with an empty warehouse for every test about loading."""

from pathlib import Path

import pytest

from tests.platforms.handing_in import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Where a file is handed in."""
    return Desk(tmp_path)
