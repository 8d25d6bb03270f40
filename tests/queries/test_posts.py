"""The list of posts and the history of one: the usual post of an account, and whose file said what."""

from datetime import date
from typing import Any

import pytest

from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import AFTERWARDS, World, utc

DAY = date(2026, 8, 10)


AUGUST = {
    "platform_ids": ["facebook", "instagram", "x", "linkedin"],
    "since": date(2026, 8, 1),
    "until": date(2026, 8, 31),
    "as_of": AS_OF,
}


def ranked(world: World, **params: Any) -> list[dict[str, Any]]:
    """The posts of August."""
    return world.asked("posts/ranked", **AUGUST | params)


def summary(world: World, **params: Any) -> list[dict[str, Any]]:
    """What is said of all of them."""
    return world.asked("posts/summary", **AUGUST | params)


def test_posts_stand_in_the_order_of_their_engagements(world: World) -> None:
    partnership(world)
    for post, eng_core in (("facebook:b", 5), ("facebook:a", 5), ("facebook:c", None), ("facebook:d", 9)):
        world.told("B", post, "fb-a", DAY, caption_id="tag", eng_core=eng_core, exposures=100)

    assert [row["post_id"] for row in ranked(world)] == ["facebook:d", "facebook:a", "facebook:b", "facebook:c"]


def test_a_post_is_told_with_its_numbers_and_the_rule_that_decided(world: World) -> None:
    partnership(world).told(
        "B", "facebook:1", "fb-a", DAY, caption_id="tag", content_format="photo", exposures=200, reach=150, eng_core=5
    )

    (post,) = ranked(world)

    assert post["engagement_rate"] == 0.025
    assert (post["account_name"], post["partner_ids"], post["text"]) == ("Fb-A", ["P-A"], "tag")
    assert (post["rule_kind"], post["rule_pattern"]) == ("hashtag", "#mwt")
    assert (post["as_of_on"], post["days_old"], post["file_name"]) == (AS_OF, 19, "B.csv")


def the_three(world: World) -> World:
    """Three posts: of the 10th with most engagements, the 11th with most exposures, the 12th with the highest rate."""
    partnership(world)
    words = world.caption("Café [walk] to the STRASSE: straße")
    for post, day, eng_core, exposures in (("a", 10, 9, 900), ("b", 11, 5, 1_000), ("c", 12, 7, 70)):
        said = {"caption_id": words} if post == "a" else {}
        world.told("B", f"facebook:{post}", "fb-a", date(2026, 8, day), eng_core=eng_core, exposures=exposures, **said)
    world.told("B", "x:d", "x-b", DAY)
    return world


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("eng_core", "acbd"),
        ("engagement_rate", "cabd"),
        ("times_usual", "abcd"),
        ("exposures", "bacd"),
        ("published_on", "cbad"),
    ],
)
def test_posts_are_put_in_order_and_those_without_the_number_come_last(world: World, by: str, order: str) -> None:
    """No account has a usual post: then the ids decide. x:d was published on the 10th, too."""
    assert "".join(row["post_id"][-1] for row in ranked(the_three(world), by=by)) == order


def test_a_part_of_the_posts_is_that_part_of_all(world: World) -> None:
    every = ranked(the_three(world))

    assert ranked(world, skip=1, max_shown=2) == every[1:3]
    assert ranked(world, skip=3, max_shown=2) == every[3:]
    assert ranked(world, skip=4, max_shown=2) == []
    assert ranked(world, one_id="facebook:c") == [every[1]]


@pytest.mark.parametrize(
    ("words", "posts"),
    [
        ("café", ["facebook:a"]),
        (" [walk] TO", ["facebook:a"]),
        ("strasse: Strasse", ["facebook:a"]),
        ("x-b", ["x:d"]),
        ("facebook:", ["facebook:a", "facebook:c", "facebook:b"]),
        (".*", []),
        ("%", []),
    ],
)
def test_words_are_looked_for_in_text_account_and_id_and_stand_for_themselves(
    world: World, words: str, posts: list[str]
) -> None:
    found = ranked(the_three(world), words=words.strip())
    counted = summary(world, words=words.strip())

    assert [row["post_id"] for row in found] == posts
    assert [row["posts"] for row in counted] == [len(posts)] * bool(posts)


def test_what_there_is_to_say_of_all_posts(world: World) -> None:
    [told] = summary(the_three(world), as_of=date(2026, 8, 29))

    assert told == {
        "posts": 4,
        "with_engagements": 3,
        "compared": 0,
        "standing_out": 0,
        "young": 0,
        "exposures": 1_970,
        "most": 9,
        "at_the_top": 1,
        "published_on": DAY,
        "account_name": "Fb-A",
        "platform_id": "facebook",
        "times_usual": None,
    }


def test_posts_that_stand_out_share_the_top_or_are_young_are_counted(world: World) -> None:
    partnership(world)
    world.batch("late", date(2026, 8, 12))
    for number, eng_core in enumerate([10] * 8 + [40, 40]):
        world.told("late", f"facebook:{number}", "fb-a", DAY, as_of_on=date(2026, 8, 12), eng_core=eng_core)

    [told] = summary(world, as_of=date(2026, 8, 12))

    assert (told["compared"], told["standing_out"], told["young"]) == (10, 2, 10)
    assert (told["most"], told["at_the_top"], told["times_usual"]) == (40, 2, 4.0)
    assert summary(world, as_of=date(2026, 8, 13))[0]["young"] == 0


def test_a_collaborative_post_is_counted_once(collaborative: World) -> None:
    assert summary(collaborative, initiative_ids=["mwt"])[0]["posts"] == 1


def test_an_account_s_usual_post_is_the_median_of_eight_or_more(world: World) -> None:
    """Seven posts of 10 to 16 engagements say nothing yet; the eighth, of 40, stands out by more than three ranges."""
    partnership(world)
    for number in range(7):
        world.told("B", f"facebook:{number}", "fb-a", DAY, caption_id="tag", eng_core=10 + number)
    before = {row["usual_eng_core"] for row in ranked(world)}

    world.told("B", "facebook:best", "fb-a", DAY, caption_id="tag", eng_core=40)
    best, *others = ranked(world)

    assert before == {None}
    assert (best["usual_eng_core"], best["times_usual"]) == (13.5, pytest.approx(40 / 13.5))
    assert [row["is_significant"] for row in (best, *others)] == [True] + [False] * 7


def test_the_usual_post_counts_posts_outside_the_initiative_too(world: World) -> None:
    partnership(world)
    for number in range(7):
        world.told("B", f"facebook:{number}", "fb-a", DAY, eng_core=10)
    world.told("B", "facebook:ours", "fb-a", DAY, caption_id="tag", eng_core=20)

    (post,) = ranked(world, initiative_ids=["mwt"])

    assert post["usual_eng_core"] == 10


@pytest.fixture
def collaborative(world: World) -> World:
    """The file of a, of the 20th, and that of b, of the 29th, tell of one post; b's account has a usual post."""
    partnership(world)
    world.batch("of a", date(2026, 8, 20))
    world.batch("of b", AS_OF)
    world.told("of a", "instagram:1", "ig-a", DAY, as_of_on=date(2026, 8, 20), caption_id="tag", eng_core=30)
    world.told("of b", "instagram:1", "ig-b", DAY, caption_id="tag", eng_core=31)
    for number in range(8):
        world.told("of b", f"instagram:b{number}", "ig-b", DAY, eng_core=777)
    return world


def test_a_collaborative_post_stands_once_with_both_partners(collaborative: World) -> None:
    post = next(row for row in ranked(collaborative) if row["post_id"] == "instagram:1")

    assert (post["partner_ids"], post["eng_core"], post["file_name"]) == (["P-A", "P-B"], 31, "of b.csv")


def test_to_one_partner_it_names_neither_the_other_s_account_nor_its_file(collaborative: World) -> None:
    (post,) = ranked(collaborative, partner_ids=["P-A"], initiative_ids=["mwt"])

    assert (post["partner_ids"], post["account_name"], post["usual_eng_core"]) == (["P-A"], "Ig-A", None)
    assert (post["eng_core"], post["file_name"], post["batch_id"]) == (31, None, None)


def test_the_history_of_a_post_tells_what_each_file_said(collaborative: World) -> None:
    rows = collaborative.asked("posts/history", post_id="instagram:1")

    assert [(row["as_of_on"].day, row["eng_core"], row["file_name"], row["line_no"]) for row in rows] == [
        (20, 30, "of a.csv", 2),
        (29, 31, "of b.csv", 2),
    ]


def test_the_history_leaves_a_foreign_file_unnamed(collaborative: World) -> None:
    rows = collaborative.asked("posts/history", post_id="instagram:1", partner_ids=["P-A"])

    assert [(row["eng_core"], row["file_name"], row["loaded_by"], row["batch_id"]) for row in rows] == [
        (30, "of a.csv", "test", "of a"),
        (31, None, None, None),
    ]


@pytest.mark.parametrize(
    ("scope", "count"),
    [
        ({"partner_ids": ["P-C"]}, 0),
        ({"initiative_ids": ["other"]}, 0),
        ({"initiative_ids": ["(none)"], "partner_ids": ["(unattributed)"]}, 0),
        ({"known_at": utc(2026, 8, 22)}, 1),
        ({}, 2),
    ],
)
def test_a_history_is_told_to_those_who_may_see_the_post(
    collaborative: World, scope: dict[str, Any], count: int
) -> None:
    assert (
        len(collaborative.asked("posts/history", **{"post_id": "instagram:1", "known_at": AFTERWARDS} | scope)) == count
    )


def test_a_post_nobody_claims_is_for_those_who_may_see_the_remainder(collaborative: World) -> None:
    mine = collaborative.asked("posts/history", post_id="instagram:b0", partner_ids=["P-B"])
    remainder = collaborative.asked("posts/history", post_id="instagram:b0")

    assert (len(mine), len(remainder)) == (0, 1)


def test_replies_are_not_posts(world: World) -> None:
    partnership(world).told("B", "x:1", "x-b", DAY, caption_id="tag", eng_core=1, is_reply=True)

    assert ranked(world) == []
