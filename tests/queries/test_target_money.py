"""Targets that posts alone do not answer: clicks of tracked links, costs that accrue, followers."""

from datetime import date
from typing import Any

import pytest

from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership, target
from tests.queries.world import World, utc


def actual(world: World, as_of: date = AS_OF, **params: Any) -> float | None:
    """What the only target has reached."""
    (found,) = world.asked("scorecard/actuals", as_of=as_of, **params)
    value: float | None = found["actual"]
    return value


def test_tracked_clicks_are_those_of_the_days_of_the_period(world: World) -> None:
    partnership(world)
    agreed.link(world, "a", partner_id="P-A")
    agreed.link(world, "all")
    world.batch("clicks", AS_OF, basis="daily", grain="link_click")
    for name, day, number in (("a", 2, 10), ("a", 3, 5), ("all", 3, 7), ("a", 28, 100)):
        agreed.clicks(world, "clicks", name, date(2026, 8, day), number)
    target(world, "T1", "tracked_clicks", period_from=date(2026, 8, 3))
    target(world, "T2", "tracked_clicks", partner_id="P-A")
    target(world, "T3", "tracked_clicks", platform_id="facebook")

    found = {row["target_id"]: row for row in world.asked("scorecard/actuals", as_of=date(2026, 8, 20))}

    assert {name: row["actual"] for name, row in found.items()} == {"T1": 12, "T2": 15, "T3": None}
    assert (found["T1"]["sample_size"], found["T1"]["posts"]) == (None, None)


def test_a_click_day_told_twice_counts_as_the_newer_file_says(world: World) -> None:
    partnership(world)
    agreed.link(world, "a")
    world.batch("old", date(2026, 8, 10), basis="daily")
    world.batch("new", date(2026, 8, 17), basis="daily")
    agreed.clicks(world, "new", "a", date(2026, 8, 9), 12)
    agreed.clicks(world, "old", "a", date(2026, 8, 9), 9)
    target(world, "T", "tracked_clicks")

    assert actual(world) == 12
    assert actual(world, known_at=utc(2026, 8, 12)) == 9


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [(date(2026, 8, 10), 100 / 40), (date(2026, 8, 29), 290 / 40), (date(2026, 9, 30), 310 / 40)],
)
def test_a_cost_accrues_evenly_over_the_days_it_covers(world: World, as_of: date, expected: float) -> None:
    partnership(world)
    agreed.contribution(world, "C1", "P-A", 310)
    agreed.contribution(world, "C2", "P-A", 999, is_agreed=False)
    world.batch("early", date(2026, 8, 4))
    world.told(
        "early", "facebook:1", "fb-a", date(2026, 8, 3), as_of_on=date(2026, 8, 4), caption_id="tag", eng_core=40
    )
    target(world, "T", "cost_per_engagement", measurement="period_ratio", direction="lower")

    assert actual(world, as_of) == pytest.approx(expected)


def test_a_cost_of_a_period_is_what_accrued_in_it(world: World) -> None:
    partnership(world)
    agreed.contribution(world, "C1", "P-A", 310)
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 12), caption_id="tag", eng_core=50)
    target(
        world,
        "T",
        "cost_per_engagement",
        measurement="period_ratio",
        period_from=date(2026, 8, 11),
        period_to=date(2026, 8, 20),
    )

    assert actual(world) == pytest.approx(100 / 50)


@pytest.mark.parametrize("metric_code", ["cost_per_engagement", "cost_per_click"])
def test_a_cost_without_results_is_missing_and_not_the_money_spent(world: World, metric_code: str) -> None:
    partnership(world)
    agreed.contribution(world, "C1", "P-A", 310)
    target(world, "T", metric_code, measurement="period_ratio")

    assert actual(world) is None


def test_a_cost_per_click_is_that_of_the_partner_asked_for(world: World) -> None:
    partnership(world)
    agreed.contribution(world, "C1", "P-A", 310)
    agreed.contribution(world, "C2", "P-B", 620)
    agreed.contribution(world, "C3", "P-B", 620, currency="EUR")
    world.batch("clicks", AS_OF, basis="daily")
    for partner_id, number in (("P-A", 10), ("P-B", 40)):
        agreed.link(world, partner_id, partner_id=partner_id)
        agreed.clicks(world, "clicks", partner_id, date(2026, 8, 5), number)
    target(world, "T1", "cost_per_click", measurement="period_ratio")
    target(world, "T2", "cost_per_click", measurement="period_ratio", partner_id="P-B")

    found = {row["target_id"]: row["actual"] for row in world.asked("scorecard/actuals", as_of=date(2026, 8, 31))}

    assert found == {"T1": pytest.approx(930 / 50), "T2": pytest.approx(620 / 40)}


@pytest.fixture
def followed(world: World) -> World:
    """fb-a is read on the 1st, 8th and 15th; ig-a on the 3rd and 10th; x-b on the 12th."""
    partnership(world)
    world.account("ig-stranger", "instagram")
    world.batch("days", AS_OF, basis="daily", grain="account_day")
    for account, day, number in (
        ("facebook:fb-a", 1, 1_000),
        ("facebook:fb-a", 8, 1_100),
        ("facebook:fb-a", 15, 1_300),
        ("instagram:ig-a", 3, 500),
        ("instagram:ig-a", 10, 510),
        ("x:x-b", 12, 70),
        ("linkedin:li-ann", 12, 5_000),
        ("instagram:ig-j", 2, 30),
        ("instagram:ig-stranger", 2, 9_000),
    ):
        agreed.followers(world, "days", account, date(2026, 8, day), number)
    return world


@pytest.mark.parametrize(
    ("scope", "as_of", "expected"),
    [
        ({"account_id": "fb-a"}, date(2026, 8, 14), 1_100),
        ({"account_id": "fb-a"}, date(2026, 8, 29), 1_300),
        ({"account_id": "fb-a", "period_to": date(2026, 8, 8)}, date(2026, 8, 29), 1_100),
        ({"account_id": "fb-a", "period_from": date(2026, 8, 9)}, date(2026, 8, 10), 1_100),  # read before the period
        ({"account_id": "li-ann"}, date(2026, 8, 29), 5_000),
        ({"partner_id": "P-A"}, date(2026, 8, 29), 1_810),  # her own accounts, not colleagues' and not joint ones
        ({"partner_id": "P-A", "platform_id": "instagram"}, date(2026, 8, 29), 510),
        ({}, date(2026, 8, 29), 1_910),  # all but colleagues' and strangers'
        ({}, date(2026, 7, 31), None),
    ],
)
def test_followers_are_the_last_reading_of_each_account(
    followed: World, scope: dict[str, Any], as_of: date, expected: float | None
) -> None:
    target(followed, "T", "followers", measurement="level_at_end", **scope)

    assert actual(followed, as_of) == expected


def test_followers_of_several_accounts_keep_the_last_reading_between_two(followed: World) -> None:
    target(followed, "T", "followers", measurement="level_at_end", partner_id="P-A")

    days = {row["day"].day: row["level"] for row in followed.asked("scorecard/days", as_of=AS_OF)}

    assert days == {3: 1_500, 8: 1_600, 10: 1_610, 15: 1_810}
