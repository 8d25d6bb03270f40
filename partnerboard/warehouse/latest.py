"""Roll-ups of everything known: brought up to date before the first answer that reads them, from what has changed.

They are no facts. What they were made of is noted beside them and compared with what there is, so nothing that writes
has to think of them, and none of them can be forgotten: an answer reads them only where nothing differs.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

import duckdb

from partnerboard.errors import DiskFull, WarehouseInterrupted
from partnerboard.warehouse.questions import question
from partnerboard.warehouse.writer import Writer

_log = logging.getLogger(__name__)

TABLES = frozenset(
    {
        "account_day_latest",
        "account_partner_latest",
        "batch_account",
        "delivery",
        "interaction_latest",
        "latest_account",
        "latest_activity",
        "latest_batch",
        "latest_rules",
        "link_click_latest",
        "post_latest",
        "post_sum_latest",
        "target_gain_latest",
    }
)
"""The roll-ups and their notes."""

WORTH_KEEPING = 20_000
"""Rows about posts from which on roll-ups are kept; below, working a moment out takes less than keeping them."""

OUT_OF_ORDER = 0.25
"""The share of the posts that may have been added at the end before all are put in order: each is moved five times at
most in the long run, and what is not in order is read by every question."""


class RollUpsLost(Exception):  # noqa: N818 - says what is the matter
    """A transaction could not bring the roll-ups up to date, and is lost with them."""


class Latest:
    """The roll-ups of one warehouse, for all its threads."""

    def __init__(self, worth_keeping: int = WORTH_KEEPING) -> None:
        self.worth_keeping = worth_keeping
        self._version: str | None = None
        self._is_kept = False

    def is_kept(
        self,
        cursor: duckdb.DuckDBPyConnection,
        version: str,
        rolling_up: Callable[[], AbstractContextManager[Writer]],
    ) -> bool:
        """Whether the roll-ups are kept, and then they are up to date.

        `version` names the state of the warehouse: it is looked at once for each. `rolling_up` opens a transaction.
        """
        if self._version != version:
            try:
                self._is_kept = self._brought(cursor, rolling_up)
            except WarehouseInterrupted:  # a full disk, most likely: who asks again gets an answer from the files
                self._version, self._is_kept = version, False
                raise
            self._version = version
        return self._is_kept

    def go_along(self, writer: Writer) -> None:
        """Bring the roll-ups up to date in the transaction that changes what they rest on, where they are kept.

        Raises:
            RollUpsLost: they cannot be kept; the transaction has to be made again without them.
        """
        [(records,)] = writer.rows("latest/size")
        if records < self.worth_keeping:
            return
        try:
            bring_up_to_date(writer)
        except duckdb.FatalException:
            raise
        except duckdb.Error as problem:
            raise RollUpsLost from problem

    def _brought(
        self, cursor: duckdb.DuckDBPyConnection, rolling_up: Callable[[], AbstractContextManager[Writer]]
    ) -> bool:
        [(records,)] = cursor.execute(question("latest/size").sql).fetchall()
        if records < self.worth_keeping:
            return False
        try:
            with rolling_up() as writer:
                bring_up_to_date(writer)
        except (DiskFull, duckdb.Error) as problem:
            _log.warning("Answers are worked out from the files: the roll-ups cannot be kept: %s", problem)
            return False
        return True


def bring_up_to_date(writer: Writer) -> bool:
    """Work out again what is no longer as it was when it was rolled up; False if nothing is."""
    writer.run("latest/changes")
    [(batches, accounts, is_other_zone, are_other_rules, are_other_targets)] = writer.rows("latest/differences")
    if batches or accounts or is_other_zone or are_other_rules:
        _roll_up_posts(writer, batches + accounts, is_other_zone=is_other_zone, are_other_rules=are_other_rules)
    elif not are_other_targets:
        return False
    writer.run("latest/gains")
    return True


def _roll_up_posts(writer: Writer, files: int, *, is_other_zone: bool, are_other_rules: bool) -> None:
    """Everything but gains: `files` counts batches and accounts of files that are not as they were."""
    if files:
        writer.run("latest/deliveries")
        writer.run("latest/named")
        writer.run("latest/account_days")
        writer.run("latest/interactions")
    if are_other_rules:
        writer.run("latest/account_partners")
    writer.run("latest/link_clicks", are_other_rules=are_other_rules)
    writer.run("latest/posts", is_other_zone=is_other_zone, are_other_rules=are_other_rules)
    writer.run("latest/sums", are_other_rules=are_other_rules)
    writer.run("latest/note", added_posts=_put_in_order(writer, is_whole=is_other_zone or are_other_rules))


def _put_in_order(writer: Writer, *, is_whole: bool) -> int:
    """How many posts are not in the order of their table, which is made again where they are too many."""
    if is_whole:
        return 0
    [(added, posts)] = writer.rows("latest/added")
    if added <= posts * OUT_OF_ORDER:
        return int(added)
    writer.run("latest/order")
    return 0
