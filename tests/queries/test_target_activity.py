"""What posts gained from day to day: counted when it happened, whenever the post was published."""

from datetime import date

import pytest

from tests.queries.agreed import AS_OF, partnership, target
from tests.queries.world import AFTERWARDS, World, utc


def gained(world: World, as_of: date = AS_OF) -> dict[date, float]:
    """What posts gained for the only target, by day."""
    return {row["day"]: round(row["numerator"], 6) for row in world.asked("scorecard/activity", as_of=as_of)}


@pytest.fixture
def exported_twice(world: World) -> World:
    """10 a day for the 10 days from the 3rd, then 20 a day for five; one post from July gains 2 a day in August."""
    partnership(world)
    world.batch("first", date(2026, 8, 12))
    world.batch("second", date(2026, 8, 17))
    world.batch("early", date(2026, 7, 31))
    world.rule("include_post", "facebook:0", 2)
    for name, as_of, new, old in (("first", 12, 100, 524), ("second", 17, 200, 534)):
        day = date(2026, 8, as_of)
        world.told(name, "facebook:1", "fb-a", date(2026, 8, 3), as_of_on=day, caption_id="tag", eng_core=new)
        world.told(name, "facebook:0", "fb-a", date(2026, 7, 2), as_of_on=day, eng_core=old)
    world.told("early", "facebook:0", "fb-a", date(2026, 7, 2), as_of_on=date(2026, 7, 31), eng_core=500)
    target(world, "T", "eng_core", measurement="activity_in_period")
    return world


def test_activity_counts_when_it_happened_whenever_the_post_was_published(exported_twice: World) -> None:
    days = gained(exported_twice)

    assert days[date(2026, 8, 1)] == 2
    assert days[date(2026, 8, 3)] == 12
    assert days[date(2026, 8, 13)] == 22
    assert (min(days), max(days)) == (date(2026, 8, 1), date(2026, 8, 17))
    assert sum(days.values()) == pytest.approx(200 + 34)


def test_activity_of_a_later_file_is_not_known_on_an_earlier_day(exported_twice: World) -> None:
    days = gained(exported_twice, date(2026, 8, 15))

    assert max(days) == date(2026, 8, 12)
    assert sum(days.values()) == pytest.approx(100 + 24)


def test_activity_as_known_before_the_second_file_was_loaded(exported_twice: World) -> None:
    (before, after) = (
        sum(row["numerator"] for row in exported_twice.asked("scorecard/activity", as_of=AS_OF, known_at=known_at))
        for known_at in (utc(2026, 8, 14), AFTERWARDS)
    )

    assert (before, after) == (pytest.approx(124), pytest.approx(234))


def test_activity_keeps_to_the_scope_and_the_credit_of_its_target(world: World) -> None:
    partnership(world)
    target(world, "T", "reactions", measurement="activity_in_period", partner_id="P-B")
    target(world, "T2", "reactions", measurement="activity_in_period", platform_id="facebook")
    world.told("B", "instagram:1", "ig-j", date(2026, 8, 29), caption_id="tag", reactions=10)
    world.told("B", "facebook:2", "fb-a", date(2026, 8, 29), caption_id="tag", reactions=4)

    found = {row["target_id"]: row["numerator"] for row in world.asked("scorecard/activity", as_of=AS_OF)}

    assert found == {"T": 3, "T2": 4}
