"""Who may come in where: every way in, for every visitor, in every state of a link, made from what exists.

The ways are those of `server.entries`, which other tests hold to the routes and messages that are served. Behind them
stands the real server, with a link of the bank in each state. No byte of any answer to somebody at such a link may hold
a word about the cyclists, who are another partner, and nothing opens but what the state and the visitor's proof open.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
import streamlit  # noqa: F401 - its messages can only be imported after it
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus

from partnerboard.server.entries import ENTRIES, MESSAGES, SOCKET, Entry, Message
from partnerboard.sharing.links import PAGES, Link, links
from partnerboard.sharing.secret import secret_of
from partnerboard.sharing.visitors import VISITOR_HEADER, sealed
from partnerboard.sharing.visitors import Visitor as Sealed
from partnerboard.sharing.visits import UNLOCK_COOKIE, VISIT_COOKIE, Visits
from partnerboard.ui.taking import OFFERED
from partnerboard.warehouse import Warehouse
from tests.server.link_server import Served, Visitor, run, serving

CANARIES = (b"Riverside Cyclists", b"Loud Studio", b"Cyclists", b"P-CYC")
NOW = datetime.now(UTC)  # noqa: TID251 - the server has the clock of the machine

# What has become of a link since its visitor opened it, as columns of its row.
STATES: dict[str, dict[str, object]] = {
    "live": {},
    "locked": {"passphrase": "scrypt$of$somebody"},
    "draft": {"state": "draft"},
    "paused": {"state": "paused"},
    "revoked": {"state": "revoked"},
    "expired": {"expires_at_utc": NOW - timedelta(seconds=1)},
    "ungrounded": {"partner_id": "P-GONE"},
    "rotated": {"token_sha256": "another", "revision": 2},
}
VISITORS = ("at this machine", "of the link", "unlocked", "of another link", "forger", "robot", "through a proxy")
OPEN = {("live", "of the link"), ("live", "unlocked"), ("locked", "unlocked")}
ANSWERED = [entry for entry in ENTRIES if entry.methods != SOCKET]


@dataclass
class House:
    """The running server, and for each state the visit that its visitor proves, and its passphrase."""

    served: Served
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    def visitor(self, state: str, who: str) -> tuple[Visitor, dict[str, str]]:
        """Somebody at the link of a state, and the headers that they send."""
        held = self.cookies[state]
        other = {VISIT_COOKIE: self.cookies["of another link"][VISIT_COOKIE]}
        known = {
            "of the link": {VISIT_COOKIE: held[VISIT_COOKIE]},
            "unlocked": held,
            "of another link": other,
            "forger": {name: value[:-4] + "0000" for name, value in held.items()},
        }
        headers = {
            "forger": {VISITOR_HEADER.replace("-", "_"): sealed(Sealed("local"))},
            "robot": {"user_agent": "WhatsApp/2.23"},
            "through a proxy": {"x_forwarded_for": "127.0.0.1", "x_real_ip": "127.0.0.1"},
        }
        return Visitor(self.served, state, dict(known.get(who, {}))), headers.get(who, {})


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("matrix")
    wanted = {name: {"allows_downloads": True} for name in STATES} | {"of another link": {"partner_id": "P-CYC"}}
    cookies: dict[str, dict[str, str]] = {}

    def prepare(warehouse: Warehouse, made: dict[str, tuple[str, str]]) -> None:
        cookies.update(_visited(warehouse, made, folder))

    with serving(folder, wanted, prepare=prepare) as served:
        yield House(served, cookies)


def _visited(warehouse: Warehouse, made: dict[str, tuple[str, str]], folder: Path) -> dict[str, dict[str, str]]:
    """The cookies of one visit per link, and every link changed to its state afterwards."""
    visits, there = Visits(secret_of(folder)), {link.link_id: link for link in links(warehouse)}
    cookies: dict[str, dict[str, str]] = {}
    for name, (link_id, _) in made.items():
        cookies[name] = _cookies(visits, there[link_id], STATES.get(name, {}))
        for column, value in STATES.get(name, {}).items():
            with warehouse.writing() as writer:
                writer.cursor.execute(
                    f"update share_link set {column} = $value where link_id = $link_id",
                    {"value": value, "link_id": link_id},
                )
    return cookies


def _cookies(visits: Visits, link: Link, becomes: dict[str, object]) -> dict[str, str]:
    visit, cookie = visits.begun(link, NOW)
    locked = replace(link, passphrase=becomes.get("passphrase"))  # type: ignore[arg-type] # a word or None
    return {VISIT_COOKIE: cookie, UNLOCK_COOKIE: visits.unlocked(visit, locked, NOW)[1]}


def addresses_of(entry: Entry) -> list[str]:
    """Every address of a way in that there is, or one that stands for all."""
    if entry.name == "page":
        return ["/", *(f"/{page}" for page in PAGES), "/portfolio", "/partner?partner=P-CYC"]
    if entry.name == "download":
        files = [f"{what}.{ending}" for what, (endings, _) in OFFERED.items() for ending in endings]
        return [f"/download/{name}?partner=P-CYC&partners=P-CYC" for name in files]
    named = {"{session}": "x", "{file}": "x", "{name:path}": "a" * 56 + ".svg", "{link}": "x", "{name}": "x"}
    path = entry.path
    for place, value in named.items():
        path = path.replace(place, value)
    return [path]


def held_back(answer: bytes) -> list[bytes]:
    """The words of another partner in an answer."""
    return [word for word in CANARIES if word in answer]


def test_the_matrix_is_as_large_as_what_exists() -> None:
    assert len(STATES) * len(VISITORS) * (len(ANSWERED) + len(MESSAGES)) > 2_000


@pytest.mark.parametrize(("state", "who"), [*product(STATES, VISITORS)])
@pytest.mark.parametrize("entry", ANSWERED, ids=lambda entry: entry.name)
def test_a_way_in_opens_what_the_link_opens_to_its_visitor_and_no_word_of_another(
    house: House, entry: Entry, state: str, who: str
) -> None:
    visitor, headers = house.visitor(state, who)
    for address, method in product(addresses_of(entry), entry.methods):
        status, body, said = visitor.ask(method, f"{visitor.prefix}{address}", b"", **headers)

        assert held_back(body + str(said).encode()) == []
        if (state, who) not in OPEN or entry.link == "never":
            is_sent_to_the_form = said.get("location", "").endswith("/unlock")
            assert (status, is_sent_to_the_form) in {(404, False), (303, (state, who) == ("locked", "of the link"))}


@pytest.mark.parametrize(("state", "who"), [*product(STATES, VISITORS)])
def test_a_link_is_redeemed_and_unlocked_while_it_is_open_only(house: House, state: str, who: str) -> None:
    visitor, headers = house.visitor(state, who)
    token = house.served.links[state][1]
    for path in (f"/share/{token}", f"{visitor.prefix}/unlock"):
        status, body, said = visitor.ask("GET", path, **headers)

        assert held_back(body + str(said).encode()) == []
        if state not in {"live", "locked"}:
            assert status in {404, 429}  # who asks for so many that are not open is asked to wait


@pytest.mark.parametrize(("state", "who"), [*product(STATES, VISITORS)])
def test_a_socket_opens_to_the_visitor_of_an_open_link(house: House, state: str, who: str) -> None:
    visitor, headers = house.visitor(state, who)
    if (state, who) in OPEN:
        with visitor.socket(**{name.replace("_", "-"): value for name, value in headers.items()}) as socket:
            assert held_back(run(socket, asking(""))[1]) == []
        return
    with pytest.raises(InvalidStatus) as refused:
        visitor.socket(**{name.replace("_", "-"): value for name, value in headers.items()})
    assert held_back(refused.value.response.body or b"") == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.name)
@pytest.mark.parametrize(("state", "who"), sorted(OPEN))
def test_no_message_brings_a_word_of_another(house: House, message: Message, state: str, who: str) -> None:
    visitor, _ = house.visitor(state, who)
    with visitor.socket() as socket:
        socket.send(sample(message.name))
        heard = run(socket, asking("plan_and_together"))[1]

    assert held_back(heard) == []
    assert b"Metric guide" not in heard


@pytest.mark.parametrize("page", [*PAGES, "portfolio", "partner", "scorecard", "imports", "shared_links"])
def test_no_page_holds_a_word_of_another(house: House, page: str) -> None:
    visitor, _ = house.visitor("live", "of the link")
    with visitor.socket() as socket:
        heard = run(socket, asking(page, query="partner=P-CYC&partners=P-CYC&initiative=green"))[1]

    assert [word for word in held_back(heard) if word != b"P-CYC"] == []  # that word came with the question


def test_staff_read_what_the_link_holds_back(house: House) -> None:
    staff = Visitor(house.served)
    with staff.socket() as socket:
        assert held_back(run(socket, asking("partner", query="partner=P-CYC"))[1]) != []


def asking(page: str, query: str = "") -> bytes:
    """A page to be run, as the pages ask for it."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    return bytes(message.SerializeToString())


def sample(name: str) -> bytes:
    """The smallest message of a kind."""
    message = BackMsg()
    kind, _, operation = name.partition(".")
    if BackMsg.DESCRIPTOR.fields_by_name[kind].message_type is None:
        setattr(message, kind, True)
    else:
        getattr(message, kind).SetInParent()
    if operation:
        getattr(getattr(message, kind), operation).SetInParent()
    return bytes(message.SerializeToString())
