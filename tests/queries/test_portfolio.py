"""The size of each initiative: posts of its period, each once, and clicks, with what is missing left missing."""

from datetime import date
from typing import Any

from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World, utc


def totals(world: World, as_of: date = AS_OF, **params: Any) -> dict[str, Any]:
    """The row of "mwt"."""
    (row,) = world.asked("portfolio/totals", **{"initiative_ids": ["mwt"]} | params, as_of=as_of)
    return row


def two_files(world: World) -> World:
    """On the 15th a post has 100 views; on the 29th it has 150, and a second one 7 engagements and no views."""
    partnership(world).batch("early", date(2026, 8, 15))
    world.told(
        "early", "facebook:1", "fb-a", date(2026, 8, 3), as_of_on=date(2026, 8, 15), caption_id="tag", exposures=100
    )
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=150)
    world.told("B", "x:2", "x-b", date(2026, 8, 17), caption_id="tag", eng_core=7)
    return world


def test_what_the_posts_of_the_period_brought(world: World) -> None:
    two_files(world)

    assert totals(world) == {
        "initiative_id": "mwt",
        "posts": 2,
        "exposures": 150,
        "eng_core": 7,
        "tracked_clicks": None,
        "posts_with_exposures": 1,
        "posts_with_eng_core": 1,
    }


def test_as_of_a_day_and_as_known_at_a_time(world: World) -> None:
    two_files(world)

    assert (totals(world, date(2026, 8, 20))["posts"], totals(world, date(2026, 8, 20))["exposures"]) == (1, 100)
    assert totals(world, known_at=utc(2026, 8, 20))["exposures"] == 100
    assert (totals(world, date(2026, 8, 14))["posts"], totals(world, date(2026, 8, 14))["exposures"]) == (0, None)


def test_weeks_add_up_to_the_total_and_a_week_without_a_post_is_absent(world: World) -> None:
    two_files(world)

    weeks = world.asked("portfolio/weeks", initiative_ids=["mwt"], as_of=AS_OF)

    assert [(row["week_start"], row["posts"], row["exposures"], row["eng_core"]) for row in weeks] == [
        (date(2026, 8, 3), 1, 150, None),
        (date(2026, 8, 17), 1, None, 7),
    ]


def test_clicks_are_those_up_to_the_day(world: World) -> None:
    partnership(world).batch("clicks", AS_OF, basis="daily")
    agreed.link(world, "a", partner_id="P-A")
    agreed.link(world, "all")
    for name, day, number in (("a", 5, 3), ("all", 5, 4), ("a", 25, 100)):
        agreed.clicks(world, "clicks", name, date(2026, 8, day), number)

    assert totals(world, date(2026, 8, 20))["tracked_clicks"] == 7
    assert totals(world, date(2026, 8, 20), partner_ids=["P-B"])["tracked_clicks"] == 4


def test_a_partner_s_part_of_a_joint_post(world: World) -> None:
    partnership(world).rule("initiative_account", None, 3)
    world.told("B", "instagram:1", "ig-j", date(2026, 8, 3), exposures=100)

    found = totals(world, partner_ids=["P-B"])

    assert (found["posts"], found["exposures"], found["posts_with_exposures"]) == (0.3, 30, 1)


def test_partner_weeks_keep_the_remainder_as_a_row(world: World) -> None:
    two_files(world).told("B", "facebook:3", "fb-a", date(2026, 8, 4), exposures=1_000)

    rows = world.asked(
        "partners/weeks",
        platform_ids=["facebook", "x"],
        since=date(2026, 8, 1),
        until=date(2026, 8, 31),
        as_of=AS_OF,
    )

    assert [(row["partner_id"], row["week_start"].day, row["exposures"]) for row in rows] == [
        ("(unattributed)", 3, 1_000),
        ("P-A", 3, 150),
        ("P-B", 17, None),
    ]
