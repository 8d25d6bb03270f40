"""Each page of a link, opened: what it says, in its own words."""

import pytest

from partnerboard.ui.workspace import Workspace
from tests.partner_pages.opened import link, opened

PAGES = ("summary", "our_posts", "plan_and_together", "how_we_measure")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("partner_id", "is_open"), [("P-MER", True), (None, False)], ids=["wide", "everybody"])
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


def test_the_summary_answers_in_sentences(house: Workspace) -> None:
    shown = opened(link(house.warehouse, "L-summary")).shown

    assert '<p class="pb-answer">The only target is behind: 15.4 short of where we should be today.</p>' in shown
    assert "Targets that count other partners and costs are not part of this link." in shown
    assert "expected today: 45 · agreed: 60 · pace 66" in shown
    assert "Posts by Meridian Mutual" in shown
    assert "(withheld: it names others)" in shown
    assert "No file has" not in shown


def test_the_plan_is_answered_in_a_sentence(house: Workspace) -> None:
    shown = opened(link(house.warehouse, "L-plan"), "plan_and_together").shown

    assert "Meridian published 23 of 45 planned posts" in shown
    assert "Who names whom is about other partners too, and not part of this link." in shown


def test_how_we_measure_starts_with_what_the_targets_use_and_leads_nowhere_else(house: Workspace) -> None:
    shown = opened(link(house.warehouse, "L-measure"), "how_we_measure", metric="posts_published").shown

    first = shown.split('id="what-the-targets-use"')[1].split("<h2")[0]
    assert first.count("<tr>") == 2  # the head, and the one metric
    assert "Posts published" in first
    assert 'href="/shared/L-measure/how_we_measure?metric=' in shown
    assert 'href="/metric_guide' not in shown


def test_a_chosen_post_is_told_whole_and_leads_only_to_its_platform(house: Workspace) -> None:
    posts = opened(link(house.warehouse, "L-posts"), "our_posts")
    assert 'href="/shared/L-posts/our_posts?post=instagram%3ADc1Z7CTm68n"' in posts.shown

    chosen = opened("L-posts", "our_posts", post="instagram:Dc1Z7CTm68n")

    assert "It counts because of the account it is on; credited to Meridian." in chosen.shown
    assert '<blockquote class="pb-foreign">Places for the evening class' in chosen.shown
    assert 'rel="noopener noreferrer" target="_blank">Open the post on its platform' in chosen.shown
    assert 'href="/imports' not in chosen.shown


def test_T22_no_page_of_a_link_offers_a_file_that_streamlit_would_hand_to_anybody(house: Workspace) -> None:
    for page in PAGES:
        seen = opened(link(house.warehouse, f"L-files-{page}"), "" if page == "summary" else page)
        assert not seen.app.get("download_button"), page
