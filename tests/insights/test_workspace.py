"""What a workspace holds before anything is agreed."""

from datetime import date

from partnerboard.insights.workspace import Loaded, everything, loaded
from partnerboard.scope import Scope
from tests.queries.world import AFTERWARDS, World, utc


def two_files(world: World) -> World:
    """Three posts of two accounts that nobody registered; the second file tells one of them again."""
    for account in ("n", "m"):
        world.insert("source_account", source_account_id=f"x:{account}", platform_id="x", handle=account)
    world.batch("early", date(2026, 9, 20))
    world.batch("late", date(2026, 9, 30))
    world.told("early", "x:1", "n", date(2026, 9, 1))
    for batch_id, post_id, account, day in (
        ("early", "x:2", "n", 14),
        ("late", "x:2", "n", 14),
        ("late", "x:3", "m", 29),
    ):
        world.told(batch_id, post_id, account, date(2026, 9, day))
    return world


def test_files_are_counted_before_anybody_says_whose_they_are(world: World) -> None:
    warehouse = two_files(world).warehouse

    found = loaded(warehouse, everything(warehouse), AFTERWARDS)
    before = loaded(warehouse, everything(warehouse), utc(2026, 9, 25))

    assert found == Loaded(2, 3, 2, date(2026, 9, 1), date(2026, 9, 29))
    assert before == Loaded(1, 2, 1, date(2026, 9, 1), date(2026, 9, 14))


def test_an_empty_workspace_and_a_visitor_without_rights_see_no_files(world: World) -> None:
    assert loaded(world.warehouse, everything(world.warehouse), AFTERWARDS) == Loaded()
    assert loaded(two_files(world).warehouse, Scope(), AFTERWARDS) == Loaded()
