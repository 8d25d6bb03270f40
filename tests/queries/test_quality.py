"""Which weeks files cover, what unclaimed posts share and how many a rule would move, and who is not registered."""

from datetime import date
from typing import Any

import pytest

from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World

DAY = date(2026, 8, 10)
ASKED: dict[str, Any] = {"as_of": AS_OF}
PERIOD: dict[str, Any] = {
    "platform_ids": ["facebook"],
    "since": date(2026, 8, 3),
    "until": date(2026, 8, 30),
    "as_of": date(2026, 8, 29),
}


def unclaimed(world: World, *posts: str, caption_id: str, account: str = "fb-a", day: date = DAY) -> None:
    for post in posts:
        world.told("B", f"facebook:{post}", account, day, caption_id=caption_id, exposures=10)


def moved(world: World, **params: Any) -> dict[str, int]:
    """How many posts a rule about each word would move."""
    return {row["pattern"]: row["posts"] for row in world.asked("quality/proposals", **{**ASKED, **params})}


def weeks(world: World, **params: Any) -> list[tuple[int, int, bool, bool]]:
    """Covered days, days, and whether earlier and later days are covered, week by week."""
    rows = world.asked("quality/coverage", **{**PERIOD, **params})
    return [(row["covered_days"], row["days"], row["covered_before"], row["covered_after"]) for row in rows]


def test_a_file_covers_the_days_that_it_says(world: World) -> None:
    partnership(world)
    for batch, covers in (("one", (date(2026, 8, 3), date(2026, 8, 12))), ("two", (date(2026, 8, 24), AS_OF))):
        world.batch(batch, covers[1], covers_from=covers[0], covers_to=covers[1])
        world.told(batch, f"facebook:{batch}", "fb-a", covers[0], as_of_on=covers[1], exposures=1)

    assert weeks(world) == [(7, 7, True, True), (3, 7, True, True), (0, 7, True, True), (6, 6, True, True)]


def test_a_file_that_says_no_days_covers_those_from_its_first_post_on(world: World) -> None:
    partnership(world)
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 17), exposures=1)

    assert weeks(world) == [(0, 7, False, True), (0, 7, False, True), (7, 7, True, True), (6, 6, True, True)]


def test_labels_without_numbers_and_later_files_cover_nothing(world: World) -> None:
    partnership(world)
    world.post("B", "facebook:label", "fb-a", date(2026, 8, 3))
    world.batch("later", date(2026, 8, 31))
    world.told("later", "facebook:1", "fb-a", DAY, as_of_on=date(2026, 8, 31), exposures=1)

    assert [covered for covered, *_ in weeks(world)] == [0, 0, 0, 0]


def test_a_rule_would_move_what_it_then_moves(world: World) -> None:
    partnership(world)
    world.caption("walk", hashtags=("walk",))
    world.caption("both", hashtags=("walk", "mwt"))
    unclaimed(world, "1", "2", "3", caption_id="walk")
    unclaimed(world, "4", caption_id="both")
    unclaimed(world, "5", caption_id="walk", day=date(2026, 7, 31))

    (proposal,) = [row for row in world.asked("quality/proposals", **ASKED) if row["kind"] == "hashtag"]
    before = counted(world)
    world.rule("hashtag", "walk", proposal["precedence"])

    assert (proposal["posts"], proposal["counted_posts"], proposal["exposures"]) == (3, 1, 30)
    assert counted(world) - before == {"facebook:1", "facebook:2", "facebook:3"}
    assert "walk" not in moved(world)


def test_a_post_that_is_excluded_by_name_stays_out(world: World) -> None:
    partnership(world)
    world.caption("walk", hashtags=("walk",))
    unclaimed(world, "1", "2", "3", caption_id="walk")
    world.rule("exclude_post", "facebook:1", 1)

    assert moved(world)["walk"] == 2


@pytest.mark.parametrize(
    ("words", "kind"),
    [({"mentions": ("x-b",)}, "mention"), ({"links": (("a.example", "Autumn"),)}, "utm_campaign")],
)
def test_mentions_and_campaigns_are_what_posts_can_share(world: World, words: dict[str, Any], kind: str) -> None:
    partnership(world)
    world.caption("said", **words)
    unclaimed(world, "1", "2", caption_id="said")

    assert [row["posts"] for row in world.asked("quality/proposals", **ASKED) if row["kind"] == kind] == [2]


def test_an_account_is_proposed_only_when_none_of_its_posts_counts(world: World) -> None:
    partnership(world)
    world.caption("plain")
    unclaimed(world, "1", "2", caption_id="plain")

    assert moved(world) == {"fb-a": 2}

    unclaimed(world, "3", caption_id="tag")

    assert moved(world) == {}


def test_one_post_shares_nothing_and_without_the_right_nothing_is_told(world: World) -> None:
    partnership(world)
    world.caption("walk", hashtags=("walk",))
    unclaimed(world, "1", caption_id="walk")

    assert moved(world) == {}

    unclaimed(world, "2", caption_id="walk")

    assert moved(world, initiative_ids=["mwt"]) == {}
    assert moved(world, initiative_ids=["(none)"]) == {}


def test_an_account_that_nobody_registered_is_listed_with_its_posts(world: World) -> None:
    partnership(world)
    world.insert(
        "source_account", source_account_id="facebook:stranger", platform_id="facebook", handle="stranger", name="Who?"
    )
    unclaimed(world, "1", "2", caption_id="tag", account="stranger")

    (found,) = world.asked("quality/unregistered")

    assert (found["handle"], found["name"], found["posts"], found["files"]) == ("stranger", "Who?", 2, 1)
    assert world.asked("quality/unregistered", initiative_ids=["mwt"]) == []


def counted(world: World) -> set[str]:
    """The posts that count for the initiative."""
    rows = world.rows("select post_id from post_initiatives('9999-12-31'::timestamp) where initiative_id = 'mwt'")
    return {post_id for (post_id,) in rows}
