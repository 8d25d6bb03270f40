"""Rules W1 to W3: which files about a stretch of days tell the total of a post, and that there is one way to it."""

from datetime import date

import pytest

from tests.queries.world import AFTERWARDS, World, utc

POST = "x:1"
PUBLISHED = date(2026, 8, 20)
END = date(2026, 10, 31)


@pytest.fixture
def posted(world: World) -> World:
    world.account("x", "x")
    return world


def window(world: World, name: str, since: date, until: date, views: int | None, **columns: object) -> None:
    """A file about the days from `since` to `until`."""
    world.batch(name, until, basis="window")
    world.post(name, POST, "x", PUBLISHED)
    world.numbers(name, POST, until, basis="window", window_from=since, window_to=until, exposures=views, **columns)


def total(world: World, as_of: date = END) -> tuple[int | None, str] | None:
    """The views as of a day, and the file they come from."""
    found = world.rows(
        "select exposures, batch_id from post_as_of($as_of, $known_at)", as_of=as_of, known_at=AFTERWARDS
    )
    return found[0] if found else None


def test_a_window_from_the_publish_day_is_the_whole_life(posted: World) -> None:
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900)

    assert total(posted) == (900, "A")


def test_a_window_that_starts_later_alone_tells_nothing(posted: World) -> None:
    window(posted, "A", date(2026, 8, 21), date(2026, 8, 30), 900)

    assert total(posted) is None


def test_windows_add_up_in_as_many_steps_as_there_are(posted: World) -> None:
    window(posted, "C", date(2026, 9, 14), date(2026, 9, 20), 7)
    window(posted, "B", date(2026, 8, 31), date(2026, 9, 13), 50)
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900)

    assert total(posted, date(2026, 9, 13)) == (950, "B")
    assert total(posted) == (957, "C")


def test_a_gap_between_windows_ends_the_chain(posted: World) -> None:
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900)
    window(posted, "C", date(2026, 9, 14), date(2026, 9, 20), 7)

    assert total(posted) == (900, "A")


def test_a_stated_total_counts_before_a_derived_one_of_the_same_day(posted: World) -> None:
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900)
    window(posted, "whole", PUBLISHED, date(2026, 9, 13), 1_000)
    window(posted, "later", date(2026, 8, 31), date(2026, 9, 13), 50)

    assert total(posted) == (1_000, "whole")


def test_the_same_window_again_replaces_it_and_is_not_added(posted: World) -> None:
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900)
    window(posted, "B1", date(2026, 8, 31), date(2026, 9, 13), 50)
    window(posted, "B2", date(2026, 8, 31), date(2026, 9, 13), 60)
    window(posted, "C", date(2026, 9, 14), date(2026, 9, 20), 7)

    assert total(posted, date(2026, 9, 13)) == (960, "B2")
    assert total(posted) == (967, "C")


def test_two_files_of_one_day_give_one_start(posted: World) -> None:
    window(posted, "A1", PUBLISHED, date(2026, 8, 30), 900)
    window(posted, "A2", PUBLISHED, date(2026, 8, 30), 905)
    window(posted, "B", date(2026, 8, 31), date(2026, 9, 13), 50)

    assert total(posted) == (955, "B")


def test_of_two_ways_to_a_day_the_newest_file_s_counts(posted: World) -> None:
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900)
    window(posted, "B", date(2026, 8, 31), date(2026, 9, 13), 50)
    window(posted, "long", date(2026, 8, 31), date(2026, 9, 20), 66)
    window(posted, "C", date(2026, 9, 14), date(2026, 9, 20), 7)
    window(posted, "D", date(2026, 9, 21), date(2026, 9, 27), 1)

    assert total(posted, date(2026, 9, 20)) == (957, "C")
    assert total(posted) == (958, "D")  # added to the total that counts on the day before


def test_a_window_goes_on_from_the_stated_total_of_a_day_and_not_from_a_derived_one(posted: World) -> None:
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900)
    window(posted, "whole", PUBLISHED, date(2026, 9, 13), 1_000)
    window(posted, "B", date(2026, 8, 31), date(2026, 9, 13), 50)
    window(posted, "C", date(2026, 9, 14), date(2026, 9, 20), 7)

    assert total(posted) == (1_007, "C")


def test_a_stray_window_changes_no_total(posted: World) -> None:
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900)
    window(posted, "B", date(2026, 8, 31), date(2026, 9, 20), 66)
    window(posted, "stray", date(2026, 9, 5), date(2026, 9, 20), 40)

    assert total(posted) == (966, "B")


def test_a_number_left_out_of_a_window_keeps_its_last_total(posted: World) -> None:
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900, reactions=10)
    window(posted, "B", date(2026, 8, 31), date(2026, 9, 13), None, reactions=2)

    found = posted.rows(
        "select exposures, reactions from post_as_of($as_of, $known_at)", as_of=END, known_at=AFTERWARDS
    )

    assert found == [(900, 12)]


def test_weekly_windows_loaded_many_times_stay_a_small_table(posted: World) -> None:
    """Every repeat of a window could double the ways to a total: 12 weeks, twice and cumulative, are 2 ** 24 ways."""
    window(posted, "start", PUBLISHED, date(2026, 8, 30), 100)
    first = date(2026, 8, 31)
    for week in range(12):
        since, until = (
            date.fromordinal(first.toordinal() + 7 * week),
            date.fromordinal(first.toordinal() + 7 * week + 6),
        )
        window(posted, f"week {week}", since, until, 10)
        window(posted, f"again {week}", since, until, 10)
        window(posted, f"so far {week}", first, until, 10 * (week + 1))

    (count, last) = posted.rows("select count(*), max(exposures) from post_totals($known_at)", known_at=AFTERWARDS)[0]

    assert (count, last) == (13, 220)


def test_a_withdrawn_window_takes_its_day_with_it(posted: World) -> None:
    window(posted, "A", PUBLISHED, date(2026, 8, 30), 900)
    window(posted, "B", date(2026, 8, 31), date(2026, 9, 13), 50)
    window(posted, "C", date(2026, 9, 14), date(2026, 9, 20), 7)
    posted.rows(
        "update batch set state = 'withdrawn', withdrawn_at_utc = $at where batch_id = 'B'", at=utc(2026, 10, 1)
    )

    assert total(posted) == (900, "A")
