"""What only the wire shows: Streamlit itself behind the doors, its sessions, its pages and its files."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from tests.server.link_server import Served, Visitor, closing, run, serving

CANARIES = (b"Riverside Cyclists", b"Loud Studio", b"Cyclists")  # nothing of whom the bank's link shows


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served")) as running:
        yield running


def asking(**said: object) -> bytes:
    """What the pages send to be run."""
    message = BackMsg()
    message.rerun_script.MergeFrom(BackMsg(rerun_script=said).rerun_script)  # type: ignore[arg-type]  # its fields
    return bytes(message.SerializeToString())


def pages_of(staff: ClientConnection) -> dict[str, str]:
    """The hash of each page that staff are offered, by its address."""
    staff.send(asking(query_string=""))
    while True:
        message = ForwardMsg()
        message.ParseFromString(staff.recv(timeout=20))  # type: ignore[arg-type]  # frames are bytes
        if message.HasField("navigation"):
            return {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}


def test_T17_a_link_that_names_pages_and_widgets_of_staff_gets_its_own_pages(served: Served) -> None:
    """T17 and T3: pages by their name and by their hash, parameters and fragments: no byte of another partner."""
    with Visitor(served).socket() as staff:
        hashes = pages_of(staff)
    with Visitor(served).socket() as staff:
        _, seen = run(staff, asking(page_script_hash=hashes["partner"], page_name="partner"))
    assert any(canary in seen for canary in CANARIES)
    assert len(hashes) >= 10

    heard = b""
    with Visitor(served, "bank").open().socket() as mine:
        for name, page_hash in hashes.items():
            heard += run(mine, asking(page_script_hash=page_hash, page_name=name, query_string="partner=P-CYC"))[1]
        heard += run(mine, asking(query_string="initiative=green&partners=P-CYC&partner=P-CYC&page=portfolio"))[1]
        mine.send(asking(fragment_id="of another session"))
        heard += run(mine, asking())[1]

    assert [canary for canary in CANARIES if canary in heard] == []
    assert [name for name in ("Data quality", "Metric guide", "Upload", "Imports") if name.encode() in heard] == []


def test_T18_a_session_is_taken_up_by_the_browser_that_began_it_and_by_no_other(served: Served) -> None:
    """T18 and T11: another visit of the link, another link, and staff who know the number get sessions of their own."""
    mine, colleague = Visitor(served, "bank").open(), Visitor(served, "bank").open()
    with mine.socket() as socket:
        session, _ = run(socket, asking())

    for other in (colleague, Visitor(served, "cyclists").open(), Visitor(served)):
        with other.socket(session) as socket:
            assert run(socket, asking())[0] != session
    with mine.socket(session) as socket:
        assert run(socket, asking())[0] == session
        status, _, _ = colleague.ask("PUT", f"{colleague.prefix}/_stcore/upload_file/{session}/1", b"x")
        assert status == 404


def test_T16_origins_are_asked_before_streamlit_is(served: Served) -> None:
    """T16: pages of other origins get no socket; a stranger's is empty."""
    visitor = Visitor(served, "bank").open()
    for headers in ({"origin": "https://evil.example"}, {"origin": "http://localhost:1"}, {"origin": "null"}):
        with pytest.raises(InvalidStatus), visitor.socket(**headers):
            pass
    with pytest.raises(InvalidStatus), Visitor(served, "bank").socket():
        pass

    with Visitor(served).socket(**{"x-forwarded-for": "192.0.2.7"}) as stranger:
        _, heard = run(stranger, asking())
    assert b"This page is not open to you" in heard
    assert [canary for canary in CANARIES if canary in heard] == []


@pytest.mark.parametrize("frame", ["words", b"\xff\xffgarbage", b"x" * 30_000_000], ids=["text", "garbage", "30 MB"])
def test_T21_what_no_page_sends_closes_the_socket_and_leaves_no_traceback(frame: str | bytes, served: Served) -> None:
    """T21: closed, and neither the visitor nor the log gets a traceback."""
    with Visitor(served, "bank").open().socket() as socket:
        with suppress(ConnectionClosed):  # it may be closed before all of it is sent
            socket.send(frame)
        code, _ = closing(socket)

    assert code in {1002, 1003, 1009}
    assert "Traceback" not in served.log.read_text()


def test_T20_idle_sockets_end_at_twenty_and_staff_find_room(served: Served) -> None:
    """T20: the twenty-first from one network is refused, on every link; staff work on."""
    visitor = Visitor(served, "bank").open()
    refused = 0
    with ExitStack() as idle:
        for _ in range(30):
            try:
                idle.enter_context(visitor.socket())
            except InvalidStatus:
                refused += 1
        with Visitor(served).socket() as staff:
            session, _ = run(staff, asking())

    assert refused == 10
    assert session
    with visitor.socket() as again:
        assert run(again, asking())[0]


def test_T19_a_revoked_link_closes_its_open_page_within_two_seconds(served: Served) -> None:
    """Promise 4: an untouched page; the next request and the next socket are refused at once."""
    visitor = Visitor(served, "ending").open()
    with visitor.socket() as socket, Visitor(served, "bank").open().socket() as other:
        run(socket, asking())
        served.manage("revoke", "ending")
        assert visitor.ask("GET", f"{visitor.prefix}/")[0] == 404
        code, seconds = closing(socket)
        run(other, asking())

    assert code == 4001
    assert seconds < 2
    with pytest.raises(InvalidStatus), visitor.socket():
        pass


def test_T11_a_link_with_a_passphrase_has_no_session_before_it(served: Served) -> None:
    """T11: right token, no passphrase: the form, and no byte of the link anywhere."""
    visitor = Visitor(served, "locked").open()

    status, _, headers = visitor.ask("GET", f"{visitor.prefix}/")
    form = visitor.ask("GET", f"{visitor.prefix}/unlock")[1].decode()

    assert (status, headers["location"]) == (303, f"{visitor.prefix}/unlock")
    with pytest.raises(InvalidStatus), visitor.socket():
        pass
    (word,) = re.findall(r'name="word" value="(\w+)"', form)
    body = f"word={word}&passphrase=correct+horse+battery".encode()
    answer = visitor.ask("POST", f"{visitor.prefix}/unlock", body, sec_fetch_site="same-origin")
    assert answer[0] == 303
    with visitor.socket() as socket:
        assert run(socket, asking())[0]


def test_T15_no_secret_is_in_what_the_server_wrote(served: Served) -> None:
    """T15 and T10: neither a token nor the passphrase is in its log, its database or any other file of its folder."""
    secrets = [token for _, token in served.links.values()] + ["correct horse battery", "correct+horse"]
    files = [path for path in served.log.parent.rglob("*") if path.is_file() and "cache" not in path.parts]

    assert len(files) > 4
    assert [(path.name, secret) for path in files for secret in secrets if secret.encode() in path.read_bytes()] == []
