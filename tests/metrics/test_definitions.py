"""When a platform changed the meaning of a word, and whether a period crosses it."""

from datetime import date

import pytest

from partnerboard.metrics.catalogue import METRICS
from partnerboard.metrics.definitions import DEFINITIONS, breaks_between, definition_on


def test_a_period_across_metas_change_is_broken_on_its_day() -> None:
    (crossed,) = breaks_between("facebook", "exposures", date(2025, 11, 1), date(2025, 11, 30))

    assert crossed.on == date(2025, 11, 15)
    assert (crossed.before.key, crossed.after.key) == ("meta.impressions.v1", "meta.views.v2")
    assert crossed.sentence == (
        "From this day: views, the times a post was played or displayed, repeats included. "
        "Before: impressions, the times a post was displayed."
    )


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (date(2025, 4, 1), date(2025, 4, 20), 0),
        (date(2025, 4, 1), date(2025, 4, 21), 1),
        (date(2025, 4, 20), date(2025, 4, 21), 1),
        (date(2025, 4, 21), date(2025, 12, 31), 0),
    ],
)
def test_a_change_is_crossed_only_with_days_on_both_sides(since: date, until: date, count: int) -> None:
    assert len(breaks_between("instagram", "exposures", since, until)) == count


def test_where_nothing_changed_nothing_is_broken() -> None:
    assert breaks_between("x", "exposures", date(2020, 1, 1), date(2030, 1, 1)) == ()
    assert breaks_between("facebook", "comments", date(2020, 1, 1), date(2030, 1, 1)) == ()


def test_the_definition_of_a_day() -> None:
    before = definition_on("facebook", "followers", date(2025, 11, 14))
    after = definition_on("facebook", "followers", date(2025, 11, 15))

    assert before is not None
    assert after is not None
    assert (before.key, after.key) == ("fb.page_fans.v1", "fb.page_follows.v2")
    assert definition_on("x", "exposures", date(2026, 1, 1)) is None


def test_an_uncertain_date_says_that_it_is_uncertain() -> None:
    (crossed,) = breaks_between("facebook", "reach", date(2026, 1, 1), date(2026, 12, 31))

    assert "Meta names two dates" in crossed.sentence


def test_definitions_are_of_metrics_there_are_and_begin_with_the_oldest() -> None:
    assert {entry.metric for entry in DEFINITIONS} <= METRICS.keys()
    for platform, metric in {(entry.platform, entry.metric) for entry in DEFINITIONS}:
        history = [e for e in DEFINITIONS if (e.platform, e.metric) == (platform, metric)]
        assert history[0].valid_from is None
        assert all(entry.valid_from is not None for entry in history[1:])
