"""What a load brought and moved, and what earlier loads teach about the next."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from partnerboard.insights.loads import Effect, account_said_before, accounts, changes, effects, figures
from tests.insights.views import EVERYTHING
from tests.queries.agreed import AS_OF, partnership, target, version
from tests.queries.world import World

NEXT = date(2026, 9, 5)


def told(world: World, batch_id: str, posts: dict[str, int], as_of_on: date = AS_OF) -> None:
    """Totals of posts that carry the partnership's hashtag."""
    for post_id, exposures in posts.items():
        world.told(
            batch_id,
            f"facebook:{post_id}",
            "fb-a",
            date(2026, 8, 10),
            as_of_on=as_of_on,
            exposures=exposures,
            caption_id="tag",
        )


def test_posts_are_new_known_or_restated(world: World) -> None:
    partnership(world)
    told(world, "B", {"1": 100, "2": 200, "3": 300, "5": 500})
    world.batch("later", NEXT)
    told(world, "later", {"2": 250, "3": 290, "4": 10, "5": 501}, NEXT)  # 2 and 5 grew, 3 went down

    assert effects(world.warehouse, ["B", "later"]) == {
        "B": Effect(posts_new=4, posts_known=0, posts_restated=0),
        "later": Effect(posts_new=1, posts_known=3, posts_restated=1),
    }


def test_a_withdrawn_file_makes_no_post_known(world: World) -> None:
    partnership(world)
    told(world, "B", {"1": 100})
    world.batch("later", NEXT)
    told(world, "later", {"1": 90}, NEXT)
    world.rows("update batch set state = 'withdrawn' where batch_id = 'B'")

    assert effects(world.warehouse, ["later"]) == {"later": Effect(posts_new=1, posts_known=0, posts_restated=0)}


def test_a_load_moves_the_targets_whose_value_is_another_one(world: World) -> None:
    partnership(world)
    for target_id, metric in (("T1", "exposures"), ("T2", "posts")):
        target(world, target_id, metric)
        version(world, target_id, 1, date(2026, 8, 1), value=1000)
    told(world, "B", {"1": 100})
    before = figures(world.warehouse, EVERYTHING)

    world.batch("later", NEXT)
    told(world, "later", {"1": 130}, NEXT)
    after = figures(world.warehouse, EVERYTHING)

    [moved] = changes(before, after)
    assert moved.before is not None
    assert (moved.after.result.target.target_id, moved.before.actual, moved.after.actual) == ("T1", 100, 130)
    assert (moved.before.as_of, moved.after.as_of) == (AS_OF, NEXT)
    assert changes(after, after) == []

    standing = moved.after.result.standing
    assert standing is not None
    almost = replace(standing, actual=130 * (1 + 1e-12))
    summed_otherwise = {"T1": replace(moved.after, result=replace(moved.after.result, standing=almost))}
    assert changes(after, summed_otherwise) == []


def test_accounts_are_those_agreed_and_those_a_file_named(world: World) -> None:
    partnership(world)
    world.insert(
        "source_account", source_account_id="x:stranger", platform_id="x", handle="stranger", name="A stranger"
    )

    found = {(each.platform_id, each.handle): each.is_agreed for each in accounts(world.warehouse)}

    assert found["x", "stranger"] is False
    assert sum(found.values()) == 7


def test_the_account_of_an_earlier_file_with_the_same_name_comes_first(world: World) -> None:
    def answered(batch_id: str, file_name: str, answers: dict[str, Any]) -> None:
        world.batch(batch_id, AS_OF, export_kind="x_overview", file_name=file_name, answers=json.dumps(answers))

    answered("1", "overview_naha_2026-08.csv", {"account": "naha"})
    answered("2", "other.csv", {"account": "guild"})
    answered("3", "overview_naha_2026-07.csv", {})

    assert account_said_before(world.warehouse, "x_overview", "overview_naha_2026-09.csv") == "naha"
    assert account_said_before(world.warehouse, "x_overview", "export (1).csv") == "guild"
    assert account_said_before(world.warehouse, "x_content", "overview_naha_2026-09.csv") is None
