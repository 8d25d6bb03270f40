"""Example 1.D as a target: the median answer, of the accounts that the target is about."""

from datetime import date
from math import inf
from typing import Any

import pytest

from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership, target
from tests.queries.world import World, utc


def actual(world: World, as_of: date = AS_OF, **params: Any) -> float | None:
    """What the only target has reached."""
    (found,) = world.asked("scorecard/actuals", as_of=as_of, **params)
    value: float | None = found["actual"]
    return value


@pytest.fixture
def written_to(world: World) -> World:
    """Example 1.D: answered after 10, 25, 40, 90 and 200 minutes, three never, and one 30 minutes old."""
    partnership(world)
    agreed.promise(world, 240)
    world.batch("log", AS_OF, basis="log", grain="interaction")
    for number, minutes in enumerate((10, 25, 40, 90, 200, None, None, None)):
        at = utc(2026, 8, 10, 9)
        answered = None if minutes is None else utc(2026, 8, 10, 9 + minutes // 60, minutes % 60)
        agreed.message(world, "log", f"m{number}", "facebook:fb-a", at, answered)
    agreed.message(world, "log", "young", "facebook:fb-a", utc(2026, 8, 29, 23, 30), None)
    return world


def test_1d_the_median_answer_counts_silence_as_infinitely_late(written_to: World) -> None:
    target(written_to, "T", "response_minutes_median", measurement="period_ratio", direction="lower")

    (found,) = written_to.asked("scorecard/actuals", as_of=AS_OF)

    assert (found["actual"], found["sample_size"]) == (145, 8)


def test_1d_posts_are_not_behind_the_time_of_an_answer(written_to: World) -> None:
    target(written_to, "T", "response_minutes_median", measurement="period_ratio", direction="lower")
    written_to.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)

    (found,) = written_to.asked("scorecard/actuals", as_of=AS_OF)

    assert (found["actual"], found["sample_size"], found["posts"]) == (145, 8, None)


@pytest.mark.parametrize(("metric_code", "expected"), [("response_rate", 5 / 8), ("response_within_sla", 5 / 8)])
def test_1d_the_share_answered_is_of_the_messages_due(written_to: World, metric_code: str, expected: float) -> None:
    target(written_to, "T", metric_code, measurement="period_ratio")

    (found,) = written_to.asked("scorecard/actuals", as_of=AS_OF)

    assert (found["actual"], found["sample_size"]) == (expected, 8)


def test_an_answer_after_the_agreed_time_is_an_answer_but_not_in_time(written_to: World) -> None:
    agreed.message(written_to, "log", "late", "facebook:fb-a", utc(2026, 8, 11, 9), utc(2026, 8, 11, 14))
    target(written_to, "answered", "response_rate", measurement="period_ratio")
    target(written_to, "in time", "response_within_sla", measurement="period_ratio")

    found = {row["target_id"]: row["actual"] for row in written_to.asked("scorecard/actuals", as_of=AS_OF)}

    assert found == {"answered": pytest.approx(6 / 9), "in time": pytest.approx(5 / 9)}


def test_without_an_agreed_time_nothing_is_in_time_or_late(world: World) -> None:
    partnership(world)
    world.batch("log", AS_OF, basis="log", grain="interaction")
    agreed.message(world, "log", "m", "facebook:fb-a", utc(2026, 8, 10, 9), utc(2026, 8, 10, 10))
    target(world, "T", "response_within_sla", measurement="period_ratio")

    assert actual(world) is None


def test_more_silence_than_answers_is_endless(written_to: World) -> None:
    target(written_to, "T", "response_minutes_median", measurement="period_ratio", direction="lower")
    for number in range(3):
        agreed.message(written_to, "log", f"silent{number}", "facebook:fb-a", utc(2026, 8, 11), None)

    assert actual(written_to) == inf


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"partner_id": "P-A"}, 145),
        ({"partner_id": "P-B"}, 60),
        ({"platform_id": "x"}, 60),
        ({"account_id": "x-b"}, 60),
        ({"period_from": date(2026, 8, 12)}, 60),
        ({"partner_id": "P-C"}, None),
    ],
)
def test_answers_are_those_of_the_accounts_a_target_is_about(
    written_to: World, scope: dict[str, Any], expected: float | None
) -> None:
    agreed.message(written_to, "log", "x", "x:x-b", utc(2026, 8, 12, 9), utc(2026, 8, 12, 10))
    target(written_to, "T", "response_minutes_median", measurement="period_ratio", direction="lower", **scope)

    assert actual(written_to) == expected
