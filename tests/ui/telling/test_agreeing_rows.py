"""The tables of the agreements page, row by row."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from partnerboard.agreements import Agreements, changes_between
from partnerboard.agreements.cast import Account, Operating
from partnerboard.agreements.editing import applied, changed, removed
from partnerboard.agreements.trail import Entry
from partnerboard.ui.telling import agreeing_cast as cast
from partnerboard.ui.telling import agreeing_events as events
from partnerboard.ui.telling import agreeing_history as history
from partnerboard.ui.telling import agreeing_initiative as initiative
from partnerboard.ui.telling import agreeing_overview as overview
from tests.agreements.green_streets import green_streets

AT = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
ENTRIES = [
    Entry(AT, "noor", "changed", "target", "G1", "weight 0.7 → 0.5"),
    Entry(AT, "ivy", "added", "plan_rule", "plan-bank", "min_per_week 1.5"),
    Entry(AT, "ivy", "withdrawn", "batch", "b1", "too early"),
]


@pytest.fixture
def stated() -> Agreements:
    return green_streets()


def shown(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """The rows as a reader sees them."""
    return [tuple(None if value != value else value for value in row) for row in frame[list(columns)].to_numpy()]


def test_the_page_answers_what_was_agreed_in_one_sentence(stated: Agreements) -> None:
    assert overview.answer(stated) == (
        "Three organisations work together in one initiative, through three accounts, on two targets."
    )
    alone = replace(stated, organisations=stated.organisations[:1], initiatives=(), accounts=stated.accounts[:1])
    assert overview.answer(alone) == "One organisation works through one account."
    assert overview.answer(replace(alone, accounts=())) == "One organisation works."


def test_what_stands_is_counted_and_leads_to_its_section(stated: Agreements) -> None:
    rows = shown(overview.standing(stated), "what", "count", "names", "href")

    assert rows[0] == (
        "Organisations",
        3,
        "Riverside Cyclists, Harbour Bank and Loud Studio",
        "/agreements?section=Organisations",
    )
    assert [(what, count) for what, count, _, _ in rows[1:]] == [
        ("Accounts", 3),
        ("Initiatives", 1),
        ("Targets", 2),
        ("Contributions", 1),
        ("Events", 2),
    ]


def test_a_proposal_waits_for_those_who_have_not_answered(stated: Agreements) -> None:
    rows = overview.waiting(stated)

    assert shown(rows, "target", "waits_for", "reason") == [("Promotional share", "Harbour Bank", "House rule")]
    assert overview.waiting_told(rows) == "One proposed value waits for an answer; until then the value before holds."
    assert overview.waiting_told(rows[:0]).startswith("Nothing: every proposed value has an answer")


def test_a_file_says_what_it_would_change(stated: Agreements) -> None:
    after = applied(
        stated,
        [
            changed(("people",), stated.people[0], replace(stated.people[0], name="Eve")),
            removed(("events",), stated.events[1]),
        ],
    )

    rows = overview.changes(changes_between(stated, after))

    assert shown(rows, "what", "detail")[0] == ("Changed person ivy", 'name "Ivy" → "Eve"')
    assert [what for (what,) in shown(rows, "what")] == ["Changed person ivy", "Removed event pause"]


def test_organisations_say_what_they_take_part_as(stated: Agreements) -> None:
    assert shown(cast.organisations(stated), "name", "type", "capacity", "accounts", "people") == [
        ("Riverside Cyclists (us)", "Association", "Lead partner", 1, 1),
        ("Harbour Bank", "Sponsor", "Sponsor", 0, 0),
        ("Loud Studio", "Agency", "Agency that runs accounts for others", 0, 0),
    ]
    assert shown(cast.departments(stated, "cyclists"), "name", "accounts") == [
        ("Press", "Riverside Cyclists on Facebook")
    ]
    assert cast.department_names(stated)["branch"] == "Branch office, Bank"


@pytest.mark.parametrize(
    ("consent", "on", "said"),
    [
        ("partners", date(2026, 2, 20), "All partners"),
        ("public", None, "Nobody"),
        ("none", date(2026, 2, 20), "Nobody"),
    ],
)
def test_a_name_is_shown_to_those_whom_the_consent_covers(
    stated: Agreements, consent: str, on: date | None, said: str
) -> None:
    person = replace(stated.people[0], consent=consent, consented_on=on)

    rows = cast.people(replace(stated, people=(person,)))

    assert shown(rows, "name", "consent", "shown") == [("Ivy", said, "Colleague 1 of Cyclists")]


def test_accounts_say_whose_they_are_and_who_runs_them_today(stated: Agreements) -> None:
    ended = Operating(organisation="studio", from_=date(2026, 1, 1), to=date(2026, 2, 1))
    first = replace(stated.accounts[0], operators=(ended,))
    own = Account(id="a", platform="web", handle="a", name="A", kind="own", owner="studio")

    rows = cast.accounts(replace(stated, accounts=(first, *stated.accounts[1:], own)))

    assert shown(rows, "name", "platform", "owner", "operator") == [
        ("Riverside Cyclists", "Facebook", "Cyclists", None),
        ("Green Streets", "Instagram", "Shared by partners", "Loud"),
        ("Ivy rides", "X", "Ivy, a colleague", None),
        ("A", "Website", "Loud", None),
    ]


def test_a_history_is_told_from_today_backwards(stated: Agreements) -> None:
    assert shown(cast.spans(stated, stated.accounts[0].owners), "who", "from", "to") == [
        ("Cyclists", "1 Jan 2021", "today"),
        ("Bank", "1 May 2019", "31 Dec 2020"),
    ]
    assert shown(cast.spans(stated, stated.accounts[0].departments), "who", "to") == [("Press", "today")]


def test_a_split_is_told_in_parts_of_a_hundred(stated: Agreements) -> None:
    joint = stated.accounts[1]
    later = tuple(replace(share, weight=1.0, from_=date(2026, 3, 1)) for share in joint.shares)

    rows = cast.splits(stated, replace(joint, shares=(*joint.shares, *later)))

    assert shown(rows, "who", "from", "to") == [
        ("Cyclists 50\u202f% and Bank 50\u202f%", "1 Mar 2026", "today"),
        ("Cyclists 60\u202f% and Bank 40\u202f%", "15 Feb 2026", "28 Feb 2026"),
    ]


def test_what_is_agreed_inside_an_initiative_is_told_without_ids(stated: Agreements) -> None:
    around = stated.initiatives[0]

    assert shown(initiative.initiatives(stated), "name", "days", "partners", "inside") == [
        ("Green Streets", "2 Mar – 29 Mar 2026", "Cyclists, Bank and Loud", "Two targets, two rules and one plan")
    ]
    assert shown(initiative.inside(stated, around, around.partners), "name", "since", "left") == [
        ("Cyclists", "1 Feb 2026", None),
        ("Bank", "1 Feb 2026", "30 Apr 2026"),
        ("Loud", "15 Feb 2026", None),
    ]
    assert shown(initiative.inside(stated, around, around.agreements), "name", "kind", "answers") == [
        ("Bank", "Sponsorship", "The public within 4\u202fh and each other within 24\u202fh")
    ]
    assert shown(initiative.inside(stated, around, around.plan_rules), "name", "week", "what") == [
        ("Bank", "1.5 to 4", "Green Streets on Instagram, Photo")
    ]
    assert shown(initiative.inside(stated, around, around.links), "name", "whose") == [
        ("green.example/ivy", "Ivy, Cyclists")
    ]


def test_what_each_partner_puts_in_is_added_up(stated: Agreements) -> None:
    around = stated.initiatives[0]
    given = around.contributions[0]
    more = replace(given, id="c2", amount=400.0, agreed=False)

    assert initiative.put_in(stated, around) == "Put in: Cyclists 3,600 EUR."
    assert initiative.put_in(stated, replace(around, contributions=(given, more))) == (
        "Put in: Cyclists 4,000 EUR. One value is not agreed yet."
    )
    assert initiative.put_in(stated, replace(around, contributions=())) == "Nothing is agreed yet."
    assert shown(initiative.inside(stated, around, (more,)), "name", "kind", "how_much", "value", "agreed") == [
        ("Cyclists", "Work", "120 hours", "400 EUR", "Not yet")
    ]


def test_a_form_inside_an_initiative_is_headed_by_what_it_is_about(stated: Agreements) -> None:
    around = stated.initiatives[0]
    held = (around.partners[1], around.agreements[0], around.plan_rules[0], around.contributions[0], around.links[0])

    assert [initiative.title(stated, each) for each in held] == [
        "Bank takes part",
        "Signed with Bank",
        "What Bank posts a week",
        "What Cyclists puts in",
        "green.example/ivy",
    ]


def test_events_are_told_in_the_reporting_zone_the_latest_first(stated: Agreements) -> None:
    late = replace(stated.events[0], starts_at=datetime(2026, 6, 1, 23, 30, tzinfo=UTC), ends_at=None, id="late")

    rows = events.events(replace(stated, events=(*stated.events, late)))

    assert shown(rows, "name", "began", "trigger")[0] == ("Storm", "2 Jun 2026", None)
    assert shown(rows, "name", "kind", "trigger")[1:] == [
        ("Posts paused", "Decision", "Storm"),
        ("Storm", "News", None),
    ]


def test_the_history_is_searched_by_word_and_by_kind() -> None:
    entries = history.of_agreements(ENTRIES)

    assert len(entries) == 2
    assert history.kinds(entries) == ["All kinds", "Plan", "Target"]
    assert history.found(entries, "NOOR", "All kinds") == entries[:1]
    assert history.found(entries, "", "Plan") == entries[1:]
    assert history.found(entries, "noor", "Plan") == []
    assert history.counted(entries, entries) == (
        "Two changes, the latest first. Nothing here can be edited or deleted."
    )
    assert history.counted(entries[:1], entries) == "One change of 2 fits."


def test_a_change_is_told_with_its_time_and_the_name_of_its_record(stated: Agreements) -> None:
    gone = Entry(AT, "ivy", "removed", "account", "x-old", 'platform "x"; name "Old rides"; kind "own"')
    entries = [*history.of_agreements(ENTRIES), gone]

    assert shown(history.rows(entries, stated), "at", "what", "detail", "actor") == [
        ("2 Mar 2026, 09:05", "Changed target “Views”", "weight 0.7 → 0.5", "noor"),
        ("2 Mar 2026, 09:05", "Added plan plan-bank", "min_per_week 1.5", "ivy"),
        ("2 Mar 2026, 09:05", "Removed account “Old rides”", 'platform "x"; name "Old rides"; kind "own"', "ivy"),
    ]
    assert shown(history.last(entries, stated), "detail") == [("weight 0.7 → 0.5",), (None,), (None,)]
