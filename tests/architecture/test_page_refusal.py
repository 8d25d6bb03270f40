"""Every page refuses whoever was not admitted at the door, also when it is run without our server."""

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.architecture import project

REFUSAL = "This page is not open to you"


@pytest.mark.parametrize("path", project.page_files(), ids=project.name)
@pytest.mark.parametrize("claimed", [{}, {"visitor": "local"}, {"visitor": ""}], ids=["nobody", "forged", "empty"])
def test_a_page_shows_a_refusal_and_nothing_else(
    path: Path, claimed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # a page puts itself there, and stays
    app = AppTest.from_file(str(path), default_timeout=20)
    app.user = claimed

    app.run()

    _, *elements = app.main  # the first is the main container itself
    shown = [element.proto.body if element.type == "html" else element.type for element in elements]
    assert len(shown) == 1
    assert REFUSAL in shown[0]
    assert not app.exception
