"""While the database cannot be trusted every page is the one that says so and brings it back."""

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from partnerboard.settings import PROJECT
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, sealed
from partnerboard.ui.workspace import Workspace, workspace
from partnerboard.warehouse import Warehouse


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """The workspace of this process, whose database is gone."""
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse, warehouse.writing() as writer:
        writer.record("noted", "a", at_utc=datetime(2026, 11, 21, tzinfo=UTC), by="ana")
    path.unlink()
    monkeypatch.setenv("PARTNERBOARD_DATA", str(tmp_path))
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # a page puts itself there, and stays
    workspace.cache_clear()
    house = workspace()
    house.start()
    yield house
    house.stop()
    workspace.cache_clear()


def test_a_page_says_what_is_wrong_offers_one_step_and_is_itself_again_afterwards(house: Workspace) -> None:
    page = AppTest.from_file(str(PROJECT / "pages" / "analysts" / "metric_guide.py"), default_timeout=20)
    page.user = {VISITOR_KEY: sealed(Visitor("local"))}

    page.run()

    said = "\n".join(element.proto.body for element in page.main if element.type == "html")
    assert "The database needs recovery" in said
    assert "The database warehouse.duckdb is gone. Its journal lists 1 change." in said
    assert "Metric guide" not in said
    assert [button.label for button in page.button] == ["Recover now"]

    page.button[0].click().run()
    for thread in threading.enumerate():
        if thread.name == "recovery":
            thread.join(20)
    page.run()

    said = "\n".join(element.proto.body for element in page.main if element.type == "html")
    assert "Metric guide" in said
    assert house.is_ready
    assert not page.exception
