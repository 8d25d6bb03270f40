"""Staff sign in at a real OpenID provider: T42 by hand-made requests, and one journey from sign-in to removal."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import OctKey
from playwright.sync_api import Browser, expect

from partnerboard.sharing import members
from partnerboard.warehouse import Warehouse
from tests.browser import provider, visit

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
COOKIE = "_streamlit_user"


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app with an owner, Olga, and a lead, Ana, where people sign in at a provider of ours."""
    folder, port = tmp_path_factory.mktemp("board"), visit.free_port()
    with Warehouse.open(folder / "warehouse.duckdb") as warehouse:
        members.found(warehouse, email="olga@example.org", name="Olga", at_utc=AT)
        members.invite(warehouse, email="ana@example.org", name="Ana", role="lead", by="Olga", at_utc=AT)
        members.invite(warehouse, email="vic@example.org", name="Vic", role="owner", by="Olga", at_utc=AT)
    with (
        provider.providing(["olga", "ana", "eve", "vic"]) as there,
        visit.serving(environment=provider.environment(folder, there, port), port=port) as address,
    ):
        yield address


def begun(board: str, browser: requests.Session, *, secret: str = provider.SECRET) -> requests.Response:
    """A sign-in that was begun: the answer that leads to the provider."""
    token = jwt.encode({"alg": "HS256"}, {"provider": "default", "exp": 4_102_444_800}, OctKey.import_key(secret))
    return browser.get(f"{board}/auth/login", params={"provider": token}, allow_redirects=False)


def come_back(board: str, browser: requests.Session, name: str) -> str:
    """The address with which the provider sends somebody back to us."""
    agreed = requests.post(begun(board, browser).headers["Location"], data={"sub": name}, allow_redirects=False)
    return agreed.headers["Location"]


def test_T42_a_sign_in_is_finished_once_and_by_the_browser_that_began_it(board: str) -> None:
    ana, eve = requests.Session(), requests.Session()
    back = come_back(board, ana, "ana")

    in_anothers_browser = eve.get(back, allow_redirects=False)
    first = ana.get(back, allow_redirects=False)
    again = ana.get(back, allow_redirects=False)
    made_up = eve.get(f"{board}/oauth2callback", params={"code": "a", "state": "b"}, allow_redirects=False)

    assert back.startswith(f"{board}/oauth2callback?")
    assert COOKIE in first.cookies
    assert [COOKIE in each.cookies for each in (in_anothers_browser, again, made_up)] == [False, False, False]
    assert {each.headers["Location"] for each in (in_anothers_browser, first, again, made_up)} == {"/"}


def test_T42_nobody_is_led_elsewhere_by_signing_in_or_out(board: str) -> None:
    browser = requests.Session()
    elsewhere = "https://evil.example/"
    sent = {"redirect_uri": elsewhere, "next": elsewhere, "url": elsewhere}

    back = requests.Request("GET", come_back(board, browser, "ana"), params=sent).prepare().url
    finished = browser.get(str(back), allow_redirects=False)
    out = requests.get(f"{board}/auth/logout", params=sent, allow_redirects=False)
    forged = begun(board, requests.Session(), secret=provider.SECRET[::-1])

    assert [each.headers["Location"] for each in (finished, out, forged)] == ["/", "/", "/"]


@pytest.mark.parametrize(("name", "is_refused"), [("ana", False), ("eve", True), ("vic", True)])
def test_T38_only_a_member_whose_address_is_verified_comes_further_than_the_door(
    board: str, name: str, is_refused: bool
) -> None:
    """Eve was not invited; Vic was, as an owner, but the provider has not verified that the address is his."""
    browser = requests.Session()
    browser.get(come_back(board, browser, name), allow_redirects=False)

    assert COOKIE in browser.cookies
    assert (browser.get(f"{board}/media/nothing.csv").text == "Not found.") is is_refused  # by us, not by Streamlit


def test_a_member_signs_in_sees_their_name_and_loses_the_open_page_when_they_are_removed(
    board: str, browser: Browser
) -> None:
    olga, ana = visit.visitor(browser).new_page(), visit.visitor(browser).new_page()
    watched = visit.Recorder(ana)
    visit.go(ana, f"{board}/scorecard")
    expect(ana.get_by_text("Sign in to go on.")).to_be_visible()
    provider.sign_in(ana, "ana")
    expect(ana.get_by_text("Signed in as Ana, lead.")).to_be_visible()
    expect(ana.get_by_test_id("stTopNavLink").filter(has_text="Shared links")).to_be_visible()
    expect(ana.get_by_test_id("stTopNavLink").filter(has_text=re.compile("Upload|People"))).to_have_count(0)

    visit.go(olga, board)
    provider.sign_in(olga, "olga")
    visit.press(olga.get_by_role("link", name="People"))
    expect(olga.get_by_text("Three people may sign in")).to_be_visible()
    visit.choose(olga.get_by_role("combobox", name="Member"), "Ana, lead")
    visit.press(olga.get_by_role("button", name="Remove"))
    expect(olga.get_by_text("Ana may no longer sign in")).to_be_visible()

    expect(ana.get_by_role("heading", level=1)).to_have_text("Not a member")
    expect(ana.get_by_text("ana@example.org")).to_be_visible()
    expect(ana.get_by_role("button", name="Sign out")).to_be_visible()
    expect(ana.get_by_test_id("stTopNavLink")).to_have_count(0)
    assert [url for url in watched.foreign if board in url] == []
    olga.context.close()
    ana.context.close()
