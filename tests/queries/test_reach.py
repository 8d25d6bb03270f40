"""What accounts say about people: the largest post, the sum nobody may call reach, the platform's own period figure."""

from datetime import date
from typing import Any

import pytest

from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World, utc

DAY = date(2026, 8, 10)


def parts(world: World, as_of: date = AS_OF, **params: Any) -> dict[str, dict[str, Any]]:
    """The row of each account."""
    usual = {
        "platform_ids": ["facebook", "instagram", "x", "linkedin"],
        "since": date(2026, 8, 1),
        "until": date(2026, 8, 29),
        "as_of": as_of,
    }
    return {row.pop("account_id"): row for row in world.asked("reach/parts", **usual | params)}


def period(world: World, batch: str, account: str, until: date, reach: int) -> None:
    """The platform's figure for the days from 1 August."""
    world.insert(
        "account_period",
        batch_id=batch,
        line_no=2,
        source_account_id=account,
        period_from=date(2026, 8, 1),
        period_to=until,
        reach=reach,
    )


@pytest.fixture
def seen(world: World) -> World:
    partnership(world)
    world.rule("initiative_account", None, 3)
    for post, account, reach in (
        ("facebook:1", "fb-a", 800),
        ("facebook:2", "fb-a", 500),
        ("facebook:3", "fb-a", None),
        ("x:4", "x-b", None),
        ("instagram:5", "ig-j", 300),
    ):
        world.told("B", post, account, DAY, caption_id="tag", exposures=9, reach=reach)
    world.told("B", "facebook:6", "fb-a", DAY, exposures=9, reach=7_777)
    return world


def test_the_bounds_of_each_account_come_from_its_posts(seen: World) -> None:
    found = parts(seen)

    assert {
        name: (row["posts"], row["posts_with_reach"], row["largest_post"], row["sum_of_posts"])
        for name, row in found.items()
    } == {
        "fb-a": (3, 2, 800, 1_300),
        "x-b": (1, 0, None, None),
        "ig-j": (1, 1, 300, 300),
    }
    assert {name: row["partner_ids"] for name, row in found.items()} == {
        "fb-a": ["P-A"],
        "x-b": ["P-B"],
        "ig-j": ["P-A", "P-B", "P-C"],
    }


def test_the_platform_s_figure_counts_for_exactly_its_period(seen: World) -> None:
    seen.batch("reach", AS_OF, basis="daily")
    period(seen, "reach", "facebook:fb-a", date(2026, 8, 29), 1_000)
    period(seen, "reach", "instagram:ig-j", date(2026, 8, 31), 2_000)

    assert {name: row["period_reach"] for name, row in parts(seen).items()} == {
        "fb-a": 1_000,
        "x-b": None,
        "ig-j": None,
    }
    assert parts(seen, until=date(2026, 8, 31), as_of=date(2026, 8, 31))["ig-j"]["period_reach"] == 2_000
    assert parts(seen, known_at=utc(2026, 8, 29)) == {}


def test_a_period_figure_told_again_counts_as_the_newer_file_says(seen: World) -> None:
    seen.batch("older", date(2026, 8, 29), basis="daily")
    seen.batch("newer", date(2026, 8, 30), basis="daily")
    period(seen, "newer", "facebook:fb-a", date(2026, 8, 29), 1_100)
    period(seen, "older", "facebook:fb-a", date(2026, 8, 29), 1_000)

    assert parts(seen)["fb-a"]["period_reach"] == 1_100


def test_a_collaborative_post_stands_under_the_account_of_each_partner(world: World) -> None:
    partnership(world).batch("B2", AS_OF)
    world.told("B", "instagram:1", "ig-a", DAY, caption_id="tag", reach=300)
    world.told("B2", "instagram:1", "ig-b", DAY, caption_id="tag", reach=300)

    both, one = parts(world), parts(world, partner_ids=["P-A"])

    assert {name: (row["sum_of_posts"], row["partner_ids"]) for name, row in both.items()} == {
        "ig-a": (300, ["P-A"]),
        "ig-b": (300, ["P-B"]),
    }
    assert {name: row["sum_of_posts"] for name, row in one.items()} == {"ig-a": 300}
