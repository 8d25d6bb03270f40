"""The staff and a partner read the same figures: every target, card and row of the same scope, compared."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from partnerboard.insights import partners as bring
from partnerboard.insights import workspace as around
from partnerboard.insights.posts import ranked, summary
from partnerboard.insights.reach import reach
from partnerboard.insights.scorecard import Scorecard, scorecard
from partnerboard.insights.shared import opening_view
from partnerboard.scope import OTHERS, UNATTRIBUTED, Scope, View
from partnerboard.ui.telling import agreed, over_time, partner, targets, verdict, words
from partnerboard.ui.telling import partner_work as work
from partnerboard.ui.telling import posts as told_of_posts
from partnerboard.ui.telling import reach as people
from partnerboard.ui.telling import scorecard as told
from partnerboard.ui.workspace import Workspace
from tests.partner_pages.canary import OWN

INITIATIVE = "move-well-2026"
AS_OF = date(2026, 10, 11)
TAKING_PART = frozenset({"P-NAHA", "P-CTG", "P-MER", "P-BRI"})
NARROW = Scope(frozenset({INITIATIVE}), frozenset({OWN}), shows_people=False, shows_costs=False, shows_others=False)
WIDE = replace(NARROW, shows_people=True, shows_costs=True, shows_others=True)
WHOLE = replace(WIDE, partner_ids=TAKING_PART, shows_others=False)
SCOPES = {"narrow": NARROW, "wide": WIDE, "whole": WHOLE}


def view_of(house: Workspace, scope: Scope) -> View:
    found = opening_view(house.warehouse, scope, INITIATIVE, today=AS_OF, opens_on=AS_OF)
    assert found is not None
    return found


def of_targets(card: Scorecard) -> dict[str, dict[str, Any]]:
    """Everything that a page says of each target, by its id; a link may know its owner by a pseudonym."""
    return {
        result.target.target_id: {
            "row": targets.rows([result], "GBP").drop(columns="owner").to_dict("records"),
            "bullet": targets.bullets([result], "GBP").to_dict("records"),
            "card": told.every(replace(card, results=(result,)), "GBP"),
            "line": over_time.rows(result).to_dict("records"),
            "told": over_time.told(result, "GBP"),
            "agreed": agreed.first_and_last(replace(card, results=(result,)), "GBP")
            .drop(columns=["owner", "reason"])
            .to_dict("records"),
        }
        for result in card.results
    }


def figures(share: bring.Share) -> dict[str, float]:
    """The numbers of a share; the last digit of a sum depends on the order it was added up in."""
    return {key: value for key, value in vars(share).items() if isinstance(value, int | float)}


def rows(frame: pd.DataFrame, partner_ids: frozenset[str]) -> list[str]:
    """The rows of some partners, as they are written."""
    kept = frame[frame["partner_id"].isin(partner_ids)] if "partner_id" in frame else frame
    return [str(row) for row in kept.to_dict("records")]


@pytest.mark.parametrize("name", SCOPES)
def test_every_target_has_the_same_figures(house: Workspace, name: str) -> None:
    scope, staff = SCOPES[name], around.everything(house.warehouse)
    theirs = of_targets(scorecard(house.warehouse, scope, view_of(house, scope)))
    ours = of_targets(scorecard(house.warehouse, staff, view_of(house, staff)))

    held = {"narrow": ["T05"], "wide": [key for key in ours if key != "T06"], "whole": list(ours)}

    assert list(theirs) == held[name]
    for target_id, told_of_it in theirs.items():
        assert str(told_of_it) == str(ours[target_id])


def test_a_link_of_everybody_answers_as_the_scorecard_does(house: Workspace) -> None:
    staff = around.everything(house.warehouse)
    initiative = around.initiatives(house.warehouse, staff)[0]
    found = []
    for scope in (WHOLE, staff):
        view = view_of(house, scope)
        card = scorecard(house.warehouse, scope, view)
        ages = around.data_ages(house.warehouse, scope, view)
        found.append((verdict.answer(card, "GBP"), told.cards(card, initiative, ages, AS_OF), told.young(card), ages))

    assert found[0] == found[1]


@pytest.mark.parametrize("name", SCOPES)
def test_every_row_of_a_partner_has_the_same_figures(house: Workspace, name: str) -> None:
    scope, staff = SCOPES[name], around.everything(house.warehouse)
    view, all_of_it = view_of(house, scope), view_of(house, staff)
    for question in (bring.weeks, bring.adherence, bring.planned_weeks, bring.answers, bring.accounts):
        theirs = question(house.warehouse, scope, view)
        ours = question(house.warehouse, staff, all_of_it)
        if question is bring.accounts and name == "narrow":  # who runs an account may be an outsider
            theirs, ours = theirs.drop(columns="operator_name"), ours.drop(columns="operator_name")
        assert rows(theirs, scope.partner_ids) == rows(ours, scope.partner_ids), question.__name__

    narrowed = replace(all_of_it, partner_ids=tuple(sorted(scope.partner_ids)))
    posts, staff_posts = ranked(house.warehouse, scope, view), ranked(house.warehouse, staff, narrowed)
    figures = ["post_id", *(each for each in posts.columns if pd.api.types.is_numeric_dtype(posts[each]))]
    assert len(posts) == {"narrow": 56, "wide": 56}.get(name, len(staff_posts))
    assert posts[figures].to_csv() == staff_posts[figures].to_csv()
    theirs, ours = summary(house.warehouse, scope, view), summary(house.warehouse, staff, narrowed)
    assert told_of_posts.answer(theirs) == told_of_posts.answer(ours)
    assert people.told(reach(house.warehouse, scope, view, universe=None)) == people.told(
        reach(house.warehouse, staff, narrowed, universe=None)
    )


def test_what_is_credited_is_the_same_row_and_the_others_together_are_the_rest(house: Workspace) -> None:
    staff = around.everything(house.warehouse)
    ours = {share.partner_id: share for share in bring.shares(house.warehouse, staff, view_of(house, staff))}
    wide = {share.partner_id: share for share in bring.shares(house.warehouse, WIDE, view_of(house, WIDE))}
    (alone,) = bring.shares(house.warehouse, NARROW, view_of(house, NARROW))

    assert figures(wide[OWN]) == pytest.approx(figures(ours[OWN]))
    assert set(wide) == {OWN, OTHERS, UNATTRIBUTED}
    assert wide[OTHERS].posts == pytest.approx(ours["P-NAHA"].posts + ours["P-CTG"].posts)
    assert wide[OTHERS].eng_core == pytest.approx((ours["P-NAHA"].eng_core or 0) + (ours["P-CTG"].eng_core or 0))
    assert partner.results(wide[OWN]) == partner.results(ours[OWN])
    assert figures(alone) == pytest.approx(
        {key: each for key, each in figures(ours[OWN]).items() if "share" not in key}
    )


def test_a_link_of_everybody_credits_everybody_and_nobody_as_the_staff_read_it(house: Workspace) -> None:
    staff = around.everything(house.warehouse)
    names = words.Names.of(around.partners(house.warehouse, staff, INITIATIVE))

    theirs = bring.shares(house.warehouse, WHOLE, view_of(house, WHOLE))
    ours = bring.shares(house.warehouse, staff, view_of(house, staff))

    assert partner.share_rows(theirs, names).to_csv() == partner.share_rows(ours, names).to_csv()


def test_what_was_put_in_is_the_same_beside_the_sums_of_all(house: Workspace) -> None:
    staff = around.everything(house.warehouse)
    ours = {each.partner_id: each for each in bring.resources(house.warehouse, staff, view_of(house, staff))}

    (theirs,) = bring.resources(house.warehouse, WIDE, view_of(house, WIDE))
    (alone,) = bring.resources(house.warehouse, replace(NARROW, shows_costs=True), view_of(house, NARROW))

    assert partner.resources(theirs, "GBP") == partner.resources(ours[OWN], "GBP")
    assert partner.resources(alone, "GBP").value == partner.resources(ours[OWN], "GBP").value
    assert partner.resources(alone, "GBP").change == ""
    assert bring.resources(house.warehouse, NARROW, view_of(house, NARROW)) == []


def test_who_names_whom_adds_up_to_what_the_staff_read(house: Workspace) -> None:
    staff = around.everything(house.warehouse)
    names = words.Names.of(around.partners(house.warehouse, WIDE, INITIATIVE))

    found = bring.mentions(house.warehouse, WIDE, view_of(house, WIDE))
    pairs = bring.mentions(house.warehouse, staff, view_of(house, staff))

    (row,) = work.mention_rows(found, OWN, names).to_dict("records")
    assert (row["label"], row["given"], row["received"]) == (
        "Others together",
        "in 0 of 23 posts",  # the handles that the posts name have been changed
        f"in {sum(pair.given for pair in pairs if pair.to_partner_id == OWN)} of 164 posts",
    )
    assert bring.mentions(house.warehouse, NARROW, view_of(house, NARROW)) == []
