"""What each partner brings and keeps: shares with the remainder, mentions (1.C), resources (1.E), the plan (3.G)."""

from datetime import date

import pytest

from partnerboard.insights import partners as bring
from partnerboard.metrics.give_and_get import effort
from partnerboard.scope import UNATTRIBUTED
from tests.insights.views import EVERYTHING, ONLY_A, seen
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World, utc

DAY = date(2026, 8, 10)


@pytest.fixture
def three_posts(world: World) -> World:
    """Of 2,000 views a has 1,000 (40 engagements), b 600 (none reported), and 400 are nobody's (10)."""
    partnership(world)
    world.told("B", "facebook:1", "fb-a", DAY, caption_id="tag", exposures=1_000, eng_core=40)
    world.told("B", "x:2", "x-b", DAY, caption_id="tag", exposures=600)
    world.told("B", "facebook:3", "fb-a", DAY, exposures=400, eng_core=10)
    return world


def test_shares_are_parts_of_what_is_shown_the_remainder_last(three_posts: World) -> None:
    found = bring.shares(three_posts.warehouse, EVERYTHING, seen())

    assert [(share.partner_id, share.exposures, share.share_of_exposures) for share in found] == [
        ("P-A", 1_000, 0.5),
        ("P-B", 600, 0.3),
        (UNATTRIBUTED, 400, 0.2),
    ]
    assert [share.share_of_engagements for share in found] == [0.8, None, 0.2]
    assert [share.engagement_rate for share in found] == [0.04, None, 0.025]
    assert [share.is_unattributed for share in found] == [False, False, True]


def test_without_the_remainder_shares_are_parts_of_the_initiative(three_posts: World) -> None:
    found = bring.shares(three_posts.warehouse, EVERYTHING, seen(partner_ids=("P-A", "P-B", "P-C")))

    assert [(share.partner_id, share.share_of_exposures) for share in found] == [("P-A", 0.625), ("P-B", 0.375)]


def test_one_partner_sees_herself_alone_and_no_share_of_a_whole_she_does_not_see(three_posts: World) -> None:
    (share,) = bring.shares(three_posts.warehouse, ONLY_A, seen())

    assert (share.partner_id, share.exposures, share.share_of_exposures) == ("P-A", 1_000, None)


def test_1c_reciprocity_and_balance(world: World) -> None:
    """A names B in 20 of 40 posts and B names A in 6 of 30; A and S 16 of 40 and 12 of 20; B and S 9 of 30 and none."""
    partnership(world)
    for name, handles in (("B", ("x-b",)), ("S", ("li-c",)), ("A", ("fb-a",)), ("none", ())):
        world.caption(f"names {name}", hashtags=("mwt",), mentions=handles)
    for platform, account, captions in (
        ("facebook", "fb-a", (("B", 20), ("S", 16), ("none", 4))),
        ("x", "x-b", (("A", 6), ("S", 9), ("none", 15))),
        ("linkedin", "li-c", (("A", 12), ("none", 8))),
    ):
        for name, count in captions:
            for number in range(count):
                world.told("B", f"{platform}:{name}{number}", account, DAY, caption_id=f"names {name}", exposures=1)

    found = {
        (pair.from_partner_id, pair.to_partner_id): (
            pair.rate_given,
            pair.rate_received,
            pair.reciprocity,
            pair.balance,
        )
        for pair in bring.mentions(world.warehouse, EVERYTHING, seen())
    }

    assert found["P-A", "P-B"] == (0.5, 0.2, pytest.approx(0.5714, abs=5e-5), pytest.approx(0.4286, abs=5e-5))
    assert found["P-A", "P-C"] == (0.4, 0.6, pytest.approx(0.8), pytest.approx(-0.2))
    assert found["P-B", "P-C"] == (0.3, 0, 0, 1)
    assert found["P-C", "P-B"] == (0, 0.3, 0, -1)


def test_1e_resources_against_results(world: World) -> None:
    """A gave 12,000 for 52 % of 9,000 engagements, B 6,000 for 23 %, S 18,000 for 17 %; 8 % are nobody's."""
    partnership(world)
    world.insert("source_account", source_account_id="facebook:new", platform_id="facebook", handle="new")
    world.batch("clicks", AS_OF, basis="daily")
    for post, account, eng_core in (
        ("facebook:1", "fb-a", 4_680),
        ("x:2", "x-b", 2_070),
        ("linkedin:3", "li-c", 1_530),
        ("facebook:4", "new", 720),
    ):
        world.told("B", post, account, DAY, caption_id="tag", eng_core=eng_core)
    for partner_id, amount, number in (("P-A", 12_000, 1_400), ("P-B", 6_000, 600), ("P-C", 18_000, 400)):
        agreed.contribution(world, partner_id, partner_id, amount)
        agreed.link(world, partner_id, partner_id=partner_id)
        agreed.clicks(world, "clicks", partner_id, DAY, number)

    found = bring.resources(world.warehouse, EVERYTHING, seen(as_of=date(2026, 8, 31)))

    assert [each.partner_id for each in found] == ["P-C", "P-A", "P-B"]
    shares = {each.partner_id: (each.share_of_resources, each.share_of_engagements, each.index) for each in found}
    assert shares["P-A"] == (pytest.approx(0.3333, abs=5e-5), pytest.approx(0.52), pytest.approx(1.56))
    assert shares["P-B"] == (pytest.approx(0.1667, abs=5e-5), pytest.approx(0.23), pytest.approx(1.38))
    assert shares["P-C"] == (pytest.approx(0.5), pytest.approx(0.17), pytest.approx(0.34))
    assert shares["P-A"][2] == effort(12_000, 36_000, 4_680, 9_000).index
    costs = {each.partner_id: (each.cost_per_engagement, each.cost_per_click) for each in found}
    assert costs["P-B"] == (pytest.approx(6_000 / 2_070), pytest.approx(10))


def test_a_cost_counts_what_has_accrued_and_a_share_what_was_agreed(world: World) -> None:
    partnership(world).told("B", "facebook:1", "fb-a", DAY, caption_id="tag", eng_core=50)
    agreed.contribution(world, "C1", "P-A", 3_100)
    agreed.contribution(world, "C2", "P-B", 3_100)

    found = bring.resources(world.warehouse, EVERYTHING, seen())

    hers = next(each for each in found if each.partner_id == "P-A")
    assert (hers.amount, hers.accrued, hers.share_of_resources) == (3_100, pytest.approx(2_900), 0.5)
    assert (hers.cost_per_engagement, hers.cost_per_click) == (pytest.approx(58), None)


def test_3g_adherence_per_rule(world: World) -> None:
    """Three a week planned; published 5, 1, 3 and 0."""
    partnership(world).batch("nothing new", date(2026, 8, 30))
    agreed.plan(world, "R", "P-A", 3, account_id="fb-a", max_per_week=4)
    agreed.plan(world, "none", "P-B", 0, account_id="x-b")
    for week, count in enumerate((5, 1, 3, 0)):
        for number in range(count):
            day = date(2026, 8, 3 + 7 * week + number)
            world.told("B", f"facebook:{week}-{number}", "fb-a", day, caption_id="tag", exposures=1)

    rules = bring.adherence(world.warehouse, EVERYTHING, seen(as_of=date(2026, 8, 30))).set_index("plan_rule_id")

    assert rules.loc["R", "adherence"] == pytest.approx(7 / 12)
    assert rules["adherence"].isna()["none"]


def test_the_weeks_accounts_and_answers_of_partners_are_those_of_their_questions(three_posts: World) -> None:
    agreed.plan(three_posts, "R", "P-A", 7, account_id="fb-a")
    agreed.promise(three_posts, 60)
    three_posts.batch("log", AS_OF, basis="log")
    agreed.message(three_posts, "log", "m", "facebook:fb-a", utc(2026, 8, 10, 9), utc(2026, 8, 10, 9, 45))
    ask = (three_posts.warehouse, EVERYTHING, seen())

    weeks, plan = bring.weeks(*ask), bring.planned_weeks(*ask)
    accounts, answers = bring.accounts(*ask), bring.answers(*ask)

    assert weeks.set_index("partner_id")["exposures"].to_dict() == {UNATTRIBUTED: 400, "P-A": 1_000, "P-B": 600}
    assert plan["published"].tolist() == [0, 1, 0, 0]
    assert accounts.set_index("account_id")["posts"].to_dict()["fb-a"] == 1
    assert answers[["partner_id", "in_time", "median_minutes_due"]].values.tolist() == [["P-A", 1, 45]]
