"""Who names whom and who answers: examples 1.C and 1.D, and what counts as speaking for a partner."""

from datetime import date
from math import inf
from typing import Any

import pytest

from partnerboard.metrics.response import Message, responsiveness
from tests.queries import agreed
from tests.queries.agreed import AS_OF, partnership
from tests.queries.world import World, utc

DAY = date(2026, 8, 10)


def named(world: World, **params: Any) -> dict[tuple[str, str], tuple[int, int]]:
    """(mentions, posts) of each ordered pair."""
    rows = world.asked("together/mentions", as_of=AS_OF, **params)
    return {(row["from_partner_id"], row["to_partner_id"]): (row["mentions"], row["posts"]) for row in rows}


@pytest.fixture
def example_1c(world: World) -> World:
    """A wrote 40 posts (20 name B, 16 name S); B 30 (6 name A, 9 name S); S 20 (12 name A, none B)."""
    partnership(world)
    for caption, handles in (("B", ("x-b",)), ("S", ("li-c",)), ("A", ("fb-a",)), ("none", ())):
        world.caption(f"names {caption}", hashtags=("mwt",), mentions=handles)
    wrote = (
        ("facebook", "fb-a", (("B", 20), ("S", 16), ("none", 4))),
        ("x", "x-b", (("A", 6), ("S", 9), ("none", 15))),
        ("linkedin", "li-c", (("A", 12), ("none", 8))),
    )
    for platform, account, captions in wrote:
        for caption, count in captions:
            for number in range(count):
                world.told(
                    "B", f"{platform}:{caption}{number}", account, DAY, caption_id=f"names {caption}", exposures=1
                )
    return world


def test_1c_how_often_partners_name_each_other(example_1c: World) -> None:
    assert named(example_1c) == {
        ("P-A", "P-B"): (20, 40),
        ("P-A", "P-C"): (16, 40),
        ("P-B", "P-A"): (6, 30),
        ("P-B", "P-C"): (9, 30),
        ("P-C", "P-A"): (12, 20),
        ("P-C", "P-B"): (0, 20),
    }


def test_only_posts_under_a_partner_s_own_name_speak_for_it(example_1c: World) -> None:
    world = example_1c
    world.told("B", "linkedin:ann", "li-ann", DAY, caption_id="names B", exposures=1)
    world.told("B", "instagram:joint", "ig-j", DAY, caption_id="names B", exposures=1)
    world.told("B", "facebook:shared", "fb-a", DAY, caption_id="names B", exposures=1, is_share=True)
    world.told("B", "facebook:reply", "fb-a", DAY, caption_id="names B", exposures=1, is_reply=True)

    assert named(world)["P-A", "P-B"] == (20, 40)


def test_a_post_that_names_two_accounts_of_a_partner_names_it_once(world: World) -> None:
    partnership(world).caption("both", hashtags=("mwt",), mentions=("x-b", "ig-b"))
    world.told("B", "facebook:1", "fb-a", DAY, caption_id="both", exposures=1)
    world.told("B", "x:2", "x-b", DAY, caption_id="tag", exposures=1)

    assert named(world) == {("P-A", "P-B"): (1, 1), ("P-B", "P-A"): (0, 1)}


def test_a_handle_means_the_account_of_the_platform_it_is_written_on(world: World) -> None:
    partnership(world).caption("names move", hashtags=("mwt",), mentions=("move",))
    world.account("x-move", "x", handle="move", owner_org_id="c")
    world.account("ig-move", "instagram", handle="move", owner_org_id="b")
    world.told("B", "instagram:1", "ig-a", DAY, caption_id="names move", exposures=1)
    world.told("B", "x:2", "x-b", DAY, caption_id="names move", exposures=1)
    world.told("B", "linkedin:3", "li-c", DAY, caption_id="names move", exposures=1)

    found = {pair: mentions for pair, (mentions, _) in named(world).items() if mentions}

    assert found == {("P-A", "P-B"): 1, ("P-B", "P-C"): 1, ("P-C", "P-B"): 1}


def test_one_partner_alone_sees_no_pair(example_1c: World) -> None:
    assert named(example_1c, partner_ids=["P-A"], shows_others=False) == {}


def test_one_partner_sees_all_others_as_one_where_others_are_shown(example_1c: World) -> None:
    found = named(example_1c, partner_ids=["P-A"], shows_others=True)

    assert found == {("P-A", "(others)"): (36, 40), ("(others)", "P-A"): (18, 50)}


@pytest.fixture
def log(world: World) -> World:
    partnership(world)
    agreed.promise(world, 240)
    world.batch("log", AS_OF, basis="log", grain="interaction")
    return world


def answers(world: World, as_of: date = AS_OF, **params: Any) -> dict[str, dict[str, Any]]:
    """The row of each partner."""
    rows = world.asked(
        "together/answers", **{"since": date(2026, 8, 1), "until": date(2026, 8, 31), "as_of": as_of, **params}
    )
    return {row.pop("partner_id"): row for row in rows}


WAITS = (10, 25, 40, 90, 200, None, None, None)


def test_1d_answers_due_answered_in_time_and_the_typical_wait(log: World) -> None:
    for number, minutes in enumerate(WAITS):
        answered = None if minutes is None else utc(2026, 8, 10, 9 + minutes // 60, minutes % 60)
        agreed.message(log, "log", f"m{number}", "facebook:fb-a", utc(2026, 8, 10, 9), answered)
    agreed.message(log, "log", "young", "facebook:fb-a", utc(2026, 8, 29, 23, 30), None)

    found = answers(log)

    assert found == {
        "P-A": {
            "due": 8,
            "answered": 5,
            "in_time": 5,
            "agreed_minutes": 240,
            "median_minutes_due": 145,
            "median_minutes_answered": 40,
        }
    }


@pytest.mark.parametrize("agreed_minutes", [30, 60, 90, 239])
def test_sql_and_python_count_answers_alike(world: World, agreed_minutes: int) -> None:
    """Also of a message that is as old as the agreed time, and of one answered in exactly that time."""
    partnership(world)
    agreed.promise(world, agreed_minutes)
    world.batch("log", AS_OF, basis="log", grain="interaction")
    messages = []
    for number, (age, wait) in enumerate(
        ((60, None), (61, None), (59, None), (90, None), (239, None), (240, 60), (240, 90), (30, 29))
    ):
        at = utc(2026, 8, 29, 24 - 1 - (age - 1) // 60, (60 - age % 60) % 60)
        answered = (
            None if wait is None else utc(2026, 8, 29, at.hour + (at.minute + wait) // 60, (at.minute + wait) % 60)
        )
        agreed.message(world, "log", f"m{number}", "facebook:fb-a", at, answered)
        messages.append(Message(float(age), None if wait is None else float(wait)))
    expected = responsiveness(messages, agreed_minutes)

    found = answers(world)["P-A"]

    assert (found["due"], found["answered"], found["in_time"]) == (
        expected.due,
        expected.answered,
        expected.answered_in_time,
    )
    assert found["median_minutes_due"] == expected.median_minutes
    assert found["median_minutes_answered"] == expected.median_minutes_of_answered


def test_an_answer_of_tomorrow_is_not_known_today(log: World) -> None:
    agreed.message(log, "log", "m", "facebook:fb-a", utc(2026, 8, 10, 9), utc(2026, 8, 12, 9))

    assert answers(log, date(2026, 8, 11))["P-A"]["median_minutes_due"] == inf
    assert answers(log, date(2026, 8, 12))["P-A"]["median_minutes_due"] == 2_880


def test_a_message_logged_again_counts_once_as_the_newer_file_says(log: World) -> None:
    log.batch("log2", date(2026, 8, 30), basis="log", grain="interaction")
    agreed.message(log, "log2", "m", "facebook:fb-a", utc(2026, 8, 10, 9), utc(2026, 8, 10, 10))
    agreed.message(log, "log", "m", "facebook:fb-a", utc(2026, 8, 10, 9), None)

    assert answers(log)["P-A"]["answered"] == 1
    assert answers(log, known_at=utc(2026, 8, 30, 10))["P-A"]["answered"] == 0


def test_messages_belong_to_the_initiative_in_which_their_account_speaks(log: World) -> None:
    log.initiative("other", date(2026, 8, 1), date(2026, 8, 31))
    log.partner("P-D", "d", initiative_id="other")
    log.account("fb-d", "facebook", owner_org_id="d")
    agreed.message(log, "log", "theirs", "facebook:fb-d", utc(2026, 8, 10, 9), None)
    agreed.message(log, "log", "ours", "facebook:fb-a", utc(2026, 8, 10, 9), None)
    agreed.message(log, "log", "joint", "instagram:ig-j", utc(2026, 8, 10, 9), None)
    agreed.message(log, "log", "nobody's", None, utc(2026, 8, 10, 9), None)
    everybody = ["P-A", "P-B", "P-C", "P-D", "(unattributed)"]

    ours = answers(log, initiative_ids=["mwt"], partner_ids=everybody)
    theirs = answers(log, initiative_ids=["other"], partner_ids=everybody)

    assert {partner: row["due"] for partner, row in ours.items()} == {"P-A": 1, "(unattributed)": 2}
    assert {partner: row["due"] for partner, row in theirs.items()} == {"P-D": 1, "(unattributed)": 1}


def test_without_an_agreed_time_every_message_is_due(world: World) -> None:
    partnership(world).batch("log", AS_OF, basis="log", grain="interaction")
    agreed.message(world, "log", "young", "facebook:fb-a", utc(2026, 8, 29, 23, 59), None)
    agreed.message(world, "log", "statement", "facebook:fb-a", utc(2026, 8, 29, 9), None, needs_response=False)

    found = answers(world)["P-A"]

    assert (found["due"], found["answered"], found["in_time"], found["agreed_minutes"]) == (1, 0, 0, None)
