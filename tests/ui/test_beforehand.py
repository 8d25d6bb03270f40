"""What a page asks beforehand is there when it asks, and is asked once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from partnerboard.settings import Settings
from partnerboard.ui import beforehand
from partnerboard.ui.workspace import Workspace
from partnerboard.warehouse import Warehouse


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """The workspace of this process is an empty one."""
    house = Workspace(Settings(folder=tmp_path, workspace="own"))
    house.start()
    monkeypatch.setattr(beforehand, "workspace", lambda: house)
    yield house
    house.stop()


def test_what_was_asked_beforehand_is_not_asked_again(house: Workspace) -> None:
    asked: list[str] = []

    def question(_: Warehouse, about: str, *, day: int) -> str:
        asked.append(about)
        return f"{about} on {day}"

    pages_questions = [beforehand.about(question, name, day=1) for name in ("posts", "reach", "plan")]
    beforehand.ask(*pages_questions)
    beforehand.ask(*pages_questions)

    assert house.asked(question, "reach", day=1) == "reach on 1"
    assert sorted(asked) == ["plan", "posts", "reach"]
    assert not house.has_answer(question, "reach", day=2)
