"""The page of shared links as Streamlit runs it: from nobody who sees anything to a link, its address, and its end."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from partnerboard.settings import PROJECT
from partnerboard.sharing.links import Link, fingerprint, links
from partnerboard.sharing.trail import happenings, trail
from partnerboard.sharing.visitors import VISITOR_KEY, Visitor, sealed
from partnerboard.ui.trail_keeper import TrailKeeper
from partnerboard.ui.workspace import Workspace, workspace
from partnerboard.warehouse.beside import Beside
from tests.sharing import shared


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose warehouse has the green streets agreed."""
    folder: Path = tmp_path_factory.mktemp("made")
    with shared.opened(folder / "warehouse.duckdb"):
        return folder


def serving(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The workspace of this process, on a folder."""
    monkeypatch.setenv("PARTNERBOARD_DATA", str(folder))
    monkeypatch.setenv("PARTNERBOARD_WORKSPACE", "own")
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # a page puts itself there, and stays
    workspace.cache_clear()
    house = workspace()
    house.start()
    return house


@pytest.fixture
def agreed(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """An open workspace of one's own with the green streets agreed."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    trail.cache_clear()  # other tests of this process have notes of their own, for warehouses that are closed
    house = serving(tmp_path, monkeypatch)
    yield house
    house.stop()
    workspace.cache_clear()
    trail.cache_clear()


def opened(link: str = "") -> AppTest:
    page = AppTest.from_file(str(PROJECT / "pages" / "sharing" / "shared_links.py"), default_timeout=20)
    page.user = {VISITOR_KEY: sealed(Visitor("local"))}
    if link:
        page.query_params["link"] = link
    page.run()
    assert not page.exception
    return page


def said(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def press(page: AppTest, words: str) -> None:
    next(button for button in page.button if button.label == words).click().run()
    assert not page.exception


def tick(page: AppTest, words: str) -> None:
    next(box for box in page.checkbox if box.label == words).check()


def the_link(house: Workspace) -> Link:
    [link] = links(house.warehouse)
    return link


def is_open(house: Workspace) -> bool:
    """Whether it is open as soon as it is there."""
    link = the_link(house)
    return link.is_open(link.created_at_utc)


def drafted(page: AppTest) -> AppTest:
    """A draft for the bank, looked at."""
    press(page, "Share with a partner")
    next(box for box in page.selectbox if box.label == "Share with").select("Bank")
    press(page, "Save as a draft")
    return page


def test_before_anything_is_agreed_there_is_nobody_to_share_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = serving(tmp_path, monkeypatch)
    page = opened()
    house.stop()
    workspace.cache_clear()

    assert "Nobody outside sees anything yet." in said(page)
    assert "There is nobody to share with yet." in said(page)
    assert page.button == []


def test_on_this_machine_only_the_page_says_that_nobody_can_come(agreed: Workspace) -> None:
    assert "This app answers on this machine only" in said(opened())


def test_a_draft_shows_little_for_thirty_days_unless_more_is_chosen(agreed: Workspace) -> None:
    page = drafted(opened())

    link = the_link(agreed)
    days = (link.expires_at_utc - link.created_at_utc).days
    assert (link.state, link.partner_id, len(link.pages), days in (30, 31)) == ("draft", "P-BANK", 5, True)
    assert [link.shows_people, link.shows_costs, link.shows_others, link.allows_downloads] == [False] * 4
    assert "The draft for Bank is saved. Look at it, then make it live." in said(page)
    assert "Bank sees its own part of Green Streets, always the newest numbers: Summary, Posts" in said(page)
    assert [button.proto.url for button in page.get("link_button")] == [f"/preview/{link.link_id}"]


def test_without_a_partner_nothing_is_saved(agreed: Workspace) -> None:
    page = opened("~")

    press(page, "Save as a draft")

    assert "Choose who it is shared with." in said(page)
    assert links(agreed.warehouse) == ()


def test_made_live_its_address_is_shown_once(agreed: Workspace) -> None:
    page = drafted(opened())

    press(page, "Make it live")

    shown = [code.value for code in page.code]
    [token] = re.findall(r"/share/(pl1_[\w-]{43})", shown[0])
    assert the_link(agreed).token_sha256 == fingerprint(token)
    assert is_open(agreed)
    assert token in shown[1]  # the words for the e-mail
    assert "mailto:?subject=Green%20Streets" in said(page)

    page.run()  # a rerun of the same visit keeps it, so that it can still be copied
    assert token in page.code[0].value
    press(page, "All links")
    assert page.code == []
    again = opened(the_link(agreed).link_id)
    assert again.code == []
    assert token.encode() not in Beside(agreed.path).journal.read_bytes()


def test_a_passphrase_is_made_and_shown_once_with_the_address(agreed: Workspace) -> None:
    page = drafted(opened())
    tick(page, "Ask for a passphrase as well")

    press(page, "Make it live")

    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", page.code[-1].value)
    assert (the_link(agreed).passphrase or "").startswith("scrypt$32768$8$1$")
    assert "Anybody with the address and the passphrase can open it" in said(page)


def test_a_passphrase_that_is_too_short_is_refused_beside_the_form(agreed: Workspace) -> None:
    page = drafted(opened())
    tick(page, "Ask for a passphrase as well")
    next(field for field in page.text_input if field.label == "Passphrase (optional)").input("short")

    press(page, "Make it live")

    assert "A passphrase has at least 10 characters; this one has 5." in said(page)
    assert the_link(agreed).state == "draft"


def test_what_the_check_finds_needs_a_reason_that_is_kept(agreed: Workspace) -> None:
    """The storm's note in the green streets names the cyclists."""
    with agreed.warehouse.writing() as writer:
        writer.insert(
            "event",
            [{"event_id": "e", "initiative_id": "green", "kind": "news", "starts_at_utc": "2026-03-05",
              "title": "Cyclists in the news"}],
        )  # fmt: skip # one row
    page = drafted(opened())
    assert "Cyclists is not to be named here; " in said(page)

    press(page, "Make it live")
    assert "Say why it may show what was found, or change what it shows." in said(page)
    assert the_link(agreed).state == "draft"

    next(field for field in page.text_input if field.label == "Why it may show this").input("They know")
    press(page, "Make it live")
    assert the_link(agreed).state == "live"
    assert happenings(agreed.warehouse)[0].detail == "confirmed: They know"


def test_a_live_link_is_paused_resumed_given_a_new_address_and_revoked(agreed: Workspace) -> None:
    page = drafted(opened())
    press(page, "Make it live")
    first = the_link(agreed)

    press(page, "Pause it")
    assert the_link(agreed).state == "paused"
    press(page, "Resume it")
    assert the_link(agreed).state == "live"
    press(page, "Give it a new address")
    [token] = re.findall(r"/share/(pl1_[\w-]{43})", page.code[0].value)
    assert the_link(agreed).token_sha256 == fingerprint(token) != first.token_sha256
    press(page, "Revoke this link")
    assert the_link(agreed).state == "revoked"
    assert "It opens nothing any more, and nothing brings it back." in said(page)
    assert [button.label for button in page.button] == ["All links"]
    assert page.code == []


def test_what_a_link_shows_is_changed_in_the_same_fields(agreed: Workspace) -> None:
    page = drafted(opened())

    tick(page, "Show costs")
    next(field for field in page.text_input if field.label == "What it is for").input("Board")
    press(page, "Save")

    link = the_link(agreed)
    assert (link.label, link.shows_costs, link.state) == ("Board", True, "draft")
    assert "What the link shows is changed." in said(page)


def test_all_are_paused_and_resumed_from_the_list(agreed: Workspace) -> None:
    page = drafted(opened())
    press(page, "Make it live")
    press(page, "All links")

    press(page, "Pause all of them")
    assert "All links are paused: none of them opens anything." in said(page)
    assert the_link(agreed).is_all_paused
    press(page, "Resume all links")
    assert is_open(agreed)


def test_an_opening_that_was_noted_is_told_on_the_page(agreed: Workspace) -> None:
    page = drafted(opened())
    press(page, "Make it live")
    keeper = TrailKeeper(agreed)
    trail().begin(lambda: agreed.warehouse, lambda: the_link(agreed).created_at_utc)
    trail().note("opened", actor="a visitor", link_id=the_link(agreed).link_id, network="203.0.113.9")

    keeper.stop()

    assert "Opened once, from one network, just now." in said(opened(the_link(agreed).link_id))
    assert "once, just now" in said(opened())


def test_a_link_that_is_not_there_leads_to_the_list(agreed: Workspace) -> None:
    assert [button.label for button in opened("none").button] == ["Share with a partner"]
