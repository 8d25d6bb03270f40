"""The trail: who did what, counted where it happens often, without an address, a token or a passphrase."""

import threading
from datetime import datetime, timedelta

import pytest

from partnerboard.errors import WarehouseError
from partnerboard.sharing import managing, trail
from partnerboard.sharing.trail import Happening, Openings, Trail
from partnerboard.warehouse import Warehouse
from tests.sharing.shared import IVY, NOW, later, live, terms


class Clock:
    """A clock that a test sets."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def noting(warehouse: Warehouse, clock: Clock) -> Trail:
    noting = Trail()
    noting.begin(lambda: warehouse, clock)
    return noting


def kinds(warehouse: Warehouse, link_id: str | None = None) -> list[str]:
    return [each.kind for each in trail.happenings(warehouse, link_id)]


def test_openings_of_one_link_day_and_network_are_one_row_that_counts(
    warehouse: Warehouse, noting: Trail, clock: Clock
) -> None:
    for minute, address in ((0, "203.0.113.7"), (5, "203.0.113.250"), (9, "198.51.100.4"), (24 * 60, "203.0.113.7")):
        clock.now = NOW + timedelta(minutes=minute)
        noting.note("opened", actor="link", link_id="a", network=address)
        noting.flush()  # across several writes, too

    assert [
        (each.from_network, each.times, each.at_utc - NOW, each.last_at_utc - NOW)
        for each in trail.happenings(warehouse, "a")
    ] == [
        ("203.0.113.0/24", 1, timedelta(days=1), timedelta(days=1)),
        ("198.51.100.0/24", 1, timedelta(minutes=9), timedelta(minutes=9)),
        ("203.0.113.0/24", 2, timedelta(0), timedelta(minutes=5)),
    ]
    assert trail.openings(warehouse) == {"a": Openings("a", NOW, NOW + timedelta(days=1), 4, 2)}


def test_a_robot_that_makes_previews_is_no_opening(warehouse: Warehouse, noting: Trail) -> None:
    """T8, the side of the data."""
    noting.note("opened", actor="link", link_id="a", network="203.0.113.7", detail=trail.ROBOT)
    noting.flush()

    assert trail.openings(warehouse) == {}
    assert kinds(warehouse, "a") == ["opened"]


def test_what_happens_now_and_then_is_a_row_each_time(warehouse: Warehouse, noting: Trail) -> None:
    for name in ("posts.csv", "posts.csv", "summary.pdf"):
        noting.note("downloaded", actor="link", link_id="a", detail=name)
    noting.flush()

    assert [each.detail for each in trail.happenings(warehouse, "a")] == ["summary.pdf", "posts.csv", "posts.csv"]


def test_no_token_and_no_whole_address_is_ever_written(warehouse: Warehouse, noting: Trail) -> None:
    noting.note("failed", actor="link", network="2001:db8:1:2:3:4:5:6", detail=f"/share/pl1_{'x' * 43} {'y' * 999}")
    noting.flush()

    [row] = trail.happenings(warehouse)
    assert row.from_network == "2001:db8:1:2::/64"
    assert row.detail == f"/share/pl1_… {'y' * 287}"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("203.0.113.0/24", "203.0.113.0/24"),
        ("2001:db8:0:9:8::1", "2001:db8:0:9::/64"),
        ("[2001:db8::1]", "2001:db8::/64"),
        ("unix", "?"),
    ],
)
def test_of_an_address_its_network_is_kept(address: str, network: str) -> None:
    assert trail.network_of(address) == network


def test_notes_of_many_threads_are_all_counted(warehouse: Warehouse, noting: Trail) -> None:
    def note() -> None:
        for _ in range(200):
            noting.note("opened", actor="link", link_id="a", network="203.0.113.7")

    threads = [threading.Thread(target=note) for _ in range(8)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        noting.flush()
    noting.flush()

    assert trail.openings(warehouse)["a"].times == 1_600


def test_a_flood_from_many_networks_takes_no_more_memory_than_a_day_of_visitors(
    warehouse: Warehouse, noting: Trail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "WAITING_AT_MOST", 3)
    for number in range(9):
        noting.note("throttled", actor="link", network=f"10.0.{number}.1")
    noting.flush()

    rows = trail.happenings(warehouse)
    assert sorted((each.from_network or "", each.times) for each in rows) == [
        ("", 6), ("10.0.0.0/24", 1), ("10.0.1.0/24", 1), ("10.0.2.0/24", 1),
    ]  # fmt: skip # one row each


def test_what_could_not_be_written_is_written_the_next_time(warehouse: Warehouse, clock: Clock) -> None:
    closed = Warehouse.in_memory()
    closed.close()
    in_use = [closed]
    noting = Trail()
    noting.begin(lambda: in_use[0], clock)
    noting.note("opened", actor="link", link_id="a")
    noting.note("downloaded", actor="link", link_id="a")
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever DuckDB says of a connection that is closed
        noting.flush()

    assert len(noting._counted) + len(noting._single) == 2


def test_nothing_is_noted_before_there_is_somewhere_to_note_it(warehouse: Warehouse) -> None:
    Trail().note("opened", actor="link", link_id="a")

    assert trail.happenings(warehouse) == []


def test_noting_leaves_every_remembered_answer_as_it_is(warehouse: Warehouse, noting: Trail) -> None:
    version = warehouse.data_version
    noting.note("opened", actor="link", link_id="a")
    noting.flush()

    assert warehouse.data_version == version
    assert kinds(warehouse) == ["opened"]


def test_after_400_days_a_row_is_let_go(warehouse: Warehouse, noting: Trail, clock: Clock) -> None:
    noting.note("opened", actor="link", link_id="a")
    clock.now = NOW + timedelta(days=1)
    noting.note("opened", actor="link", link_id="b")
    noting.flush()

    trail.let_go(warehouse, NOW + timedelta(days=400, hours=1))

    assert [each.link_id for each in trail.happenings(warehouse)] == ["b"]


def test_notes_of_a_warehouse_that_is_closed_keep_no_other_note_from_being_written(
    warehouse: Warehouse, clock: Clock
) -> None:
    noting, gone = Trail(), Warehouse.in_memory()
    for where in (gone, warehouse):
        noting.begin(lambda where=where: where, clock)  # type: ignore[misc] # bound at once
        noting.note("opened", actor="a visitor", link_id="L")
    gone.close()

    with pytest.raises(WarehouseError, match="closed"):
        noting.flush()

    assert kinds(warehouse) == ["opened"]


def test_everything_that_is_done_with_a_link_is_in_its_trail(warehouse: Warehouse) -> None:
    """Promise 14: who, what, when."""
    link_id = managing.draft(warehouse, terms(), IVY)
    managing.make_live(warehouse, link_id, later(minutes=1), confirmed="agreed by telephone")
    managing.change(warehouse, link_id, terms(pages=("summary",)), later(minutes=2))
    managing.rotate(warehouse, link_id, later(minutes=3))
    managing.protect(warehouse, link_id, "heather honey", later(minutes=4))
    managing.pause(warehouse, link_id, later(minutes=5))
    managing.resume(warehouse, link_id, later(minutes=6))
    managing.pause_all(warehouse, later(minutes=7), why="a leak")
    managing.revoke(warehouse, link_id, later(minutes=8))
    live(warehouse, label="Another")

    happened = trail.happenings(warehouse, link_id)
    assert [(each.kind, each.detail) for each in reversed(happened)] == [
        ("created", None),
        ("live", "confirmed: agreed by telephone"),
        ("changed", None),
        ("rotated", None),
        ("changed", "a new passphrase"),
        ("paused", None),
        ("resumed", None),
        ("paused", "all links: a leak"),
        ("revoked", None),
    ]
    assert happened[-1] == Happening(NOW, NOW, "ivy", "created", link_id, None, 1, None)
    assert len(trail.happenings(warehouse)) == 11
    assert len(trail.happenings(warehouse, at_most=3)) == 3
