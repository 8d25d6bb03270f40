"""How a target stands between its parties is said in sentences that a partner can be read aloud."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnerboard.agreements import Agreements, targets
from partnerboard.agreements.editing import applied
from partnerboard.agreements.initiative import Decision, Initiative, Target, Version
from partnerboard.ui.telling import agreeing_targets as telling
from tests.agreements.green_streets import green_streets

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
LATER: dict[str, Any] = {"as_of": date(2026, 3, 29), "known_at_utc": datetime(2026, 4, 1, tzinfo=UTC)}
BEFORE: dict[str, Any] = {"as_of": date(2026, 3, 22), "known_at_utc": datetime(2026, 4, 1, tzinfo=UTC)}
NAMES = {"cyclists": "Cyclists", "bank": "Bank"}
THIRD = Version(
    no=3,
    value=900_000,
    effective_from=date(2026, 3, 23),
    reason="Rain.",
    proposed_by="cyclists",
    proposed_at=NOON,
)
YES = Decision(organisation="bank", decision="agreed", by="Noor", at=NOON)
NO = Decision(organisation="bank", decision="rejected", by="Noor", at=NOON, reason="Too late")


def proposed() -> Agreements:
    """Green Streets with a third version of its views."""
    stated = green_streets()
    return applied(stated, [targets.adjusted(stated, "G1", THIRD, by="Ivy")])


def answered(word: Decision) -> Agreements:
    """The same with what the bank says to it."""
    return applied(proposed(), [targets.decided(proposed(), "G1", 3, word)])


def views(stated: Agreements) -> Target:
    """The target about views."""
    return stated.initiatives[0].targets[0]


def around(stated: Agreements) -> Initiative:
    """Its initiative."""
    return stated.initiatives[0]


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (green_streets(), "agreed; 1,000,000 from 250,000 was rejected by Bank: Too early to tell"),
        (proposed(), "agreed; 900,000 from 250,000 waits for Bank"),
        (answered(YES), "agreed"),
        (answered(NO), "agreed; 900,000 from 250,000 was rejected by Bank: Too late"),
    ],
    ids=["rejected before", "waiting", "agreed", "rejected"],
)
def test_the_state_of_a_target(stated: Agreements, words: str) -> None:
    assert telling.state(views(stated), NAMES, **LATER) == words


def test_a_version_that_is_agreed_for_later_says_from_when() -> None:
    assert telling.state(views(answered(YES)), NAMES, **BEFORE) == "agreed, from 23 Mar 2026"


def test_the_list_has_the_value_in_force_and_leads_to_each_target() -> None:
    stated = answered(YES)

    rows = telling.rows(stated, around(stated), **LATER)

    assert rows.to_dict("records") == [
        {
            "target": "Views",
            "href": "/agreements?section=Targets&record=target%3AG1",
            "about": "all partners",
            "value": "900,000 from 250,000",
            "period": "2 Mar – 29 Mar 2026",
            "state": "agreed",
        },
        {
            "target": "Promotional share",
            "href": "/agreements?section=Targets&record=target%3AG2",
            "about": "Bank · Green Streets · Instagram · Photo · promotional posts",
            "value": "nothing yet",
            "period": "2 Mar – 29 Mar 2026",
            "state": "not agreed; 20\N{NARROW NO-BREAK SPACE}% to 50\N{NARROW NO-BREAK SPACE}% waits for Bank",
        },
    ]


def test_versions_say_who_said_what_the_latest_first() -> None:
    stated = answered(YES)

    rows = telling.versions(stated, around(stated), views(stated), **LATER)

    assert rows[["no", "value", "from", "state"]].to_numpy().tolist() == [
        ["3", "900,000 from 250,000", "23 Mar 2026", "in force"],
        ["2", "1,000,000 from 250,000", "16 Mar 2026", "rejected by Bank"],
        ["1", "1,200,000 from 250,000", "2 Mar 2026", "replaced"],
    ]
    assert rows["answers"].tolist() == [
        "Cyclists proposed it on 20 Mar 2026 (Ivy); Bank agreed on 20 Mar 2026 (Noor)",
        (
            "Cyclists proposed it on 12 Mar 2026; Bank rejected on 13 Mar 2026 (Noor): Too early to tell; "
            "Cyclists said nothing"
        ),
        "Cyclists proposed it on 20 Feb 2026 (Ivy); Bank agreed on 21 Feb 2026 (Noor)",
    ]


def test_what_is_asked_of_a_party() -> None:
    stated = proposed()

    assert telling.asks(views(stated), views(stated).versions[-1], NAMES, "EUR") == (
        "Cyclists proposes 900,000 from 250,000, in force from 23 Mar 2026: “Rain”. It waits for Bank; until then what "
        "was agreed before holds."
    )
    share = stated.initiatives[0].targets[1]
    assert telling.asks(share, share.versions[0], NAMES, "EUR").endswith(
        "It waits for Bank; until then nothing is agreed."
    )


def test_what_is_said_once_something_is_recorded() -> None:
    target, version = views(proposed()), views(proposed()).versions[-1]
    of_three = replace(target, parties=("cyclists", "bank", "studio"))

    assert telling.proposal_made(target, THIRD, NAMES, "") == (
        "Proposed: 900,000 from 250,000 for views, from 23 Mar 2026. It waits for Bank."
    )
    assert telling.proposal_made(replace(target, parties=("cyclists",)), THIRD, NAMES, "") == (
        "Agreed: 900,000 from 250,000 for views, from 23 Mar 2026. Nobody else has to agree."
    )
    assert telling.answered(target, version, YES, NAMES, "") == (
        "Recorded: Bank has agreed to 900,000 from 250,000. Now everybody has, and it is in force from 23 Mar 2026."
    )
    assert telling.answered(of_three, version, YES, NAMES | {"studio": "Studio"}, "") == (
        "Recorded: Bank has agreed to 900,000 from 250,000. It still waits for Studio."
    )
    assert telling.answered(target, version, NO, NAMES, "") == (
        "Recorded: Bank has rejected 900,000 from 250,000. What was agreed before stays in force."
    )
    assert telling.was_withdrawn(target, version, "") == (
        "Withdrawn: 900,000 from 250,000 is no longer proposed for views."
    )


def test_what_a_new_value_does_to_the_past_is_said_before_it_is_proposed() -> None:
    target = views(green_streets())

    assert telling.bends(target, date(2026, 3, 23), date(2026, 3, 20)) == (
        "Up to 22 Mar 2026 every day stays as it was judged; from 23 Mar 2026 on the expected line aims at the new "
        "value."
    )
    assert telling.bends(target, date(2026, 3, 16), date(2026, 3, 20)) == (
        "The days from 16 Mar 2026 on, which are before the proposal, would be judged anew once everybody has agreed; "
        "up to 15 Mar 2026 every day stays as it was judged."
    )
    assert telling.bends(target, date(2026, 3, 2), date(2026, 3, 20)) == (
        "It replaces the value from the first day of the period: every day would be judged anew."
    )


def test_the_terms_are_told_beside_the_value() -> None:
    stated = green_streets()

    assert telling.terms(stated, views(stated)) == [
        "Views / impressions of all partners, 2 Mar – 29 Mar 2026.",
        "What posts of these days reach, also later; more is better. Cyclists and Bank have to agree to every value.",
        "It starts from 250,000 (Spring 2025).",
    ]


def test_how_many_wait() -> None:
    assert telling.told(around(proposed())) == "Two targets of Green Streets; two values wait for an answer."
    assert telling.told(replace(around(proposed()), targets=())) == "No target is agreed for Green Streets yet."


@pytest.mark.parametrize(
    ("metric", "value", "words"),
    [
        ("exposures", 1_234_567.0, "1,234,567"),
        ("eri_core", 0.0325, "3.25\N{NARROW NO-BREAK SPACE}%"),
        ("response_minutes_median", 240.0, "4\N{NARROW NO-BREAK SPACE}h"),
        ("cost_per_engagement", 1.0, "1.00\N{NARROW NO-BREAK SPACE}EUR"),
        ("exposures", None, "–"),
    ],
)
def test_an_agreed_value_keeps_all_its_figures(metric: str, value: float | None, words: str) -> None:
    assert telling.exact(metric, value, "EUR") == words
