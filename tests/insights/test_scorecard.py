"""The scorecard on worlds one can add up: every way to measure, samples, the score and its coverage, scope and time."""

from dataclasses import replace
from datetime import UTC, date, datetime
from math import inf
from typing import Any

import pytest

from partnerboard.insights.scorecard import Scorecard, TargetResult, label, scorecard
from partnerboard.pacing.status import Status
from tests.insights.views import EVERYTHING, ONLY_A, seen
from tests.queries.agreed import AS_OF, followers, message, partnership, promise, target, version
from tests.queries.world import AFTERWARDS, World, utc


def card(world: World, as_of: date = AS_OF, known_at: datetime = AFTERWARDS) -> Scorecard:
    """The scorecard on a day, as known at a time."""
    return scorecard(world.warehouse, EVERYTHING, seen(as_of=as_of, known_at_utc=known_at))


def only(world: World, as_of: date = AS_OF, known_at: datetime = AFTERWARDS) -> TargetResult:
    """The result of the only target."""
    (result,) = card(world, as_of, known_at).results
    return result


def met(world: World, target_id: str, value: float) -> None:
    """A value that was agreed long ago; without parties nobody has to be asked."""
    version(world, target_id, 1, date(2026, 8, 1), value=value)


def test_activity_is_what_posts_gained_in_the_period(world: World) -> None:
    """A post of July has 500 on 31 July and 529 on 29 August: one a day."""
    partnership(world).batch("early", date(2026, 7, 31))
    world.rule("include_post", "facebook:1", 2)
    world.told("early", "facebook:1", "fb-a", date(2026, 7, 2), as_of_on=date(2026, 7, 31), eng_core=500)
    world.told("B", "facebook:1", "fb-a", date(2026, 7, 2), eng_core=529)
    target(world, "T", "eng_core", measurement="activity_in_period", period_from=date(2026, 8, 10))
    met(world, "T", 25)

    found = only(world)

    assert found.standing is not None
    assert found.standing.actual == pytest.approx(20)
    assert found.cumulative[0] == (date(2026, 8, 10), pytest.approx(1))
    assert found.cumulative[-1] == (AS_OF, pytest.approx(20))
    assert found.sample_size is None


def test_a_rate_runs_as_sum_over_sum(world: World) -> None:
    partnership(world)
    for number, (day, exposures, eng_core) in enumerate(((3, 1_000, 40), (4, None, 30), (5, 3_000, 20))):
        world.told(
            "B",
            f"facebook:{number}",
            "fb-a",
            date(2026, 8, day),
            caption_id="tag",
            exposures=exposures,
            eng_core=eng_core,
        )
    target(world, "T", "eri_core", measurement="period_ratio")
    met(world, "T", 0.02)

    found = only(world)

    assert found.cumulative == ((date(2026, 8, 3), 0.04), (date(2026, 8, 5), 0.015))
    assert found.standing is not None
    assert found.standing.actual == 0.015
    assert found.standing.pace == pytest.approx(0.75)
    assert (found.sample_size, found.posts) == (2, 3)


def test_a_rate_on_too_few_posts_is_too_early(world: World) -> None:
    partnership(world).told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=1_000, eng_core=40)
    world.told("B", "facebook:2", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=1_000)
    target(world, "T", "eri_core", measurement="period_ratio", min_sample=2)
    met(world, "T", 0.02)

    assert only(world).status is Status.TOO_EARLY


def test_a_smallest_sample_says_nothing_about_clicks_and_followers(world: World) -> None:
    partnership(world).batch("days", AS_OF, basis="daily")
    followers(world, "days", "facebook:fb-a", date(2026, 8, 10), 500)
    target(world, "T", "followers", measurement="level_at_end", account_id="fb-a", min_sample=8, baseline_value=400)
    met(world, "T", 600)

    found = only(world)

    assert found.standing is not None
    assert (found.status, found.standing.actual) == (Status.BEHIND, 500)
    assert found.cumulative == ((date(2026, 8, 10), 500),)


def test_endless_waiting_is_behind(world: World) -> None:
    partnership(world).batch("log", AS_OF, basis="log")
    promise(world, 60)
    message(world, "log", "m", "facebook:fb-a", utc(2026, 8, 10), None)
    target(world, "T", "response_minutes_median", measurement="period_ratio", direction="lower")
    met(world, "T", 240)

    found = only(world)

    assert found.standing is not None
    assert (found.standing.actual, found.standing.pace, found.status) == (inf, 0, Status.BEHIND)


def test_a_range_is_kept_inside_its_bounds(world: World) -> None:
    partnership(world)
    for number in range(4):
        kind = "promotional" if number < 2 else "community"
        world.told(
            "B", f"facebook:{number}", "fb-a", date(2026, 8, 3), caption_id="tag", content_class=kind, exposures=1
        )
    target(world, "T", "promo_share", measurement="period_ratio", direction="range")
    version(world, "T", 1, date(2026, 8, 1), value_low=0.35, value_high=0.5)

    assert (only(world).status, only(world, date(2026, 8, 31)).status) == (Status.ON_TRACK, Status.MET)


@pytest.fixture
def three_targets(world: World) -> World:
    """On 29 of 31 days: 90 of 100 views (half of the weight), 29 of 30 engagements, and no clicks yet."""
    partnership(world).told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=90, eng_core=29)
    for place, (name, metric_code, value, weight) in enumerate(
        (("views", "exposures", 124, 0.5), ("engaged", "eng_core", 31, 0.3), ("clicks", "tracked_clicks", 10, 0.2))
    ):
        target(world, name, metric_code, pacing="linear", weight=weight, position=place)
        met(world, name, value)
    return world


def test_the_score_covers_what_has_data(three_targets: World) -> None:
    """Expected by now 116 and 29: paces 90/116 and 1."""
    found = card(three_targets)

    assert found.score.coverage == pytest.approx(0.8)
    assert found.score.value == pytest.approx((0.5 * 90 / 116 + 0.3 * 1) / 0.8)
    assert found.counts == {Status.BEHIND: 1, Status.ON_TRACK: 1, Status.NO_DATA: 1}
    assert [result.target.target_id for result in found.needing_attention()] == ["views"]


def test_below_seven_tenths_of_the_weight_there_is_no_score(three_targets: World) -> None:
    target(three_targets, "more", "cost_per_click", measurement="period_ratio", weight=0.2, position=9)

    found = card(three_targets)

    assert (found.score.value, found.score.coverage) == (None, pytest.approx(0.8 / 1.2))


def test_targets_stand_in_the_order_of_the_agreement_with_their_names(three_targets: World) -> None:
    target(three_targets, "hers", "exposures", partner_id="P-A", account_id="fb-a", position=5)

    found = card(three_targets).results

    assert [result.target.target_id for result in found] == ["views", "engaged", "clicks", "hers"]
    assert (found[0].target.applies_to, found[3].target.applies_to) == ("all partners", "A · Fb-A")
    assert (label(found[0]), label(found[3])) == ("views", "hers, A")


def test_one_partner_sees_her_targets_and_those_of_all_only_where_others_are_shown(three_targets: World) -> None:
    target(three_targets, "hers", "exposures", partner_id="P-A", position=5)
    target(three_targets, "theirs", "exposures", partner_id="P-B", position=6)

    alone = scorecard(three_targets.warehouse, ONLY_A, seen())
    found = scorecard(three_targets.warehouse, replace(ONLY_A, shows_others=True), seen())

    assert [result.target.target_id for result in alone.results] == ["hers"]
    assert [result.target.target_id for result in found.results] == ["views", "engaged", "clicks", "hers"]


@pytest.mark.parametrize(
    ("known_at", "actual"), [(datetime(2026, 8, 30, 8, tzinfo=UTC), None), (datetime(2026, 8, 30, 10, tzinfo=UTC), 90)]
)
def test_the_card_as_known_at_a_time(three_targets: World, known_at: datetime, actual: Any) -> None:
    result = card(three_targets, known_at=known_at).results[0]

    assert result.standing is not None
    assert result.standing.actual == actual
