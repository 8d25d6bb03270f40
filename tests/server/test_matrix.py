"""Who may come in where: every way in, for every visitor, in every state of a link, made from what exists.

Behind the ways stands the real server, with a link of the bank in each state. No byte of any answer to somebody at such
a link may hold a word about the cyclists, who are another partner, and nothing opens but what the state and the
visitor's proof open. Take any guard away, and a case goes red.
"""

import hmac
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from partnerboard.sharing.links import Link, links
from partnerboard.sharing.secret import secret_of
from partnerboard.sharing.visits import UNLOCK_COOKIE, VISIT_COOKIE, Visits
from partnerboard.warehouse import Warehouse
from tests.server.guards import GUARDS, INNER
from tests.server.link_server import Visitor, run, serving
from tests.server.matrix import CASES, asking
from tests.server.matrix_house import CANARIES, NOW, STATES, Case, House, columns_of

IS_LONG = bool(os.environ.get("PARTNERBOARD_SOAK"))

# The cases among which the short form looks for one that goes red without a guard; the long form looks at all.
SEEN_BY: dict[str, str] = {
    "two worlds": "way in-page-revoked-at this machine",
    "known hosts": "way in-page-live-by another name",
    "same origin": "way in-page-live-from another site",
    "what a client claims is dropped": "socket at the root-stream---stranger with a seal",
    "what a visitor claims is dropped": "socket-stream-live-with a seal",
    "what else a browser proves is dropped": "way in-health-live-signed in elsewhere",
    "closed doors": "root-agent---staff",
    "doors for staff": "root-download---stranger",
    "the address of an open link": "redeem-address-revoked-at this machine",
    "the cookie of a visit": "way in-page-live-at this machine",
    "the link is open": "way in-page-revoked-of the link",
    "the passphrase": "way in-health-locked-of the link",
    "visits are told apart": "session-live-live-another browser",
    "doors for links": "way in-component-live-of the link",
    "pages of the link": "way in-page-live-of the link",
    "downloads are allowed": "way in-download-bounded-of the link",
    "files were named": "way in-media-live-of the link",
    "files may be brought": "way in-upload-live-of the link",
    "kinds of messages": "message-clear_cache-live-of the link",
    "size and form of messages": "frame-garbage-live",
    "the link is asked at every message": "while open-asks-revoked",
    "the watch over sockets": "while open-is silent-revoked",
    "room for sockets": "room-",
    "guesses of addresses": "guess-address-revoked",
    "guesses of passphrases": "guess-passphrase",
    "the word of the form": "form-",
    "the scope of a link": "page-plan_and_together-live",
    "the scope of a file": "way in-download-live-of the link",
    "whose files were handed in": "page-exchange-live",
    "answers are kept by their scope": "page-plan_and_together-live",
    "the seal": "socket at the root-stream---forger",
    "pages ask the link": "while open-asks-revoked",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("matrix")
    wanted = {name: {"allows_downloads": True} for name in (*STATES, "open")} | {
        "of another link": {"partner_id": "P-CYC"}
    }
    cookies: dict[str, dict[str, str]] = {}

    def prepare(warehouse: Warehouse, made: dict[str, tuple[str, str]]) -> None:
        cookies.update(_visited(warehouse, made, folder))
        _hand_in(warehouse)

    with serving(folder, wanted, prepare=prepare) as served:
        yield House(served, cookies, served.tell("seal"), _forged())


def _visited(warehouse: Warehouse, made: dict[str, tuple[str, str]], folder: Path) -> dict[str, dict[str, str]]:
    """The cookies of one visit per link, of two to the live one, and every link changed to its state afterwards."""
    visits, there = Visits(secret_of(folder)), {link.link_id: link for link in links(warehouse)}
    cookies: dict[str, dict[str, str]] = {"another browser": _cookies(visits, there[made["live"][0]], None)}
    for name, (link_id, _) in made.items():
        cookies[name] = _cookies(visits, there[link_id], STATES.get(name, {}).get("passphrase"))
        for column, value in (columns_of(name, link_id) if name in STATES else {}).items():
            with warehouse.writing() as writer:
                writer.cursor.execute(
                    f"update share_link set {column} = $value where link_id = $link_id",
                    {"value": value, "link_id": link_id},
                )
    return cookies


def _cookies(visits: Visits, link: Link, passphrase: str | None) -> dict[str, str]:
    now = NOW.replace(tzinfo=UTC)
    visit, cookie = visits.begun(link, now)
    return {VISIT_COOKIE: cookie, UNLOCK_COOKIE: visits.unlocked(visit, replace(link, passphrase=passphrase), now)[1]}


def _hand_in(warehouse: Warehouse) -> None:
    """The cyclists have handed in a file."""
    row = {
        "offered_id": "f1", "link_id": "another", "link_label": "Cyclists", "initiative_id": "green",
        "partner_id": "P-CYC", "offered_by": "Riverside Cyclists", "note": "", "offered_at_utc": NOW,
        "file_name": "Riverside Cyclists.csv", "file_sha256": "-", "file_bytes": 1, "export_kind": "generic.posts",
        "account_ids": ["fb-cyc"], "answers": "{}", "rows_read": 1, "rows_rejected": 0, "state": "waiting",
    }  # fmt: skip # a row of the table
    with warehouse.writing() as writer:
        writer.insert("offered_file", [row])


def _forged() -> str:
    """The word of staff, sealed with a key that anybody can guess."""
    word = "local:::0:"
    return f"{word}|{hmac.new(b'', word.encode(), sha256).hexdigest()}"


def test_the_matrix_is_as_large_as_what_exists() -> None:
    assert len(CASES) > 1_900
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_word_of_another_is_sent_and_nothing_opens_but_what_the_link_opens(house: House, case: Case) -> None:
    assert case.faults(house) == []


def test_staff_read_what_the_link_holds_back(house: House) -> None:
    staff = Visitor(house.served)
    with staff.socket() as socket:
        heard = run(socket, asking("partner", query="partner=P-CYC"))[1]

    assert [word for word in CANARIES if word in heard] != []


@pytest.mark.parametrize("guard", [*GUARDS, *INNER])
def test_without_any_one_guard_a_case_is_red(house: House, guard: str) -> None:
    cases = [case for case in CASES if case.name.startswith(SEEN_BY[guard])]

    assert any(_without(house, guard, case) for case in cases)


@pytest.mark.skipif(not IS_LONG, reason="takes minutes: the long form, make soak")
@pytest.mark.parametrize("guard", [*GUARDS, *INNER])
def test_how_many_cases_are_red_without_each_guard(
    house: House, guard: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [_without(house, guard, case) for case in CASES]
    red, words = sum(map(bool, found)), sum(any("the word" in fault for fault in faults) for faults in found)

    with capsys.disabled():
        print(f"\n{guard}: {red} of {len(CASES)} cases red, {words} with a word of another")  # noqa: T201 - a report
    assert red > 0


def _without(house: House, guard: str, case: Case) -> list[str]:
    """The faults of a case without a guard. What stands before it is away as well, and shows no fault by itself.

    A case that breaks off has no fault to show: only a word that was sent or a door that opened counts.
    """
    before = INNER[guard][2] if guard in INNER else ()
    house = replace(house, patience=3.0 if IS_LONG else 1.0)
    house.served.tell("remove", *before)
    try:
        known = case.faults(house) if before else []
        house.served.tell("remove", guard)
        return [fault for fault in case.faults(house) if fault not in known]
    except (InvalidStatus, ConnectionClosed, HTTPException, OSError):
        return []
    finally:
        house.served.tell("put_back")
