"""No page of Meridian's link holds the word that stands in every text of everybody else, whatever is clicked on it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest

from partnerboard.insights import partners as bring
from partnerboard.insights import posts as told_of_posts
from partnerboard.insights import workspace as around
from partnerboard.insights.platforms import platforms
from partnerboard.insights.reach import reach
from partnerboard.insights.scorecard import scorecard
from partnerboard.insights.shared import ALL_THAT_IS_KNOWN, opening_view
from partnerboard.insights.workspace import everything
from partnerboard.scope import Scope, View
from partnerboard.ui.workspace import Workspace
from tests.partner_pages.canary import OWN, WORD
from tests.partner_pages.opened import link, opened

INITIATIVE = "move-well-2026"
ONLY_OWN = Scope(frozenset({INITIATIVE}), frozenset({OWN}), shows_people=False, shows_costs=False, shows_others=False)
NUMBERS_ONLY = {
    *("platforms", "export days", "shares", "weeks", "planned_weeks", "answers", "resources", "mentions"),
}
AS_OF = date(2026, 10, 11)


def view_of(house: Workspace, scope: Scope) -> View:
    found = opening_view(house.warehouse, scope, INITIATIVE, today=AS_OF, opens_on=AS_OF)
    assert found is not None
    return found


def answers(house: Workspace, scope: Scope) -> Iterator[tuple[str, Any]]:
    """Everything that a page of a link asks, by name."""
    warehouse, view = house.warehouse, view_of(house, scope)
    yield "initiatives", around.initiatives(warehouse, scope)
    yield "partners", around.partners(warehouse, scope, INITIATIVE)
    yield "platforms", platforms(warehouse, scope, INITIATIVE)
    yield "export days", around.export_days(warehouse, scope, INITIATIVE, ALL_THAT_IS_KNOWN)
    yield "ages", around.data_ages(warehouse, scope, view)
    yield "events", around.events(warehouse, scope, INITIATIVE)
    yield "card", scorecard(warehouse, scope, view)
    for question in (
        bring.shares,
        bring.weeks,
        bring.accounts,
        bring.adherence,
        bring.planned_weeks,
        bring.answers,
        bring.resources,
        bring.mentions,
    ):
        yield question.__name__, question(warehouse, scope, view)
    posts = told_of_posts.ranked(warehouse, scope, view)
    yield "ranked", posts
    yield "summary", told_of_posts.summary(warehouse, scope, view)
    yield "history", told_of_posts.history(warehouse, scope, view, str(posts["post_id"].iloc[0]))
    yield "reach", reach(warehouse, scope, view, universe=None)


def text(found: Any) -> str:
    if isinstance(found, pd.DataFrame):
        return str(found.to_csv())
    return json.dumps(found, default=lambda each: asdict(each) if is_dataclass(each) else str(each))


def folded(words: str) -> str:
    return words.casefold().replace("í", "i")


def test_no_answer_to_one_partner_holds_a_word_of_another(house: Workspace) -> None:
    assert [name for name, found in answers(house, ONLY_OWN) if WORD in folded(text(found))] == []


def test_the_word_is_there_for_who_may_see_everything(house: Workspace) -> None:
    """Without it the tests beside this one could not fail."""
    staff = everything(house.warehouse)

    silent = {name for name, found in answers(house, staff) if WORD not in folded(text(found))}

    assert silent == {
        "platforms",
        "export days",
        "shares",
        "weeks",
        "planned_weeks",
        "answers",
        "resources",
        "mentions",
        "summary",  # its strongest post is on the account that everybody shares
    }


@pytest.mark.parametrize(
    ("page", "clicked"),
    [
        ("", {}),
        ("", {"target": "T01", "partners": "P-CTG", "initiative": "other", "as_of": "8 Nov 2026"}),
        ("our_posts", {"search": "guild"}),
        ("plan_and_together", {}),
        ("how_we_measure", {"metric": "cost_per_engagement"}),
    ],
    ids=["summary", "other ids", "search", "plan", "metric"],
)
def test_T3_no_page_of_one_partner_holds_a_word_of_another(
    house: Workspace, page: str, clicked: dict[str, str]
) -> None:
    link_id = link(house.warehouse, f"L-canary-{page}-{len(clicked)}")

    seen = opened(link_id, page, **clicked)

    assert not seen.app.exception
    assert "<h1" in seen.shown
    assert WORD not in folded(seen.sent)


def test_T3_a_post_of_another_partner_is_not_in_this_link(house: Workspace) -> None:
    staff = everything(house.warehouse)
    posts = told_of_posts.ranked(house.warehouse, staff, view_of(house, staff))
    theirs = next(row["post_id"] for row in posts.to_dict("records") if list(row["partner_ids"]) == ["P-CTG"])
    link_id = link(house.warehouse, "L-their-post")

    seen = opened(link_id, "our_posts", post=str(theirs))

    assert "The post that this address names is not in this view." in seen.shown
    assert WORD not in folded(seen.sent)


def test_everything_of_an_open_link_is_told_as_of_now_and_of_no_other_day(house: Workspace) -> None:
    """A view is made of the scope alone: nothing that a browser says becomes part of it."""
    assert view_of(house, ONLY_OWN) == View(
        initiative_id=INITIATIVE,
        partner_ids=(OWN,),
        platform_ids=("instagram", "linkedin", "x"),
        since=date(2026, 8, 10),
        until=date(2026, 11, 1),
        as_of=AS_OF,
        known_at_utc=datetime(9999, 1, 1, tzinfo=UTC),
    )
