"""An address names what is not there: what people type, and what copied addresses name after a year."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from partnerboard.settings import PROJECT
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, sealed
from partnerboard.ui import beforehand
from partnerboard.ui.workspace import Workspace, workspace

MADE_ANEW = re.compile(r'deferred_file_id: "\w+"')

STRANGE = {
    "portfolio": ["initiative=other"],
    "partner": ["partner=P-OTHER"],
    "scorecard": ["target=T99"],
    "compare": ["by=mood&on=happiness&per=haircut"],
    "posts": ["sort=luck&trait=mood&good=luck&posts_page=9999", "posts_page=second", "posts_page=-1"],
    "metric_guide": ["metric=happiness"],
}


@pytest.fixture(scope="module")
def demo(filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The workspace of this process serves a copy of the demo."""
    folder = shutil.copytree(filled_folder, tmp_path_factory.mktemp("strange") / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARTNERBOARD_DATA", str(folder))
        patch.setenv("PARTNERBOARD_WORKSPACE", "demo")
        workspace.cache_clear()
        house = workspace()
        house.start()
        yield
        house.stop()
    workspace.cache_clear()


@pytest.fixture(autouse=True)
def pages_stay_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page puts itself in the place of the main module, and stays there."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


def shown(name: str, query: str = "") -> list[str]:
    """Everything that a page shows, part by part."""
    [path] = PROJECT.glob(f"pages/*/{name}.py")
    page = AppTest.from_file(str(path), default_timeout=30)
    page.user = {VISITOR_KEY: sealed(Visitor("local"))}
    page.query_params.update(dict(part.split("=") for part in query.split("&") if part))
    page.run()
    assert not page.exception
    return [MADE_ANEW.sub("", str(element.proto)) for element in page.main]


@pytest.mark.parametrize("name", STRANGE)
def test_an_address_that_names_what_is_not_there_shows_the_usual_page(name: str, demo: None) -> None:
    usual = shown(name)

    assert len(usual) > 5
    for strange in STRANGE[name]:
        assert shown(name, strange) == usual, strange


def test_filters_that_name_nobody_are_there_to_be_seen_and_change_no_answer(demo: None) -> None:
    def answers(query: str = "") -> list[str]:
        return [part for part in shown("scorecard", query) if "pb-answer" in part]

    assert answers("initiative=other&partners=P-OTHER&as_of=never&period=1") == answers() != []


def test_a_post_that_is_not_in_the_view_is_said(demo: None) -> None:
    assert any("The post that this address names is not in this view." in part for part in shown("posts", "post=x:0"))


AHEAD = [path.stem for path in sorted(PROJECT.glob("pages/*/*.py")) if "beforehand.ask(" in path.read_text("utf-8")]


@pytest.mark.parametrize("name", AHEAD)
def test_what_a_page_asks_beforehand_it_asks(name: str, demo: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead: list[partial[object]] = []
    asked: list[object] = []
    plain = Workspace.asked

    def noting(house: Workspace, question: Callable[..., object], *of: object, **named: object) -> object:
        asked.append((question, of, named))
        return plain(house, question, *of, **named)

    monkeypatch.setattr(Workspace, "asked", noting)
    monkeypatch.setattr(beforehand, "ask", lambda *questions: ahead.extend(questions))
    shown(name)

    assert len(ahead) > 1
    assert [each for each in ahead if (each.func, each.args, each.keywords) not in asked] == []
