"""The guided start says how far one is, and which accounts wait for an owner."""

from dataclasses import replace
from datetime import date

import pytest

from partnerboard.agreements import Agreements, load
from partnerboard.agreements.cast import Workspace
from partnerboard.agreements.starting import UNNAMED
from partnerboard.insights.quality import UnknownAccount
from partnerboard.insights.workspace import Loaded
from partnerboard.ui.telling import agreeing_start as start
from partnerboard.ui.telling import agreeing_unknown as unknown
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import green_streets

DAY = date(2026, 9, 1)
NAMES = {"clinic": "Harbour Clinic", "mutual": "Northern Mutual"}


def seen(
    name: str | None = None, handle: str | None = None, platform_id: str = "linkedin", posts: int = 2
) -> UnknownAccount:
    """An account that files name."""
    return UnknownAccount(platform_id, None, handle, name, 1, posts, DAY, DAY)


@pytest.fixture
def stated() -> Agreements:
    return green_streets()


def test_a_new_warehouse_stands_at_the_first_step() -> None:
    with Warehouse.in_memory() as warehouse:
        told = start.steps(load(warehouse))

    assert [step.said for step in told] == ["", "", "", "", ""]
    assert start.answer(told) == "Step 1 of 5: name the partnership"


def test_each_step_says_what_was_answered(stated: Agreements) -> None:
    assert [step.said for step in start.steps(stated)] == [
        "Green Streets",
        "Riverside Cyclists, Harbour Bank and Loud Studio",
        "Green Streets, 2 Mar – 29 Mar 2026",
        "Views and Promotional share",
        "three accounts",
    ]
    assert start.is_complete(stated)
    assert start.answer(start.steps(stated)) == "Everything a first scorecard needs is there"


def test_the_first_step_that_is_open_is_the_one_in_hand(stated: Agreements) -> None:
    around = replace(stated.initiatives[0], targets=())

    assert start.answer(start.steps(replace(stated, initiatives=(around,)))) == "Step 4 of 5: agree a first target"
    assert start.answer(start.steps(replace(stated, partners=stated.partners[:1]))) == (
        "Step 2 of 5: say who works together"
    )
    unnamed = replace(stated, workspace=Workspace(name=UNNAMED, report_zone="UTC"))
    assert not start.is_complete(unnamed)


def test_the_list_of_steps_can_be_heard_and_holds_no_markup(stated: Agreements) -> None:
    open_ = replace(stated, workspace=replace(stated.workspace, name="<b>Walk"), accounts=())

    shown = start.list_html(start.steps(open_))

    assert '<span class="pb-start-said">&lt;b&gt;Walk</span>' in shown
    assert shown.count("(done)") == 4
    assert shown.count('aria-current="step"') == 1


def test_a_currency_is_guessed_from_the_zone() -> None:
    assert [start.currency(zone) for zone in ("Europe/London", "Europe/Dublin", "America/New_York", "UTC")] == [
        "GBP",
        "EUR",
        "USD",
        "USD",
    ]
    assert start.zones()["America/New_York"] == "America/New York"


def test_what_is_missing_for_a_target_is_named(stated: Agreements) -> None:
    assert start.by_the_end(stated.initiatives[0]) == "How many by 29 Mar 2026, altogether?"
    assert start.missing(None, " ") == "Fill in the value and your name or office."
    assert start.missing(3.0, "Mara") == ""


def test_without_an_account_to_choose_the_way_leads_to_the_files() -> None:
    assert start.nothing_loaded(Loaded()) == "Load an export of one of your accounts; then say here whose it is."
    assert start.nothing_loaded(Loaded(files=1)) == (
        "The files that are loaded name no account that is not registered."
    )


def test_accounts_of_nobody_are_counted_with_their_posts() -> None:
    assert unknown.told([seen(handle="harbour-clinic")]) == (
        "One account in loaded files is nobody's, so two posts count for no partner. Say whose, and they count at once."
    )
    assert unknown.told([seen("A", posts=1), seen("B", posts=0)]).startswith(
        "Two accounts in loaded files are nobody's, so one post counts for no partner."
    )


def test_who_has_loaded_files_is_told_what_comes_next() -> None:
    assert unknown.next_step([seen(handle="harbour-clinic")]) == (
        "Say whose harbour-clinic on LinkedIn is: until then its posts count for no partner."
    )
    assert unknown.next_step([seen("A"), seen("B", platform_id="x")]) == (
        "Say whose A on LinkedIn and B on X are: until then their posts count for no partner."
    )
    assert unknown.next_step([seen("A")] * 4) == (
        "Say whose four accounts are: until then their posts count for no partner."
    )


@pytest.mark.parametrize(
    ("account", "owner"),
    [
        (seen(handle="harbour-clinic"), "clinic"),
        (seen("Northern Mutual UK", "nm"), "mutual"),
        (seen("Harbour & Northern"), None),
        (seen("the"), None),
    ],
)
def test_an_owner_is_proposed_where_only_one_name_fits(account: UnknownAccount, owner: str | None) -> None:
    assert unknown.likely_owner(account, NAMES) == owner


def test_the_only_organisation_is_proposed_for_everything() -> None:
    assert unknown.likely_owner(seen("Else"), {"clinic": "Harbour Clinic"}) == "clinic"


def test_a_handle_is_made_where_files_print_none() -> None:
    assert unknown.handle(seen("Harbour Clinic!", None)) == "harbour-clinic"
    assert unknown.handle(seen("Harbour Clinic", "harbourclinic")) == "harbourclinic"
    assert unknown.handle(seen("東京")) == "unnamed"
