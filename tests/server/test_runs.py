"""Whose page is run next, and how fast messages come in."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from partnerboard.server import runs
from partnerboard.server.pace import Pace
from partnerboard.server.runs import Runs, Turn
from partnerboard.ui.messages import is_finish
from tests.server.house import RERUN, House, a_link, beside, opened, served, streaming


@pytest.fixture(autouse=True)
def no_page_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the machine is slow."""
    monkeypatch.setattr(runs, "LONGEST_SECONDS", 3_600.0)


class Line:
    """Sockets that ask for turns, and the order in which they get them."""

    def __init__(self) -> None:
        self.runs = Runs()
        self.order: list[str] = []

    def asks(self, name: str, network: str = "", *, reads: bool = False) -> Turn:
        """A new socket that asks; `reads`: it has had a page before."""
        turn = self.runs.turn(network or name)
        turn.has_run = reads
        turn.ask().add_done_callback(lambda given: given.cancelled() or self.order.append(name))
        return turn

    async def ends(self, *turns: Turn) -> list[str]:
        """Who had a turn by now, each of these pages having come to its end in this order."""
        await asyncio.sleep(0)
        for turn in turns:
            turn.finish()
            await asyncio.sleep(0)
        return self.order


def in_a_loop(scene: Callable[[Line], Awaitable[None]]) -> None:
    """Play it in an event loop of its own."""

    async def play() -> None:
        await scene(Line())

    asyncio.run(play())


def test_pages_are_run_one_at_a_time_in_the_order_in_which_they_were_asked_for() -> None:
    async def scene(line: Line) -> None:
        first, second = line.asks("first"), line.asks("second")
        line.asks("third")

        assert await line.ends() == ["first"]
        assert await line.ends(first) == ["first", "second"]
        assert await line.ends(first) == ["first", "second"]
        assert await line.ends(second) == ["first", "second", "third"]

    in_a_loop(scene)


def test_who_reads_waits_for_one_who_opens_and_the_other_way_round() -> None:
    async def scene(line: Line) -> None:
        opening = [line.asks(f"opens {number}") for number in range(3)]
        reading = [line.asks(f"reads {number}", reads=True) for number in range(2)]

        order = await line.ends(opening[0], reading[0], opening[1], reading[1])
        assert order == ["opens 0", "reads 0", "opens 1", "reads 1", "opens 2"]

    in_a_loop(scene)


def test_the_network_whose_last_turn_is_the_longest_ago_goes_first() -> None:
    async def scene(line: Line) -> None:
        busy = [line.asks(f"busy {number}", "busy", reads=True) for number in range(4)]
        line.asks("quiet", reads=True)

        assert await line.ends(busy[0]) == ["busy 0", "quiet"]

    in_a_loop(scene)


def test_who_has_a_turn_presses_again_at_once_unless_others_wait() -> None:
    async def scene(line: Line) -> None:
        one = line.asks("one", reads=True)
        assert one.ask().done()

        line.asks("two")
        again = one.ask()
        assert await line.ends(one) == ["one", "two"]
        assert not again.done()

    in_a_loop(scene)


def test_a_page_that_takes_long_goes_on_and_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "LONGEST_SECONDS", 0.0)

    async def scene(line: Line) -> None:
        slow = line.asks("slow")
        given = line.runs.turn("other").ask()
        await asyncio.wait_for(given, 5)
        assert not slow.is_held

    in_a_loop(scene)


def test_who_leaves_waits_no_more_and_gives_back_what_they_have() -> None:
    async def scene(line: Line) -> None:
        one, two = line.asks("one"), line.asks("two")
        line.asks("three")
        two.leave()
        one.leave()

        assert await line.ends() == ["one", "three"]

    in_a_loop(scene)


def test_networks_are_forgotten_the_one_with_the_oldest_turn_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "MOST_KNOWN", 2)

    async def scene(line: Line) -> None:
        for name in ("a", "b", "c"):
            await line.ends(line.asks(name))
        holder = line.asks("holder", "c")
        for name in ("b", "a"):  # b is remembered, a is as good as new
            line.asks(f"{name} again", name)
        assert await line.ends(holder) == ["a", "b", "c", "holder", "a again"]

    in_a_loop(scene)


def test_forty_messages_come_in_at_once_and_then_five_a_second() -> None:
    pace = Pace()

    waits = [pace.wait(100.0) for _ in range(42)]

    assert waits == [0.0] * 40 + [0.2, 0.4]
    assert pace.wait(100.6) == pytest.approx(0.0)
    assert [Pace(5, 1).wait(now) for now in (0.0, 9.9)] == [0.0, 0.0]


def test_a_pause_gives_no_more_than_forty_in_a_row_back() -> None:
    pace = Pace()
    for _ in range(40):
        pace.wait(0.0)

    assert [pace.wait(1_000.0) for _ in range(41)] == [0.0] * 40 + [0.2]


def finished(status: "ForwardMsg.ScriptFinishedStatus.ValueType") -> bytes:
    message = ForwardMsg(script_finished=status)
    return bytes(message.SerializeToString())


def test_a_run_is_over_when_its_page_or_fragment_is_and_not_when_it_begins_anew() -> None:
    assert is_finish(finished(ForwardMsg.FINISHED_SUCCESSFULLY))
    assert is_finish(finished(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY))
    assert is_finish(finished(ForwardMsg.FINISHED_WITH_COMPILE_ERROR))
    assert not is_finish(finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN))
    assert not is_finish(b"\xff\xffgarbage")
    assert not is_finish(bytes(ForwardMsg(ref_hash="x").SerializeToString()))
    assert not is_finish(finished(ForwardMsg.FINISHED_SUCCESSFULLY) + b"\x00" * 1_000)


def test_a_visitor_waits_for_the_page_of_another_and_staff_for_nobody(house: House, tmp_path: Path) -> None:
    house.is_finish = False
    house.links.append(a_link("B"))
    with served(house, tmp_path) as browser:
        here, other = beside(browser, "127.0.0.1"), opened(beside(browser, "198.51.100.7"), "B")
        with (
            streaming(opened(browser)) as first,
            streaming(other, "/shared/B/_stcore/stream") as second,
            streaming(here, "/_stcore/stream") as staff,
        ):
            first.send_bytes(RERUN)
            first.receive_bytes()
            second.send_bytes(RERUN)
            staff.send_bytes(RERUN)
            staff.receive_bytes()
            assert house.came == ["rerun_script"] * 2

            first.close()
            second.receive_bytes()

    assert house.came == ["rerun_script"] * 3


def test_a_visitor_who_leaves_while_waiting_has_no_page_run(house: House, tmp_path: Path) -> None:
    house.is_finish = False
    with served(house, tmp_path) as browser:
        with streaming(opened(browser)) as first:
            first.send_bytes(RERUN)
            first.receive_bytes()
            with streaming(opened(beside(browser, "198.51.100.7"))) as second:
                second.send_bytes(RERUN)
        with streaming(opened(browser)) as third:
            third.send_bytes(RERUN)
            third.receive_bytes()

    assert house.came == ["rerun_script"] * 2


def test_a_hundred_messages_that_wait_end_their_socket(house: House, tmp_path: Path) -> None:
    with served(house, tmp_path) as browser, streaming(opened(browser)) as socket:
        for _ in range(200):
            socket.send_bytes(RERUN)
        while (told := socket.receive())["type"] == "websocket.send":
            pass

    assert (told["type"], told["code"]) == ("websocket.close", 1013)
    assert 40 <= len(house.came) < 100
