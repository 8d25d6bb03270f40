"""The posts of a moment, worked out once: all questions of a page are about the same day, as known at the same time.

What a post counts for takes most of the time of every question about posts. It is the same for all of them, so it is
read from the roll-ups where the moment knows everything, and kept in memory for the other moments asked about last.
Questions and views do not know about it: what they read is put in the place of the view, cursor by cursor.
"""

import functools
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import partial
from typing import Any

import duckdb
import pyarrow as pa

from partnerboard.warehouse.kept_posts import KeptPosts, named
from partnerboard.warehouse.latest import Latest
from partnerboard.warehouse.questions import Question, question, questions
from partnerboard.warehouse.writer import Writer

_MOMENT = ("as_of", "known_at")
_THE_END = date(9999, 12, 31)

# The view, and what is put in its place where everything is known.
_ROLLED_UP = {
    "post_scope": "moments/latest_posts",
    "post_sums": "moments/latest_post_sums",
    "post_credits": "moments/latest_credits",
    "posts_known": "moments/latest_posts_known",
    "account_days_known": "moments/latest_account_days",
    "interactions_known": "moments/latest_interactions",
    "link_clicks_known": "moments/latest_link_clicks",
    "deliveries": "moments/latest_deliveries",
    "accounts_told": "moments/latest_accounts_told",
    "accounts_named": "moments/latest_accounts_named",
    "target_gains": "moments/latest_target_gains",
    "account_seen": "moments/latest_account_seen",
    "account_partner": "moments/latest_account_partners",
}
_OF_A_DAY = {"post_scope", "post_sums"}  # their roll-up answers only for a day that all of it has reached
_NOT_OF_A_DAY = _ROLLED_UP.keys() - _OF_A_DAY
# What these roll-ups hold is true at every knowledge time.
_TIMELESS = {"accounts_named", "deliveries", "accounts_told", "account_seen", "account_partner"}

_GAINS = "target_gains"  # what it reads is read where not everything is known
_USUAL = "account_usual"  # worked out for all accounts at once, and kept for its moment

KEPT = 8
"""Moments of which it is kept what is usual for accounts: a few rows each."""

# What stands in the place of posts_known for questions that are about the files of a few posts.
_NARROWED = {
    "imports/restated": "moments/restated_posts_known",
}

# Questions about posts of the initiatives asked about and no others: of an earlier day, these alone are worked out.
_OF_INITIATIVES = {"partners/accounts", "partners/totals", "partners/weeks", "together/mentions"}
# And those of them that no post without an initiative counts for.
_OF_INITIATIVES_ALONE = {
    "compare/groups",
    "compare/weeks",
    "partners/contributions",
    "plan/adherence",
    "plan/weeks",
    "portfolio/totals",
    "portfolio/weeks",
    "reach/parts",
    "scorecard/actuals",
    "scorecard/days",
}
_NO_INITIATIVE = "(none)"


class Moments:
    """The posts of the moments asked about last, for all threads of a warehouse."""

    def __init__(self) -> None:
        self.latest = Latest()
        self.kept = KeptPosts()
        self._usual: OrderedDict[tuple[Any, ...], pa.Table] = OrderedDict()
        self._reaching: dict[tuple[Any, ...], tuple[bool, date | None]] = {}
        self._lock = threading.Lock()

    @contextmanager
    def brought(
        self,
        cursor: duckdb.DuckDBPyConnection,
        asked: Question,
        params: Mapping[str, Any],
        version: str,
        rolling_up: Callable[[], AbstractContextManager[Writer]],
    ) -> Iterator[None]:
        """Let a question read the posts of its moment on this cursor; one that is not about posts is left alone.

        `version` names the state of the warehouse: after the next write every moment is worked out again. `rolling_up`
        opens a transaction for the roll-ups.
        """
        views = _rolled_up(asked.name)
        if not (views and _is_about_what_is_known(asked.name, params)):
            yield
            return
        moment = {name: params.get(name, _THE_END) for name in _MOMENT}
        is_kept = self.latest.is_kept(cursor, version, rolling_up)
        is_known, behind_since = self._reach(cursor, version, moment) if is_kept else (False, None)
        is_reached = is_known and behind_since is None
        standing = views & (_ROLLED_UP.keys() if is_reached else _NOT_OF_A_DAY if is_known else _TIMELESS)
        for view in standing if is_kept else ():
            narrowed = _NARROWED.get(asked.name) if view == "posts_known" else None
            _put(cursor, question(narrowed or _ROLLED_UP[view]).sql, params)
        about = {**moment, "not_before": params.get("not_before")}
        if is_reached or not (views & _OF_A_DAY and set(_MOMENT).issubset(params)):
            self._bring_usual(cursor, views, version, about)
            yield
            return
        wanted = moment | {"initiative_ids": _initiatives(asked.name, params) if is_known else None}
        with self.kept.read(cursor, (version, *wanted.values()), partial(_keep, wanted, is_known)) as name:
            file = "moments/latest_and_kept_posts" if is_known else "moments/kept_posts"
            _put(cursor, named(file, name), {"behind_since": behind_since})
            self._bring_usual(cursor, views, version, about)
            yield

    def _reach(
        self, cursor: duckdb.DuckDBPyConnection, version: str, moment: dict[str, Any]
    ) -> tuple[bool, date | None]:
        """Whether the moment knows everything, and the day from which on posts have totals of a later day than its."""
        key = (version, *moment.values())
        with self._lock:
            if key not in self._reaching:
                if any(kept != version for kept, *_ in self._reaching):
                    self._reaching.clear()
                [self._reaching[key]] = cursor.execute(question("latest/reaching").sql, moment).fetchall()
            return self._reaching[key]

    def _bring_usual(
        self, cursor: duckdb.DuckDBPyConnection, views: frozenset[str], version: str, about: dict[str, Any]
    ) -> None:
        """Let a question that asks what is usual read what was worked out for its moment, from the same posts."""
        if _USUAL not in views:
            return
        key = (version, *about.values())
        with self._lock:
            if key not in self._usual:
                self._usual[key] = cursor.execute(question("moments/usual").sql, about).to_arrow_table()
            self._usual.move_to_end(key)
            while len(self._usual) > KEPT:
                self._usual.popitem(last=False)
            usual = self._usual[key]
        cursor.register("kept_usual", usual)
        cursor.execute(question("moments/kept_usual").sql)


def _initiatives(name: str, params: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The initiatives whose posts a question reads; None where it may read those of all."""
    if name in _OF_INITIATIVES_ALONE:
        return tuple(sorted(set(params["initiative_ids"]) - {_NO_INITIATIVE}))
    if name not in _OF_INITIATIVES:
        return None
    besides = {_NO_INITIATIVE} if name == "partners/totals" else set()  # it also says what belongs to nobody
    return tuple(sorted(besides.union(params["initiative_ids"])))


def _keep(wanted: Mapping[str, Any], is_known: bool, cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    """Work out the posts of a moment; where everything is known, only those that the roll-up cannot answer for."""
    if is_known:
        _put(cursor, question("moments/behind").sql, wanted)
    _put(cursor, named("moments/keep_posts", name), wanted)


def _put(cursor: duckdb.DuckDBPyConnection, sql: str, params: Mapping[str, Any]) -> None:
    """Run the statements of a file that puts something in the place of a view, each with the parameters it names."""
    for statement in duckdb.extract_statements(sql):
        cursor.execute(statement, {each: params[each] for each in statement.named_parameters})


def _is_about_what_is_known(name: str, params: Mapping[str, Any]) -> bool:
    """Whether the question is told a moment, or asks about everything known without, as checks do."""
    return "known_at" in params or name.startswith("checks/") or _rolled_up(name) <= _TIMELESS


@functools.cache
def _rolled_up(name: str) -> frozenset[str]:
    """The views that a question reads and that have a roll-up; what those read in turn is not read any more."""
    views = {file.path.stem: file for file in questions("views")}
    found: set[str] = set()
    reading = [question(name)]
    while reading:
        for view in (reading.pop().words & views.keys()) - found:
            found.add(view)
            if view in _ROLLED_UP:
                reading.append(question(_ROLLED_UP[view]))
            if view not in _ROLLED_UP or view == _GAINS:
                reading.append(views[view])
    return frozenset(found & (_ROLLED_UP.keys() | {_USUAL}))
