"""A page opened on a fresh server that is not ours: `streamlit run` on the page file itself."""

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from streamlit.testing.v1 import AppTest

from tests.architecture import project
from tests.browser import visit

ONE_OF_EACH_FOLDER = list({path.parent: path for path in project.page_files()}.values())


@pytest.mark.parametrize("path", project.page_files(), ids=project.name)
def test_a_page_shows_nothing_to_somebody_whom_nobody_has_admitted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # a page puts itself there, and stays
    page = AppTest.from_file(str(path), default_timeout=20).run()

    said = [element.proto.body for element in page.main if element.type == "html"]
    assert "This page is not open to you" in "".join(said)
    assert len(said) == len(page.main)
    assert not page.exception


@pytest.mark.parametrize("path", ONE_OF_EACH_FOLDER, ids=project.name)
def test_a_page_run_by_itself_refuses(path: Path, browser: Browser, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(project.ROOT), "PARTNERBOARD_DATA": str(tmp_path)}
    with visit.serving(path, ready="/_stcore/health", environment=environment) as address:
        page = visit.go(visit.visitor(browser).new_page(), address)

        expect(page.get_by_role("heading", level=1)).to_contain_text("This page is not open to you")
        expect(page.get_by_test_id("stPlotlyChart")).to_have_count(0)
        expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
        page.context.close()


def test_the_server_opens_a_page_before_any_other_was_opened(browser: Browser, tmp_path: Path) -> None:
    """Streamlit could run a page file before app.py has defined any navigation; ours must be admitted first."""
    environment = {"PARTNERBOARD_DATA": str(tmp_path), "PARTNERBOARD_WORKSPACE": "own"}
    with visit.serving(environment=environment) as address:
        page = visit.visitor(browser, extra_http_headers={"X-Forwarded-For": "192.0.2.7"}).new_page()
        visit.go(page, f"{address}/scorecard")

        expect(page.get_by_role("heading", level=1)).to_contain_text("This page is not open to you")
        expect(page.get_by_test_id("stPlotlyChart")).to_have_count(0)
        page.context.close()
