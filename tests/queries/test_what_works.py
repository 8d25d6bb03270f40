"""Example 6.A through the warehouse: lift on the log scale, with Welch's interval, of settled posts only."""

from datetime import date
from math import exp, log
from statistics import mean
from typing import Any

import pytest

from partnerboard.pacing.student_t import t975
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World, utc

LEVEL = (0.062, 0.055, 0.071, 0.048, 0.066, 0.059, 0.080, 0.052)
REST = (0.041, 0.052, 0.038, 0.047, 0.036, 0.050, 0.044, 0.058, 0.033, 0.045)
EXPOSURES = 999_999_999
DAY = date(2026, 8, 10)


def lifts(world: World, factor: str, measure: str = "engagement", **params: Any) -> dict[str, dict[str, Any]]:
    """The row of each level."""
    usual = {
        "platform_ids": ["facebook", "instagram", "x", "linkedin"],
        "since": date(2026, 8, 1),
        "until": date(2026, 8, 31),
        "as_of": AS_OF,
        "t_quantiles": [t975(freedom) for freedom in range(1, 121)],
    }
    rows = world.asked("posts/what_works", **usual | params, factor=factor, measure=measure)
    return {row.pop("level"): row for row in rows}


def rated(world: World, post: str, account: str, rate: float, **columns: Any) -> None:
    """A post whose log rate is that of `rate`: (engagements + 0.5) / (exposures + 1), at a billion exposures."""
    engagements = round(rate * (EXPOSURES + 1) - 0.5)
    usual: dict[str, Any] = {"caption_id": "tag", "exposures": EXPOSURES, "eng_core": engagements}
    world.told("B", post, account, columns.pop("day", DAY), **usual | columns)


@pytest.fixture
def example_6a(world: World) -> World:
    partnership(world)
    for content_format, rates in (("short_video", LEVEL), ("photo", REST)):
        for number, rate in enumerate(rates):
            rated(world, f"facebook:{content_format}{number}", "fb-a", rate, content_format=content_format)
    return world


def test_6a_the_lift_of_a_level_with_its_interval(example_6a: World) -> None:
    found = lifts(example_6a, "format")["short_video"]

    assert (found["posts"], found["accounts"], found["other_posts"]) == (8, 1, 10)
    assert found["lift"] == pytest.approx(0.3896, abs=5e-5)
    assert found["lift_low"] == pytest.approx(0.1689, abs=5e-5)
    assert found["lift_high"] == pytest.approx(0.6520, abs=5e-5)


def test_the_rest_is_the_mirror_of_a_level(example_6a: World) -> None:
    found = lifts(example_6a, "format")

    assert (1 + found["photo"]["lift"]) * (1 + found["short_video"]["lift"]) == pytest.approx(1)


def test_accounts_are_compared_with_themselves(example_6a: World) -> None:
    """A second account with ten times the rates adds posts to both levels and nothing to the lift between them."""
    for content_format, rates in (("short_video", LEVEL), ("photo", REST)):
        for number, rate in enumerate(rates):
            rated(example_6a, f"instagram:{content_format}{number}", "ig-a", rate * 10, content_format=content_format)

    found = lifts(example_6a, "format")["short_video"]

    assert (found["posts"], found["accounts"]) == (16, 2)
    assert found["lift"] == pytest.approx(0.3896, abs=5e-5)


def test_young_small_and_lonely_posts_are_left_out(example_6a: World) -> None:
    rated(example_6a, "facebook:young", "fb-a", 0.9, content_format="short_video", day=date(2026, 8, 27))
    rated(example_6a, "facebook:small", "fb-a", 0.9, content_format="short_video", exposures=99, eng_core=90)
    rated(example_6a, "facebook:silent", "fb-a", 0.9, content_format="short_video", eng_core=None)
    for number in range(7):
        rated(example_6a, f"x:{number}", "x-b", 0.9, content_format="short_video")

    found = lifts(example_6a, "format")["short_video"]

    assert (found["posts"], found["lift"]) == (8, pytest.approx(0.3896, abs=5e-5))


def test_a_post_of_three_days_is_settled(example_6a: World) -> None:
    rated(example_6a, "facebook:settled", "fb-a", 0.06, content_format="short_video", day=date(2026, 8, 26))

    assert lifts(example_6a, "format")["short_video"]["posts"] == 9


def test_a_level_that_is_unknown_is_in_neither_group(example_6a: World) -> None:
    rated(example_6a, "facebook:unknown", "fb-a", 0.9)

    found = lifts(example_6a, "format")["short_video"]

    assert (found["posts"], found["other_posts"]) == (8, 10)


def test_a_joint_post_is_one_post(example_6a: World) -> None:
    for number in range(8):
        rated(example_6a, f"instagram:{number}", "ig-j", 0.05, content_format="photo")

    assert lifts(example_6a, "format")["photo"]["posts"] == 18


@pytest.mark.parametrize(
    ("factor", "expected"),
    [
        ("weekday", {"Monday": 4, "Tuesday": 8}),
        ("daypart", {"morning": 4, "afternoon": 4, "evening": 4}),
        ("class", {"promotional": 8, "educational": 4}),
        ("hashtag", {"first": 8, "second": 8}),
    ],
)
def test_the_factors_a_post_is_looked_at_by(world: World, factor: str, expected: dict[str, int]) -> None:
    """Monday morning, and Tuesday afternoon and evening in London, where it is an hour later than in UTC."""
    partnership(world)
    world.rows("update workspace set report_zone = 'Europe/London'")
    captions = (("first",), ("first", "second"), ("second",))
    for caption, extra in zip(("c0", "c1", "c2"), captions, strict=True):
        world.caption(caption, hashtags=("mwt", *extra))
    times = (utc(2026, 8, 10, 10, 59), utc(2026, 8, 11, 11), utc(2026, 8, 11, 16))
    for group, at in enumerate(times):
        for number in range(4):
            rated(
                world,
                f"facebook:{group}-{number}",
                "fb-a",
                0.05 + number / 1_000,
                caption_id=f"c{group}",
                content_class="educational" if group == 0 else "promotional",
                published_at_utc=at.replace(tzinfo=None),
                day=at.date(),
            )

    found = {level: row["posts"] for level, row in lifts(world, factor).items()}

    assert found == expected


def test_a_post_without_any_hashtag_is_among_the_others(world: World) -> None:
    partnership(world).rule("initiative_account", None, 3)
    world.caption("tagged", hashtags=("walk",))
    for number in range(8):
        rated(world, f"instagram:{number}", "ig-j", 0.05, caption_id="tagged" if number < 4 else None)

    found = lifts(world, "hashtag")["walk"]

    assert (found["posts"], found["other_posts"]) == (4, 4)


def test_posts_that_are_all_alike_have_an_interval_of_no_width(world: World) -> None:
    """Their variance may come out a rounding error below zero, which has no root."""
    partnership(world)
    for number in range(14):
        rated(world, f"facebook:{number}", "fb-a", 0.0371, content_format="photo" if number % 2 else "video")

    found = lifts(world, "format")["photo"]

    assert (found["lift"], found["lift_low"], found["lift_high"]) == (
        pytest.approx(0),
        pytest.approx(0),
        pytest.approx(0),
    )


def test_a_post_that_lost_more_than_it_had_counts_as_one_without_engagements(example_6a: World) -> None:
    """LinkedIn subtracts a like that a sponsored post loses: a count below zero has no logarithm."""
    rated(example_6a, "facebook:less", "fb-a", 0.1, content_format="photo", eng_core=-3)

    assert lifts(example_6a, "format")["photo"]["posts"] == 11


def test_exposure_is_compared_per_follower(world: World) -> None:
    partnership(world).batch("days", AS_OF, basis="daily")
    agreed.followers(world, "days", "facebook:fb-a", date(2026, 8, 9), 1_000)
    agreed.followers(world, "days", "facebook:fb-a", date(2026, 8, 11), 4_000)
    seen = {"photo": (199, 399, 799, 1_599), "video": (399, 799, 1_599, 3_199)}
    for content_format, counts in seen.items():
        for number, exposures in enumerate(counts):
            day = date(2026, 8, 10 if number < 2 else 12)
            world.told(
                "B",
                f"facebook:{content_format}{number}",
                "fb-a",
                day,
                caption_id="tag",
                content_format=content_format,
                exposures=exposures,
            )
    logs = {
        name: [log((count + 1) / (1_000 if number < 2 else 4_000)) for number, count in enumerate(counts)]
        for name, counts in seen.items()
    }

    found = lifts(world, "format", "exposure")["video"]

    assert found["lift"] == pytest.approx(exp(mean(logs["video"]) - mean(logs["photo"])) - 1)
    assert found["lift"] == pytest.approx(1)
