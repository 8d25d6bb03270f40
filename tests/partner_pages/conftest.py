"""The demo behind links: one copy of the filled data folder for all tests here, and for none elsewhere."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerboard.ui.workspace import Workspace, workspace
from tests.partner_pages import canary


@pytest.fixture(scope="package")
def house(filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The workspace of this process, serving the demo with a word planted into all that is not Meridian's."""
    folder = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(filled_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARTNERBOARD_DATA", str(folder))
        patch.setenv("PARTNERBOARD_WORKSPACE", "demo")
        workspace.cache_clear()
        house = workspace()
        house.start()
        canary.plant(house.warehouse)
        yield house
        house.stop()
    workspace.cache_clear()


@pytest.fixture(autouse=True)
def pages_stay_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page puts itself in the place of the main module, and stays there."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
