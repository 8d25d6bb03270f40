"""Every guard stands alone: with it the door is closed, and with it taken away the very same door is open."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from partnerboard.server.pace import Pace
from partnerboard.server.runs import Runs
from partnerboard.server.sockets import Live, Sockets
from partnerboard.server.watching import Watcher
from partnerboard.sharing.visitors import VISITOR_HEADER, Visitor, sealed
from tests.server.guards import GUARDS, PACING
from tests.server.house import RERUN, House, beside, message, opened, served, streaming, token_of

LOCAL = "127.0.0.1"
NAMED = "/shared/A/media/" + "a" * 56 + ".svg"
Probe = Callable[[TestClient, House], bool]


def _hosts(browser: TestClient, house: House) -> bool:
    return browser.get("/livez", headers={"host": "evil.example"}).status_code == 200


def _origin(browser: TestClient, house: House) -> bool:
    return not _refused(opened(browser), origin="https://evil.example")


def _claim(browser: TestClient, house: House) -> bool:
    answer = browser.get("/_stcore/health", headers={VISITOR_HEADER: sealed(Visitor("local"))})
    return answer.json()["visitor"] == ["local", ""]


def _worlds(browser: TestClient, house: House) -> bool:
    return beside(browser, LOCAL).get("/shared/A/").status_code == 200


def _claim_at_a_link(browser: TestClient, house: House) -> bool:
    answer = opened(browser).get("/shared/A/_stcore/health", headers={VISITOR_HEADER: sealed(Visitor("local"))})
    return answer.json()["visitor"] == ["local", ""]


def _address(browser: TestClient, house: House) -> bool:
    house.change(state="revoked")
    return browser.get(f"/share/{token_of('A')}").status_code == 303


def _other_proof(browser: TestClient, house: House) -> bool:
    opened(browser).cookies.set("_streamlit_user", "somebody", domain=LOCAL, path="/")
    return "_streamlit_user" in browser.get("/shared/A/_stcore/health").json()["cookies"]


def _closed(browser: TestClient, house: House) -> bool:
    return beside(browser, LOCAL).get("/page/_stcore/agent/mcp").status_code == 200


def _staff_only(browser: TestClient, house: House) -> bool:
    return browser.get("/preview/A").status_code == 303


def _cookie(browser: TestClient, house: House) -> bool:
    return browser.get("/shared/A/").status_code == 200


def _open(browser: TestClient, house: House) -> bool:
    opened(browser)
    house.change(state="revoked")
    return browser.get("/shared/A/").status_code == 200


def _passphrase(browser: TestClient, house: House) -> bool:
    house.change(passphrase="secret words")
    return opened(browser).get("/shared/A/").status_code == 200


def _colleague(browser: TestClient, house: House) -> bool:
    with streaming(opened(browser)):
        return opened(beside(browser)).get(NAMED).status_code == 200


def _not_listed(browser: TestClient, house: House) -> bool:
    return opened(browser).get("/shared/A/component/x").status_code == 200


def _page(browser: TestClient, house: House) -> bool:
    return opened(browser).get("/shared/A/plan_and_together").status_code == 200


def _download(browser: TestClient, house: House) -> bool:
    house.change(allows_downloads=False)
    return opened(browser).get("/shared/A/download/posts.csv").status_code == 200


def _media(browser: TestClient, house: House) -> bool:
    return opened(browser).get(NAMED).status_code == 200


def _upload(browser: TestClient, house: House) -> bool:
    return opened(browser).put("/shared/A/_stcore/upload_file/another/1", content=b"x").status_code == 200


def _message(browser: TestClient, house: House) -> bool:
    with streaming(opened(browser)) as socket:
        socket.send_bytes(message(clear_cache=True))
        socket.send_bytes(RERUN)
        socket.receive_bytes()
    return "clear_cache" in house.came


def _frame(browser: TestClient, house: House) -> bool:
    with streaming(opened(browser)) as socket:
        socket.send_bytes(b"\xff\xffgarbage")
        return bool(socket.receive()["type"] == "websocket.send")


def _asked_again(browser: TestClient, house: House) -> bool:
    with streaming(opened(browser)) as socket:
        house.change(state="revoked")
        socket.send_bytes(RERUN)
        return bool(socket.receive()["type"] == "websocket.send")


def _watched(browser: TestClient, house: House) -> bool:
    ended: list[int] = []
    sockets = Sockets()
    sockets.take(Live(Visitor("link", "A"), "net", lambda: 4001, ended.append))
    Watcher(sockets).look()
    return ended == []


def _room(browser: TestClient, house: House) -> bool:
    sockets = Sockets(per_network=1)
    return all(sockets.take(Live(Visitor("link", "A"), "net", lambda: None, lambda _: None)) for _ in range(2))


def _in_line(browser: TestClient, house: House) -> bool:
    async def both() -> bool:
        runs = Runs()
        return all(runs.turn(network).ask().done() for network in ("net", "other"))

    return asyncio.run(both())


def _paced(browser: TestClient, house: House) -> bool:
    pace = Pace()
    return sum(pace.wait(0.0) for _ in range(100)) == 0


def _guesses(browser: TestClient, house: House) -> bool:
    return 429 not in {browser.get(f"/share/{number}").status_code for number in range(21)}


def _passphrases(browser: TestClient, house: House) -> bool:
    return 429 not in {_said(browser, house).status_code for _ in range(6)}


def _form(browser: TestClient, house: House) -> bool:
    return "That is not the passphrase." in _said(browser, house, word="unknown").text


PROBES: dict[str, Probe] = {
    "two worlds": _worlds,
    "what a visitor claims is dropped": _claim_at_a_link,
    "the address of an open link": _address,
    "known hosts": _hosts,
    "same origin": _origin,
    "what a client claims is dropped": _claim,
    "what else a browser proves is dropped": _other_proof,
    "closed doors": _closed,
    "doors for staff": _staff_only,
    "the cookie of a visit": _cookie,
    "the link is open": _open,
    "the passphrase": _passphrase,
    "visits are told apart": _colleague,
    "doors for links": _not_listed,
    "pages of the link": _page,
    "downloads are allowed": _download,
    "files were named": _media,
    "files may be brought": _upload,
    "kinds of messages": _message,
    "size and form of messages": _frame,
    "the link is asked at every message": _asked_again,
    "the watch over sockets": _watched,
    "room for sockets": _room,
    "one page at a time": _in_line,
    "the pace of messages": _paced,
    "guesses of addresses": _guesses,
    "guesses of passphrases": _passphrases,
    "the word of the form": _form,
}


@pytest.mark.parametrize("name", GUARDS | PACING)
def test_a_door_is_closed_by_this_guard_and_by_no_other(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House()
    with served(house, tmp_path / "with") as browser:
        assert not PROBES[name](browser, house)

    monkeypatch.setattr(*(GUARDS | PACING)[name])

    house = House()
    with served(house, tmp_path / "without") as browser:
        assert PROBES[name](browser, house)


def _refused(browser: TestClient, **headers: str) -> bool:
    try:
        with streaming(browser, **headers):
            return False
    except WebSocketDisconnect:
        return True


def _said(browser: TestClient, house: House, word: str | None = None) -> Any:
    """The answer to a wrong passphrase."""
    house.change(passphrase="secret words")
    form = opened(browser).get("/shared/A/unlock").text
    word = word or form.partition('name="word" value="')[2].partition('"')[0]
    said = {"word": word, "passphrase": "wrong"}
    return browser.post("/shared/A/unlock", data=said, headers={"sec-fetch-site": "same-origin"})
