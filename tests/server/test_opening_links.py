"""Opening a link: the address becomes a visit, and whatever is not open is answered by one page."""

import logging
import statistics
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from partnerboard.sharing.links import fingerprint
from partnerboard.sharing.visitors import VISITOR_HEADER, Visitor, sealed
from tests.server.house import HOST, House, a_link, beside, opened, served, token_of

# Every way in which a link is not open, as what is different about it.
NOT_OPEN: dict[str, dict[str, Any]] = {
    "expired": {"expires_at_utc": a_link().created_at_utc},
    "paused": {"state": "paused"},
    "revoked": {"state": "revoked"},
    "a draft": {"state": "draft"},
    "its maker, partner or initiative is gone": {"is_grounded": False},
    "all are paused": {"is_all_paused": True},
}
# What every answer carries, promise 12.
HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow, noarchive",
}


def test_promise_2_an_address_becomes_a_cookie_that_no_script_reads_and_leaves_the_address_bar(
    browser: TestClient,
) -> None:
    answer = browser.get(f"/share/{token_of('A')}")

    assert (answer.status_code, answer.headers["location"], answer.text) == (303, "/shared/A/", "")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("pb_link=v.")
    assert cookie.endswith("; HttpOnly; Max-Age=2592000; Path=/shared/A; SameSite=lax")
    assert browser.get("/shared/A/").text.count("the pages") == 1
    assert browser.get("/shared/A/our_posts").status_code == 200


def test_promise_2_away_from_this_machine_the_cookie_travels_over_tls_only(browser: TestClient) -> None:
    answer = beside(browser, host="https://dash.example.org").get(f"/share/{token_of('A')}")

    assert answer.headers["set-cookie"].endswith("; Path=/shared/A; SameSite=lax; Secure")


@pytest.mark.parametrize("how", ["HEAD", "GET"])
@pytest.mark.parametrize("agent", ["Slackbot-LinkExpanding 1.0", "WhatsApp/2.23", "facebookexternalhit/1.1", "Mozilla"])
def test_T8_looking_at_an_address_changes_nothing(browser: TestClient, house: House, how: str, agent: str) -> None:
    """T8: HEAD, GET by preview agents and reloads open nothing in anybody's name, and use nothing up."""
    for _ in range(10):
        assert browser.request(how, f"/share/{token_of('A')}", headers={"user-agent": agent}).status_code == 303

    assert (house.notes, house.came) == ([], [])
    assert opened(browser).get("/shared/A/").status_code == 200


@pytest.mark.parametrize(
    "token",
    ["", "x", "x" * 10_000, ":key", "*", "%00", "%2e%2e/", "..%2f..%2f", "%fe%ff", "' or 1=1 --", "null", "pl1_a", "A"],
)
def test_T1_a_token_that_opens_nothing_gets_the_one_answer_and_a_line_in_the_log_without_it(
    token: str, browser: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """T1: hostile tokens get the same 404, and the log does not hold them."""
    plain = browser.get("/share/unknown")
    caplog.clear()

    answer = beside(browser, "198.51.100.7").get(f"{HOST}/share/{token}")

    assert (answer.status_code, answer.content) == (404, plain.content)
    assert [record for record in caplog.records if len(token) > 2 and token in record.getMessage()] == []


def test_T1_a_flood_of_tokens_is_one_line_a_minute(
    browser: TestClient, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """T1: one log line."""
    with caplog.at_level(logging.WARNING, "partnerboard.server.redeeming"):
        for number in range(15):
            browser.get(f"/share/{number}")
        house.now += timedelta(minutes=2)
        browser.get("/share/again")

    assert [record.getMessage() for record in caplog.records] == [
        "Links that are not open were asked for: 1 since the last such line.",
        "Links that are not open were asked for: 15 since the last such line.",
    ]


def test_T2_three_hundred_guesses_end_at_twenty_and_a_link_still_opens(browser: TestClient, house: House) -> None:
    """T2: 429 after 20 in a minute from one network; an open link opens, from there and from elsewhere."""
    codes = [browser.get(f"/share/guess-{number}").status_code for number in range(300)]

    assert codes == [404] * 20 + [429] * 280
    assert int(browser.get("/share/one-more").headers["retry-after"]) == 60
    assert beside(browser, "203.0.113.77").get("/share/neighbour").status_code == 429
    assert beside(browser, "198.51.100.7").get("/share/first").status_code == 404
    opened(beside(browser, "198.51.100.7"))
    opened(browser)
    house.now += timedelta(seconds=61)
    assert browser.get("/share/later").status_code == 404


@pytest.mark.parametrize("cause", NOT_OPEN)
def test_T6_a_link_that_is_not_open_for_whatever_reason_is_answered_alike(
    cause: str, browser: TestClient, house: House
) -> None:
    """T6 and promise 6: expired, revoked, creator gone, all paused: the same status and the same body everywhere."""
    opened(browser)
    unknown = browser.get("/share/unknown")
    house.change(**NOT_OPEN[cause])

    answers = [
        browser.get(f"/share/{token_of('A')}"),
        *(browser.get(f"/shared/A/{rest}") for rest in ("", "our_posts", "unlock", "_stcore/health", "download/a.csv")),
        browser.post("/shared/A/unlock", data={"passphrase": "x"}, headers={"origin": HOST}),
        browser.get("/shared/A"),
        browser.get("/shared/unknown/"),
        beside(browser).get("/shared/A/"),
    ]

    assert {(answer.status_code, answer.content) for answer in answers} == {(404, unknown.content)}
    assert {frozenset(answer.headers) for answer in answers} == {frozenset(unknown.headers)}
    assert house.came == []


def test_promise_3_a_link_ends_in_the_second_of_its_expiry_whatever_the_cookie_says(
    browser: TestClient, house: House
) -> None:
    opened(browser)
    house.now += timedelta(days=30, seconds=-1)
    assert browser.get("/shared/A/").status_code == 200

    house.now += timedelta(seconds=1)

    assert browser.get("/shared/A/").status_code == 404
    house.change(expires_at_utc=house.now + timedelta(days=1))
    assert opened(browser).get("/shared/A/").status_code == 200


@pytest.mark.parametrize("change", [{"revision": 2}, {"token_sha256": fingerprint("another")}], ids=["kept", "rotated"])
def test_promise_4_a_rotated_link_ends_every_visit_with_the_next_request(
    change: dict[str, Any], browser: TestClient, house: House
) -> None:
    opened(browser)

    house.change(**change)

    assert browser.get("/shared/A/").status_code == 404


def test_promise_4_a_revoked_link_is_closed_after_a_restart_too(house: House, tmp_path: Path) -> None:
    with served(house, tmp_path) as browser:
        cookies = dict(opened(browser).cookies)
        house.change(state="revoked")

    with served(house, tmp_path) as browser:
        again = browser.get("/shared/A/", headers={"cookie": f"pb_link={cookies['pb_link']}"})

    assert again.status_code == 404


def test_promise_6_what_is_not_open_takes_as_long_as_what_never_was(browser: TestClient, house: House) -> None:
    """The medians differ by less than 20 ms."""
    house.links = [a_link(f"L{number}") for number in range(200)] + [a_link(state="revoked")]
    asked = {"unknown": "/shared/unknown/", "revoked": "/shared/A/"}
    took: dict[str, list[float]] = {name: [] for name in asked}

    for _ in range(30):
        for name, path in asked.items():
            began = time.perf_counter()
            browser.get(path)
            took[name].append(time.perf_counter() - began)

    assert abs(statistics.median(took["unknown"]) - statistics.median(took["revoked"])) < 0.02


@pytest.mark.parametrize("path", ["share/{token}", "share/unknown", "shared/A/", "shared/A/our_posts", "shared/B/", ""])
def test_T7_nothing_holds_the_token_and_everything_carries_the_headers(path: str, browser: TestClient) -> None:
    """T7 and promise 12: the header set on every answer, and no token in any header or page."""
    opened(browser)

    answer = browser.get(f"/{path.format(token=token_of('A'))}")

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert token_of("A") not in answer.text + str(dict(answer.headers))


def test_promise_12_search_engines_are_told_to_stay_away(browser: TestClient) -> None:
    assert browser.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"


def test_T9_somebody_at_this_machine_who_opens_a_link_sees_what_the_link_shows(house: House, tmp_path: Path) -> None:
    """T9: below the link's address everybody is the link's visitor, with whatever else the browser sends."""
    with served(house, tmp_path, peer="127.0.0.1") as browser:
        opened(browser)
        browser.cookies.set("_streamlit_user", "signed in", domain="127.0.0.1", path="/")
        browser.cookies.set("_streamlit_xsrf", "word", domain="127.0.0.1", path="/")
        below = browser.get("/shared/A/_stcore/health", headers={VISITOR_HEADER: sealed(Visitor("local"))})
        at_root = browser.get("/_stcore/health")

    assert below.json() == {"visitor": ["link", "A"], "cookies": ["_streamlit_xsrf"]}
    assert at_root.json() == {"visitor": ["local", ""], "cookies": ["_streamlit_user", "_streamlit_xsrf"]}


def test_a_visitor_of_a_link_is_nobody_outside_its_address(browser: TestClient) -> None:
    opened(browser)

    cookie = {"cookie": f"pb_link={browser.cookies['pb_link']}"}

    assert browser.get("/_stcore/health", headers=cookie).json()["visitor"] is None
    assert browser.get("/media/a.svg", headers=cookie).status_code == 404


def test_T3_a_visit_of_one_link_opens_no_other(browser: TestClient, house: House) -> None:
    """T3, over HTTP: another link's address, page or identifier in a parameter reaches nothing of it."""
    house.links.append(a_link("B", pages=("summary",)))
    opened(browser)
    cookie = {"cookie": f"pb_link={browser.cookies['pb_link']}"}

    for path in ("/shared/B/", "/shared/B/_stcore/health", "/shared/B/download/posts.csv"):
        assert browser.get(path, headers=cookie).status_code == 404
    for page in ("plan_and_together", "portfolio", "../B/", "%2e%2e/B/_stcore/health", "_stcore/health/", "/portfolio"):
        assert browser.get(f"/shared/A/{page}").status_code == 404
    assert browser.get("/shared/A/?partner=B&initiative=other&t=B&page=admin&partner=B").status_code == 200
    assert browser.get("/shared/A/_stcore/health?partner=B").json()["visitor"] == ["link", "A"]


def test_several_links_are_open_in_one_browser_beside_each_other(browser: TestClient, house: House) -> None:
    house.links.append(a_link("B"))

    opened(browser, "A")
    opened(browser, "B")

    assert [browser.get(f"/shared/{of}/_stcore/health").json()["visitor"][1] for of in "AB"] == ["A", "B"]


def test_the_first_page_of_a_link_is_found_by_its_name_too(browser: TestClient, house: House) -> None:
    opened(browser)

    asked = ["/shared/A/summary?a=1", "/shared/A", "/shared/A?a=1"]

    assert [browser.get(path).headers["location"] for path in asked] == [
        "/shared/A/?a=1",
        "/shared/A/",
        "/shared/A/?a=1",
    ]


@pytest.mark.parametrize("value", ["", "v", "v.a.b.c", "v.00.9999999999.00", "v.00.9999999999999.00", "p...", "é"])
def test_a_cookie_that_we_did_not_make_opens_nothing(value: str, browser: TestClient) -> None:
    answer = browser.get("/shared/A/", headers={"cookie": f"pb_link={value}".encode()})

    assert answer.status_code == 404


def test_a_cookie_with_a_later_end_opens_nothing(browser: TestClient, house: House) -> None:
    kind, nonce, until, proof = opened(browser).cookies["pb_link"].split(".")

    forged = f"{kind}.{nonce}.{int(until) + 1}.{proof}"

    assert beside(browser).get("/shared/A/", headers={"cookie": f"pb_link={forged}"}).status_code == 404


def test_while_links_cannot_be_read_nothing_is_open_and_everybody_is_told_to_come_back(
    browser: TestClient, house: House
) -> None:
    opened(browser)
    house.is_open = False

    answers = [browser.get(path) for path in ("/shared/A/", "/shared/unknown/", "/share/unknown")]

    assert {(answer.status_code, answer.headers["retry-after"]) for answer in answers} == {(503, "30")}
    assert len({answer.content for answer in answers}) == 1


def test_staff_look_at_a_draft_as_its_visitors_will_see_it_and_nobody_else_does(house: House, tmp_path: Path) -> None:
    house.links = [a_link(state="draft", passphrase="secret words")]
    with served(house, tmp_path, peer="127.0.0.1") as browser:
        assert browser.get("/shared/A/").status_code == 404
        preview = browser.get("/preview/A")
        assert (preview.status_code, preview.headers["location"]) == (303, "/shared/A/")
        assert "Max-Age=600" in preview.headers["set-cookie"]
        assert browser.get("/shared/A/_stcore/health").json()["visitor"] == ["link", "A", "preview"]
        house.now += timedelta(minutes=10)
        assert browser.get("/shared/A/").status_code == 404
        stranger = beside(browser, "203.0.113.9")
        assert stranger.get("/preview/A").status_code == 404
        house.links = [a_link(state="revoked")]
        assert browser.get("/preview/A").status_code == 404
        assert browser.get("/preview/unknown").status_code == 404
