"""As of a day, as known at a time: the worked examples 2.A to 2.E2 of running totals and restatements."""

from datetime import date, datetime

import pytest

from tests.queries.world import AFTERWARDS, World, utc

POST = "facebook:1"


def _totals(world: World, as_of: date, known_at: datetime = AFTERWARDS) -> dict[str, int | None]:
    return dict(
        world.rows("select post_id, exposures from post_as_of($as_of, $known_at)", as_of=as_of, known_at=known_at)
    )


def _increments(world: World, known_at: datetime = AFTERWARDS) -> list[tuple[object, ...]]:
    return world.rows(
        "select as_of_on, (as_of_on - previous_on)::integer, gained, is_first, is_restatement "
        "from post_increments($known_at) where metric_code = 'exposures' order by as_of_on",
        known_at=known_at,
    )


@pytest.fixture
def exported_four_times() -> World:
    """Published 12 Aug; the file of 24 Aug arrives last."""
    world = World()
    world.account("fb", "facebook")
    for name, as_of, loaded, views in (
        ("B1", date(2026, 8, 17), utc(2026, 8, 18), 1_000),
        ("B3", date(2026, 8, 31), utc(2026, 9, 1), 1_660),
        ("B4", date(2026, 9, 7), utc(2026, 9, 8), 1_900),
        ("B2", date(2026, 8, 24), utc(2026, 9, 9), 1_700),
    ):
        world.batch(name, as_of, loaded)
        world.post(name, POST, "fb", date(2026, 8, 12))
        world.numbers(name, POST, as_of, exposures=views)
    return world


@pytest.mark.parametrize(
    ("as_of", "views"),
    [
        (date(2026, 8, 17), 1_000),
        (date(2026, 8, 20), 1_000),
        (date(2026, 8, 24), 1_700),
        (date(2026, 8, 31), 1_660),
        (date(2026, 9, 30), 1_900),
    ],
)
def test_2b_the_value_on_a_day_is_that_of_the_newest_file_speaking_of_it(
    exported_four_times: World, as_of: date, views: int
) -> None:
    assert _totals(exported_four_times, as_of) == {POST: views}


def test_2b_before_the_first_file_there_is_no_value(exported_four_times: World) -> None:
    assert _totals(exported_four_times, date(2026, 8, 10)) == {}


def test_2b_a_late_file_never_changes_an_earlier_answer(exported_four_times: World) -> None:
    known_before = utc(2026, 9, 8, 12)

    assert _totals(exported_four_times, date(2026, 8, 24), known_before) == {POST: 1_000}
    assert [row[2] for row in _increments(exported_four_times, known_before)] == [1_000, 660, 240]


def test_2b_a_number_that_went_down_is_a_negative_increment(exported_four_times: World) -> None:
    assert _increments(exported_four_times) == [
        (date(2026, 8, 17), 6, 1_000.0, True, False),
        (date(2026, 8, 24), 7, 700.0, False, False),
        (date(2026, 8, 31), 7, -40.0, False, True),
        (date(2026, 9, 7), 7, 240.0, False, False),
    ]


def test_2b_activity_by_week_adds_up_to_the_latest_total(exported_four_times: World) -> None:
    weeks = dict(
        exported_four_times.rows(
            "select date_trunc('week', day)::date, round(sum(value), 4) from post_days($known_at) "
            "where metric_code = 'exposures' group by all",
            known_at=AFTERWARDS,
        )
    )

    assert weeks == {
        date(2026, 8, 10): 833.3333,
        date(2026, 8, 17): 766.6667,
        date(2026, 8, 24): 65.7143,
        date(2026, 8, 31): 200.0,
        date(2026, 9, 7): 34.2857,
    }
    assert sum(weeks.values()) == pytest.approx(1_900)


def test_2a_windows_from_before_publication_are_totals_and_the_next_window_adds_to_them() -> None:
    world = World()
    world.account("x", "x")
    windows = (
        ("A", date(2026, 8, 10), date(2026, 8, 30), 900),
        ("B", date(2026, 8, 10), date(2026, 9, 20), 1_150),
        ("C", date(2026, 9, 21), date(2026, 10, 11), 80),
        ("D", date(2026, 9, 1), date(2026, 9, 30), 300),
    )
    for name, since, until, views in windows:
        world.batch(name, until, basis="window")
        world.post(name, "x:1", "x", date(2026, 8, 20))
        world.numbers(name, "x:1", until, basis="window", window_from=since, window_to=until, exposures=views)

    assert _totals(world, date(2026, 8, 30)) == {"x:1": 900}
    assert _totals(world, date(2026, 9, 20)) == {"x:1": 1_150}
    assert _totals(world, date(2026, 9, 30)) == {"x:1": 1_150}
    assert _totals(world, date(2026, 10, 11)) == {"x:1": 1_230}
    assert [row[2] for row in _increments(world)] == [900.0, 250.0, 80.0]


@pytest.fixture
def blank_in_the_middle() -> World:
    world = World()
    world.account("fb", "facebook")
    for name, as_of, views in (
        ("one", date(2026, 9, 1), 500),
        ("two", date(2026, 9, 8), None),
        ("three", date(2026, 9, 15), 650),
    ):
        world.batch(name, as_of)
        world.post(name, POST, "fb", date(2026, 9, 1))
        world.numbers(name, POST, as_of, exposures=views, reactions=1)
    return world


def test_2e_a_blank_keeps_the_last_reported_value_and_makes_no_jump(blank_in_the_middle: World) -> None:
    assert _totals(blank_in_the_middle, date(2026, 9, 8)) == {POST: 500}
    assert [(row[1], row[2]) for row in _increments(blank_in_the_middle)] == [(1, 500.0), (14, 150.0)]


def test_2e2_a_withdrawn_file_counts_until_it_was_withdrawn(blank_in_the_middle: World) -> None:
    world = blank_in_the_middle
    world.batch(
        "wrong",
        date(2026, 9, 15),
        utc(2026, 9, 17),
        state="withdrawn",
        withdrawn_at_utc=utc(2026, 9, 20),
    )
    world.post("wrong", POST, "fb", date(2026, 9, 1))
    world.numbers("wrong", POST, date(2026, 9, 15), exposures=655)

    assert _totals(world, date(2026, 9, 15)) == {POST: 650}
    assert _totals(world, date(2026, 9, 15), utc(2026, 9, 18)) == {POST: 655}


def test_2i_a_post_belongs_to_the_day_it_was_in_the_reporting_zone() -> None:
    world = World()
    world.account("ig", "instagram")
    world.rows("update workspace set report_zone = 'Europe/London'")
    world.batch("B", date(2026, 11, 2))
    world.post("B", "instagram:a", "ig", date(2026, 10, 24), published_at_utc=utc(2026, 10, 25, 0, 30))
    world.post("B", "instagram:b", "ig", date(2026, 8, 16), published_at_utc=utc(2026, 8, 17, 5, 0))
    world.post("B", "instagram:c", "ig", date(2026, 11, 1), published_at_utc=utc(2026, 11, 1, 9, 30))

    found = world.rows(
        "select post_id, published_on, date_trunc('week', published_on)::date from posts_known($known_at) order by all",
        known_at=AFTERWARDS,
    )

    assert found == [
        ("instagram:a", date(2026, 10, 25), date(2026, 10, 19)),
        ("instagram:b", date(2026, 8, 17), date(2026, 8, 17)),
        ("instagram:c", date(2026, 11, 1), date(2026, 10, 26)),
    ]
