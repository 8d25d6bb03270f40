"""Example 1.E: what partners put in beside what is credited to them, accrued up to the day asked."""

from datetime import date
from typing import Any

import pytest

from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World, utc

DAY = date(2026, 8, 10)


def given(world: World, as_of: date = date(2026, 8, 31), **params: Any) -> dict[str, dict[str, Any]]:
    """The row of each partner."""
    usual: dict[str, Any] = {"initiative_ids": ["mwt"]}
    rows = world.asked("partners/contributions", **usual | params, as_of=as_of)
    return {row.pop("partner_id"): row for row in rows}


@pytest.fixture
def example_1e(world: World) -> World:
    """9,000 engagements: 52 % A, 23 % B, 17 % C, 8 % nobody's; 2,400 clicks; 36,000 pounds for August."""
    partnership(world)
    world.batch("clicks", AS_OF, basis="daily")
    world.insert("source_account", source_account_id="facebook:new", platform_id="facebook", handle="new")
    for post, account, eng_core in (
        ("facebook:1", "fb-a", 4_680),
        ("x:2", "x-b", 2_070),
        ("linkedin:3", "li-c", 1_530),
        ("facebook:4", "new", 720),
    ):
        world.told("B", post, account, DAY, caption_id="tag", exposures=10_000, eng_core=eng_core)
    world.told("B", "facebook:5", "fb-a", DAY, exposures=10_000, eng_core=5_555)
    for partner_id, amount, number in (("P-A", 12_000, 1_400), ("P-B", 6_000, 600), ("P-C", 18_000, 400)):
        agreed.contribution(world, f"C-{partner_id}", partner_id, amount)
        agreed.link(world, partner_id, partner_id=partner_id)
        agreed.clicks(world, "clicks", partner_id, DAY, number)
    return world


def test_1e_amounts_engagements_and_clicks(example_1e: World) -> None:
    found = {
        partner: (row["amount"], row["eng_core"], row["tracked_clicks"]) for partner, row in given(example_1e).items()
    }

    assert found == {
        "P-A": (12_000, 4_680, 1_400),
        "P-B": (6_000, 2_070, 600),
        "P-C": (18_000, 1_530, 400),
        "(unattributed)": (None, 720, None),
    }


@pytest.mark.parametrize(
    ("day", "accrued"),
    [(date(2026, 7, 31), 0), (date(2026, 8, 1), 100), (date(2026, 8, 10), 1_000), (date(2026, 9, 30), 3_100)],
)
def test_money_accrues_evenly_over_the_days_it_covers(world: World, day: date, accrued: float) -> None:
    partnership(world)
    agreed.contribution(world, "C", "P-A", 3_100)

    found = given(world, day)["P-A"]

    assert (found["amount"], found["accrued"]) == (3_100, pytest.approx(accrued))


def test_what_accrued_is_what_the_days_of_a_cost_target_add_up_to(world: World) -> None:
    """The same formula stands in partners/contributions and in the view of targets."""
    partnership(world)
    agreed.contribution(world, "C1", "P-A", 310)
    agreed.contribution(world, "C2", "P-A", 77, covers_from=date(2026, 8, 5), covers_to=date(2026, 8, 11))
    agreed.target(world, "T", "cost_per_click", measurement="period_ratio")

    for day in (date(2026, 8, 1), date(2026, 8, 8), date(2026, 8, 31)):
        days = world.asked("scorecard/days", as_of=day)

        assert sum(row["numerator"] for row in days) == pytest.approx(given(world, day)["P-A"]["accrued"])


def test_a_loaded_contribution_replaces_the_agreed_one_from_when_it_is_known(world: World) -> None:
    partnership(world).batch("ledger", AS_OF, basis="log", grain="contribution")
    agreed.contribution(world, "C", "P-A", 3_100)
    row = {
        "initiative_id": "mwt",
        "partner_id": "P-A",
        "kind": "cash",
        "covers_from": date(2026, 8, 1),
        "covers_to": date(2026, 8, 31),
        "valuation_basis": "price paid",
        "is_agreed": True,
        "batch_id": "ledger",
    }
    world.insert("contribution", line_no=2, contribution_id="C", amount=6_200.0, currency="GBP", **row)
    world.insert("contribution", line_no=3, contribution_id="D", amount=50.0, currency="EUR", **row)

    assert given(world)["P-A"]["amount"] == 6_200
    assert given(world, known_at=utc(2026, 8, 30))["P-A"]["amount"] == 3_100
    assert [row["offender"] for row in world.warehouse.records("checks/contribution_in_another_currency")] == ["D"]


def test_what_is_not_agreed_does_not_count(world: World) -> None:
    partnership(world)
    agreed.contribution(world, "C", "P-A", 3_100, is_agreed=False)

    assert given(world) == {}
