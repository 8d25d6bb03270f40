"""What a change of the rules would move is said with numbers, before it is made."""

from dataclasses import replace
from datetime import date
from typing import Any

from partnerboard.agreements.foresight import Deciding, Foreseen, Moved, Place
from partnerboard.agreements.initiative import AttributionRule
from partnerboard.insights.quality import Proposal
from partnerboard.ui.telling import agreeing_rules as telling
from tests.agreements.green_streets import green_streets

STATED = green_streets()
AROUND = STATED.initiatives[0]
NOBODY = (Place("(none)", "(unattributed)", 1.0),)
BANK = (Place("green", "P-BANK", 1.0),)
SHARED = (Place("green", "P-BANK", 0.25), Place("green", "P-CYC", 0.75))


def moved(post_id: str = "x:1", **changes: Any) -> Moved:
    """A post of the bank that begins to count."""
    usual = {
        "post_id": post_id,
        "published_on": date(2026, 3, 5),
        "platform_id": "x",
        "account_name": "Bank",
        "text": "Cycle to work",
        "exposures": 100,
        "eng_core": 4,
        "now": NOBODY,
        "then": BANK,
    }
    return Moved(**usual | changes)


def said(*posts: Moved, other_reason: int = 0, **kept_by: int) -> list[str]:
    """The sentences about a change."""
    return telling.foreseen(Foreseen(posts, other_reason, kept_by), STATED, AROUND)


def test_posts_that_move_one_way_are_counted_with_their_figures() -> None:
    assert said(moved(), moved("x:2")) == [
        "Two posts would move from no initiative to Bank, with 200 exposures and 8 engagements."
    ]


def test_posts_that_move_different_ways_are_counted_by_way() -> None:
    assert said(moved(), moved("x:2"), moved("x:3", now=BANK, then=NOBODY, exposures=None, eng_core=None)) == [
        (
            "Three posts would move, with 200 exposures and 8 engagements: two from no initiative to Bank and one from "
            "Bank to no initiative."
        )
    ]


def test_a_post_that_is_shared_says_in_which_parts() -> None:
    part = "\N{NARROW NO-BREAK SPACE}%"

    assert said(moved(then=SHARED, exposures=None, eng_core=None)) == [
        f"One post would move from no initiative to Bank (25{part}) and Cyclists (75{part})."
    ]


def test_another_initiative_is_named() -> None:
    elsewhere = (Place("aware", "(unattributed)", 1.0),)

    assert said(moved(then=elsewhere, exposures=None, eng_core=None)) == [
        "One post would move from no initiative to nobody in aware."
    ]


def test_nothing_that_moves_is_said_too_and_so_is_what_other_rules_decide() -> None:
    first = AROUND.attribution_rules[0]
    kept = {first.id: 2, "": 1, "of-another": 1}

    sentences = telling.foreseen(Foreseen((), 1, kept), STATED, AROUND)

    assert sentences == [
        "No post would move.",
        "One post stays where it is and would be claimed by another rule.",
        (
            f"Four posts fit it and are decided otherwise: two posts by {telling.words(first)}, one post that is "
            "excluded by name and one post by a rule of another initiative."
        ),
    ]


def test_the_posts_that_would_move_are_listed_with_from_and_to() -> None:
    found = Foreseen((moved(),), 0, {})

    rows = telling.moves(found, STATED, AROUND, lambda page, **chosen: f"/{page}?post={chosen['post']}")

    assert rows.to_dict("records") == [
        {
            "post": "Cycle to work",
            "href": "/posts?post=x:1",
            "published_on": date(2026, 3, 5),
            "account": "Bank on X",
            "now": "No initiative",
            "then": "Bank",
            "exposures": 100,
        }
    ]


def test_rules_are_listed_with_what_they_decide() -> None:
    late = AttributionRule(
        id="late", precedence=9, kind="custom_label", pattern="press", from_=date(2026, 3, 9), enabled=False
    )
    around = replace(
        AROUND, attribution_rules=(late, AttributionRule(id="tag", precedence=6, kind="hashtag", pattern="#x"))
    )

    rows = telling.rows(around, {"tag": Deciding(12, 3_400)})

    assert rows.drop(columns="href").to_numpy().tolist() == [
        ["6", "The hashtag #x", "days of the initiative", 12, 3_400, "in use"],
        ["9", "The label press in the export", "9 Mar – 29 Mar 2026", 0, 0, "kept, not used"],
    ]
    assert rows["href"].tolist()[0] == "/agreements?section=Rules&record=attribution_rule%3Atag"


def test_without_rules_nothing_belongs() -> None:
    assert telling.told(replace(AROUND, attribution_rules=())) == (
        "No rule says which posts belong to Green Streets, so none does."
    )


def test_what_is_saved_says_how_many_posts_moved() -> None:
    rule = AttributionRule(id="tag", precedence=6, kind="hashtag", pattern="#walk")

    assert telling.was_saved(rule, 1) == "Saved: a post belongs by the hashtag #walk. One post moved."
    assert telling.was_removed(rule, 0) == "Removed: the hashtag #walk. No posts moved."


def test_what_unclaimed_posts_share_is_offered_as_a_start() -> None:
    found = Proposal("green", "hashtag", "walk", 7, 3, 2, 900, date(2026, 3, 2), date(2026, 3, 9), 0)

    assert telling.suggestion(found) == "The hashtag #walk: three posts"
    assert telling.making(found) == (
        "Make this rule on the page Agreements",
        "/agreements?section=Rules&record=attribution_rule%3A~green&start=hashtag+walk",
    )
    assert telling.making(replace(found, kind="initiative_account", pattern="ig-green")) == (
        "Mark the account on the page Agreements",
        "/agreements?section=Accounts&record=account%3Aig-green",
    )


def test_being_named_is_no_rule_to_choose_but_one_that_is_there_can_be_seen() -> None:
    assert "mention" not in telling.kinds()
    assert telling.kinds(also="mention")["mention"] == "A mention"
