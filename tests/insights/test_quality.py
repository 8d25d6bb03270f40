"""Data quality is about the whole warehouse, so it is told to those who may see what belongs to nobody."""

from datetime import date

from partnerboard.insights import imports, quality
from partnerboard.insights.posts import summary
from tests.insights.views import EVERYTHING, ONLY_A, seen
from tests.queries.agreed import partnership
from tests.queries.world import AFTERWARDS, World

DAY = date(2026, 8, 10)


def test_a_failing_check_names_its_rows(world: World) -> None:
    partnership(world)
    world.told("B", "facebook:1", "fb-a", DAY, exposures=1)
    world.numbers("B", "facebook:1", date(2026, 8, 29), exposures=2)

    found = {check.name: len(check.offences) for check in quality.checks(world.warehouse, EVERYTHING)}

    assert found.pop("checks/post_twice_in_a_file") == 1
    assert found
    assert set(found.values()) == {0}


def test_a_caption_that_is_there_twice_fails_a_check(world: World) -> None:
    partnership(world)
    for text in ("walk", "ride", "walk"):
        world.caption(text)

    [failing] = [check for check in quality.checks(world.warehouse, EVERYTHING) if len(check.offences)]

    assert failing.name == "checks/caption_twice"
    assert failing.offences["offender"].tolist() == ["walk"]


def test_a_partner_is_told_of_no_file_check_or_unclaimed_post(world: World) -> None:
    partnership(world)
    world.caption("walk", hashtags=("walk",))
    for post in ("1", "2"):
        world.told("B", f"facebook:{post}", "fb-a", DAY, caption_id="walk", exposures=1)

    nobodys = quality.of_nobody(seen())
    assert summary(world.warehouse, EVERYTHING, nobodys).posts == 2
    assert [each.pattern for each in quality.proposals(world.warehouse, EVERYTHING, seen())] == ["walk", "fb-a"]
    assert imports.batches_among(world.warehouse, EVERYTHING, frozenset({"B", "0.5"})) == {"B"}
    assert imports.loads(world.warehouse, EVERYTHING).files == 1
    assert [each.account_id for each in imports.named_accounts(world.warehouse, EVERYTHING)] == ["fb-a"]

    assert quality.checks(world.warehouse, ONLY_A) == []
    assert summary(world.warehouse, ONLY_A, nobodys).posts == 0
    assert imports.batches_among(world.warehouse, ONLY_A, frozenset({"B"})) == frozenset()
    assert imports.loads(world.warehouse, ONLY_A).files == 0
    assert imports.named_accounts(world.warehouse, ONLY_A) == []
    assert imports.found(world.warehouse, ONLY_A, imports.Wanted()).files == ()
    assert quality.proposals(world.warehouse, ONLY_A, seen()) == []
    assert quality.unregistered(world.warehouse, ONLY_A) == []
    assert imports.batches(world.warehouse, ONLY_A) == []
    assert imports.rejected_rows(world.warehouse, ONLY_A, "B").empty
    assert imports.restated(world.warehouse, ONLY_A, "B", AFTERWARDS).empty
    assert imports.gone_posts(world.warehouse, ONLY_A, AFTERWARDS).empty


def test_weeks_are_those_of_the_accounts_of_a_view(world: World) -> None:
    partnership(world)
    world.told("B", "facebook:1", "fb-a", DAY, exposures=1)

    found = quality.coverage(world.warehouse, EVERYTHING, seen(partner_ids=("P-A",), platform_ids=("facebook",)))

    assert {week.account_id for week in found} == {"fb-a"}
    assert [week.covered_days for week in found] == [0, 0, 7, 7, 6]
