"""Who gets in behind a link, to which pages, and what everybody else is told: one refusal, and nothing else."""

from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from partnerboard import settings
from partnerboard.settings import PROJECT
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, sealed
from partnerboard.ui import admitted, gate, start
from partnerboard.ui.workspace import Workspace
from tests import endless
from tests.partner_pages.opened import Seen, changed, link, opened

REFUSAL = "This page is not open to you"
YESTERYEAR = datetime(2025, 1, 1)  # noqa: DTZ001 - the warehouse holds naive UTC


def test_a_link_opens_its_first_page_and_names_its_others(house: Workspace) -> None:
    link(house.warehouse, "L-open", pages=["summary", "how_we_measure"])

    seen = opened("L-open")

    assert "Where do we stand against what we agreed?" in seen.shown
    assert "This link was made for Meridian Mutual and works until" in seen.shown
    assert "This is the demo" not in seen.shown
    assert not seen.app.exception


@pytest.mark.parametrize(
    ("link_id", "columns"),
    [
        ("L-paused", {"state": "paused"}),
        ("L-revoked", {"state": "revoked"}),
        ("L-expired", {"expires_at_utc": YESTERYEAR}),
        ("L-partner-gone", {"partner_id": "P-GONE"}),
        ("L-initiative-gone", {"initiative_id": "gone"}),
        ("L-expired-draft", {"state": "draft", "expires_at_utc": YESTERYEAR}),
        ("L-no-page", {"pages": []}),
    ],
)
def test_a_link_that_is_not_open_shows_what_an_unknown_one_shows(
    house: Workspace, link_id: str, columns: dict[str, object]
) -> None:
    link(house.warehouse, link_id, **columns)

    assert opened(link_id).sent == opened("L-unknown").sent
    assert REFUSAL in opened(link_id).shown


def test_a_draft_shows_itself_to_staff_who_look_at_it_first_and_says_that_it_is_one(house: Workspace) -> None:
    link(house.warehouse, "L-draft", state="draft")

    assert "This is a preview: nobody outside can open it yet." in opened("L-draft", is_preview=True).shown
    assert REFUSAL in opened("L-draft").shown


def test_an_open_page_is_refused_at_its_next_run_once_the_link_is_revoked(house: Workspace) -> None:
    link(house.warehouse, "L-later")
    app = opened("L-later").app

    changed(house.warehouse, "L-later", "state", "revoked")
    app.run()

    assert Seen(app).sent == opened("L-unknown").sent


def test_a_page_that_the_link_does_not_open_is_not_there_and_is_not_named(house: Workspace) -> None:
    link(house.warehouse, "L-narrow", pages=["summary"])
    seen = opened("L-narrow")

    with pytest.raises(ValueError, match="how_we_measure"):
        seen.app.switch_page("../../pages/partner/how_we_measure.py")
    for title in ("Our posts", "Plan and together", "How we measure", "Exchange", "Portfolio", "Upload"):
        assert title not in seen.sent


def test_a_page_that_is_run_by_itself_is_refused_to_the_visitor_of_a_link(house: Workspace) -> None:
    """Only the visit says which page of the link it runs, from the link's row."""
    link(house.warehouse, "L-alone")
    gate.running.set("")
    app = AppTest.from_file(str(PROJECT / "pages" / "partner" / "summary.py"), default_timeout=20)
    app.user = {VISITOR_KEY: sealed(Visitor("link", "L-alone"))}

    assert REFUSAL in Seen(app.run()).shown


@pytest.mark.parametrize("page", ["leads/scorecard", "analysts/metric_guide", "leads/portfolio"])
def test_pages_of_the_staff_are_refused_to_the_visitor_of_a_link(house: Workspace, page: str) -> None:
    link_id = link(house.warehouse, f"L-curious-{page}")
    app = AppTest.from_file(str(PROJECT / "pages" / f"{page}.py"), default_timeout=20)
    app.user = {VISITOR_KEY: sealed(Visitor("link", link_id))}

    assert REFUSAL in Seen(app.run()).shown


def test_T49_a_page_of_a_link_that_asks_without_end_is_stopped_and_says_so(
    house: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of the test's own stands in for the first page of the link, and says what the server says of an error."""
    name, page = endless.write_into(tmp_path / "queries"), tmp_path / "pages" / "partner" / "summary.py"
    page.parent.mkdir(parents=True)
    page.write_text(
        "from partnerboard.ui import say\nfrom partnerboard.ui.workspace import workspace\n"
        f"try:\n    workspace().warehouse.ask({name!r})\nexcept Exception as problem:\n    say.broken(problem)\n"
    )
    link(house.warehouse, "L-endless")
    assert not opened("L-endless").app.exception  # what comes before the page is remembered from now on
    monkeypatch.setattr(settings, "PROJECT", tmp_path)
    monkeypatch.setattr(admitted, "ANSWER_SECONDS", 0.2)

    seen = opened("L-endless")

    assert "This took longer than 0.2 seconds and was stopped." in seen.shown
    assert "Try again in a minute." in seen.shown


def test_pages_of_a_link_are_not_among_those_of_the_staff(house: Workspace) -> None:
    app = AppTest.from_file(str(start.SCRIPT), default_timeout=20)
    app.user = {VISITOR_KEY: sealed(Visitor("local"))}
    app.run()

    with pytest.raises(ValueError, match="summary"):
        app.switch_page("../../pages/partner/summary.py")
