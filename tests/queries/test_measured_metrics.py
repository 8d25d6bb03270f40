"""The metrics that agreements accept for a target are exactly those that the questions of the scorecard answer."""

from datetime import date
from itertools import product

import pytest

from partnerboard.agreements.metric_rules import MEASURED_AS, UNKNOWN_TO
from partnerboard.metrics.catalogue import METRICS
from partnerboard.pacing.terms import Measurement
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership, target
from tests.queries.world import World, utc

NUMBERS = ("exposures", "reach", "reactions", "comments", "shares", "saves", "eng_core", "engagements_native")
MORE_NUMBERS = ("link_clicks", "all_clicks", "video_views", "watch_seconds", "follows", "profile_visits")


@pytest.fixture
def reporting_all(world: World) -> World:
    """A post that reports every number there is, its clicks, what it cost, followers and an answered message."""
    partnership(world)
    numbers = dict.fromkeys(NUMBERS + MORE_NUMBERS, 200)
    world.told(
        "B",
        "facebook:1",
        "fb-a",
        date(2026, 8, 3),
        caption_id="tag",
        content_format="link",
        content_class="promotional",
        **numbers,
    )
    for name in ("clicks", "days"):
        world.batch(name, AS_OF, basis="daily")
    agreed.link(world, "a")
    agreed.clicks(world, "clicks", "a", date(2026, 8, 4), 7)
    agreed.contribution(world, "C", "P-A", 310)
    agreed.followers(world, "days", "facebook:fb-a", date(2026, 8, 4), 900)
    agreed.promise(world, 60)
    world.batch("log", AS_OF, basis="log", grain="interaction")
    agreed.message(world, "log", "m", "facebook:fb-a", utc(2026, 8, 10, 9), utc(2026, 8, 10, 10))
    return world


def with_a_value(world: World) -> set[tuple[str, str]]:
    """Every metric of the catalogue with every way of measuring that gives a number."""
    for metric_code, way in product(METRICS, Measurement):
        target(world, f"{metric_code} {way}", metric_code, measurement=way)
    valued = {row["target_id"] for row in world.asked("scorecard/actuals", as_of=AS_OF) if row["actual"] is not None}
    valued |= {row["target_id"] for row in world.asked("scorecard/activity", as_of=AS_OF)}
    return {(metric_code, way) for metric_code, way in (name.split() for name in valued)}


def test_what_agreements_accept_is_what_the_scorecard_can_measure(reporting_all: World) -> None:
    found = with_a_value(reporting_all)

    assert {metric_code for metric_code, _ in found} == MEASURED_AS.keys()
    assert {(metric_code, way) for metric_code, ways in MEASURED_AS.items() for way in ways} <= found
    assert ("eng_plus", "activity_in_period") not in found


@pytest.mark.parametrize(
    ("key", "column", "value"),
    [
        ("platform", "platform_id", "facebook"),
        ("account", "account_id", "fb-a"),
        ("format", "content_format", "link"),
        ("class", "content_class", "promotional"),
    ],
)
def test_a_target_that_may_be_narrowed_is_still_measured(
    reporting_all: World, key: str, column: str, value: str
) -> None:
    may_be = {metric_code for metric_code in MEASURED_AS if key not in UNKNOWN_TO.get(metric_code, ())}
    for metric_code in may_be:
        target(reporting_all, metric_code, metric_code, measurement=MEASURED_AS[metric_code][0], **{column: value})

    rows = reporting_all.asked("scorecard/actuals", as_of=AS_OF)

    assert {row["target_id"] for row in rows if row["actual"] is not None} == may_be
