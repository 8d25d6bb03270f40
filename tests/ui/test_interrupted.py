"""The Upload page names files that a killed server was loading, until they are stored or put away."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from partnerboard.ingest.begun import noted
from partnerboard.ingest.keeping import sha256_of
from partnerboard.ingest.loading import load
from partnerboard.settings import PROJECT
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, sealed
from partnerboard.ui.workspace import Workspace, workspace
from tests.ingest.builders import x_file

AT = datetime(2026, 10, 9, 10, 3, tzinfo=UTC)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """The workspace of a server that was killed while it loaded posts.csv and started again."""
    monkeypatch.setenv("PARTNERBOARD_DATA", str(tmp_path))
    monkeypatch.setenv("PARTNERBOARD_WORKSPACE", "own")
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # a page puts itself there, and stays
    (tmp_path / "posts.csv").write_bytes(x_file())
    folder = tmp_path / "begun" / "own"
    with noted(folder, sha256_of(tmp_path / "posts.csv"), name="posts.csv", exports=1, at_utc=AT):
        [note] = folder.iterdir()
        said = note.read_bytes()
    note.write_bytes(said)
    workspace.cache_clear()
    house = workspace()
    house.start()
    yield house
    house.stop()
    workspace.cache_clear()


def page() -> AppTest:
    page = AppTest.from_file(str(PROJECT / "pages" / "analysts" / "upload.py"), default_timeout=20)
    page.user = {VISITOR_KEY: sealed(Visitor("local"))}
    return page.run()


def said(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.main if element.type == "html")


def test_an_interrupted_load_is_named_until_somebody_puts_it_away(house: Workspace) -> None:
    opened = page()

    assert "The app stopped while it loaded posts.csv (9 Oct 2026, 10:03 UTC)." in said(opened)
    next(button for button in opened.button if button.label == "Do not name it any more").click().run()
    assert "The app stopped" not in said(opened)
    assert "The app stopped" not in said(page())


def test_one_that_was_stored_in_full_after_all_is_not_named(house: Workspace, tmp_path: Path) -> None:
    [receipt] = load(house.warehouse, tmp_path / "posts.csv", keep_in=house.settings.kept_files, loaded_at_utc=AT)
    assert receipt.is_in

    assert "The app stopped" not in said(page())
    assert list((tmp_path / "begun" / "own").iterdir()) == []
