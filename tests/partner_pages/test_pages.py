"""Each page of a link, opened: what it says, in its own words."""

import pytest

from partnerboard.ui.workspace import Workspace
from tests.partner_pages.opened import link, opened

PAGES = ("summary", "our_posts", "plan_and_together", "how_we_measure")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("partner_id", ["P-MER", "P-NAHA", None], ids=["one", "home", "everybody"])
@pytest.mark.parametrize("is_open", [False, True], ids=["narrow", "wide"])
def test_every_page_opens(house: Workspace, page: str, partner_id: str | None, is_open: bool) -> None:
    link_id = link(
        house.warehouse,
        f"L-{page}-{partner_id}-{is_open}",
        partner_id,
        shows_others=is_open,
        shows_costs=is_open,
        shows_people=is_open,
    )

    seen = opened(link_id, "" if page == "summary" else page)

    assert not seen.app.exception
    assert "Something went wrong" not in seen.shown
    assert '<h1 class="pb-title">' in seen.shown
