"""What the forms of the agreements make of what somebody typed."""

from dataclasses import replace
from datetime import date

import pytest

from partnerboard.agreements import Agreements
from partnerboard.agreements.cast import Account
from partnerboard.agreements.editing import added, applied
from partnerboard.insights.quality import UnknownAccount
from partnerboard.ui import say
from partnerboard.ui.agreeing.accounts import handle, said_of
from partnerboard.ui.agreeing.contributions import contribution
from partnerboard.ui.agreeing.fields import records_of
from partnerboard.ui.agreeing.organisations import joined
from partnerboard.ui.agreeing.people import person
from partnerboard.ui.agreeing.registering import registered
from tests.agreements.green_streets import green_streets

DAY = date(2026, 9, 1)


@pytest.fixture
def stated() -> Agreements:
    return green_streets()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("harbour", "harbour"),
        (" @Harbour ", "harbour"),
        ("https://www.instagram.com/Harbour/", "harbour"),
        ("https://x.com/harbour?lang=en", "harbour"),
        ("", ""),
    ],
)
def test_a_handle_is_taken_out_of_what_people_copy(typed: str, kept: str) -> None:
    assert handle(typed) == kept


def test_an_account_of_another_kind_leaves_behind_what_only_the_first_has(stated: Agreements) -> None:
    own, joint, _ = stated.accounts

    personal = replace(own, **said_of("personal", {"handle": "ivy", "person": "ivy"}, own))
    owned = replace(joint, **said_of("own", {"handle": "green", "owner": "bank"}, joint))

    assert (personal.owner, personal.owners, personal.person) == (None, (), "ivy")
    assert (owned.shares, owned.closing_plan, owned.owner) == ((), None, "bank")


def test_an_account_that_changed_hands_keeps_the_owner_of_its_history(stated: Agreements) -> None:
    own = stated.accounts[0]

    said = said_of("own", {"handle": "riverside"}, own)

    assert (said["owner"], said["owners"]) == ("cyclists", own.owners)


def test_accounts_that_files_name_are_registered_with_ids_of_their_own(stated: Agreements) -> None:
    named = UnknownAccount("linkedin", "77", "harbour-clinic", "Harbour Clinic", 1, 2, DAY, DAY)
    unnamed = UnknownAccount("linkedin", None, None, "Harbour Clinic", 1, 2, DAY, DAY)

    first, second = registered(stated, [(named, "bank"), (unnamed, "cyclists")])

    assert first == Account(
        id="linkedin-harbour-clinic",
        platform="linkedin",
        handle="harbour-clinic",
        native_id="77",
        name="Harbour Clinic",
        kind="own",
        owner="bank",
    )
    assert (second.id, second.owner) == ("linkedin-harbour-clinic-2", "cyclists")


def test_a_new_organisation_brings_what_it_takes_part_as(stated: Agreements) -> None:
    agency, partner = joined(
        stated,
        {"name": "Quiet Studio", "type": "agency", "home": False},
        {"short_name": "Quiet", "capacity": "agency", "earns_credit": True},
    )

    after = applied(stated, [added(("organisations",), agency), added(("partners",), partner)])

    assert (partner.id, partner.short_name, partner.earns_credit) == ("quiet", "Quiet", False)
    assert records_of(after, "partner")["quiet"] == "Quiet"


def test_the_id_of_a_person_does_not_give_the_name_away(stated: Agreements) -> None:
    given = {"name": "Eve", "organisation": "bank", "pseudonym": "Colleague 2"}

    first = person(stated, given)
    second = person(replace(stated, people=(*stated.people, first)), given)

    assert (first.id, second.id) == ("bank-colleague", "bank-colleague-2")


def test_a_contribution_is_in_the_currency_of_its_initiative(stated: Agreements) -> None:
    given = {"partner": "P-BANK", "kind": "cash", "amount": 5.0, "valuation_basis": "paid", "from_": DAY, "to": DAY}

    made = contribution(stated, stated.initiatives[0], given)

    assert (made.id, made.currency) == ("p-bank-cash", "EUR")


def test_a_name_with_brackets_makes_no_link_of_a_label() -> None:
    assert say.label("Whose is [walk](https://walk.example)?") == r"Whose is \[walk\](https://walk.example)?"
