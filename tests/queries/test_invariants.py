"""What holds in every world: nothing is lost or doubled, no answer of yesterday changes, and no order matters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partnerboard.warehouse import Warehouse
from tests.queries.generated import LAST, Told, build, told
from tests.queries.world import AFTERWARDS, World

# Each world is written and asked several times; a world is small, so a few dozen show what hundreds would.
WORLDS = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
THE_END = date(9999, 12, 31)


@pytest.fixture(scope="module")
def emptied() -> Iterator[World]:
    with Warehouse.in_memory() as warehouse:
        yield World(warehouse)


def scoped(world: World, as_of: date = THE_END, known_at: datetime = AFTERWARDS) -> list[tuple[Any, ...]]:
    """Every row that totals are made of, in an order of its own."""
    return world.rows(
        "select post_id, initiative_id, partner_id, round(weight, 9), rule_kind, credit_basis, account_id, "
        "published_on, as_of_on, exposures, reactions from post_scope($as_of, $known_at) order by all",
        as_of=as_of,
        known_at=known_at,
    )


def gained(world: World, known_at: datetime = AFTERWARDS) -> list[tuple[Any, ...]]:
    """Every increment, in an order of its own."""
    return world.rows("select * from post_increments($known_at) order by all", known_at=known_at)


@WORLDS
@given(told())
def test_increments_add_up_to_the_latest_total(emptied: World, told: Told) -> None:
    world = build(emptied, told)

    added = world.rows(
        "select post_id, metric_code, sum(gained) from post_increments($known_at) group by all", known_at=AFTERWARDS
    )
    spread = world.rows(
        "select post_id, metric_code, sum(value) from post_days($known_at) group by all", known_at=AFTERWARDS
    )
    latest = world.rows(
        "select post_id, exposures, reactions from post_as_of($as_of, $known_at)", as_of=THE_END, known_at=AFTERWARDS
    )

    expected = {
        (post, metric): value
        for post, exposures, reactions in latest
        for metric, value in (("exposures", exposures), ("reactions", reactions))
        if value is not None
    }
    assert {(post, metric): value for post, metric, value in added} == expected
    assert {(post, metric): pytest.approx(value) for post, metric, value in spread} == expected


@WORLDS
@given(told())
def test_every_post_counts_once_and_its_views_are_conserved(emptied: World, told: Told) -> None:
    world = build(emptied, told)

    counted = world.rows(
        "select post_id, sum(weight), sum(weight * exposures) from post_scope($as_of, $known_at) group by post_id",
        as_of=THE_END,
        known_at=AFTERWARDS,
    )
    plain = world.rows(
        "select post_id, exposures from post_as_of($as_of, $known_at)", as_of=THE_END, known_at=AFTERWARDS
    )

    replies = {post.post_id for post in told.posts if post.is_reply}
    assert {post: weight for post, weight, _ in counted} == {
        post: pytest.approx(1) for post, _ in plain if post not in replies
    }
    assert {post: views for post, _, views in counted} == {
        post: views if views is None else pytest.approx(views) for post, views in plain if post not in replies
    }
    assert world.warehouse.records("checks/credit_not_one") == []
    assert world.warehouse.records("checks/post_not_conserved") == []


@WORLDS
@given(told())
def test_partner_rows_with_the_remainder_add_up_to_the_whole(emptied: World, told: Told) -> None:
    world = build(emptied, told)
    asked = {
        "initiative_ids": ["mwt", "aware", "(none)"],
        "platform_ids": ["facebook", "instagram", "x", "linkedin"],
        "since": date(2026, 7, 1),
        "until": LAST,
        "as_of": LAST,
    }

    totals = world.asked("partners/totals", **asked)
    weeks = world.asked("partners/weeks", **asked)
    ((posts, views),) = world.rows(
        "select count(*), sum(exposures) from (select distinct post_id, exposures from post_scope($as_of, $known_at))",
        as_of=LAST,
        known_at=AFTERWARDS,
    )

    assert sum(row["posts"] for row in totals) == pytest.approx(posts)
    assert sum(row["exposures"] or 0 for row in totals) == pytest.approx(views or 0)
    for row in totals:
        theirs = [week for week in weeks if week["partner_id"] == row["partner_id"]]
        assert sum(week["posts"] for week in theirs) == pytest.approx(row["posts"])
        assert sum(week["exposures"] or 0 for week in theirs) == pytest.approx(row["exposures"] or 0)


@WORLDS
@given(told(), st.integers(min_value=0, max_value=4), st.dates(min_value=date(2026, 8, 1), max_value=LAST))
def test_a_late_file_never_changes_what_was_known_before(emptied: World, told: Told, place: int, as_of: date) -> None:
    """As known when one of the files was loaded, the answer is that of a world without all later ones."""
    then = told.files[place % len(told.files)].loaded_at
    later = [file.name for file in told.files if file.loaded_at > then]

    with_late_files = build(emptied, told)
    known_then = scoped(with_late_files, as_of, then), gained(with_late_files, then)
    without = build(emptied, told.without(*later))

    assert known_then == (scoped(without, as_of), gained(without))


@WORLDS
@given(told(), st.integers(min_value=0, max_value=4))
def test_a_withdrawn_file_was_never_loaded(emptied: World, told: Told, place: int) -> None:
    wrong = told.files[place % len(told.files)]
    withdrawn = replace(wrong, is_withdrawn=True)

    with_it = build(emptied, replace(told, files=tuple(withdrawn if f is wrong else f for f in told.files)))
    known_now = scoped(with_it), gained(with_it)
    without = build(emptied, told.without(wrong.name))

    assert known_now == (scoped(without), gained(without))


@WORLDS
@given(told(on_different_days=True), st.randoms(use_true_random=False))
def test_the_order_of_loading_leaves_no_trace(emptied: World, told: Told, random: Any) -> None:
    """Files of different days: who was loaded first, or on which day, changes nothing that is known afterwards."""
    in_their_order = build(emptied, told)
    expected = scoped(in_their_order), gained(in_their_order)
    times = [file.loaded_at for file in told.files]
    random.shuffle(times)
    shuffled = [replace(file, loaded_at=at) for file, at in zip(told.files, times, strict=True)]
    random.shuffle(shuffled)

    in_another = build(emptied, told, shuffled)

    assert (scoped(in_another), gained(in_another)) == expected


@WORLDS
@given(told())
def test_a_later_day_never_knows_less(emptied: World, told: Told) -> None:
    """Going forward in time adds posts and never takes one away, and each total is that of some file up to the day."""
    world = build(emptied, told)
    before: set[str] = set()

    for day in sorted({file.as_of_on for file in told.files}):
        rows = scoped(world, day)
        assert before <= {row[0] for row in rows}
        assert all(row[8] <= day for row in rows)
        before = {row[0] for row in rows}
