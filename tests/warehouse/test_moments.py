"""Posts kept for a moment give the very answers that working them out again would give, and never outlive a write."""

import re
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnerboard.warehouse import Question, Warehouse, questions
from partnerboard.warehouse.kept_posts import KEPT
from partnerboard.warehouse.moments import _rolled_up
from partnerboard.warehouse.questions import answerable
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.test_scope import ASKED, told_by_all
from tests.queries.world import AFTERWARDS, World, utc

ABOUT_A_MOMENT = [question for question in answerable() if {"as_of", "known_at"} <= set(question.params)]


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with Warehouse.in_memory() as warehouse:
        yield told_by_all(World(warehouse))


def is_about_posts(name: str) -> bool:
    """Whether a question or a view reads post_scope or what is added up of it, itself or through views."""
    return bool(_rolled_up(name) & {"post_scope", "post_sums"})


def parameters(question: Question, **changed: Any) -> dict[str, Any]:
    """What the question takes, for somebody who may see everything."""
    everything = ASKED | {"partner_ids": ["P-A", "P-B", "P-C", "P-F", "(unattributed)"]} | changed
    return {name: everything[name] for name in question.params}


def worked_out_again(world: World, question: Question, params: dict[str, Any]) -> list[dict[str, Any]]:
    """The answer of the plain statement, with nothing kept."""
    bound = {
        name: value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
        for name, value in params.items()
    }
    with world.warehouse.writing() as writer:
        rows: list[dict[str, Any]] = writer._cursor.execute(question.sql, bound).to_arrow_table().to_pylist()
        return rows


def rounded(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sums of fractions differ in their last bit by the order in which they are added; times lose their zone."""
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return round(value, 9) if isinstance(value, float) else value


@pytest.mark.parametrize("question", ABOUT_A_MOMENT, ids=lambda question: question.name)
@pytest.mark.parametrize("as_of", [AS_OF, date(2026, 8, 12)])
def test_an_answer_is_the_same_as_without_kept_posts(world: World, question: Question, as_of: date) -> None:
    params = parameters(question, as_of=as_of)

    first, second = (world.warehouse.records(question.name, **params) for _ in range(2))

    assert rounded(first) == rounded(second) == rounded(worked_out_again(world, question, params))


def test_moments_do_not_meet() -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(World(warehouse))
        world.batch("early", date(2026, 8, 15))
        world.told(
            "early", "facebook:1", "fb-a", date(2026, 8, 3), as_of_on=date(2026, 8, 15), caption_id="tag", exposures=100
        )
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=150)

        def views(as_of: date, known_at: datetime) -> Any:
            (row,) = world.asked("portfolio/totals", initiative_ids=["mwt"], as_of=as_of, known_at=known_at)
            return row["exposures"]

        asked = [
            (date(2026, 8, 20), AFTERWARDS, 100),
            (AS_OF, AFTERWARDS, 150),
            (AS_OF, utc(2026, 8, 20), 100),
            (date(2026, 8, 14), AFTERWARDS, None),
        ]
        for _ in range(2):
            assert [views(as_of, known_at) for as_of, known_at, _ in asked] == [each for *_, each in asked]


def test_a_write_is_seen_at_once() -> None:
    with Warehouse.in_memory() as warehouse:
        world = partnership(World(warehouse))
        world.told("B", "facebook:1", "fb-a", date(2026, 8, 3), caption_id="tag", exposures=100)
        before = world.asked("portfolio/weeks", as_of=AS_OF)

        world.rows("update batch set state = 'withdrawn', withdrawn_at_utc = $at", at=utc(2026, 9, 1))
        withdrawn = world.asked("portfolio/weeks", as_of=AS_OF)
        agreed.contribution(world, "C", "P-A", 1)
        world.rows("update batch set state = 'active', withdrawn_at_utc = null")
        restored = world.asked("portfolio/weeks", as_of=AS_OF)

        assert (len(before), len(withdrawn), restored) == (1, 0, before)


def test_only_the_moments_asked_about_last_are_kept(world: World) -> None:
    for day in range(1, KEPT + 5):
        world.asked("portfolio/weeks", as_of=date(2026, 8, day))

    assert len(world.warehouse._moments.kept) == KEPT


def test_many_threads_ask_about_many_moments(world: World) -> None:
    days = [date(2026, 8, day) for day in (9, 12, 20, 29)] * 3
    expected = {day: world.asked("partners/weeks", as_of=day, **_august()) for day in days}
    found: list[tuple[date, list[dict[str, Any]]]] = []

    def ask(day: date) -> None:
        found.append((day, world.asked("partners/weeks", as_of=day, **_august())))

    threads = [threading.Thread(target=ask, args=(day,)) for day in days]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == len(days)
    assert all(rows == expected[day] for day, rows in found)


def _august() -> dict[str, Any]:
    return {"platform_ids": ["facebook", "instagram"], "since": date(2026, 8, 1), "until": date(2026, 8, 31)}


@pytest.mark.parametrize("file", [*questions("views"), *ABOUT_A_MOMENT], ids=lambda file: file.name)
def test_posts_are_asked_for_their_own_moment_only(file: Question) -> None:
    """Kept posts stand in for every call of post_scope in a question: none may be about another moment."""
    moment = "as_of, known_at" if file.name.startswith("views/") else "$as_of, $known_at"
    about_posts = {view.path.stem for view in questions("views") if is_about_posts(view.name)}
    statements = re.sub(r"--.*", "", file.sql)
    calls = [
        re.sub(r", \w+ := .*", "", arguments)  # what may be said besides
        for arguments in re.findall(rf"(?<!macro )\b(?:{'|'.join(about_posts)})\(([^()]*)\)", statements)
    ]

    assert [call for call in calls if not call.endswith(moment)] == []
    assert calls or not is_about_posts(file.name) or file.path.stem == "post_scope"
