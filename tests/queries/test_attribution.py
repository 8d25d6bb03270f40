"""Worked example 4.A: which posts belong to which initiative, who earns them, and that nothing is lost or doubled."""

from collections import defaultdict
from datetime import date

import pytest

from tests.queries.world import AFTERWARDS, World

AS_OF = date(2026, 11, 1)


@pytest.fixture
def two_initiatives() -> World:
    world = World()
    world.initiative("mwt", date(2026, 8, 10), date(2026, 11, 1))
    world.initiative("aware", date(2026, 9, 1), date(2026, 9, 30))
    for partner, org in (("P-NAHA", "naha"), ("P-CTG", "ctg"), ("P-MER", "meridian")):
        world.partner(partner, org)
    world.insert("initiative_partner", initiative_id="aware", partner_id="P-MER", joined_on=date(2026, 9, 1))
    world.insert(
        "person", person_id="ana", org_id="naha", name="Ana", pseudonym="A", is_advocate=True, consent_scope="none"
    )
    for account, platform, org in (
        ("fb-naha", "facebook", "naha"),
        ("x-ctg", "x", "ctg"),
        ("ig-naha", "instagram", "naha"),
        ("ig-ctg", "instagram", "ctg"),
        ("li-mer", "linkedin", "meridian"),
    ):
        world.account(account, platform, owner_org_id=org)
    world.account("ig-mwt", "instagram", kind="joint", initiative_id="mwt")
    world.account("li-ana", "linkedin", kind="personal", person_id="ana")
    for partner, weight in (("P-NAHA", 0.5), ("P-CTG", 0.3), ("P-MER", 0.2)):
        world.insert(
            "account_share", account_id="ig-mwt", partner_id=partner, weight=weight, valid_from=date(2026, 8, 10)
        )
    world.rule("exclude_post", "facebook:p8", 1)
    world.rule("include_post", "facebook:p9", 2)
    world.rule("initiative_account", None, 3)
    world.rule("utm_campaign", "move-well-2026", 4)
    world.rule("hashtag", "#MoveWellTogether", 6)
    world.rule("mention", "ctg", 7)
    world.rule("hashtag", "awareweek", 6, initiative_id="aware")

    tag = world.caption("tag", hashtags=("movewelltogether",))
    link = world.caption("link", links=(("naha.example.org/move", "move-well-2026"),))
    both = world.caption("both", hashtags=("movewelltogether", "awareweek"))
    named = world.caption("named", mentions=("x-ctg",))
    plain = world.caption("plain")
    world.batch("first", AS_OF)
    for post, account, published, caption, exposures, eng_core in (
        ("facebook:p1", "fb-naha", date(2026, 8, 12), tag, 1_000, 50),
        ("x:p2", "x-ctg", date(2026, 8, 13), link, 400, 20),
        ("instagram:p3", "ig-mwt", date(2026, 8, 14), plain, 2_000, 120),
        ("instagram:p4", "ig-naha", date(2026, 8, 15), tag, 3_000, 180),
        ("linkedin:p5", "li-ana", date(2026, 8, 16), tag, 600, 36),
        ("facebook:p6", "fb-naha", date(2026, 8, 17), named, 800, 16),
        ("linkedin:p7", "li-mer", date(2026, 9, 10), both, 1_500, 30),
        ("facebook:p8", "fb-naha", date(2026, 8, 18), tag, 700, 14),
        ("facebook:p9", "fb-naha", date(2026, 7, 30), plain, 500, 10),
    ):
        world.post("first", post, account, published, caption_id=caption)
        world.numbers("first", post, AS_OF, exposures=exposures, eng_core=eng_core)
    world.batch("second", AS_OF)
    world.post("second", "instagram:p4", "ig-ctg", date(2026, 8, 15), caption_id=tag)
    world.numbers("second", "instagram:p4", AS_OF, exposures=3_010, eng_core=181)
    return world


def _scope(world: World) -> list[tuple[str, str, str, float, int, int, str | None]]:
    return world.rows(
        "select post_id, initiative_id, partner_id, weight, exposures, eng_core, rule_kind "
        "from post_scope($as_of, $known_at)",
        as_of=AS_OF,
        known_at=AFTERWARDS,
    )


def test_4a_credit_per_initiative_and_partner(two_initiatives: World) -> None:
    totals: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for _, initiative, partner, weight, exposures, eng_core, _ in _scope(two_initiatives):
        for index, value in enumerate((weight, weight * exposures, weight * eng_core)):
            totals[initiative, partner][index] += value

    assert {key: [round(value, 6) for value in values] for key, values in totals.items()} == {
        ("mwt", "P-NAHA"): [4.0, 4_605.0, 246.5],
        ("mwt", "P-CTG"): [1.8, 2_505.0, 146.5],
        ("mwt", "P-MER"): [0.7, 1_150.0, 39.0],
        ("aware", "P-MER"): [0.5, 750.0, 15.0],
        ("(none)", "(unattributed)"): [2.0, 1_500.0, 30.0],
    }


def test_4a_nothing_is_lost_or_counted_twice(two_initiatives: World) -> None:
    rows = _scope(two_initiatives)

    assert sum(row[3] for row in rows) == pytest.approx(9)
    assert sum(row[3] * row[4] for row in rows) == pytest.approx(10_510)
    assert sum(row[3] * row[5] for row in rows) == pytest.approx(477)


def test_4a_the_rule_that_decided_is_kept(two_initiatives: World) -> None:
    decided = {post: kind for post, initiative, _, _, _, _, kind in _scope(two_initiatives) if initiative == "mwt"}

    assert decided == {
        "facebook:p1": "hashtag",
        "x:p2": "utm_campaign",
        "instagram:p3": "initiative_account",
        "instagram:p4": "hashtag",
        "linkedin:p5": "hashtag",
        "linkedin:p7": "hashtag",
        "facebook:p9": "include_post",
    }


def test_a_hashtag_matches_whole_only(two_initiatives: World) -> None:
    world = two_initiatives
    longer = world.caption("longer", hashtags=("movewell",))
    world.post("first", "facebook:p10", "fb-naha", date(2026, 8, 20), caption_id=longer)
    world.numbers("first", "facebook:p10", AS_OF, exposures=1)

    assert ("facebook:p10", "(none)") in {(row[0], row[1]) for row in _scope(world)}


def test_a_joint_account_without_an_agreed_split_is_shared_equally(two_initiatives: World) -> None:
    world = two_initiatives
    world.rows("delete from account_share")

    weights = {row[2]: row[3] for row in _scope(world) if row[0] == "instagram:p3"}

    assert weights == pytest.approx({"P-NAHA": 1 / 3, "P-CTG": 1 / 3, "P-MER": 1 / 3})


def test_a_post_belongs_to_whoever_held_the_account_that_day(two_initiatives: World) -> None:
    world = two_initiatives
    world.insert(
        "account_owner", account_id="fb-naha", org_id="ctg", valid_from=date(2026, 8, 1), valid_to=date(2026, 8, 31)
    )

    earned = {row[0]: row[2] for row in _scope(world) if row[0] in ("facebook:p1", "facebook:p9")}

    assert earned == {"facebook:p1": "P-CTG", "facebook:p9": "P-NAHA"}
