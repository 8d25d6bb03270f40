"""A form changes one record of what stands now: nobody's change is lost, and the rules of a file hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from partnerboard.agreements import Agreements, ProblemsFound, change, load, store, write
from partnerboard.agreements.cast import Operating, Organisation
from partnerboard.agreements.editing import (
    added,
    address,
    applied,
    changed,
    identity,
    located,
    named,
    referring,
    removed,
)
from partnerboard.agreements.initiative import PlanRule
from partnerboard.errors import AgreementsChanged
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import green_streets

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
CITY = Organisation(id="city", name="City", type="public_body")
PLAN = PlanRule(id="plan-x", partner="P-CYC", min_per_week=2, from_=date(2026, 3, 2), to=date(2026, 3, 29))
OPERATED = (Operating(organisation="bank", from_=date(2026, 3, 1)),)


@pytest.fixture
def stated() -> Agreements:
    return green_streets()


@pytest.fixture
def warehouse(stated: Agreements) -> Iterator[Warehouse]:
    with Warehouse.in_memory() as opened:
        store(opened, stated, actor="ivy", at_utc=AT)
        yield opened


def test_a_new_record_stands_at_the_end_of_its_list(stated: Agreements) -> None:
    after = applied(stated, [added(("organisations",), CITY), added(("initiatives", "green", "plan_rules"), PLAN)])

    assert [each.id for each in after.organisations] == ["cyclists", "bank", "studio", "city"]
    assert after.initiatives[0].plan_rules[-1] == PLAN
    assert replace(after, organisations=stated.organisations, initiatives=stated.initiatives) == stated


def test_a_record_that_is_there_already_is_not_added_twice(stated: Agreements) -> None:
    with pytest.raises(AgreementsChanged) as refused:
        applied(stated, [added(("organisations",), replace(CITY, id="bank"))])

    assert str(refused.value) == "“City” is there already, so nothing was added. Change the one that is there."


def test_a_changed_record_keeps_its_place(stated: Agreements) -> None:
    bank = stated.organisations[1]

    after = applied(stated, [changed(("organisations",), bank, replace(bank, name="Harbour Savings"))])

    assert [each.name for each in after.organisations] == ["Riverside Cyclists", "Harbour Savings", "Loud Studio"]


def test_the_workspace_changes_though_it_is_in_no_list(stated: Agreements) -> None:
    after = applied(stated, [changed(("workspace",), stated.workspace, replace(stated.workspace, name="Slow Streets"))])

    assert after.workspace.name == "Slow Streets"


def test_a_record_inside_others_is_found_by_what_tells_each_from_its_neighbours(stated: Agreements) -> None:
    version = stated.initiatives[0].targets[0].versions[1]
    where = ("initiatives", "green", "targets", "G1", "versions")

    after = applied(stated, [changed(where, version, replace(version, reason="Rain"))])

    assert [each.reason == "Rain" for each in after.initiatives[0].targets[0].versions] == [False, True]


def test_a_removed_record_goes_with_everything_inside_it(stated: Agreements) -> None:
    after = applied(stated, [removed(("accounts",), stated.accounts[1])])

    assert [each.id for each in after.accounts] == ["fb-cyc", "x-ivy"]


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(stated: Agreements) -> None:
    opened = stated.organisations[1]
    meanwhile = applied(stated, [changed(("organisations",), opened, replace(opened, name="Harbour Savings"))])

    with pytest.raises(AgreementsChanged) as refused:
        applied(meanwhile, [changed(("organisations",), opened, replace(opened, type="for_profit"))])

    assert refused.value.message == (
        "“Harbour Bank” was changed by somebody else since this form was opened, so your change was not saved."
    )


def test_two_people_who_say_the_same_do_not_disturb_each_other(stated: Agreements) -> None:
    opened = stated.organisations[1]
    edit = changed(("organisations",), opened, replace(opened, name="Harbour Savings"))

    assert applied(stated, [edit, edit]).organisations[1].name == "Harbour Savings"


def test_a_list_inside_a_record_and_its_own_values_change_apart(stated: Agreements) -> None:
    """Renaming an account leaves the operator that somebody else has written down meanwhile."""
    opened = stated.accounts[0]
    operated = changed(("accounts",), opened, replace(opened, operators=OPERATED))
    renamed = changed(("accounts",), opened, replace(opened, name="Riverside"))

    after = applied(stated, [operated, renamed]).accounts[0]

    assert (after.name, after.operators) == ("Riverside", OPERATED)


def test_what_was_removed_meanwhile_cannot_be_changed(stated: Agreements) -> None:
    account = stated.accounts[1]
    meanwhile = applied(stated, [removed(("accounts",), account)])

    with pytest.raises(AgreementsChanged, match="was removed since it was opened"):
        applied(meanwhile, [changed(("accounts",), account, replace(account, name="Green"))])


def test_what_was_changed_meanwhile_cannot_be_removed(stated: Agreements) -> None:
    opened = stated.accounts[1]
    meanwhile = applied(stated, [changed(("accounts",), opened, replace(opened, name="Green"))])

    with pytest.raises(AgreementsChanged, match="was changed by somebody else"):
        applied(meanwhile, [removed(("accounts",), opened)])


def test_what_names_a_record_is_found_in_the_order_of_the_file(stated: Agreements) -> None:
    names = [f"{type(each).__name__} {each.id}" for each in referring(stated, stated.organisations[1])]

    assert names == ["Department branch", "Partner P-BANK", "Account fb-cyc", "Target G1", "Target G2"]
    assert [each.id for each in referring(stated, stated.partners[2])] == ["green"]
    assert [each.id for each in referring(stated, stated.events[0])] == ["pause"]


def test_a_record_is_located_by_its_address(stated: Agreements) -> None:
    share = stated.accounts[1].shares[1]
    plan = stated.initiatives[0].plan_rules[0]

    assert address(stated.accounts[1]) == "account:ig-green"
    assert address(share, "ig-green") == "account_share:ig-green/P-BANK/2026-02-15"
    assert located(stated, "account", "ig-green") == (("accounts",), stated.accounts[1])
    assert located(stated, "account_share", "ig-green/P-BANK/2026-02-15") == (("accounts", "ig-green", "shares"), share)
    assert located(stated, "plan_rule", plan.id) == (("initiatives", "green", "plan_rules"), plan)
    assert located(stated, "account", "ig-grey") is None
    assert identity(share) == ("P-BANK", date(2026, 2, 15))


def test_records_are_named_as_people_call_them(stated: Agreements) -> None:
    assert [named(each) for each in (stated.partners[0], stated.people[0], stated.initiatives[0].plan_rules[0])] == [
        "Cyclists",
        "Ivy",
        "",
    ]


def test_a_change_is_stored_with_its_entry_in_the_trail(warehouse: Warehouse, stated: Agreements) -> None:
    person = stated.people[0]

    changes = change(
        warehouse, [changed(("people",), person, replace(person, consent="none"))], actor="noor", at_utc=AT
    )

    assert [entry.words for entry in changes.entries] == ['changed person ivy: consent "partners" → "none"']
    assert load(warehouse).people[0].consent == "none"
    with warehouse.writing() as writer:
        assert writer.rows("agreements/trail")[-1][1:] == (
            "noor",
            "changed",
            "person",
            "ivy",
            'consent "partners" → "none"',
        )


def test_a_change_is_made_in_what_stands_and_not_in_what_was_seen(warehouse: Warehouse, stated: Agreements) -> None:
    """Two forms were opened on the same state; both changes stand."""
    account, person = stated.accounts[0], stated.people[0]

    change(warehouse, [changed(("accounts",), account, replace(account, name="A"))], actor="ivy", at_utc=AT)
    change(warehouse, [changed(("people",), person, replace(person, name="B"))], actor="noor", at_utc=AT)

    assert (load(warehouse).accounts[0].name, load(warehouse).people[0].name) == ("A", "B")


@pytest.mark.parametrize("which", ["rule", "meanwhile"])
def test_a_refused_change_leaves_nothing_behind(warehouse: Warehouse, stated: Agreements, which: str) -> None:
    """The first edit alone would be fine; the second breaks a rule, or is about what is gone."""
    fine = added(("organisations",), CITY)
    second = {
        "rule": changed(("accounts",), stated.accounts[0], replace(stated.accounts[0], owner="nobody")),
        "meanwhile": removed(("organisations",), replace(CITY, id="harbour")),
    }

    with pytest.raises((ProblemsFound, AgreementsChanged)):
        change(warehouse, [fine, second[which]], actor="ivy", at_utc=AT)

    assert write(load(warehouse)) == write(stated)
    with warehouse.writing() as writer:
        assert {row[2] for row in writer.rows("agreements/trail")} == {"added", "changed"}
