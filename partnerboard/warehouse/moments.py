"""The posts of a moment, worked out once: all questions of a page are about the same day, as known at the same time.

What a post counts for takes most of the time of every question about posts. It is the same for all of them, so it is
kept, as an Arrow table, for the moments asked about last, and questions read it in the place of ``post_scope``.
"""

import functools
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa

from partnerboard.warehouse.questions import Question, question, questions

KEPT = 8
"""Moments held at a time; 20,000 posts take 6 MB each."""

_MOMENT = ("as_of", "known_at")


class Moments:
    """The posts of the moments asked about last, for all threads of a warehouse."""

    def __init__(self) -> None:
        self._tables: OrderedDict[tuple[Any, ...], pa.Table] = OrderedDict()
        self._lock = threading.Lock()

    def bring(
        self, cursor: duckdb.DuckDBPyConnection, asked: Question, params: Mapping[str, Any], version: str
    ) -> None:
        """Let a question read the posts of its moment on this cursor; one that is not about posts is left alone.

        `version` names the state of the warehouse: after the next write every moment is worked out again.
        """
        if not set(_MOMENT).issubset(params) or not _is_about_posts(asked.name):
            return
        with self._lock:
            posts = self._posts(cursor, version, {name: params[name] for name in _MOMENT})
        cursor.register("kept_post", posts)
        cursor.execute(question("moments/kept_posts").sql)

    def _posts(self, cursor: duckdb.DuckDBPyConnection, version: str, moment: dict[str, Any]) -> pa.Table:
        key = (version, *moment.values())
        if key not in self._tables:
            self._tables[key] = cursor.execute(question("moments/posts").sql, moment).to_arrow_table()
        self._tables.move_to_end(key)
        while len(self._tables) > KEPT:
            self._tables.popitem(last=False)
        return self._tables[key]


@functools.cache
def _is_about_posts(name: str) -> bool:
    """Whether a question reads ``post_scope``, itself or through views."""
    found = {"post_scope"}
    while grown := {file.path.stem for file in questions("views") if file.words & found} - found:
        found |= grown
    return bool(question(name).words & found)
