"""What a loaded file put right, what later files no longer list, and whose file it is."""

from datetime import date
from typing import Any

import pytest

from tests.queries.agreed import partnership
from tests.queries.world import World

DAY = date(2026, 8, 10)
WEEKS = [date(2026, 8, 15), date(2026, 8, 22), date(2026, 8, 29)]
FACEBOOK = {"platform_id": "facebook", "covers_from": date(2026, 8, 1)}


def exported(world: World, *posts: str, on: date, covers_from: date = date(2026, 8, 1), **more: Any) -> str:
    """A complete export of fb-a through a day, with posts of 10 August."""
    batch = world.batch(f"through {on}", on, platform_id="facebook", covers_from=covers_from, covers_to=on, **more)
    for post in posts:
        world.told(batch, f"facebook:{post}", "fb-a", DAY, as_of_on=on, exposures=100)
    return batch


def test_a_file_names_its_accounts_in_one_order(world: World) -> None:
    partnership(world)
    world.told("B", "facebook:1", "fb-a", DAY)
    world.told("B", "x:1", "x-b", DAY)

    (found,) = world.asked("imports/batches")

    assert found["account_ids"] == ["fb-a", "x-b"]
    assert found["account_names"] == ["Fb-A", "X-B"]
    assert found["account_platform_ids"] == ["facebook", "x"]


def test_files_are_for_those_who_may_see_what_belongs_to_nobody(world: World) -> None:
    partnership(world)

    assert world.asked("imports/batches", initiative_ids=["mwt"]) == []


ANY = {"kind_ids": [], "named_ids": [], "account_ids": None, "state": "all", "beside_codes": ["audience"]}


@pytest.mark.parametrize(
    ("wanted", "files"),
    [
        ({}, ["third", "second", "first", "B"]),
        ({"words": "SECOND.csv"}, ["second"]),
        ({"words": "nothing", "kind_ids": ["posts_template"], "max_shown": 1}, ["third"]),
        ({"words": "nothing", "named_ids": ["x-b"]}, ["first"]),
        ({"words": "nothing"}, []),
        ({"account_ids": ["fb-a"]}, ["second", "first"]),
        ({"account_ids": []}, []),
        ({"state": "withdrawn"}, ["third"]),
        ({"state": "counting", "account_ids": ["x-b"]}, ["first"]),
        ({"state": "beside"}, []),
        ({"one_id": "first"}, ["first"]),
        ({"skip": 1, "max_shown": 2}, ["second", "first"]),
    ],
)
def test_files_are_found_by_words_account_and_state(world: World, wanted: dict[str, Any], files: list[str]) -> None:
    partnership(world)
    for batch, on in zip(("first", "second"), WEEKS, strict=False):
        world.batch(batch, on)
        world.told(batch, "facebook:1", "fb-a", DAY, as_of_on=on)
    world.told("first", "x:1", "x-b", DAY)
    world.batch("third", WEEKS[2], state="withdrawn")

    found = world.asked("imports/found", **ANY | wanted)
    every = world.asked("imports/found", **ANY | wanted | {"skip": 0, "max_shown": 1_000})

    assert [row["batch_id"] for row in found] == files
    assert {row["found"] for row in found} == ({len(every)} if files else set())
    listed = {row["batch_id"]: row for row in world.asked("imports/batches")}
    assert [{**listed[row["batch_id"]], "found": row["found"]} for row in found] == found


def test_a_total_that_went_down_is_a_restatement_and_one_that_grew_is_none(world: World) -> None:
    partnership(world)
    for batch, on, exposures, comments in (("first", WEEKS[0], 100, 4), ("second", WEEKS[1], 94, 5)):
        world.batch(batch, on)
        world.told(batch, "facebook:1", "fb-a", DAY, as_of_on=on, exposures=exposures, comments=comments)

    assert world.asked("imports/restated", batch_id="first") == []
    (found,) = world.asked("imports/restated", batch_id="second")
    assert (found["metric_code"], found["value_before"], found["value"]) == ("exposures", 100, 94)
    assert (found["before_on"], found["account_name"]) == (WEEKS[0], "Fb-A")


def test_another_figure_for_the_same_day_is_a_restatement_also_when_it_is_higher(world: World) -> None:
    partnership(world)
    for batch, exposures in (("first", 100), ("again", 110)):
        world.batch(batch, WEEKS[0])
        world.told(batch, "facebook:1", "fb-a", DAY, as_of_on=WEEKS[0], exposures=exposures)

    (found,) = world.asked("imports/restated", batch_id="again")
    assert (found["value_before"], found["value"]) == (100, 110)


def test_a_blank_cell_restates_nothing(world: World) -> None:
    partnership(world)
    for batch, on, exposures in (("first", WEEKS[0], 500), ("blank", WEEKS[1], None), ("third", WEEKS[2], 480)):
        world.batch(batch, on)
        world.told(batch, "facebook:1", "fb-a", DAY, as_of_on=on, exposures=exposures)

    assert world.asked("imports/restated", batch_id="blank") == []
    (found,) = world.asked("imports/restated", batch_id="third")
    assert (found["before_on"], found["value_before"]) == (WEEKS[0], 500)


def test_a_post_is_missing_once_and_then_in_two_files(world: World) -> None:
    partnership(world)
    exported(world, "stays", "goes", on=WEEKS[0])
    exported(world, "stays", on=WEEKS[1])

    (once,) = world.asked("imports/gone_posts")
    exported(world, "stays", on=WEEKS[2])
    (twice,) = world.asked("imports/gone_posts")

    assert (once["post_id"], once["files_without"], once["last_seen_on"]) == ("facebook:goes", 1, WEEKS[0])
    assert (twice["files_without"], twice["missing_since_on"]) == (2, WEEKS[1])
    assert twice["missing_batch_ids"] == ["through 2026-08-22", "through 2026-08-29"]


def test_a_post_that_is_listed_again_was_never_gone(world: World) -> None:
    partnership(world)
    exported(world, "back", "stays", on=WEEKS[0])
    exported(world, "stays", on=WEEKS[1])
    exported(world, "back", "stays", on=WEEKS[2])

    assert world.asked("imports/gone_posts") == []


@pytest.mark.parametrize(
    "proves_nothing", [{"is_complete": False}, {"covers_from": date(2026, 8, 11)}, {"state": "withdrawn"}]
)
def test_a_file_that_is_cut_off_or_begins_later_or_is_withdrawn_proves_nothing(
    world: World, proves_nothing: dict[str, Any]
) -> None:
    partnership(world)
    exported(world, "goes", "stays", on=WEEKS[0])
    out = {"withdrawn_at_utc": WEEKS[2]} if "state" in proves_nothing else {}
    exported(world, "stays", on=WEEKS[1], **proves_nothing, **out)

    assert world.asked("imports/gone_posts") == []


def test_rejected_rows_say_where_they_stand(world: World) -> None:
    partnership(world)
    world.insert(
        "rejected_row", batch_id="B", sheet="", line_no=7, column_name="Views", cell="many", reason_code="bad_number",
        reason="Views: 'many' is not a whole number.",
    )  # fmt: skip # the figures side by side, as one reads them

    (found,) = world.asked("imports/rejected_rows", batch_id="B")

    assert (found["file_name"], found["line_no"], found["column_name"], found["cell"]) == ("B.csv", 7, "Views", "many")


def test_a_file_stands_at_what_the_files_of_its_day_say(world: World) -> None:
    partnership(world)
    for batch, on, exposures in (("early", WEEKS[0], 100), ("late", WEEKS[2], 300)):
        world.batch(batch, on)
        world.told(batch, "facebook:1", "fb-a", DAY, as_of_on=on, exposures=exposures, eng_core=exposures // 10)

    assert world.asked("imports/standing", batch_id="early") == [
        {"posts": 1, "exposures": 100, "eng_core": 10, "days": 0}
    ]
