"""Files through Streamlit's memory: in only where a link takes files, out only to whom they were named."""

from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from partnerboard.server.files import Brought, Offered
from partnerboard.sharing.visitors import Visitor
from tests.server.house import NOW, House, a_link, beside, opened, served, streaming

NAMED = "media/" + "a" * 56 + ".svg"  # what the stand-in names in its first message
OTHER = "media/" + "b" * 56 + ".csv"


@pytest.fixture
def visit(browser: TestClient) -> TestClient:
    """A browser that opened A."""
    return opened(browser)


def put(browser: TestClient, session: str, *, path: str = "/shared/A", file: str = "1", size: int = 10) -> int:
    """Bring a file; the status."""
    answer = browser.put(f"{path}/_stcore/upload_file/{session}/{file}", content=b"x" * size)
    return answer.status_code


def session_of(socket: object) -> str:
    """The session of an open socket."""
    return str(socket.told.new_session.initialize.session_id)  # type: ignore[attr-defined]  # put there by `streaming`


def test_T22_a_file_is_given_to_the_visit_that_was_told_of_it(visit: TestClient, house: House) -> None:
    """T22, media: without a cookie, with another link's or another visit's, and after revocation: 404 and nothing."""
    house.links.append(a_link("B"))
    opened(visit, "B")
    with streaming(visit):
        assert visit.get(f"/shared/A/{NAMED}").status_code == 200
    stranger, colleague = beside(visit), opened(beside(visit))

    answers = [
        visit.get(f"/shared/A/{OTHER}"),
        visit.get(f"/shared/B/{NAMED}"),
        stranger.get(f"/shared/A/{NAMED}"),
        stranger.get(f"/{NAMED}"),
        visit.get(f"/{NAMED}"),
        colleague.get(f"/shared/A/{NAMED}"),
    ]
    house.change(state="revoked")
    answers.append(visit.get(f"/shared/A/{NAMED}"))

    assert [answer.status_code for answer in answers] == [404] * 7
    assert house.came == [f"GET /{NAMED}"]


def test_T27_a_link_takes_files_only_with_the_exchange_page_and_into_its_own_session(
    visit: TestClient, house: House
) -> None:
    """T27: anonymous, another visit's session, a link without the page: refused before a byte is read."""
    stranger, colleague = beside(visit), opened(beside(visit))
    with streaming(visit) as mine, streaming(colleague) as theirs:
        assert put(visit, session_of(mine)) == 200
        assert put(visit, session_of(theirs)) == 404
        assert put(visit, "no session") == 404
        assert put(stranger, session_of(mine)) == 404
        assert put(stranger, session_of(mine), path="") == 404
        assert put(visit, session_of(mine), path="") == 404
        house.came.clear()
        house.change(pages=("summary",))
        assert put(visit, session_of(mine)) == 404
        assert visit.delete(f"/shared/A/_stcore/upload_file/{session_of(mine)}/1").status_code == 404

    assert house.came == []


def test_T27_a_file_after_the_socket_is_closed_finds_no_session(visit: TestClient) -> None:
    """T27: an upload needs the session's own open socket."""
    with streaming(visit) as socket:
        session = session_of(socket)

    assert put(visit, session) == 404


def test_T27_a_preview_brings_no_file(house: House, tmp_path: Path) -> None:
    """T27: staff who look at a link do not answer in the partner's name."""
    with served(house, tmp_path, peer="127.0.0.1") as browser:
        browser.get("/preview/A")
        with streaming(browser) as socket:
            assert put(browser, session_of(socket)) == 404


def test_T27_staff_bring_files_into_their_own_session(house: House, tmp_path: Path) -> None:
    """T27: somebody at this machine may, a stranger may not."""
    with served(house, tmp_path, peer="127.0.0.1") as browser:
        with streaming(browser, "/_stcore/stream") as socket:
            assert put(browser, session_of(socket), path="") == 200
            assert put(beside(browser), session_of(socket), path="") == 404
            assert put(browser, "another", path="") == 404
        assert browser.get(f"/{OTHER}").status_code == 200


def test_T33_no_other_site_brings_a_file(visit: TestClient) -> None:
    """T33: a cross-site PUT gets 403."""
    with streaming(visit) as socket:
        answer = visit.put(
            f"/shared/A/_stcore/upload_file/{session_of(socket)}/1",
            content=b"x",
            headers={"origin": "https://evil.example"},
        )

    assert answer.status_code == 403


def test_what_is_brought_is_bounded_in_size_and_number(visit: TestClient) -> None:
    with streaming(visit) as socket:
        session = session_of(socket)
        codes = [put(visit, session, file=str(number)) for number in range(11)]
        chunked = visit.put(f"/shared/A/_stcore/upload_file/{session}/x", content=iter([b"x"]))

    assert codes == [200] * 10 + [404]
    assert chunked.status_code == 404


def test_a_link_holds_a_hundred_megabytes_and_forgets_them_after_ten_minutes() -> None:
    now = [NOW]
    brought = Brought(lambda: now[0])
    large = 25 * 1024 * 1024

    assert not brought.take("A", "s", "0", large + 1)
    assert [brought.take("A", f"s{number}", "1", large) for number in range(5)] == [True] * 4 + [False]
    assert brought.take("B", "s", "1", large)
    now[0] += timedelta(minutes=10)
    assert brought.take("A", "s", "2", large)


def test_the_addresses_that_streamlit_gives_its_files_are_recognised() -> None:
    storage, offered = MemoryMediaFileStorage("/media"), Offered()
    address = storage.get_url(storage.load_and_get_id(b"a,b", "text/csv", MediaFileKind.DOWNLOADABLE, "posts.csv"))

    offered.listen(Visitor("link", "A", "one"), b"\x0a\x40" + address.encode() + b"\x12")

    assert offered.was_told(Visitor("link", "A", "one"), address)
    assert not offered.was_told(Visitor("link", "A", "two"), address)


def test_what_was_named_is_bounded_and_the_oldest_is_forgotten() -> None:
    offered, visitor = Offered(), Visitor("link", "A", "one")
    for number in range(501):
        offered.listen(visitor, f"... /media/{number:056x}.csv ...".encode())

    assert not offered.was_told(visitor, f"/media/{0:056x}.csv")
    assert offered.was_told(visitor, f"/media/{500:056x}.csv")
    for number in range(2000):
        offered.listen(Visitor("link", "A", f"v{number}"), b"/media/" + b"c" * 56 + b".csv")
    assert not offered.was_told(visitor, f"/media/{500:056x}.csv")


def test_downloads_are_for_links_that_allow_them(visit: TestClient, house: House) -> None:
    assert visit.get("/shared/A/download/posts.csv").json()["visitor"] == ["link", "A"]

    house.change(allows_downloads=False)

    assert visit.get("/shared/A/download/posts.csv").status_code == 404
    assert beside(visit).get("/download/posts.csv").status_code == 404
