"""Which posts a change of the rules would move is found out without changing anything, and is what then happens."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from partnerboard.agreements import Agreements, ProblemsFound, attribution, change, load
from partnerboard.agreements.attribution import initiative_of, ruled, unruled
from partnerboard.agreements.editing import applied
from partnerboard.agreements.foresight import Foreseen, Place, foreseen
from partnerboard.agreements.initiative import AttributionRule
from partnerboard.errors import AgreementsInvalid
from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import AFTERWARDS, World

STAFF = Scope.staff({"mwt", "aware"}, {"P-A", "P-B", "P-C"})
NOBODY = (Place("(none)", "(unattributed)", 1.0),)
WALK = AttributionRule(id="walk", precedence=6, kind="hashtag", pattern="#walk")


def usual(world: World) -> World:
    """The usual partnership, whose one rule has an id that a file may hold."""
    partnership(world).rows("update attribution_rule set rule_id = 'tag'")
    return world


@pytest.fixture(scope="module")
def world() -> Any:
    """Posts of August: two that count by their hashtag, two about walking (one counts already), one of another sort."""
    with Warehouse.in_memory() as warehouse:
        made = usual(World(warehouse))
        made.initiative("aware", date(2026, 8, 1), date(2026, 8, 31))
        made.caption("walk", hashtags=("walk",))
        made.caption("both", hashtags=("walk", "mwt"))
        for post, account, caption, exposures in (
            ("facebook:1", "fb-a", "tag", 100),
            ("facebook:2", "fb-a", "walk", 20),
            ("x:3", "x-b", "both", 50),
            ("x:4", "x-b", None, 7),
        ):
            made.told("B", post, account, date(2026, 8, 5), caption_id=caption, exposures=exposures, eng_core=1)
        yield made


@pytest.fixture
def stated(world: World) -> Agreements:
    """What is agreed in it."""
    return load(world.warehouse)


def asked(world: World, changed: Agreements, rule_id: str | None = None, scope: Scope = STAFF) -> Foreseen:
    """What a change would do, as of the day of the files."""
    return foreseen(world.warehouse, scope, changed, rule_id, as_of=AS_OF, known_at_utc=AFTERWARDS)


def walking(stated: Agreements, **changes: Any) -> Agreements:
    """The agreements with a rule about walking."""
    return applied(stated, [ruled(stated, "mwt", replace(WALK, **changes))])


def test_a_new_rule_names_the_posts_it_moves_and_their_figures(world: World, stated: Agreements) -> None:
    found = asked(world, walking(stated), "walk")

    (moved,) = found.moved
    assert (moved.post_id, moved.exposures, moved.eng_core, moved.account_name) == ("facebook:2", 20, 1, "Fb-A")
    assert (moved.now, moved.then) == (NOBODY, (Place("mwt", "P-A", 1.0),))


def test_posts_that_another_rule_keeps_are_told_by_rule(world: World, stated: Agreements) -> None:
    """Of two rules of one precedence the id decides; the post that carries both hashtags stays where it is."""
    found = asked(world, walking(stated), "walk")

    assert (dict(found.kept_by), found.other_reason) == ({"tag": 1}, 0)


def test_a_rule_that_comes_first_claims_posts_that_stay_where_they_are(world: World, stated: Agreements) -> None:
    found = asked(world, walking(stated, precedence=5), "walk")

    assert [post.post_id for post in found.moved] == ["facebook:2"]
    assert (dict(found.kept_by), found.other_reason) == ({}, 1)


def test_a_post_that_counts_elsewhere_moves_from_there(world: World, stated: Agreements) -> None:
    elsewhere = applied(stated, [ruled(stated, "aware", replace(WALK, precedence=5))])

    moved = {post.post_id: (post.now, post.then) for post in asked(world, elsewhere, "walk").moved}

    assert moved == {
        "facebook:2": (NOBODY, (Place("aware", "(unattributed)", 1.0),)),
        "x:3": ((Place("mwt", "P-B", 1.0),), (Place("aware", "(unattributed)", 1.0),)),
    }


def test_removing_a_rule_shows_what_then_counts_for_nobody(world: World, stated: Agreements) -> None:
    (rule,) = initiative_of(stated, "mwt").attribution_rules

    found = asked(world, applied(stated, [unruled("mwt", rule)]))

    assert [(post.post_id, post.now[0].partner_id, post.then) for post in found.moved] == [
        ("facebook:1", "P-A", NOBODY),
        ("x:3", "P-B", NOBODY),
    ]


def test_a_post_put_on_the_list_of_exclusions_is_kept_from_the_rule_that_fits_it(
    world: World, stated: Agreements
) -> None:
    out = AttributionRule(id="out", precedence=1, kind="exclude_post", pattern="facebook:2")
    both = walking(applied(stated, [ruled(stated, "mwt", out)]))

    found = asked(world, both, "walk")

    assert (found.moved, dict(found.kept_by)) == ((), {"": 1, "tag": 1})


def test_nothing_is_changed_by_looking_and_what_was_foreseen_then_happens() -> None:
    with Warehouse.in_memory() as warehouse:
        world = usual(World(warehouse))
        world.caption("walk", hashtags=("walk",))
        world.told("B", "facebook:2", "fb-a", date(2026, 8, 5), caption_id="walk", exposures=20)
        before = load(world.warehouse)
        edit = ruled(before, "mwt", WALK)

        found = asked(world, applied(before, [edit]), "walk")
        assert load(warehouse) == before
        assert world.rows("select * from audit_entry") == []
        change(warehouse, [edit], actor="ana", at_utc=datetime(2026, 8, 30, tzinfo=UTC))

        counted = {"initiative_ids": ["mwt", "(none)"], "as_of": AS_OF, "known_at": AFTERWARDS}
        (row,) = warehouse.records("quality/belonging", **counted)
        assert (Place(row["initiative_id"], row["partner_id"], row["weight"]),) == found.moved[0].then
        assert world.rows("select action, entity, entity_id from audit_entry") == [
            ("added", "attribution_rule", "walk")
        ]


def test_a_rule_that_cannot_be_is_refused_before_anything_is_tried(world: World, stated: Agreements) -> None:
    with pytest.raises(ProblemsFound, match="expected one word without spaces"):
        asked(world, walking(stated, pattern="two words"), "walk")


def test_the_same_rule_twice_is_refused(stated: Agreements) -> None:
    with pytest.raises(AgreementsInvalid, match="The rule tag says the same already"):
        ruled(stated, "mwt", replace(WALK, pattern="MWT"))


def test_rules_are_listed_in_the_order_in_which_they_decide(stated: Agreements) -> None:
    rules = initiative_of(walking(stated, precedence=2), "mwt").attribution_rules

    assert [rule.id for rule in attribution.in_order(rules)] == ["walk", "tag"]


def test_to_somebody_without_the_right_nothing_is_told(world: World, stated: Agreements) -> None:
    found = asked(world, walking(stated), "walk", Scope(frozenset({"mwt"}), frozenset({"P-A"})))

    assert (found.moved, dict(found.kept_by)) == ((), {})
