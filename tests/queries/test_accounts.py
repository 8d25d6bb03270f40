"""Whose account is it: matching what files print to what is registered, and who stands behind an account."""

from datetime import date
from typing import Any

import pytest

from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import AFTERWARDS, World, utc


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ({"native_id": "11", "handle": "other", "name": "Other"}, "one"),
        ({"native_id": "99", "handle": "one", "name": "Same Name"}, None),
        ({"handle": "one", "name": "Something"}, "one"),
        ({"handle": "two", "name": "Same Name"}, "two"),
        ({"native_id": "22", "handle": "two"}, "two"),
        ({"native_id": "11", "handle": "two"}, "one"),
        ({"handle": "stranger", "name": "Same Name"}, None),
        ({"name": "same name"}, "one"),
        ({"name": "Nobody"}, None),
        ({"native_id": "33", "name": "Two"}, "two"),
    ],
)
def test_the_number_is_surer_than_the_handle_and_the_handle_than_the_name(
    world: World, printed: dict[str, Any], expected: str | None
) -> None:
    world.account("one", "facebook", native_id="11", name="Same Name")
    world.account("two", "facebook", name="Two")
    world.account("elsewhere", "instagram", native_id="22", name="Nobody")
    world.insert("source_account", source_account_id="facebook:printed", platform_id="facebook", **printed)

    found = world.rows(
        "select account_id, is_registered from account_seen where source_account_id = 'facebook:printed'"
    )

    assert found == [(expected or "facebook:printed", expected is not None)]


def test_an_unregistered_account_s_posts_are_named_and_earn_nothing(world: World) -> None:
    partnership(world).insert(
        "source_account", source_account_id="facebook:new", platform_id="facebook", handle="new", name="Brand new"
    )
    world.told("B", "facebook:1", "new", date(2026, 8, 3), caption_id="tag", exposures=10)

    (post,) = world.asked("posts/ranked", platform_ids=["facebook"], since=date(2026, 8, 1), until=AS_OF, as_of=AS_OF)

    assert (post["account_name"], post["partner_ids"], post["rule_kind"]) == (
        "Brand new",
        ["(unattributed)"],
        "hashtag",
    )


def test_only_members_of_an_initiative_earn_in_it(world: World) -> None:
    partnership(world)
    world.initiative("other", date(2026, 8, 1), date(2026, 8, 31))
    world.partner("P-D", "d", initiative_id="other")
    world.account("fb-d", "facebook", owner_org_id="d")
    world.told("B", "facebook:1", "fb-d", date(2026, 8, 3), caption_id="tag", exposures=10)

    rows = world.asked("partners/weeks", platform_ids=["facebook"], since=date(2026, 8, 1), until=AS_OF, as_of=AS_OF)

    assert [(row["partner_id"], row["exposures"]) for row in rows] == [("(unattributed)", 10)]


def test_an_organisation_with_two_capacities_earns_once(world: World) -> None:
    """It leads one initiative and sponsors another: its posts count for the partner record of the one they are in."""
    partnership(world).initiative("other", date(2026, 8, 1), date(2026, 8, 31))
    world.insert(
        "partner",
        partner_id="P-A-SPONSOR",
        org_id="a",
        short_name="A (sponsor)",
        capacity="sponsor",
        earns_credit=True,
        position=9,
    )
    world.takes_part("P-A-SPONSOR", "other")
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=10)

    credit = world.rows(
        "select partner_id, weight from post_scope($as_of, $known_at)", as_of=AS_OF, known_at=AFTERWARDS
    )

    assert credit == [("P-A", 1.0)]


def test_a_joint_account_is_shared_by_those_who_take_part_that_day(world: World) -> None:
    world.initiative("mwt", date(2026, 8, 1), date(2026, 8, 31))
    for partner_id, org_id in (("P-A", "a"), ("P-B", "b")):
        world.partner(partner_id, org_id)
    world.partner("P-AGENCY", "agency", earns_credit=False)
    world.organisation("c")
    world.insert(
        "partner", partner_id="P-C", org_id="c", short_name="C", capacity="sponsor", earns_credit=True, position=2
    )
    world.takes_part("P-C", "mwt", until=date(2026, 8, 10))
    world.account("ig-j", "instagram", kind="joint", initiative_id="mwt")
    world.rule("initiative_account", None, 3)
    world.batch("B", AS_OF)
    world.told("B", "instagram:1", "ig-j", date(2026, 8, 10), exposures=1)
    world.told("B", "instagram:2", "ig-j", date(2026, 8, 11), exposures=1)

    rows = world.rows(
        "select post_id, partner_id, round(weight, 4), credit_basis from post_scope($as_of, $known_at) order by all",
        as_of=AS_OF,
        known_at=AFTERWARDS,
    )

    assert rows == [
        ("instagram:1", "P-A", 0.3333, "equal split"),
        ("instagram:1", "P-B", 0.3333, "equal split"),
        ("instagram:1", "P-C", 0.3333, "equal split"),
        ("instagram:2", "P-A", 0.5, "equal split"),
        ("instagram:2", "P-B", 0.5, "equal split"),
    ]


def test_a_split_holds_from_its_day_until_the_next(world: World) -> None:
    partnership(world).rule("initiative_account", None, 3)
    for partner_id, weight in (("P-A", 3), ("P-B", 1)):
        world.insert(
            "account_share", account_id="ig-j", partner_id=partner_id, weight=weight, valid_from=date(2026, 8, 15)
        )
    for post, day in (("1", 14), ("2", 15)):
        world.told("B", f"instagram:{post}", "ig-j", date(2026, 8, day), exposures=1)

    rows = world.rows(
        "select post_id, partner_id, weight from post_scope($as_of, $known_at) order by all",
        as_of=AS_OF,
        known_at=AFTERWARDS,
    )

    assert rows == [
        ("instagram:1", "P-A", 0.5),
        ("instagram:1", "P-B", 0.3),
        ("instagram:1", "P-C", 0.2),
        ("instagram:2", "P-A", 0.75),
        ("instagram:2", "P-B", 0.25),
    ]


def test_a_collaborative_post_of_a_joint_and_an_own_account_is_split_by_account(world: World) -> None:
    """Half of it is the joint account's (50, 30, 20), half is b's own."""
    partnership(world).batch("B2", AS_OF)
    world.told("B", "instagram:1", "ig-j", date(2026, 8, 3), caption_id="tag", exposures=100)
    world.told("B2", "instagram:1", "ig-b", date(2026, 8, 3), caption_id="tag", exposures=100)

    rows = world.rows(
        "select partner_id, round(weight, 4), account_id from post_scope($as_of, $known_at) order by all",
        as_of=AS_OF,
        known_at=AFTERWARDS,
    )

    assert rows == [("P-A", 0.25, "ig-j"), ("P-B", 0.65, "ig-b"), ("P-C", 0.1, "ig-j")]


def test_the_accounts_of_a_partner_carry_what_it_earned_through_each(world: World) -> None:
    partnership(world).organisation("agency", org_type="agency")
    world.batch("B2", date(2026, 8, 22))
    world.batch("days", AS_OF, basis="daily")
    world.rule("initiative_account", None, 3)
    world.insert("account_operator", account_id="ig-a", org_id="agency", valid_from=date(2026, 8, 1))
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100, eng_core=10)
    world.told("B", "instagram:2", "ig-a", date(2026, 8, 3), caption_id="tag", exposures=40, eng_core=4)
    world.post("B2", "instagram:2", "ig-b", date(2026, 8, 3), caption_id="tag")
    world.numbers("B2", "instagram:2", date(2026, 8, 22), exposures=30)
    world.told("B", "instagram:3", "ig-j", date(2026, 8, 3), exposures=1_000, eng_core=100)
    world.told("B", "facebook:4", "fb-a", date(2026, 8, 3), exposures=7)
    agreed.followers(world, "days", "instagram:ig-a", date(2026, 8, 10), 500)
    agreed.followers(world, "days", "instagram:ig-a", date(2026, 8, 30), 900)

    rows = world.asked("partners/accounts", initiative_ids=["mwt"], partner_ids=["P-A"], as_of=AS_OF)

    found = {
        row["account_id"]: (row["posts"], row["exposures"], row["followers"], row["operator_name"], row["data_through"])
        for row in rows
    }
    assert found == {
        "fb-a": (1, 100, None, "A", date(2026, 8, 29)),
        "ig-a": (0.5, 20, 500, "Agency", date(2026, 8, 29)),
        "ig-j": (0.5, 500, None, None, date(2026, 8, 29)),
    }


def test_what_an_account_earned_adds_up_to_what_its_partner_earned(world: World) -> None:
    """Also of a post that appears under two accounts of one partner."""
    partnership(world).account("ig-a2", "instagram", owner_org_id="a")
    world.batch("B2", AS_OF)
    world.told("B", "instagram:1", "ig-a", date(2026, 8, 3), caption_id="tag", exposures=100)
    world.told("B2", "instagram:1", "ig-a2", date(2026, 8, 3), caption_id="tag", exposures=100)

    rows = world.asked("partners/accounts", initiative_ids=["mwt"], partner_ids=["P-A"], as_of=AS_OF)

    assert sum(row["exposures"] or 0 for row in rows) == 100
    assert sum(row["posts"] for row in rows) == 1


def test_an_account_of_two_initiatives_is_one_row(world: World) -> None:
    partnership(world).initiative("other", date(2026, 8, 1), date(2026, 8, 31))
    world.takes_part("P-A", "other")

    rows = world.asked("partners/accounts", initiative_ids=["mwt", "other"], partner_ids=["P-A"], as_of=AS_OF)

    assert sorted(row["account_id"] for row in rows) == ["fb-a", "ig-a", "ig-j"]


def test_numbers_known_later_are_not_seen_before(world: World) -> None:
    partnership(world)
    world.batch("days", AS_OF, basis="daily")
    agreed.followers(world, "days", "facebook:fb-a", date(2026, 8, 10), 500)
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)

    rows = world.asked("partners/accounts", partner_ids=["P-A"], as_of=AS_OF, known_at=utc(2026, 8, 29))

    assert {(row["posts"], row["exposures"], row["followers"], row["data_through"]) for row in rows} == {
        (0, None, None, None)
    }
