"""What withdrawing would change is found out without changing anything."""

from datetime import UTC, datetime

import pytest

from partnerboard.errors import UnknownBatch
from partnerboard.ingest import upkeep
from partnerboard.ingest.foresight import Consequence, Standing, consequence
from partnerboard.scope import Scope
from tests.ingest.builders import x_file, x_row
from tests.platforms.handing_in import Desk

THEN = datetime(2026, 10, 20, 12, 0, tzinfo=UTC)
STAFF = Scope.staff([], [])


def test_what_a_withdrawal_changes_is_what_it_then_changes(desk: Desk) -> None:
    batch = desk.hand_in("a.csv", x_file()).batch_id or ""
    before = desk.rows("select * from batch")

    foreseen = consequence(desk.warehouse, STAFF, batch)

    assert foreseen.now.posts == 3
    assert foreseen.then == Standing(0, None, None, 0)
    assert desk.rows("select * from batch") == before
    assert desk.rows("select * from audit_entry") == []

    upkeep.withdraw(desk.warehouse, batch, by="ana", reason="wrong account", at_utc=THEN)

    assert consequence(desk.warehouse, STAFF, batch) == Consequence(foreseen.then, foreseen.now)


def test_a_file_whose_posts_an_earlier_one_lists_leaves_them_there(desk: Desk) -> None:
    desk.hand_in("tweet_activity_metrics_walkwell_20240601_20240604_en.csv", x_file(x_row(1)))
    later = desk.hand_in("tweet_activity_metrics_walkwell_20240601_20240606_en.csv", x_file(x_row(1, impressions=1500)))

    foreseen = consequence(desk.warehouse, STAFF, later.batch_id or "")

    assert (foreseen.now.posts, foreseen.then.posts) == (1, 1)
    assert foreseen.now.exposures == 1500
    assert foreseen.then.exposures != 1500


def test_to_somebody_without_the_right_nothing_is_told(desk: Desk) -> None:
    batch = desk.hand_in("a.csv", x_file()).batch_id or ""

    nothing = Standing(0, None, None, 0)
    assert consequence(desk.warehouse, Scope(), batch) == Consequence(nothing, nothing)


def test_a_file_that_was_never_loaded_is_named(desk: Desk) -> None:
    with pytest.raises(UnknownBatch, match="no batch b000"):
        consequence(desk.warehouse, STAFF, "b000")
