"""Which posts worked: the words that the evidence of 6.A carries, and that a view's filters reach the question."""

from datetime import date

import pytest

from partnerboard.insights import posts as worked
from partnerboard.insights.posts import Factor, Lift, Measure, Verdict
from tests.insights.views import EVERYTHING, ONLY_A, seen
from tests.queries.agreed import partnership
from tests.queries.world import World

DAY = date(2026, 8, 10)
LEVEL = (0.062, 0.055, 0.071, 0.048, 0.066, 0.059, 0.080, 0.052)
REST = (0.041, 0.052, 0.038, 0.047, 0.036, 0.050, 0.044, 0.058, 0.033, 0.045)


def rated(world: World, account: str, platform: str, content_format: str, rates: tuple[float, ...]) -> None:
    """Posts shown a billion times, whose log rates are those of `rates`."""
    for number, rate in enumerate(rates):
        world.told(
            "B",
            f"{platform}:{account}-{content_format}-{number}",
            account,
            DAY,
            caption_id="tag",
            content_format=content_format,
            exposures=10**9 - 1,
            eng_core=round(rate * 10**9 - 0.5),
        )


def lifts(world: World) -> dict[str, Lift]:
    """The lift of each format."""
    found = worked.what_works(world.warehouse, EVERYTHING, seen(), factor=Factor.FORMAT, measure=Measure.ENGAGEMENT)
    return {lift.level: lift for lift in found}


def test_6a_one_account_alone_carries_no_verdict(world: World) -> None:
    partnership(world)
    rated(world, "fb-a", "facebook", "short_video", LEVEL)
    rated(world, "fb-a", "facebook", "photo", REST)

    found = lifts(world)["short_video"]

    assert found.lift == pytest.approx(0.3896, abs=5e-5)
    assert (found.low, found.high) == (pytest.approx(0.1689, abs=5e-5), pytest.approx(0.6520, abs=5e-5))
    assert found.verdict is Verdict.TOO_FEW


def test_two_accounts_and_eight_posts_carry_one(world: World) -> None:
    partnership(world)
    for account, platform, factor in (("fb-a", "facebook", 1), ("ig-a", "instagram", 10)):
        rated(world, account, platform, "short_video", tuple(rate * factor for rate in LEVEL))
        rated(world, account, platform, "photo", tuple(rate * factor for rate in REST))

    found = lifts(world)

    assert (found["short_video"].posts, found["short_video"].accounts) == (16, 2)
    assert (found["short_video"].verdict, found["photo"].verdict) == (Verdict.BETTER, Verdict.WORSE)


def test_levels_that_do_alike_show_no_clear_difference(world: World) -> None:
    partnership(world)
    for account, platform in (("fb-a", "facebook"), ("ig-a", "instagram")):
        for content_format in ("short_video", "photo"):
            rated(world, account, platform, content_format, LEVEL)

    assert {lift.verdict for lift in lifts(world).values()} == {Verdict.UNCLEAR}


def test_seven_posts_carry_no_verdict(world: World) -> None:
    partnership(world)
    for account, platform, count in (("fb-a", "facebook", 4), ("ig-a", "instagram", 3)):
        rated(world, account, platform, "short_video", LEVEL[:count])
        rated(world, account, platform, "photo", tuple(rate / 10 for rate in REST))

    found = lifts(world)

    assert (found["short_video"].posts, found["short_video"].verdict) == (7, Verdict.TOO_FEW)


def test_the_list_and_the_history_keep_to_the_view(world: World) -> None:
    partnership(world)
    world.told("B", "facebook:1", "fb-a", DAY, caption_id="tag", eng_core=5)
    world.told("B", "x:2", "x-b", DAY, caption_id="tag", eng_core=9)
    world.told("B", "facebook:3", "fb-a", date(2026, 8, 20), caption_id="tag", eng_core=1)
    view = seen(until=date(2026, 8, 15))

    everything = worked.ranked(world.warehouse, EVERYTHING, view)
    hers = worked.ranked(world.warehouse, ONLY_A, view)
    on_x = worked.ranked(world.warehouse, EVERYTHING, seen(platform_ids=("x",)))

    assert everything["post_id"].tolist() == ["x:2", "facebook:1"]
    assert hers["post_id"].tolist() == ["facebook:1"]
    assert on_x["post_id"].tolist() == ["x:2"]
    assert len(worked.history(world.warehouse, EVERYTHING, view, "x:2")) == 1
    assert worked.history(world.warehouse, ONLY_A, view, "x:2").empty
