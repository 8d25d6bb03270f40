"""A passphrase before a link: nothing comes before it, guessing it is slow, and no other site can send it."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from partnerboard.sharing.kept_tries import NAME
from tests.server.house import HOST, House, a_link, beside, opened, served, streaming

WORDS = "correct horse battery"
LOCKED = {"passphrase": WORDS}
OURS = {"origin": "null", "sec-fetch-site": "same-origin"}  # what a browser sends with a form of ours


@pytest.fixture
def house() -> House:
    """Two links, A behind a passphrase."""
    return House(links=[a_link(**LOCKED), a_link("B")])


@pytest.fixture
def visit(browser: TestClient) -> TestClient:
    """A browser that opened A and has not said the passphrase."""
    return opened(browser)


def say(browser: TestClient, words: str, **headers: str) -> Any:
    """Fill in the form and send it."""
    form = browser.get("/shared/A/unlock")
    (word,) = re.findall(r'name="word" value="(\w+)"', form.text)
    return browser.post("/shared/A/unlock", data={"word": word, "passphrase": words}, headers=OURS | headers)


def test_the_right_passphrase_opens_the_pages_for_a_day(visit: TestClient, house: House) -> None:
    assert visit.get("/shared/A/our_posts").headers["location"] == "/shared/A/unlock"

    answer = say(visit, WORDS)

    assert (answer.status_code, answer.headers["location"]) == (303, "/shared/A/")
    assert "Max-Age=86400; Path=/shared/A; SameSite=lax" in answer.headers["set-cookie"]
    assert visit.get("/shared/A/our_posts").status_code == 200
    assert visit.get("/shared/A/unlock").headers["location"] == "/shared/A/"
    assert house.notes == [("unlocked", "A")]
    house.now += timedelta(days=1)
    assert visit.get("/shared/A/our_posts").headers["location"] == "/shared/A/unlock"


@pytest.mark.parametrize(
    "rest",
    ["_stcore/health", "_stcore/host-config", "media/" + "a" * 56 + ".svg", "download/posts.csv", "favicon.png"],
)
def test_T11_before_the_passphrase_there_is_nothing(rest: str, visit: TestClient, house: House) -> None:
    """T11: export route, media and everything else, asked for with the right cookie and without the passphrase."""
    unknown = visit.get("/share/unknown")

    answer = visit.get(f"/shared/A/{rest}")

    assert (answer.status_code, answer.content) == (404, unknown.content)
    assert house.came == []


def test_T11_before_the_passphrase_there_is_no_session_either(visit: TestClient, house: House) -> None:
    """T11: no socket, also not with the number of a session that somebody unlocked."""
    for known in ("streamlit, , session-1", "streamlit"):
        with pytest.raises(WebSocketDisconnect), streaming(visit, **{"sec-websocket-protocol": known}):
            pass

    assert house.came == []


def test_T11_the_proof_of_one_browser_is_none_in_another(visit: TestClient) -> None:
    """T11: an unlocked cookie belongs to the visit that said the passphrase."""
    say(visit, WORDS)
    other = opened(beside(visit, "198.51.100.7"))

    other.cookies.set("pb_unlocked", visit.cookies["pb_unlocked"], domain="127.0.0.1", path="/shared/A")

    assert other.get("/shared/A/our_posts").headers["location"] == "/shared/A/unlock"


def test_T12_fifty_at_once_are_weighed_two_at_a_time_and_other_links_answer(visit: TestClient, house: House) -> None:
    """T12: at most two are weighed at once, at most five from one network, and link B opens meanwhile."""
    at_once, most, lock, go_on = [0], [0], threading.Lock(), threading.Event()

    def weigh(words: str, kept: str) -> bool:
        with lock:
            at_once[0] += 1
            most[0] = max(most[0], at_once[0])
        go_on.wait(10)
        with lock:
            at_once[0] -= 1
        return False

    house.weigh = weigh
    guessers = [opened(beside(visit, f"198.51.{number}.7")) for number in range(10)]
    with ThreadPoolExecutor(50) as crowd:
        answers = [crowd.submit(say, guesser, "wrong words") for guesser in guessers for _ in range(5)]
        began = time.perf_counter()
        while at_once[0] < 2:
            time.sleep(0.01)
        assert opened(visit, "B").get("/shared/B/").status_code == 200
        took = time.perf_counter() - began
        go_on.set()
        codes = sorted(answer.result().status_code for answer in answers)

    assert most == [2]
    assert took < 2
    assert set(codes) <= {403, 429, 503}
    assert codes.count(403) <= 40


def test_T13_the_sixth_failure_waits_a_restart_forgives_nothing_and_others_get_in(house: House, tmp_path: Path) -> None:
    """T13 and promise 8: 429 with Retry-After, kept over a restart; the right passphrase from elsewhere works."""
    with served(house, tmp_path) as browser:
        opened(browser)
        codes = [say(browser, "wrong words").status_code for _ in range(6)]

    with served(house, tmp_path) as browser:
        again = say(opened(browser), WORDS)
        elsewhere = say(opened(beside(browser, "198.51.100.7")), WORDS)
        house.now += timedelta(minutes=15)
        later = say(browser, WORDS)

    assert codes == [403] * 5 + [429]
    assert (again.status_code, again.headers["retry-after"]) == (429, "900")
    assert (elsewhere.status_code, later.status_code) == (303, 303)
    assert [kind for kind, _ in house.notes].count("failed") == 5
    written = (tmp_path / NAME).read_bytes()
    assert not any(word in written for word in (b"203.0.113", b"wrong", WORDS.encode()))


def test_promise_8_guesses_from_everywhere_end_at_thirty_an_hour_and_one_each_is_left(
    visit: TestClient, house: House
) -> None:
    for number in range(6):
        guesser = opened(beside(visit, f"198.51.{number}.7"))
        assert [say(guesser, "wrong words").status_code for _ in range(5)] == [403] * 5

    seventh = opened(beside(visit, "198.51.100.7"))

    assert [say(seventh, "wrong words").status_code for _ in range(2)] == [403, 429]
    assert say(opened(beside(visit, "192.0.2.1")), WORDS).status_code == 303


@pytest.mark.parametrize("change", [{"passphrase": "another one"}, {"revision": 2}], ids=["new passphrase", "rotated"])
def test_T14_a_new_passphrase_ends_what_the_old_one_opened(
    change: dict[str, Any], visit: TestClient, house: House
) -> None:
    """T14: with the next request; the open sockets are in test_link_sockets.py."""
    say(visit, WORDS)

    house.change(**change)

    answer = visit.get("/shared/A/our_posts")
    assert (answer.status_code, answer.headers.get("location")) in {(303, "/shared/A/unlock"), (404, None)}
    assert visit.get("/shared/A/_stcore/health").status_code == 404


def test_promise_7_a_passphrase_may_be_said_again_after_a_wrong_one(visit: TestClient) -> None:
    wrong = say(visit, "wrong words")

    assert (wrong.status_code, "That is not the passphrase." in wrong.text) == (403, True)
    assert "wrong words" not in wrong.text
    assert say(visit, WORDS).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
    ],
    ids=str,
)
def test_T33_no_other_site_can_send_the_form(headers: dict[str, str], visit: TestClient, house: House) -> None:
    """T33: a cross-site form or fetch gets 403."""
    word = re.findall(r'name="word" value="(\w+)"', visit.get("/shared/A/unlock").text)[0]

    answer = visit.post("/shared/A/unlock", data={"word": word, "passphrase": WORDS}, headers=headers)

    assert (answer.status_code, answer.text) == (403, "Not from this site.")
    assert house.notes == []


@pytest.mark.parametrize(
    "body", [b"", b"word=&passphrase=x", b"passphrase=x", b"%%%", b"a=1&" * 2000, b"\xff\xfe", b"word=%C3%A9"]
)
def test_T33_a_form_without_our_word_is_not_weighed(body: bytes, visit: TestClient, house: House) -> None:
    """T33: the word that the form of this very visit holds is needed."""
    house.weigh = lambda words, kept: pytest.fail("It was weighed.")

    answer = visit.post("/shared/A/unlock", content=body, headers=OURS)

    assert (answer.status_code, "Try once more." in answer.text) == (403, True)


def test_a_form_of_another_visit_is_not_weighed(visit: TestClient) -> None:
    other = opened(beside(visit))
    word = re.findall(r'name="word" value="(\w+)"', other.get("/shared/A/unlock").text)[0]

    answer = visit.post("/shared/A/unlock", data={"word": word, "passphrase": WORDS}, headers=OURS)

    assert answer.status_code == 403
    assert visit.get("/shared/A/our_posts").status_code == 303


def test_the_form_says_nothing_about_the_link(visit: TestClient) -> None:
    form = visit.get("/shared/A/unlock")

    assert form.status_code == 200
    assert not any(word in form.text for word in ("Bank", "green", "P-BANK", HOST))
