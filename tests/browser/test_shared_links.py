"""A partner on a telephone: a link that ends while it is open, and one behind a passphrase."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import visit
from tests.server.link_server import Served, serving

NOT_OPEN = "This link is not open"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("links")) as running:
        yield running


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A telephone; when the journey ends, no request may have left this machine."""
    context = visit.visitor(browser, width=375)
    page = context.new_page()
    recorder = visit.Recorder(page)
    yield page
    context.close()
    assert recorder.foreign == []
    assert [error for error in recorder.errors if "status of 40" not in error] == []  # refusals are the matter here


def test_a_link_that_is_revoked_while_it_is_open_gives_way_to_the_one_answer(
    served: Served, phone: Page, accessibility_findings: Callable[[Page], list[str]]
) -> None:
    link_id, token = served.links["ending"]
    visit.go(phone, f"{served.address}/share/{token}")
    expect(phone).to_have_url(f"{served.address}/shared/{link_id}/")
    assert phone.evaluate("document.cookie").find("pb_link") == -1

    served.manage("revoke", "ending")

    expect(phone.get_by_role("heading", level=1)).to_have_text(NOT_OPEN)
    expect(phone.get_by_test_id("stApp")).to_have_count(0)
    assert accessibility_findings(phone) == []


def test_a_passphrase_is_asked_for_before_anything_else(
    served: Served, phone: Page, accessibility_findings: Callable[[Page], list[str]]
) -> None:
    link_id, token = served.links["locked"]
    visit.go_plain(phone, f"{served.address}/share/{token}", "This link is protected")
    field, button = phone.get_by_label("Passphrase"), phone.get_by_role("button", name="Open")
    assert accessibility_findings(phone) == []

    visit.send_plain(field, "not the words", button)
    expect(phone.get_by_role("alert")).to_have_text("That is not the passphrase.")
    visit.send_plain(field, "correct horse battery", button)

    visit.settle(phone)
    expect(phone).to_have_url(f"{served.address}/shared/{link_id}/")
