"""Example 3.G: planned against published, week by week, per rule and per partner."""

from datetime import date, timedelta
from typing import Any

import pytest

from partnerboard.pacing.adherence import PlannedWeek, adherence
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership, plan
from tests.queries.world import World

MONDAY = date(2026, 8, 3)
DONE = date(2026, 8, 30)
PUBLISHED = (5, 1, 3, 0)


def kept(world: World, as_of: date = DONE, **params: Any) -> dict[str, dict[str, Any]]:
    """The row of each plan rule."""
    return {row.pop("plan_rule_id"): row for row in world.asked("plan/adherence", as_of=as_of, **params)}


def weeks(world: World, as_of: date = DONE, **params: Any) -> list[tuple[str, int, float, float, bool]]:
    """partner, day of the Monday, planned, published, complete."""
    return [
        (row["partner_id"], row["week_start"].day, row["planned"], row["published"], row["is_complete"])
        for row in world.asked("plan/weeks", as_of=as_of, **params)
    ]


@pytest.fixture
def example_3g(world: World) -> World:
    """Three a week planned, at most four; published 5, 1, 3 and 0."""
    partnership(world)
    world.batch("nothing new", DONE)
    plan(world, "R", "P-A", 3, max_per_week=4, account_id="fb-a")
    for week, count in enumerate(PUBLISHED):
        for number in range(count):
            day = MONDAY + timedelta(days=7 * week + number)
            world.told("B", f"facebook:{week}-{number}", "fb-a", day, caption_id="tag", exposures=1)
    return world


def test_3g_a_good_week_does_not_repay_a_missed_one(example_3g: World) -> None:
    found = kept(example_3g)["R"]

    assert (found["weeks"], found["weeks_met"], found["over_ceiling"]) == (4, 2, 1)
    assert (found["planned"], found["published"], found["kept"]) == (12, 9, 7)
    assert (found["account_name"], found["platform_id"]) == ("Fb-A", "facebook")


@pytest.mark.parametrize("as_of", [date(2026, 8, 9), date(2026, 8, 15), date(2026, 8, 16), DONE])
def test_sql_and_python_keep_the_plan_alike(example_3g: World, as_of: date) -> None:
    example_3g.batch("early", date(2026, 8, 9))
    example_3g.batch("nothing then", date(2026, 8, 16))
    for number in range(5):
        example_3g.numbers("early", f"facebook:0-{number}", date(2026, 8, 9), exposures=1)
    planned = [
        PlannedWeek(MONDAY + timedelta(weeks=week), 3, count if as_of >= AS_OF or week == 0 else 0, 4)
        for week, count in enumerate(PUBLISHED)
    ]
    expected = adherence(planned, as_of)

    found = kept(example_3g, as_of)["R"]

    assert (found["weeks"], found["weeks_met"]) == (expected.weeks_due, expected.weeks_met)
    assert (found["planned"], found["published"], found["kept"], found["over_ceiling"]) == (
        expected.planned,
        expected.published,
        expected.kept,
        expected.over_ceiling,
    )


def test_a_week_that_runs_is_not_due(example_3g: World) -> None:
    assert kept(example_3g, date(2026, 8, 29))["R"]["weeks"] == 3
    assert kept(example_3g, date(2026, 8, 8)) == {}


def test_the_weeks_of_a_partner(example_3g: World) -> None:
    assert weeks(example_3g, AS_OF) == [
        ("P-A", 3, 3, 5, True),
        ("P-A", 10, 3, 1, True),
        ("P-A", 17, 3, 3, True),
        ("P-A", 24, 3, 0, False),
    ]


def test_a_week_of_which_no_file_speaks_is_not_a_week_without_posts(example_3g: World) -> None:
    example_3g.batch("early", date(2026, 8, 12))
    example_3g.numbers("early", "facebook:0-0", date(2026, 8, 12), exposures=1)

    assert weeks(example_3g, date(2026, 8, 28)) == [
        ("P-A", 3, 3, 1, True),
        ("P-A", 10, 3, 0, False),
        ("P-A", 17, 3, None, False),
        ("P-A", 24, 3, None, False),
    ]
    assert kept(example_3g, date(2026, 8, 28))["R"]["weeks"] == 1


def test_a_plan_that_begins_midweek_plans_a_part_of_that_week_and_is_judged_from_the_next(world: World) -> None:
    partnership(world)
    plan(world, "R", "P-A", 7, account_id="fb-a", valid_from=date(2026, 8, 6), valid_to=date(2026, 8, 16))
    for post, day in (("before", 5), ("first", 6), ("second", 12)):
        world.told("B", f"facebook:{post}", "fb-a", date(2026, 8, day), caption_id="tag", exposures=1)

    assert weeks(world) == [("P-A", 3, 4, 1, True), ("P-A", 10, 7, 1, True)]
    assert (kept(world)["R"]["weeks"], kept(world)["R"]["published"]) == (1, 1)


def test_a_rule_counts_only_what_it_names(world: World) -> None:
    partnership(world)
    plan(world, "photos", "P-A", 1, account_id="fb-a", content_format="photo")
    plan(world, "instagram", "P-A", 1, platform_id="instagram")
    plan(world, "anything", "P-B", 1)
    for post, account, content_format in (
        ("facebook:1", "fb-a", "photo"),
        ("facebook:2", "fb-a", "link"),
        ("instagram:3", "ig-a", "photo"),
        ("instagram:4", "ig-b", "photo"),
        ("instagram:5", "ig-j", "photo"),
        ("x:6", "x-b", "text"),
        ("linkedin:7", "li-ann", "text"),
    ):
        world.told("B", post, account, MONDAY, caption_id="tag", content_format=content_format, exposures=1)
    world.told("B", "facebook:8", "fb-a", MONDAY, content_format="photo", exposures=1)

    assert {rule: row["published"] for rule, row in kept(world).items()} == {
        "photos": 1,
        "instagram": 1,
        "anything": 2,
    }


def test_a_post_that_two_rules_ask_for_is_one_post_of_the_week(world: World) -> None:
    partnership(world)
    plan(world, "account", "P-A", 2, account_id="ig-a")
    plan(world, "platform", "P-A", 1, platform_id="instagram")
    world.told("B", "instagram:1", "ig-a", MONDAY, caption_id="tag", exposures=1)

    assert weeks(world, AS_OF)[0] == ("P-A", 3, 3, 1, True)


def test_a_collaborative_post_keeps_the_plan_of_both_partners(world: World) -> None:
    partnership(world).batch("B2", AS_OF)
    plan(world, "a", "P-A", 1, platform_id="instagram")
    plan(world, "b", "P-B", 1, account_id="ig-b")
    world.told("B", "instagram:1", "ig-a", MONDAY, caption_id="tag", exposures=1)
    world.told("B2", "instagram:1", "ig-b", MONDAY, caption_id="tag", exposures=1)

    assert {rule: row["kept"] for rule, row in kept(world).items()} == {"a": 1, "b": 1}


def test_the_joint_account_keeps_the_plan_of_whoever_planned_it(world: World) -> None:
    partnership(world).rule("initiative_account", None, 3)
    plan(world, "joint", "P-A", 1, account_id="ig-j")
    world.told("B", "instagram:1", "ig-j", MONDAY, exposures=1)

    assert kept(world)["joint"]["kept"] == 1
    assert weeks(world)[0] == ("P-A", 3, 1, 1, True)
    agreed.plan(world, "another", "P-A", 0, account_id="fb-a")
    assert weeks(world)[0] == ("P-A", 3, 1, 1, True)
