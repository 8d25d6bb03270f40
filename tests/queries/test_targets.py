"""What a target is measured by: every metric, way of measuring and scope that a target may have."""

from datetime import date
from typing import Any

import pytest

from tests.queries.agreed import AS_OF, partnership, target
from tests.queries.world import World

NUMBERS = {
    "exposures": (1_000, 400, 250),
    "reach": (800, None, 150),
    "reactions": (40, 12, None),
    "comments": (6, 3, 2),
    "shares": (4, None, 1),
    "saves": (10, None, 3),
    "eng_core": (50, 20, None),
    "engagements_native": (64, 22, 9),
    "link_clicks": (5, 0, None),
    "all_clicks": (30, 8, 7),
    "video_views": (300, None, 90),
    "watch_seconds": (1_200.5, None, 60.0),
    "follows": (2, 1, None),
    "profile_visits": (9, None, 4),
}


def actual(world: World, as_of: date = AS_OF, **params: Any) -> float | None:
    """What the only target has reached."""
    (found,) = world.asked("scorecard/actuals", as_of=as_of, **params)
    value: float | None = found["actual"]
    return value


@pytest.fixture
def three_posts(world: World) -> World:
    """Facebook of a on the 3rd, X of b on the 4th, the joint Instagram account on the 5th; a fourth is nobody's."""
    partnership(world)
    posts = (
        ("facebook:1", "fb-a", "photo", "promotional"),
        ("x:2", "x-b", "link", None),
        ("instagram:3", "ig-j", "photo", "educational"),
    )
    for place, (post, account, content_format, content_class) in enumerate(posts):
        numbers = {name: values[place] for name, values in NUMBERS.items()}
        world.told(
            "B",
            post,
            account,
            date(2026, 8, 3 + place),
            caption_id="tag",
            content_format=content_format,
            content_class=content_class,
            **numbers,
        )
    world.told("B", "facebook:4", "fb-a", date(2026, 8, 6), exposures=9_999, eng_core=99)
    return world


@pytest.mark.parametrize(
    ("metric_code", "expected"),
    [
        ("posts_published", 3),
        ("exposures", 1_650),
        ("reactions", 52),
        ("comments", 11),
        ("shares", 5),
        ("saves", 13),
        ("eng_core", 70),
        ("eng_plus", 65),  # only the first post reports all three parts: 50 + 10 + 5
        ("engagements_native", 95),
        ("link_clicks", 5),
        ("all_clicks", 45),
        ("video_views", 390),
        ("watch_seconds", 1_260.5),
        ("follows", 3),
        ("profile_visits", 13),
        ("advocate_posts", 0),
    ],
)
def test_a_sum_over_the_posts_of_the_period(three_posts: World, metric_code: str, expected: float) -> None:
    target(three_posts, "T", metric_code)

    assert actual(three_posts) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("metric_code", "expected", "counted"),
    [
        ("eri_core", 70 / 1_400, 2),  # the third post has no engagements
        ("err_core", 50 / 800, 1),
        ("virality", 5 / 1_250, 2),
        ("ctr_link", 5 / 1_400, 2),
        ("applause_rate", 52 / 2, 2),
        ("conversation_rate", 11 / 3, 3),
        ("amplification_rate", 5 / 2, 2),
        ("promo_share", 1 / 2, 2),
    ],
)
def test_a_rate_counts_the_posts_that_report_both_parts(
    three_posts: World, metric_code: str, expected: float, counted: int
) -> None:
    target(three_posts, "T", metric_code, measurement="period_ratio")

    (found,) = three_posts.asked("scorecard/actuals", as_of=AS_OF)

    assert found["actual"] == pytest.approx(expected)
    assert (found["sample_size"], found["posts"]) == (pytest.approx(counted), pytest.approx(3))


def test_click_through_is_about_posts_that_carry_a_link(world: World) -> None:
    partnership(world)
    world.caption("plain tag", hashtags=("mwt",))
    world.caption("linked tag", hashtags=("mwt",), links=(("x.org/page", None),))
    target(world, "T", "ctr_link", measurement="period_ratio")
    for post, caption, content_format, clicks in (
        ("facebook:1", "linked tag", "photo", 0),
        ("facebook:2", "plain tag", "link", 4),
        ("facebook:3", "plain tag", "photo", 2),
        ("facebook:4", "plain tag", "photo", 0),  # without a link nobody could click
    ):
        world.told(
            "B",
            post,
            "fb-a",
            date(2026, 8, 3),
            caption_id=caption,
            content_format=content_format,
            exposures=100,
            link_clicks=clicks,
        )

    assert actual(world) == pytest.approx(6 / 300)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({}, 1_650),
        ({"partner_id": "P-A"}, 1_000 + 125),
        ({"partner_id": "P-B"}, 400 + 75),
        ({"partner_id": "P-C"}, 50),
        ({"platform_id": "instagram"}, 250),
        ({"account_id": "ig-j"}, 250),
        ({"account_id": "ig-j", "partner_id": "P-A"}, 125),
        ({"content_format": "photo"}, 1_250),
        ({"content_class": "promotional"}, 1_000),
        ({"platform_id": "x", "content_format": "photo"}, None),
        ({"period_from": date(2026, 8, 4)}, 650),
        ({"period_to": date(2026, 8, 4)}, 1_400),
        ({"initiative_id": "mwt", "account_id": "fb-a"}, 1_000),
    ],
)
def test_a_target_counts_what_it_is_about(three_posts: World, scope: dict[str, Any], expected: float | None) -> None:
    target(three_posts, "T", "exposures", **scope)

    assert actual(three_posts) == (None if expected is None else pytest.approx(expected))


def test_a_collaborative_post_is_one_post_of_either_account(world: World) -> None:
    partnership(world)
    world.told("B", "instagram:1", "ig-a", date(2026, 8, 3), caption_id="tag", exposures=300)
    world.batch("B2", AS_OF)
    world.told("B2", "instagram:1", "ig-b", date(2026, 8, 3), caption_id="tag", exposures=310)
    for name, scope in (
        ("T1", {"account_id": "ig-a"}),
        ("T2", {"account_id": "ig-b"}),
        ("T3", {"partner_id": "P-A"}),
        ("T4", {}),
    ):
        target(world, name, "exposures", **scope)

    found = {row["target_id"]: (row["actual"], row["posts"]) for row in world.asked("scorecard/actuals", as_of=AS_OF)}

    assert found == {"T1": (310, 1), "T2": (310, 1), "T3": (155, 0.5), "T4": (310, 1)}


def test_posts_by_colleagues_count_from_the_day_of_their_consent(world: World) -> None:
    partnership(world)
    world.person("bob", "b", consented_on=date(2026, 8, 10))
    world.person("cyd", "c", consented_on=None)
    world.account("x-bob", "x", kind="personal", person_id="bob")
    world.account("x-cyd", "x", kind="personal", person_id="cyd")
    target(world, "T", "advocate_posts")
    for post, account, day in (
        ("linkedin:1", "li-ann", 3),
        ("x:2", "x-bob", 9),
        ("x:3", "x-bob", 10),
        ("x:4", "x-cyd", 12),
        ("facebook:5", "fb-a", 12),
    ):
        world.told("B", post, account, date(2026, 8, day), caption_id="tag", exposures=1)

    assert actual(world) == 2


def test_no_post_is_none_only_when_a_file_speaks_of_the_period(world: World) -> None:
    partnership(world)
    target(world, "T", "posts_published", period_from=date(2026, 8, 20))
    target(world, "T2", "exposures", period_from=date(2026, 8, 20))
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=1)

    found = {row["target_id"]: row["actual"] for row in world.asked("scorecard/actuals", as_of=AS_OF)}
    before = {row["target_id"]: row["actual"] for row in world.asked("scorecard/actuals", as_of=date(2026, 8, 28))}

    assert found == {"T": 0, "T2": None}
    assert before == {"T": None, "T2": None}


def test_published_posts_are_activity_of_the_day_they_were_published(world: World) -> None:
    partnership(world)
    target(world, "T", "posts_published", measurement="activity_in_period")
    world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=1)

    assert actual(world) == 1
