"""The posts of a moment, worked out once: all questions of a page are about the same day, as known at the same time.

What a post counts for takes most of the time of every question about posts. It is the same for all of them, so it is
read from the roll-ups where the moment knows everything, and kept in memory for the other moments asked about last.
Questions and views do not know about it: what they read is put in the place of the view, cursor by cursor.
"""

import functools
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import partial
from typing import Any

import duckdb

from partnerboard.warehouse.kept_posts import KeptPosts, named
from partnerboard.warehouse.latest import Latest
from partnerboard.warehouse.questions import Question, question, questions
from partnerboard.warehouse.writer import Writer

_MOMENT = ("as_of", "known_at")
_THE_END = date(9999, 12, 31)

# The view, and what is put in its place where everything is known.
_ROLLED_UP = {
    "post_scope": "moments/latest_posts",
    "post_credits": "moments/latest_credits",
    "posts_known": "moments/latest_posts_known",
    "account_days_known": "moments/latest_account_days",
    "deliveries": "moments/latest_deliveries",
    "accounts_told": "moments/latest_accounts_told",
}
_TIMELESS = {"deliveries", "accounts_told"}  # what their roll-up holds is true at every knowledge time

# What stands in the place of posts_known for questions that are about the files of a few posts.
_NARROWED = {
    "scorecard/activity": "moments/gaining_posts_known",
    "imports/restated": "moments/restated_posts_known",
}

# Questions about posts of the initiatives asked about and no others: of an earlier day, these alone are worked out.
_OF_INITIATIVES = {
    "compare/groups",
    "compare/weeks",
    "partners/accounts",
    "partners/contributions",
    "partners/weeks",
    "plan/adherence",
    "plan/weeks",
    "portfolio/totals",
    "portfolio/weeks",
    "scorecard/actuals",
    "scorecard/days",
}


class Moments:
    """The posts of the moments asked about last, for all threads of a warehouse."""

    def __init__(self) -> None:
        self.latest = Latest()
        self.kept = KeptPosts()
        self._reaching: dict[tuple[Any, ...], tuple[bool, bool]] = {}
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
        if not views or not ("known_at" in params or _is_check(asked.name)):
            yield
            return
        moment = {name: params.get(name, _THE_END) for name in _MOMENT}
        if not self.latest.is_kept(cursor, version, rolling_up):
            is_known, is_reached = False, False
        else:
            is_known, is_reached = self._reach(cursor, version, moment)
            for view in views - {"post_scope"}:
                if is_known or view in _TIMELESS:
                    narrowed = _NARROWED.get(asked.name) if view == "posts_known" else None
                    _put(cursor, question(narrowed or _ROLLED_UP[view]).sql, params)
        if "post_scope" not in views or not (is_reached or set(_MOMENT).issubset(params)):
            yield
        elif is_reached:
            cursor.execute(question(_ROLLED_UP["post_scope"]).sql)
            yield
        else:
            ids = params["initiative_ids"] if is_known and asked.name in _OF_INITIATIVES else None
            wanted = moment | {"initiative_ids": tuple(sorted(ids)) if ids is not None else None}
            with self.kept.read(cursor, (version, *wanted.values()), partial(_keep, wanted, is_known)) as name:
                cursor.execute(named("moments/latest_and_kept_posts" if is_known else "moments/kept_posts", name))
                yield

    def _reach(self, cursor: duckdb.DuckDBPyConnection, version: str, moment: dict[str, Any]) -> tuple[bool, bool]:
        """Whether the moment knows everything, and whether the roll-up of posts then answers for its day, too."""
        key = (version, *moment.values())
        with self._lock:
            if key not in self._reaching:
                if any(kept != version for kept, *_ in self._reaching):
                    self._reaching.clear()
                [(is_known, is_reached)] = cursor.execute(question("latest/reaching").sql, moment).fetchall()
                self._reaching[key] = is_known, is_known and is_reached
            return self._reaching[key]


def _keep(wanted: Mapping[str, Any], is_known: bool, cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    """Work out the posts of a moment; where everything is known, only those that the roll-up cannot answer for."""
    if is_known:
        _put(cursor, question("moments/behind").sql, wanted)
    _put(cursor, named("moments/keep_posts", name), wanted)


def _put(cursor: duckdb.DuckDBPyConnection, sql: str, params: Mapping[str, Any]) -> None:
    """Run the statements of a file that puts something in the place of a view, each with the parameters it names."""
    for statement in duckdb.extract_statements(sql):
        cursor.execute(statement, {each: params[each] for each in statement.named_parameters})


def _is_check(name: str) -> bool:
    """Whether the question looks through everything that is known, without being told a moment."""
    return name.startswith("checks/")


@functools.cache
def _rolled_up(name: str) -> frozenset[str]:
    """The views that a question reads and that have a roll-up; what those read in turn is not read any more."""
    views = {file.path.stem: file for file in questions("views")}
    found: set[str] = set()
    reading = [question(name)]
    while reading:
        for view in (reading.pop().words & views.keys()) - found:
            found.add(view)
            if view not in _ROLLED_UP:
                reading.append(views[view])
    return frozenset(found & _ROLLED_UP.keys())
