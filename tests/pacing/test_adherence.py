"""Plan adherence: a good week never repays a missed one."""

from datetime import date, timedelta

import pytest

from partnerboard.pacing.adherence import PlannedWeek, adherence

MONDAY = date(2026, 8, 10)


def weeks(*published: float, planned: float = 3.0, ceiling: float | None = 4.0) -> list[PlannedWeek]:
    return [
        PlannedWeek(MONDAY + timedelta(days=7 * number), planned, posts, ceiling)
        for number, posts in enumerate(published)
    ]


def test_3g_posts_beyond_the_plan_of_their_week_do_not_count() -> None:
    kept = adherence(weeks(5.0, 1.0, 3.0, 0.0), as_of=date(2026, 9, 6))

    assert kept.share == pytest.approx(0.5833, abs=5e-5)
    assert kept.plain_share == 0.75
    assert (kept.weeks_met, kept.weeks_due) == (2, 4)
    assert (kept.kept, kept.planned, kept.published) == (7.0, 12.0, 9.0)
    assert kept.over_ceiling == 1.0


def test_a_week_counts_only_once_its_sunday_is_over() -> None:
    assert adherence(weeks(3.0, 0.0), as_of=date(2026, 8, 22)).weeks_due == 1
    assert adherence(weeks(3.0, 0.0), as_of=date(2026, 8, 23)).weeks_due == 2


def test_without_a_ceiling_nothing_is_over_it() -> None:
    assert adherence(weeks(9.0, ceiling=None), as_of=date(2026, 8, 16)).over_ceiling == 0.0


def test_where_nothing_was_planned_there_is_no_share() -> None:
    kept = adherence(weeks(2.0, planned=0.0), as_of=date(2026, 8, 16))

    assert (kept.share, kept.plain_share) == (None, None)


def test_before_the_first_week_is_over_there_is_no_share() -> None:
    assert adherence(weeks(2.0), as_of=date(2026, 8, 15)).share is None
