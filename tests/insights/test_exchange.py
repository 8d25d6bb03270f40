"""Ours beside theirs on numbers that add up by hand: what agrees, what does not, and what only one side has."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from partnerboard import agreements
from partnerboard.insights.exchange import Differences, Total, is_alike
from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import green_streets
from tests.ingest.exchanging import BANK, NOW, OURS, THEIRS, days, looked, posts
from tests.platforms.handing_in import Desk


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    """Our export of the joint account as of 20 March, and two days of it."""
    with Warehouse.in_memory() as warehouse:
        agreements.store(warehouse, green_streets(), actor="ivy", at_utc=NOW)
        desk = Desk(tmp_path_factory.mktemp("desk"), warehouse)
        desk.hand_in("ours.csv", posts(OURS, "2026-03-20"))
        desk.hand_in("days.csv", days({3: (100, 90, 500), 4: (200, 150, 510)}))
        desk.hand_in(
            "facebook.csv", posts({"f1": (3, 7, 7, 7)}, "2026-03-20", platform="facebook", account="riversidecyclists")
        )
        desk.hand_in("elsewhere.csv", posts({"z1": (3, 9999, 999, 99)}, "2026-03-20", account="elsewhere"))
        yield warehouse


def compared(house: Warehouse, tmp_path: Path, content: bytes, scope: Scope = BANK) -> Differences:
    found = looked(house, tmp_path, content, scope=scope).seen
    assert found is not None
    return found


def test_posts_are_matched_by_id_and_added_up_where_both_sides_state_a_number(house: Warehouse, tmp_path: Path) -> None:
    found = compared(house, tmp_path, posts(THEIRS, "2026-03-21"))

    assert found.totals == (
        Total("exposures", 6000, 6140, stated=3, unlike=1),
        Total("reach", None, None, stated=2, unlike=1),
        Total("reactions", 60, 71, stated=3, unlike=1),
    )
    assert [total.difference for total in found.totals] == [140, None, 11]
    assert [total.is_alike for total in found.totals] == [False, False, False]
    assert (found.ours_as_of, found.theirs_as_of) == (date(2026, 3, 20), date(2026, 3, 21))


def test_single_numbers_outside_the_tolerance_come_the_largest_first(house: Warehouse, tmp_path: Path) -> None:
    found = compared(house, tmp_path, posts(THEIRS, "2026-03-21"))

    assert [(each.item_id, each.metric_code, each.difference) for each in found.unlike] == [
        ("instagram:g1", "reach", 100),
        ("instagram:g3", "exposures", 100),
        ("instagram:g2", "reactions", 6),
    ]


def test_posts_of_one_side_only_are_listed_and_not_compared(house: Warehouse, tmp_path: Path) -> None:
    found = compared(house, tmp_path, posts(THEIRS, "2026-03-21"))

    assert [each.item_id for each in found.only("theirs")] == ["instagram:g5"]
    assert [each.item_id for each in found.only("ours")] == ["instagram:g4"]
    assert [each.item_id for each in found.only("both")] == ["instagram:g1", "instagram:g2", "instagram:g3"]


def test_days_are_compared_on_the_days_of_the_file_and_levels_are_not_added_up(
    house: Warehouse, tmp_path: Path
) -> None:
    found = compared(house, tmp_path, days({4: (206, 150, 511), 5: (300, 200, 520)}))

    assert found.totals == (
        Total("exposures", 200, 206, stated=1, unlike=1),
        Total("reach", None, None, stated=1, unlike=0),
        Total("followers", None, None, stated=1, unlike=0),
    )
    assert [each.on for each in found.only("theirs")] == [date(2026, 3, 5)]
    assert found.ours_as_of == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("bound", "both", "ours", "theirs"),
    [
        ({"since": date(2026, 3, 4)}, ["g2", "g3"], ["g4"], ["g5"]),
        ({"until": date(2026, 3, 4)}, ["g1", "g2"], [], []),
        ({"as_of": date(2026, 3, 19)}, [], [], ["g1", "g2", "g3", "g5"]),
        ({"known_at_utc": datetime(2026, 10, 1, tzinfo=UTC)}, [], [], ["g1", "g2", "g3", "g5"]),
        ({"initiative_ids": frozenset()}, [], [], []),
    ],
    ids=["since", "until", "as_of", "known_at", "nothing"],
)
def test_nothing_outside_the_bounds_of_a_link_stands_beside_a_file(
    house: Warehouse,
    tmp_path: Path,
    bound: dict[str, date],
    both: list[str],
    ours: list[str],
    theirs: list[str],
) -> None:
    from partnerboard.ingest.offered.looking import look
    from partnerboard.insights.exchange import differences

    path = tmp_path / "brought"
    path.write_bytes(posts(THEIRS, "2026-03-21"))
    scope = replace(BANK, **bound)

    found = look(
        house,
        path,
        lambda seen, batch_id: differences(seen, scope, batch_id),
        name="theirs.csv",
        own=frozenset({"ig-green"}),
        at_utc=NOW,
        by="",
    ).seen

    assert found is not None
    named = {
        side: [each.item_id.removeprefix("instagram:") for each in found.only(side)]
        for side in ("both", "ours", "theirs")
    }
    assert named == {"both": both, "ours": ours, "theirs": theirs}


def test_posts_known_under_another_account_are_only_in_the_file(house: Warehouse, tmp_path: Path) -> None:
    """Who writes somebody else's post ids into a file learns nothing about those posts."""
    found = compared(house, tmp_path, posts({"g1": (3, 5, 5, 5), "z1": (3, 6, 6, 6)}, "2026-03-21"))

    assert [each.item_id for each in found.only("both")] == ["instagram:g1"]
    assert [(each.metric_code, each.ours) for each in found.pairs if each.item_id == "instagram:z1"] == [
        ("exposures", None),
        ("reach", None),
        ("reactions", None),
    ]


def test_another_partner_compares_its_own_account(house: Warehouse, tmp_path: Path) -> None:
    cyclists = Scope(initiative_ids=frozenset({"green"}), partner_ids=frozenset({"P-CYC"}))
    content = posts({"f1": (3, 5, 5, 5)}, "2026-03-21", platform="facebook", account="riversidecyclists")

    assert [each.item_id for each in compared(house, tmp_path, content, cyclists).only("both")] == ["facebook:f1"]


def test_a_file_that_stands_beside_itself_agrees(house: Warehouse, tmp_path: Path) -> None:
    found = compared(house, tmp_path, posts(OURS, "2026-03-20") + b"\n")

    assert found.unlike == ()
    assert all(total.is_alike and not total.difference for total in found.totals)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [(1000, 1020, True), (1000, 1021, False), (1000, 980, True), (0, 5, True), (0, 6, False), (None, 0, False)],
)
def test_two_percent_of_ours_or_five_are_within_the_tolerance(ours: float, theirs: float, expected: bool) -> None:
    assert is_alike(ours, theirs) is expected
