"""An account changes hands from a day on; every day has one holder, and the days before keep theirs."""

from dataclasses import replace
from datetime import date

from partnerboard.agreements import read, write
from partnerboard.agreements.cast import Account, Housing, Operating, Owning, Share
from partnerboard.agreements.histories import handed_over, housed, operated, shared
from tests.agreements.green_streets import green_streets

ACCOUNT = Account(id="a", platform="x", handle="walk", name="Walk", kind="own", owner="bank")
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)


def test_a_first_hand_over_writes_down_who_held_it_before() -> None:
    opened = replace(ACCOUNT, opened_on=date(2020, 5, 1))

    assert handed_over(ACCOUNT, "studio", MARCH).owners == (
        Owning(organisation="bank", from_=date(2000, 1, 1), to=date(2026, 2, 28)),
        Owning(organisation="studio", from_=MARCH),
    )
    assert handed_over(opened, "studio", MARCH).owners[0].from_ == date(2020, 5, 1)


def test_the_last_holder_is_the_owner() -> None:
    twice = handed_over(handed_over(ACCOUNT, "studio", MARCH), "city", MAY)

    assert twice.owner == "city"
    assert handed_over(twice, "bank", APRIL).owner == "city"


def test_a_hand_over_between_two_others_ends_where_the_next_begins() -> None:
    between = handed_over(handed_over(handed_over(ACCOUNT, "studio", MARCH), "city", MAY), "bank", APRIL)

    assert [(each.organisation, each.from_, each.to) for each in between.owners[1:]] == [
        ("studio", MARCH, date(2026, 3, 31)),
        ("bank", APRIL, date(2026, 4, 30)),
        ("city", MAY, None),
    ]


def test_the_same_day_again_corrects_what_was_said_of_it() -> None:
    corrected = handed_over(handed_over(ACCOUNT, "studio", MARCH), "city", MARCH)

    assert [(each.organisation, each.from_) for each in corrected.owners[1:]] == [("city", MARCH)]


def test_an_operator_ends_where_the_owner_runs_it_again() -> None:
    run = operated(ACCOUNT, "studio", MARCH)

    assert run.operators == (Operating(organisation="studio", from_=MARCH),)
    assert operated(run, None, MAY).operators == (Operating(organisation="studio", from_=MARCH, to=date(2026, 4, 30)),)
    assert operated(run, None, MARCH).operators == ()


def test_a_department_answers_until_another_does() -> None:
    first = housed(ACCOUNT, "press", MARCH)

    assert housed(first, "web", APRIL).departments == (
        Housing(department="press", from_=MARCH, to=date(2026, 3, 31)),
        Housing(department="web", from_=APRIL),
    )
    assert housed(first, None, APRIL).departments[0].to == date(2026, 3, 31)


def test_a_split_holds_beside_those_of_other_days() -> None:
    once = shared(ACCOUNT, {"P-A": 1, "P-B": 3}, APRIL)

    twice = shared(once, {"P-A": 1}, MARCH)

    assert twice.shares == (
        Share(partner="P-A", weight=1, from_=MARCH),
        Share(partner="P-A", weight=1, from_=APRIL),
        Share(partner="P-B", weight=3, from_=APRIL),
    )
    assert shared(twice, {"P-B": 1}, APRIL).shares[1:] == (Share(partner="P-B", weight=1, from_=APRIL),)


def test_what_comes_of_it_is_a_file_that_is_accepted() -> None:
    stated = green_streets()
    first, joint, _ = stated.accounts
    moved = housed(operated(handed_over(first, "bank", MARCH), "studio", MARCH), "branch", MARCH)
    after = replace(stated, accounts=(moved, shared(joint, {"P-CYC": 1.0}, MARCH), stated.accounts[2]))

    assert read(write(after)) == after
