"""A link narrowed to some days shows nothing of any other, and two links asked in turns never hear each other."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates

from partnerboard.insights import partners as bring
from partnerboard.insights.posts import ranked
from partnerboard.insights.scorecard import scorecard
from partnerboard.insights.workspace import data_ages, events
from partnerboard.scope import Scope
from partnerboard.ui.workspace import Workspace
from tests.partner_pages.opened import Seen, link, opened
from tests.partner_pages.test_canary import ONLY_OWN, answers, view_of

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)
SEPTEMBER = replace(ONLY_OWN, since=FIRST, until=LAST)
TERMS = {"starts_on", "ends_on", "monitor_until"}  # of the agreement, not of what happened


def days(found: Any, name: str = "") -> Iterator[tuple[str, date]]:
    """Every day in an answer, with the name of its column."""
    if isinstance(found, date) and not pd.isna(found):
        yield name, found.date() if isinstance(found, datetime) else found
    for key, value in _inside(found, name):
        yield from days(value, key)


def _inside(found: Any, name: str) -> list[tuple[str, Any]]:
    """What an answer is made of, with names."""
    if isinstance(found, pd.DataFrame):
        found = found.to_dict("records")
    if hasattr(found, "__dataclass_fields__"):
        found = vars(found)
    if isinstance(found, dict):
        return [(str(key), value) for key, value in found.items()]
    return [(name, each) for each in found] if isinstance(found, list | tuple) else []


def test_T4_no_answer_holds_a_day_outside_of_the_bounds(house: Workspace) -> None:
    """A week is named by its Monday, and the first one began the day before; a file may be loaded later."""
    found = {
        (name, column, day)
        for name, answer in answers(house, SEPTEMBER)
        for column, day in days(answer)
        if not FIRST <= day <= LAST and column not in TERMS
    }

    assert found - {("weeks", "week_start", date(2026, 8, 31))} == set()


def test_T4_the_days_that_are_left_out_are_there_without_the_bounds(house: Workspace) -> None:
    found = {day for _, answer in answers(house, ONLY_OWN) for column, day in days(answer) if column not in TERMS}

    assert min(found) < FIRST
    assert max(found) > LAST


def test_T4_posts_count_from_the_first_day_to_the_last(house: Workspace) -> None:
    posts = ranked(house.warehouse, ONLY_OWN, view_of(house, ONLY_OWN))
    newest = view_of(house, SEPTEMBER).as_of
    inside = posts[posts["published_on"].dt.date.between(FIRST, newest)]

    (share,) = bring.shares(house.warehouse, SEPTEMBER, view_of(house, SEPTEMBER))

    assert newest == date(2026, 9, 20)
    assert share.posts_counted == len(inside) == 18
    assert len(posts) == 56


def test_T4_what_an_address_asks_for_changes_nothing(house: Workspace) -> None:
    link(house.warehouse, "L-september", since=FIRST, until=LAST)
    asked = {"period": "2026-06-01", "as_of": "8 Nov 2026", "known": "then", "partners": "P-CTG", "since": "2026-06-01"}

    plain, curious = opened("L-september", "our_posts"), opened("L-september", "our_posts", **asked)

    assert plain.shown == curious.shown
    assert "This link shows 1 Sep – 30 Sep 2026 and nothing before or after." in plain.shown
    for month in (" Aug ", " Oct ", "2026-08", "2026-10"):
        assert month not in plain.shown.replace("week of publishing", "")


def test_T4_what_a_hand_made_message_sets_changes_nothing(house: Workspace) -> None:
    """The fields of the staff's pages, by their names, with the values of another day and another partner."""
    link(house.warehouse, "L-september-too", since=FIRST, until=LAST)
    sent = WidgetStates()
    for name, value in {"as_of": "8 Nov 2026", "period": "2026-06-01", "known": "then", "partners": "CTG"}.items():
        sent.widgets.add(id=f"$$ID-{'0' * 32}-{name}", string_value=value)
    seen = opened("L-september-too", "our_posts")

    again = Seen(seen.app._run(sent))

    assert "This link shows 1 Sep – 30 Sep 2026 and nothing before or after." in again.shown
    assert again.shown == seen.shown


def test_a_target_that_begins_before_the_bounds_is_left_out_and_the_page_says_so(house: Workspace) -> None:
    link(house.warehouse, "L-late", since=FIRST)

    shown = opened("L-late").shown

    assert scorecard(house.warehouse, SEPTEMBER, view_of(house, SEPTEMBER)).results == ()
    assert "targets that begin before 1 Sep 2026 are not part of this link." in shown
    assert "This link holds no target." in shown


def test_a_target_is_told_as_of_the_last_day_of_the_link(house: Workspace) -> None:
    until = replace(ONLY_OWN, until=LAST)

    (bounded,) = scorecard(house.warehouse, until, view_of(house, ONLY_OWN)).results
    (then,) = scorecard(house.warehouse, ONLY_OWN, replace(view_of(house, ONLY_OWN), as_of=LAST)).results

    assert bounded == then
    assert max(day for day, _ in bounded.cumulative) <= LAST


def test_a_pinned_day_and_a_pinned_knowledge_are_the_only_ones(house: Workspace) -> None:
    known = datetime(2026, 9, 7, tzinfo=UTC)
    pinned = replace(ONLY_OWN, as_of=date(2026, 9, 6), known_at_utc=known)
    other = replace(view_of(house, ONLY_OWN), as_of=date(2026, 11, 8))

    ages = data_ages(house.warehouse, pinned, other)

    assert view_of(house, pinned).as_of == date(2026, 9, 6)
    assert view_of(house, pinned).known_at_utc == known
    assert max(age.data_through for age in ages if age.data_through) <= date(2026, 9, 6)
    assert events(house.warehouse, pinned, "move-well-2026")["day"].max().date() <= date(2026, 9, 6)


def test_T5_two_links_asked_in_turns_and_at_once_answer_as_each_does_alone(house: Workspace) -> None:
    scopes = {"P-MER": ONLY_OWN, "P-CTG": replace(ONLY_OWN, partner_ids=frozenset({"P-CTG"}))}
    views = {name: view_of(house, scope) for name, scope in scopes.items()}
    alone = {name: _heard(house, scopes[name], views[name]) for name in scopes}

    def ask(name: str, turn: int) -> bool:
        """Whether the answer is the one of this link alone; now and then nothing is remembered."""
        if turn % 40 == 0:
            house._answers.clear()
        return _heard(house, scopes[name], views[name]) == alone[name]

    in_turns = [ask(name, turn) for turn in range(200) for name in scopes]
    with ThreadPoolExecutor(8) as threads:
        at_once = list(threads.map(ask, ["P-MER", "P-CTG"] * 200, range(400)))

    assert alone["P-MER"] != alone["P-CTG"]
    assert all(in_turns)
    assert all(at_once)


def _heard(house: Workspace, scope: Scope, view: Any) -> str:
    shares = house.asked(bring.shares, scope, view)
    weeks = house.asked(bring.planned_weeks, scope, view)
    return f"{shares}{weeks.to_csv()}"


@pytest.mark.parametrize("bound", [{"since": date(2027, 1, 1)}, {"until": date(2020, 1, 1)}])
def test_bounds_that_hold_nothing_show_nothing(house: Workspace, bound: dict[str, date]) -> None:
    scope = replace(ONLY_OWN, **bound)
    view = view_of(house, scope)

    assert bring.shares(house.warehouse, scope, view) == []
    assert ranked(house.warehouse, scope, view).empty
