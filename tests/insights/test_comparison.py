"""Groups against all others: rates with their interval, and a verdict only where the evidence carries one."""

from datetime import date
from math import sqrt

import pytest

from partnerboard.insights.comparison import Comparison, Difference, Dimension, Group, Per, comparison
from tests.insights.views import EVERYTHING, seen
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World

DAY = date(2026, 8, 10)


def compared(world: World, dimension: Dimension, metric_code: str = "eng_core", per: Per = Per.POST) -> Comparison:
    """The comparison of August's posts."""
    return comparison(world.warehouse, EVERYTHING, seen(), dimension=dimension, metric_code=metric_code, per=per)


def group(found: Comparison, group_id: str) -> Group:
    """One of the groups."""
    return next(group for group in found.groups if group.group_id == group_id)


def posts(world: World, account: str, platform: str, counts: tuple[int, ...], **columns: object) -> None:
    """One post for each count of engagements, all shown 1,000 times."""
    for number, eng_core in enumerate(counts):
        post = f"{platform}:{account}-{number}"
        world.told("B", post, account, DAY, caption_id="tag", exposures=1_000, eng_core=eng_core, **columns)


def test_a_mean_per_post_has_the_standard_error_of_a_mean(world: World) -> None:
    """Engagements 2, 4, 6 and 8: mean 5, standard deviation sqrt(20/3), standard error sqrt(5/3), t(3) 3.182446."""
    posts(partnership(world), "fb-a", "facebook", (2, 4, 6, 8))

    found = group(compared(world, Dimension.PLATFORM), "facebook")

    margin = 3.182446 * sqrt(5 / 3)
    assert (found.posts, found.rate, found.median) == (4, 5, 5)
    assert found.high == pytest.approx(5 + margin)
    assert found.low == pytest.approx(max(5 - margin, 0))


def test_a_rate_of_totals_has_the_error_of_its_residuals(world: World) -> None:
    """Engagements 30, 10 and 20 on 2,000, 1,000 and 1,000 views: 15 per thousand; residuals 0, -5 and 5."""
    partnership(world)
    for number, (exposures, eng_core) in enumerate(((2_000, 30), (1_000, 10), (1_000, 20))):
        world.told("B", f"facebook:{number}", "fb-a", DAY, caption_id="tag", exposures=exposures, eng_core=eng_core)

    found = group(compared(world, Dimension.PLATFORM, per=Per.EXPOSURES), "facebook")

    margin = 4.302653 * sqrt(50 * 3 / 2) / 4
    assert found.rate == 15
    assert (found.low, found.high) == (pytest.approx(15 - margin), pytest.approx(15 + margin))


def test_one_post_has_a_rate_and_no_interval(world: World) -> None:
    posts(partnership(world), "fb-a", "facebook", (5,))

    found = group(compared(world, Dimension.PLATFORM), "facebook")

    assert (found.rate, found.low, found.high, found.difference) == (5, None, None, Difference.TOO_FEW)


@pytest.fixture
def two_formats(world: World) -> World:
    """Eight photos of 20 to 27 engagements and eight links of 2 to 9, each from two accounts."""
    partnership(world)
    for place, account in enumerate(("ig-a", "ig-b")):
        first = 4 * place
        posts(world, account, "instagram", (20 + first, 21 + first, 22 + first, 23 + first), content_format="photo")
    for place, (account, platform) in enumerate((("fb-a", "facebook"), ("x-b", "x"))):
        first = 4 * place
        posts(world, account, platform, (2 + first, 3 + first, 4 + first, 5 + first), content_format="link")
    return world


def test_groups_that_lie_apart_are_told_apart(two_formats: World) -> None:
    found = compared(two_formats, Dimension.FORMAT)

    assert [(each.group_id, each.rate, each.accounts, each.difference) for each in found.groups] == [
        ("photo", 23.5, 2, Difference.HIGHER),
        ("link", 5.5, 2, Difference.LOWER),
    ]


def test_seven_posts_carry_no_verdict(two_formats: World) -> None:
    two_formats.rows("delete from post_snapshot where post_id = 'x:x-b-0'")

    found = compared(two_formats, Dimension.FORMAT)

    assert {each.difference for each in found.groups} == {Difference.TOO_FEW}


def test_posts_of_a_single_account_carry_no_verdict(world: World) -> None:
    """The same figures as above, but all photos are from one account: it may be the account that differs."""
    partnership(world)
    posts(world, "ig-a", "instagram", (20, 21, 22, 23, 24, 25, 26, 27), content_format="photo")
    posts(world, "fb-a", "facebook", (2, 3, 4, 5), content_format="link")
    posts(world, "x-b", "x", (6, 7, 8, 9), content_format="link")

    found = compared(world, Dimension.FORMAT)

    assert {each.group_id: (each.accounts, each.difference) for each in found.groups} == {
        "photo": (1, Difference.TOO_FEW),
        "link": (2, Difference.TOO_FEW),
    }


def test_groups_that_overlap_show_no_clear_difference(two_formats: World) -> None:
    two_formats.rows("update post_snapshot set eng_core = eng_core + 18 where post_id not like 'instagram%'")

    found = compared(two_formats, Dimension.FORMAT)

    assert {each.difference for each in found.groups} == {Difference.UNCLEAR}


@pytest.mark.parametrize(("apart", "expected"), [(289, Difference.UNCLEAR), (290, Difference.HIGHER)])
def test_the_interval_of_the_difference_decides(world: World, apart: int, expected: Difference) -> None:
    """Eight counts a hundred apart: standard error sqrt(7500) = 86.6; t(7) x sqrt(2) of it is 289.6."""
    partnership(world)
    for place, account in enumerate(("ig-a", "ig-b")):
        photos = tuple(2_000 + 100 * (4 * place + number) for number in range(4))
        posts(world, account, "instagram", photos, content_format="photo")
        links = tuple(count - apart for count in photos)
        posts(world, ("fb-a", "x-b")[place], ("facebook", "x")[place], links, content_format="link")

    assert group(compared(world, Dimension.FORMAT), "photo").difference is expected


def test_a_post_that_partners_share_is_part_of_each_and_once_of_its_platform(world: World) -> None:
    partnership(world).rule("initiative_account", None, 3)
    posts(world, "ig-j", "instagram", (10, 20))

    partners, platforms = compared(world, Dimension.PARTNER), compared(world, Dimension.PLATFORM)

    assert {each.group_id: (each.posts, each.rate) for each in partners.groups} == {
        name: (2, pytest.approx(15)) for name in ("P-A", "P-B", "P-C")
    }
    assert (group(platforms, "instagram").posts, group(platforms, "instagram").rate) == (2, pytest.approx(15))


def test_per_thousand_followers_of_the_day(world: World) -> None:
    partnership(world).batch("days", AS_OF, basis="daily")
    agreed.followers(world, "days", "facebook:fb-a", DAY, 4_000)
    posts(world, "fb-a", "facebook", (8, 12))

    found = group(compared(world, Dimension.PLATFORM, per=Per.FOLLOWERS), "facebook")

    assert found.rate == 2.5


def test_weeks_have_the_rate_of_their_own_posts(world: World) -> None:
    partnership(world)
    for number, (day, eng_core) in enumerate(((10, 4), (11, 8), (17, 30), (24, None))):
        world.told(
            "B", f"facebook:{number}", "fb-a", date(2026, 8, day), caption_id="tag", exposures=9, eng_core=eng_core
        )

    weeks = compared(world, Dimension.PARTNER).weeks

    assert [(row.week_start.day, row.posts, row.rate) for row in weeks.itertuples()] == [(10, 2, 6), (17, 1, 30)]


def test_groups_without_the_number_stand_last(two_formats: World) -> None:
    two_formats.told("B", "linkedin:1", "li-c", DAY, caption_id="tag", exposures=5)

    found = compared(two_formats, Dimension.PARTNER)

    last = found.groups[-1]
    assert (last.group_id, last.posts, last.posts_without_value, last.rate) == ("P-C", 0, 1, None)
