"""What a visitor of a link is told about the link, in exact sentences."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd

from partnerboard.insights.partners import Resources, Share
from partnerboard.metrics.format import NARROW
from partnerboard.scope import OTHERS, UNATTRIBUTED, Scope
from partnerboard.sharing.links import Link
from partnerboard.ui.telling import shared
from partnerboard.ui.telling.words import Names
from tests.ui.telling.made import PARTNERS

NAMES = Names.of(PARTNERS)
SCOPE = Scope(frozenset({"mwt"}), frozenset({"P-MER"}))
LINK = Link(
    link_id="L",
    token_sha256="",
    label="for the board",
    initiative_id="mwt",
    partner_id="P-MER",
    pages=("summary",),
    since=None,
    until=None,
    as_of=None,
    known_at_utc=None,
    shows_people=False,
    shows_costs=False,
    shows_others=False,
    allows_downloads=False,
    passphrase=None,
    created_by="ana",
    created_at_utc=datetime(2026, 10, 1, tzinfo=UTC),
    expires_at_utc=datetime(2026, 12, 1, tzinfo=UTC),
    state="live",
    revision=1,
    is_grounded=True,
    is_all_paused=False,
)


def test_the_foot_says_for_whom_and_until_when() -> None:
    assert shared.foot(LINK, "Meridian Mutual") == (
        "This link was made for Meridian Mutual and works until 1 Dec 2026."
    )
    assert shared.foot(LINK, "") == "This link was made for everyone in this partnership and works until 1 Dec 2026."
    assert shared.foot(replace(LINK, state="draft"), "Meridian Mutual") == (
        "This is a preview: nobody outside can open it yet. "
        "This link was made for Meridian Mutual and works until 1 Dec 2026."
    )


def test_bounds_are_told_as_far_as_there_are_any() -> None:
    since, until = date(2026, 7, 1), date(2026, 7, 31)

    assert shared.bounds(SCOPE) == ""
    assert shared.bounds(replace(SCOPE, since=since)) == "This link shows nothing before 1 Jul 2026."
    assert shared.bounds(replace(SCOPE, until=until)) == "This link shows nothing after 31 Jul 2026."
    assert shared.bounds(replace(SCOPE, since=since, until=until)) == (
        "This link shows 1 Jul – 31 Jul 2026 and nothing before or after."
    )


def test_what_is_left_out_is_told_whether_there_is_any_or_not() -> None:
    narrow = replace(SCOPE, shows_others=False, shows_costs=False, since=date(2026, 7, 1))

    assert shared.left_out(SCOPE) == ""
    assert shared.left_out(narrow) == (
        "Targets that count other partners, costs and targets that begin before 1 Jul 2026 are not part of this link."
    )


def test_events_are_told_up_to_the_day_the_newest_first() -> None:
    days = pd.to_datetime(["2026-08-10", "2026-09-21", "2026-10-12"])
    events = pd.DataFrame({"day": days, "title": ["start", "review", "later"], "note": None})

    assert list(shared.happened(events, date(2026, 10, 11))["title"]) == ["review", "start"]


def test_the_plan_is_told_over_complete_weeks() -> None:
    rules = pd.DataFrame({"partner_id": ["P-MER", "P-MER"], "planned": [18, 27], "kept": [9, 14], "weeks": [9, 9]})

    assert shared.plan_kept(rules, NAMES) == (
        f"Meridian published 23 of 45 planned posts (51{NARROW}%) in nine complete weeks; "
        "a good week does not repay a missed one."
    )
    assert shared.plan_kept(rules.iloc[:0], NAMES) == "No complete week of a plan has passed yet."


def test_only_partners_of_the_link_have_cards_of_their_own() -> None:
    shares = [Share(each, 1, 1, 1, 1, 1, 1, None, None, None, None, None) for each in ("P-MER", OTHERS, UNATTRIBUTED)]

    assert [share.partner_id for share in shared.own(shares)] == ["P-MER"]
    assert NAMES.name(OTHERS) == "Others together"


def test_who_names_whom_is_told_or_said_to_be_left_out() -> None:
    assert shared.naming([], replace(SCOPE, shows_others=False)) == (
        "Who names whom is about other partners too, and not part of this link."
    )
    assert shared.naming([], SCOPE) == "No file shows yet that partners name each other."


def test_cards_say_whose_they_are_where_there_are_several() -> None:
    given = [Resources(each, 100.0, 50.0, None, None, None, None, None) for each in ("P-MER", "P-CTG")]
    nothing = pd.DataFrame({"partner_id": [], "due": []})

    alone = shared.give_and_get(given[:1], nothing, NAMES, "GBP")
    both = shared.give_and_get(given, nothing, NAMES, "GBP")

    assert [(card.value, card.age) for card in alone] == [(f"100{NARROW}GBP", "")]
    assert [card.age for card in both] == ["Meridian", "Guild"]
