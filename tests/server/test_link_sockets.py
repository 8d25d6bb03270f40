"""The sockets of the doors: who gets one, what passes in, and how it ends."""

import time
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

from partnerboard.server.entries import MESSAGES
from partnerboard.server.messages import LARGEST, may_send
from partnerboard.sharing.visitors import Visitor
from tests.server.house import RERUN, House, a_link, beside, message, opened, served, streaming

LINK = Visitor("link", "A", "nonce")
STAFF = Visitor("local")
ENDS: dict[str, dict[str, Any]] = {
    "revoked": {"state": "revoked"},
    "paused": {"state": "paused"},
    "all paused": {"is_all_paused": True},
    "rotated": {"revision": 2},
    "its maker is gone": {"is_grounded": False},
    "given a passphrase": {"passphrase": "secret words", "revision": 2},
    "given other pages": {"pages": ("summary",)},
    "over": {"expires_at_utc": a_link().created_at_utc},
}


@pytest.fixture
def visit(browser: TestClient) -> TestClient:
    """A browser that opened A."""
    return opened(browser)


def refused(browser: TestClient, path: str = "/shared/A/_stcore/stream", **headers: str) -> bool:
    """Whether no socket is given."""
    try:
        with streaming(browser, path, **headers):
            return False
    except WebSocketDisconnect:
        return True


def ended(socket: Any) -> int:
    """The code a socket is closed with, after what was still under way."""
    while True:
        told = socket.receive()
        if told["type"] == "websocket.close":
            return int(told["code"])


def test_a_socket_of_a_link_is_its_visitors_and_counts_as_one_opening_a_day(visit: TestClient, house: House) -> None:
    for _ in range(3):
        with streaming(visit) as socket:
            assert socket.told.new_session.name == "link:A"
    assert house.notes == [("opened", "A")]

    house.now += timedelta(days=1)
    with streaming(visit):
        pass

    assert house.notes == [("opened", "A")] * 2


def test_a_preview_counts_as_no_opening(house: House, tmp_path: Path) -> None:
    with served(house, tmp_path, peer="127.0.0.1") as browser:
        browser.get("/preview/A")
        with streaming(browser):
            pass

    assert house.notes == []


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:9999", "http://localhost:8501", "null"])
def test_T16_no_page_of_another_origin_gets_a_socket(origin: str, visit: TestClient) -> None:
    """T16: a foreign Origin is refused, also one on this machine, which Streamlit by itself would let in."""
    assert refused(visit, origin=origin)
    assert refused(visit, "/_stcore/stream", origin=origin)


def test_T16_without_a_cookie_there_is_no_socket_below_a_link_and_an_empty_one_outside(browser: TestClient) -> None:
    """T16: outside, a stranger's socket is nobody's, and the pages refuse; an unknown host gets none."""
    assert refused(browser)
    assert refused(browser, "/_stcore/stream", host="evil.example")
    with streaming(browser, "/_stcore/stream") as socket:
        assert socket.told.new_session.name == "nobody"


@pytest.mark.parametrize("path", ["/shared/A/stream", "/shared/A/_stcore/health", "/shared/A/", "/shared/A", "/other"])
def test_there_is_one_socket_and_no_other(path: str, visit: TestClient) -> None:
    assert refused(visit, path)


@pytest.mark.parametrize(
    "sent",
    [
        {"clear_cache": True},
        {"load_git_info": True},
        {"set_run_on_save": True},
        {"debug_shutdown_runtime": True},
        {"debug_disconnect_websocket": True},
        {"backend_operation_request": {"install_skills": {}}},
        {"backend_operation_request": {"deferred_file": {"file_id": "of another session"}}},
        {"backend_operation_request": {}},
    ],
    ids=str,
)
def test_T17_what_a_link_may_not_send_never_reaches_the_pages(
    sent: dict[str, Any], visit: TestClient, house: House
) -> None:
    """T17 and T18: messages of other kinds are dropped, and the next one is served."""
    with streaming(visit) as socket:
        socket.send_bytes(message(**sent))
        socket.send_bytes(RERUN)
        socket.receive_bytes()

    assert house.came == ["rerun_script"]


@pytest.mark.parametrize("field", [field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields])
def test_every_message_that_streamlit_knows_is_in_the_list(field: str) -> None:
    inner = BackMsg.DESCRIPTOR.fields_by_name[field].message_type
    payloads = inner.oneofs_by_name["payload"].fields if inner and "payload" in inner.oneofs_by_name else []
    names = {f"{field}.{payload.name}" for payload in payloads} or {field}

    assert names <= {each.name for each in MESSAGES}


def test_cache_and_git_are_for_nobody() -> None:
    for kind in ("clear_cache", "load_git_info", "a kind of tomorrow"):
        assert not any(may_send(visitor, kind, brings_files=True) for visitor in (STAFF, LINK, None))
    assert may_send(LINK, "file_urls_request", brings_files=True)
    assert not may_send(LINK, "file_urls_request", brings_files=False)
    assert not may_send(None, "file_urls_request", brings_files=True)
    assert may_send(STAFF, "backend_operation_request.deferred_file", brings_files=True)


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ({"text": "hello"}, 1003),
        ({"bytes": b"\xff\xff garbage"}, 1002),
        ({"bytes": b""}, 1002),
        ({"bytes": message(rerun_script={"query_string": "x" * LARGEST})}, 1009),
    ],
    ids=["text", "garbage", "empty", "too large"],
)
def test_T21_a_frame_that_no_page_sends_closes_the_socket(
    frame: dict[str, Any], code: int, visit: TestClient, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """T21: closed, without a traceback to anybody, and nothing reaches the pages."""
    with streaming(visit) as socket:
        socket.send({"type": "websocket.receive", **frame})
        closed = ended(socket)

    assert closed == code
    assert house.came == []
    assert not [record for record in caplog.records if record.exc_info]


def test_T19_open_pages_end_within_two_seconds_of_their_link_whatever_ended_it(
    browser: TestClient, house: House
) -> None:
    """Promise 4, T14: no message has to move on the sockets; that of a link that goes on stays."""
    house.links = [a_link("A"), *(a_link(f"L{number}") for number in range(len(ENDS)))]
    with ExitStack() as stack:
        sockets = {
            link.link_id: stack.enter_context(
                streaming(opened(browser, link.link_id), f"/shared/{link.link_id}/_stcore/stream")
            )
            for link in house.links
        }
        began = time.monotonic()
        for number, change in enumerate(ENDS.values()):
            house.change(f"L{number}", **change)
        codes = [ended(sockets[f"L{number}"]) for number in range(len(ENDS))]

        assert codes == [4001] * len(ENDS)
        assert time.monotonic() - began < 2
        sockets["A"].send_bytes(RERUN)
        sockets["A"].receive_bytes()


def test_promise_4_an_open_page_ends_with_its_time(visit: TestClient, house: House) -> None:
    with streaming(visit) as socket:
        house.now += timedelta(days=30)
        assert ended(socket) == 4001


def test_promise_4_a_message_after_the_revocation_is_not_answered(visit: TestClient, house: House) -> None:
    with streaming(visit) as socket:
        house.change(state="revoked")
        socket.send_bytes(RERUN)
        assert ended(socket) == 4001

    assert house.came == []


def test_while_links_cannot_be_read_open_pages_end_and_come_back_by_themselves(visit: TestClient, house: House) -> None:
    with streaming(visit) as socket:
        house.is_open = False
        assert ended(socket) == 1013


def test_T18_a_session_belongs_to_the_browser_that_began_it(visit: TestClient) -> None:
    """T18: Streamlit resumes a session for the same visitor only, and two visits of a link are two visitors."""
    other = opened(beside(visit, "198.51.100.7"))

    with streaming(visit) as one, streaming(other) as two:
        sessions = {told.told.new_session.initialize.session_id for told in (one, two)}

    assert len(sessions) == 2


def test_T20_twenty_sockets_from_one_network_a_hundred_on_one_link_and_staff_find_room(
    house: House, tmp_path: Path
) -> None:
    """T20: limits per network and per link; staff are not counted, and what is closed gives its place back."""
    house.links.append(a_link("B"))
    with served(house, tmp_path) as browser, ExitStack() as open_ones:
        for network in range(6):
            near = opened(beside(browser, f"198.51.{network}.7"))
            for _ in range(20 if network < 5 else 0):
                open_ones.enter_context(streaming(near))
            assert refused(near)
        other = opened(opened(beside(browser, "192.0.2.1"), "B"), "A")
        assert refused(other)
        with streaming(other, "/shared/B/_stcore/stream"):
            pass
        for _ in range(25):
            open_ones.enter_context(streaming(beside(browser, "127.0.0.1"), "/_stcore/stream"))
        open_ones.close()
        with streaming(other):
            pass


def test_sockets_of_one_member_or_link_can_be_ended_at_once(visit: TestClient, house: House) -> None:
    house.links.append(a_link("B"))
    opened(visit, "B")
    with streaming(visit) as of_a, streaming(visit, "/shared/B/_stcore/stream") as of_b:
        visit.app_state["sockets"].close(Visitor("link", "A"))
        assert ended(of_a) == 4001
        of_b.send_bytes(RERUN)
        of_b.receive_bytes()
