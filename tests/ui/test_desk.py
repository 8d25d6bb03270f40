"""Files are put down on the desk, or refused in words when the disk takes no more of them."""

import errno
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from partnerboard.ui.desk import Desk
from partnerboard.ui.workspace import Workspace, workspace


class Upload(io.BytesIO):
    """A file as Streamlit hands it over."""

    name, file_id = "posts.csv", "u1"
    size = 3


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("PARTNERBOARD_DATA", str(tmp_path))
    monkeypatch.setenv("PARTNERBOARD_WORKSPACE", "own")
    workspace.cache_clear()
    house = workspace()
    house.start()
    yield house
    house.stop()
    workspace.cache_clear()


def taken() -> Desk:
    desk = Desk()
    desk.take([Upload(b"abc")], by="ana")  # type: ignore[list-item] # what the desk uses of an upload
    for file in desk.waiting():
        file.look()
    return desk


def test_an_upload_lies_in_the_upload_folder_until_it_is_taken_away(house: Workspace) -> None:
    desk = taken()

    assert [path.read_bytes() for path in house.settings.uploads.iterdir()] == [b"abc"]
    desk.take([], by="ana")
    assert list(house.settings.uploads.iterdir()) == []


def test_an_upload_that_the_disk_does_not_take_is_refused_and_leaves_nothing(
    house: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def full(path: Path, mode: str = "r", *of: Any, **named: Any) -> Any:
        if mode == "wb":
            opened(path, mode).close()
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(path, mode, *of, **named)

    monkeypatch.setattr(Path, "open", full)

    [file] = taken().files.values()

    [export] = file.exports or []
    assert export.receipt.verdict == "refused"
    assert "There is no room on the disk" in export.receipt.message
    assert list(house.settings.uploads.iterdir()) == []
