"""The last weeks are measured like the target would be; a gap is no zero, and rates are not added up."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from partnerboard.insights.comparable import Basis, Comparable, Wanted, comparable
from partnerboard.insights.covered_weeks import Covered
from partnerboard.pacing.terms import Measurement
from partnerboard.scope import Scope
from tests.insights.views import EVERYTHING
from tests.queries.agreed import AS_OF, clicks, link, partnership
from tests.queries.world import AFTERWARDS, World

VIEWS = Wanted(
    initiative_id="mwt",
    metric_code="exposures",
    measurement=Measurement.PUBLISHED_IN_PERIOD,
    since=date(2026, 8, 1),
    until=date(2026, 8, 31),
    partner_id="P-A",
)


def weeks_of(world: World, wanted: Wanted = VIEWS, *, as_of: date = AS_OF, scope: Scope = EVERYTHING) -> Comparable:
    """The comparable weeks, known afterwards."""
    found = comparable(world.warehouse, scope, wanted, as_of=as_of, known_at_utc=AFTERWARDS)
    assert found is not None
    return found


def values(found: Comparable) -> list[tuple[date, float | None]]:
    """Each week with its figure."""
    return [(week.starts_on, week.value) for week in found.weeks]


def posts(world: World, *told: tuple[date, int], batch: str = "B", account: str = "fb-a", **more: Any) -> None:
    """Posts of an account with their exposures, all with the hashtag of the initiative."""
    platform = {"fb": "facebook", "ig": "instagram", "x": "x"}[account.split("-")[0]]
    for number, (day, exposures) in enumerate(told):
        said = {"caption_id": "tag", "exposures": exposures} | more
        world.told(batch, f"{platform}:{account}-{day}-{number}", account, day, **said)


def test_whole_weeks_since_the_start_are_measured_like_the_target(world: World) -> None:
    partnership(world)
    posts(world, (date(2026, 8, 3), 100), (date(2026, 8, 9), 20), (date(2026, 8, 17), 60), (date(2026, 8, 24), 7))
    posts(world, (date(2026, 8, 5), 999), account="x-b")

    found = weeks_of(world)

    assert values(found) == [(date(2026, 8, 3), 120), (date(2026, 8, 10), 0), (date(2026, 8, 17), 60)]
    assert (found.basis, found.total, found.per_week) == (Basis.COUNTED, 180, 60)
    assert found.reached == 187  # with the week that is not over
    assert (found.silent, found.platform_ids) == (("Ig-A", "Ig-J"), ("facebook",))


def test_a_week_without_an_export_is_a_gap_and_not_a_zero(world: World) -> None:
    partnership(world)
    for batch, day, exposures in (("W1", date(2026, 8, 3), 100), ("W3", date(2026, 8, 17), 60)):
        world.batch(batch, date(2026, 8, 29), covers_from=day, covers_to=date(2026, 8, day.day + 6))
        posts(world, (day, exposures), batch=batch)

    found = weeks_of(world)

    assert [(week.value, week.covered) for week in found.weeks] == [
        (100, Covered.WHOLE),
        (None, Covered.NONE),
        (60, Covered.WHOLE),
    ]
    assert (found.total, found.per_week) == (160, 80)


def test_an_account_whose_file_ends_in_a_week_covers_it_in_part(world: World) -> None:
    partnership(world)
    world.batch("early", date(2026, 8, 19))
    posts(world, (date(2026, 8, 3), 100), (date(2026, 8, 18), 30), batch="early", as_of_on=date(2026, 8, 19))

    found = weeks_of(world)

    assert [(week.value, week.covered) for week in found.weeks][1:] == [(0, Covered.WHOLE), (30, Covered.PART)]


def test_before_the_start_all_posts_of_the_accounts_are_measured(world: World) -> None:
    partnership(world)
    world.batch("july", date(2026, 7, 26))
    before = replace(VIEWS, since=date(2026, 8, 3), until=date(2026, 8, 16))
    untagged: dict[str, Any] = {"caption_id": None, "as_of_on": date(2026, 7, 26), "batch": "july"}
    posts(world, (date(2026, 7, 13), 10), (date(2026, 7, 20), 40), **untagged)
    posts(world, (date(2026, 7, 20), 500), account="x-b", **untagged)

    found = weeks_of(world, before, as_of=date(2026, 7, 26))

    assert found.basis is Basis.EVERYTHING
    assert values(found) == [(date(2026, 7, 13), 10), (date(2026, 7, 20), 40)]
    assert (found.per_week, found.reached) == (25, None)


def test_a_rate_of_weeks_is_sum_over_sum_and_never_added(world: World) -> None:
    partnership(world)
    posts(world, (date(2026, 8, 3), 100), eng_core=10)
    posts(world, (date(2026, 8, 17), 300), eng_core=10)

    found = weeks_of(world, replace(VIEWS, metric_code="eri_core", measurement=Measurement.PERIOD_RATIO))

    assert [week.value for week in found.weeks] == [0.1, None, 10 / 300]
    assert (found.overall, found.total, found.per_week) == (0.05, None, None)  # 20 of 400, not the mean of the two


def test_clicks_of_links_are_known_where_a_file_told_them(world: World) -> None:
    partnership(world)
    link(world, "l", partner_id="P-A")
    clicks(world, "B", "l", date(2026, 8, 4), 5)
    clicks(world, "B", "l", date(2026, 8, 20), 7)

    found = weeks_of(world, replace(VIEWS, metric_code="tracked_clicks", measurement=Measurement.ACTIVITY_IN_PERIOD))

    assert [(week.value, week.covered) for week in found.weeks] == [
        (5, Covered.WHOLE),
        (None, Covered.NONE),
        (7, Covered.WHOLE),
    ]
    assert found.silent == ()


def test_a_level_is_read_at_the_end_of_a_week_and_rises_by_so_many(world: World) -> None:
    partnership(world)
    for day, followers in ((date(2026, 8, 9), 1_000), (date(2026, 8, 23), 1_030), (date(2026, 8, 28), 1_050)):
        world.insert(
            "account_day",
            batch_id="B",
            sheet="",
            line_no=2,
            source_account_id="facebook:fb-a",
            day=day,
            followers=followers,
        )
    level = replace(VIEWS, metric_code="followers", measurement=Measurement.LEVEL_AT_END, account_id="fb-a")

    found = weeks_of(world, level)

    assert [week.value for week in found.weeks] == [1_000, None, 1_030]
    assert (found.total, found.per_week, found.reached) == (None, 15, 1_050)


def test_what_posts_gained_is_measured_on_the_days_it_happened(world: World) -> None:
    partnership(world)
    world.batch("first", date(2026, 8, 9))
    posts(world, (date(2026, 8, 3), 100), batch="first", as_of_on=date(2026, 8, 9))
    posts(world, (date(2026, 8, 3), 140))

    found = weeks_of(world, replace(VIEWS, measurement=Measurement.ACTIVITY_IN_PERIOD))

    assert [week.value for week in found.weeks] == pytest.approx(
        [100, 14, 14]
    )  # 40 more in the 20 days to 29 August, 2 a day


def test_as_known_then_a_late_file_is_not_there_yet(world: World) -> None:
    partnership(world)
    posts(world, (date(2026, 8, 17), 60))
    late = world.batch("late", date(2026, 8, 29), AFTERWARDS)
    posts(world, (date(2026, 8, 18), 900), batch=late)

    then = comparable(world.warehouse, EVERYTHING, VIEWS, as_of=AS_OF, known_at_utc=AFTERWARDS - timedelta(days=1))

    assert then is not None
    assert then.total == 60
    assert weeks_of(world).total == 960


def test_nothing_of_the_trial_is_kept(world: World) -> None:
    partnership(world)
    posts(world, (date(2026, 8, 3), 100))

    weeks_of(world, replace(VIEWS, since=date(2026, 8, 24)), as_of=date(2026, 7, 31))

    assert world.rows("select target_id from target") == []
    assert world.rows("select kind from attribution_rule") == [("hashtag",)]


def test_to_somebody_without_the_right_nothing_is_told(world: World) -> None:
    partnership(world)
    posts(world, (date(2026, 8, 3), 100))

    assert comparable(world.warehouse, Scope(), VIEWS, as_of=AS_OF, known_at_utc=AFTERWARDS) is None
