"""Worked example 1.A: a rate is sum over sum on the posts that report both, with the posts it rests on."""

from datetime import date

import pytest

from partnerboard.metrics.ratios import pooled_ratio
from tests.queries.agreed import AS_OF, partnership, target
from tests.queries.world import World

POSTS = (("a", 1_000, 800, 40), ("b", 10_000, 7_000, 150), ("c", 500, None, 30))


@pytest.fixture
def three_posts(world: World) -> World:
    partnership(world)
    for day, (post, exposures, reach, eng_core) in enumerate(POSTS, start=3):
        world.told(
            "B",
            f"facebook:{post}",
            "fb-a",
            date(2026, 8, day),
            caption_id="tag",
            exposures=exposures,
            reach=reach,
            eng_core=eng_core,
        )
    return world


def test_1a_engagement_by_exposures_is_pooled(three_posts: World) -> None:
    target(three_posts, "T", "eri_core", measurement="period_ratio")

    (found,) = three_posts.asked("scorecard/actuals", as_of=AS_OF)

    assert found["actual"] == pytest.approx(0.019130, abs=5e-7)
    assert (found["sample_size"], found["posts"]) == (3, 3)


def test_1a_engagement_by_reach_leaves_out_a_post_without_reach(three_posts: World) -> None:
    target(three_posts, "T", "err_core", measurement="period_ratio")

    (found,) = three_posts.asked("scorecard/actuals", as_of=AS_OF)

    assert found["actual"] == pytest.approx(190 / 7_800)
    assert (found["sample_size"], found["posts"]) == (2, 3)


@pytest.mark.parametrize(("metric_code", "below"), [("eri_core", 1), ("err_core", 2)])
def test_sql_and_python_pool_alike(three_posts: World, metric_code: str, below: int) -> None:
    target(three_posts, "T", metric_code, measurement="period_ratio")
    covered = pooled_ratio((post[3], post[below]) for post in POSTS)

    (found,) = three_posts.asked("scorecard/actuals", as_of=AS_OF)

    assert found["actual"] == pytest.approx(covered.value)
    assert (found["sample_size"], found["posts"]) == (covered.counted, covered.of)


def test_a_partner_s_rate_rests_on_the_posts_that_report_both_numbers(three_posts: World) -> None:
    three_posts.told("B", "facebook:d", "fb-a", date(2026, 8, 7), caption_id="tag", eng_core=7)
    three_posts.told("B", "facebook:e", "fb-a", date(2026, 8, 8), caption_id="tag", exposures=900)

    (row,) = three_posts.asked(
        "partners/totals", platform_ids=["facebook"], since=date(2026, 8, 1), until=date(2026, 8, 31), as_of=AS_OF
    )

    assert (row["exposures"], row["eng_core"]) == (12_400, 227)
    assert (row["eri_numerator"], row["eri_denominator"]) == (220, 11_500)
    assert (row["posts_counted"], row["posts_with_exposures"], row["posts_with_eng_core"]) == (5, 4, 4)


def test_the_joint_account_s_posts_are_one_post_for_all_and_parts_for_each(world: World) -> None:
    partnership(world).told("B", "instagram:1", "ig-j", date(2026, 8, 3), exposures=1_000, eng_core=100)
    world.rule("initiative_account", None, 3)

    rows = world.asked(
        "partners/totals", platform_ids=["instagram"], since=date(2026, 8, 1), until=date(2026, 8, 31), as_of=AS_OF
    )

    assert [(row["partner_id"], row["posts"], row["exposures"], row["posts_counted"]) for row in rows] == [
        ("P-A", 0.5, 500, 1),
        ("P-B", 0.3, 300, 1),
        ("P-C", 0.2, 200, 1),
    ]
