"""Every case of who comes in where: ways in, visitors and states of a link, made from what exists.

The ways are those of `server.entries`, which other tests hold to the routes and messages that are served; visitors and
states are those of `matrix_house`. A case answers with its faults: a word of another partner in any byte that was sent,
or something that opened, or passed the doors, and should not have.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from itertools import product
from typing import Any
from urllib.parse import urlencode

import streamlit  # noqa: F401 - its messages can only be imported after it
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from partnerboard.server.entries import ENTRIES, MESSAGES, READ, SOCKET, Entry
from partnerboard.server.link_world import THEIR_COOKIES
from partnerboard.server.messages import LARGEST
from partnerboard.server.sockets import ENDED, PER_NETWORK
from partnerboard.sharing.links import PAGES
from partnerboard.sharing.throttle import PASSPHRASE, UNKNOWN
from partnerboard.ui.taking import OFFERED
from partnerboard.ui.visit import page_names
from tests.server.link_server import Visitor, run
from tests.server.matrix_house import AT_THE_ROOT, CANARIES, MEETING, OPEN, OWN, STATES, STATUS, Case, House, columns_of

ANSWERED = tuple(entry for entry in ENTRIES if entry.methods != SOCKET)
FRAMES: dict[str, str | bytes] = {"words": "words", "garbage": b"\xff\xffgarbage", "too large": b""}  # made when sent
OVER = tuple(state for state in STATES if state != "live")


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


def is_open(case: Case, address: str) -> bool:
    """Whether an address below a link opens; nobody was told of the file and the session that stand for all."""
    if (case.state, case.who) not in OPEN or case.at.link != "admitted":
        return False
    if case.state == "bounded" and case.at.name in ("download", "page"):
        return case.at.name == "page" and address in ("/", "/summary")
    return case.at.name != "page" or address == "/" or address[1:] in PAGES


def way_in(house: House, case: Case) -> Iterator[str]:
    """A way in below a link opens what the link opens to its visitor."""
    visitor, headers = house.visitor(case.state, case.who)
    may_unlock = case.at.name == "page" and (case.state, case.who) == ("locked", "of the link")
    for address, method in product(addresses_of(case.at), case.at.methods):
        status, body, said = visitor.ask(method, f"{visitor.prefix}{address}", b"", **headers)
        yield from _words(f"{method} {address}", body + str(said).encode())
        if is_open(case, address):
            yield from (f"proved {cookies}" for _, cookies in house.came() if {*cookies} - {*THEIR_COOKIES})
        elif not (may_unlock and method in READ and status == 303 and said["location"].endswith("/unlock")):
            yield from _opened(house, f"{method} {address}", status, STATUS.get(case.who, 404))


def at_the_root(house: House, case: Case) -> Iterator[str]:
    """A way in at the root opens to staff, or to everybody; what is for nobody is closed below a page, too."""
    visitor, headers = house.outside(case.who)
    below = [f"/portfolio{address}" for address in addresses_of(case.at) if case.at.staff == "never"]
    uses = {"staff": case.at.staff in ("open", "admitted")}
    may = uses.get(case.who, case.who not in STATUS and case.at.nobody == "open")
    if may and case.who == "staff":
        return
    for address, method in product((*addresses_of(case.at), *below), case.at.methods):
        status, body, said = visitor.ask(method, address, b"", **headers)
        yield from _words(f"{method} {address}", body + str(said).encode())
        if not may:
            yield from _opened(house, f"{method} {address}", status, STATUS.get(case.who, 404))


def redeemed(house: House, case: Case) -> Iterator[str]:
    """An address that was sent to a partner, and the form of its passphrase, answer while the link is open only."""
    visitor, headers = house.visitor(case.state, case.who)
    for path in (f"/share/{house.served.links[case.state][1]}", f"{visitor.prefix}/unlock"):
        status, body, said = visitor.ask("GET", path, **headers)
        yield from _words(path, body + str(said).encode())
        if case.who in STATUS or case.state not in ("live", "bounded", "locked"):
            # who asks for so many that are not open is asked to wait
            yield from _opened(house, path, status, STATUS.get(case.who, 404), 429)


def socket(house: House, case: Case) -> Iterator[str]:
    """A socket opens to the visitor of an open link, and a page over it is theirs."""
    visitor, headers = house.visitor(case.state, case.who)
    yield from _socket(house, visitor, headers, may=(case.state, case.who) in OPEN)


def socket_at_the_root(house: House, case: Case) -> Iterator[str]:
    """A socket at the root opens to everybody, and shows strangers nothing."""
    visitor, headers = house.outside(case.who)
    yield from _socket(house, visitor, headers, may=case.who not in STATUS)


def message(house: House, case: Case) -> Iterator[str]:
    """A message that a visitor of a link may not send does not pass; none brings a word of another."""
    visitor, headers = house.visitor(case.state, case.who)
    may = case.at.link == "admitted" or (case.at.link == "exchange" and case.state != "bounded")
    with socket_of(visitor, headers) as here:
        here.send(sample(case.at.name))
        heard = run(here, asking("plan_and_together"))[1]
    yield from _words(case.at.name, heard, *CANARIES, b"Metric guide")
    yield from (what for what, _ in house.came() if what == f"message {case.at.name}" and not may)


def frame(house: House, case: Case) -> Iterator[str]:
    """What no page sends ends the socket, and does not pass."""
    visitor, headers = house.visitor(case.state, case.who)
    with socket_of(visitor, headers) as here:
        with suppress(ConnectionClosed):  # it may be closed before all of it is sent
            here.send(FRAMES[case.at] or asking("summary", query="x" * LARGEST))
        code, heard = heard_out(here, house.patience)
    yield from _words(case.at, heard)
    if code not in {1002, 1003, 1009}:
        yield f"the socket ends with {code}"
    yield from (what for what, _ in house.came() if what.startswith("message"))


def page(house: House, case: Case) -> Iterator[str]:
    """No page holds a word of another, whatever is asked of it."""
    visitor, headers = house.visitor(case.state, case.who)
    with socket_of(visitor, headers) as here:
        heard = run(here, asking(case.at, query="partner=P-CYC&partners=P-CYC&initiative=green"))[1]
    yield from _words(case.at, heard, *(word for word in CANARIES if word != b"P-CYC"))  # that came with the question


def while_open(house: House, case: Case) -> Iterator[str]:
    """A page that is open when its link ends is closed, whether or not it asks for anything."""
    visitor, headers = house.visitor("open", case.who)
    link_id = house.served.links["open"][0]
    with socket_of(visitor, headers) as here:
        run(here, asking("summary"))
        before = house.served.tell("change", link_id, columns_of(case.state, link_id))
        try:
            if case.at == "asks":
                here.send(asking("summary"))
            code, heard = heard_out(here, house.patience)
        finally:
            house.served.tell("change", link_id, before)
    yield from _words(case.at, heard, *CANARIES, OWN)
    if code != ENDED:
        yield f"the socket ends with {code}"


def session(house: House, case: Case) -> Iterator[str]:
    """A session takes files from the browser that began it, and is taken up by no other."""
    mine, _ = house.visitor("live", "unlocked")
    other, headers = house.visitor(case.state, case.who) if case.who != "staff" else house.outside("staff")
    with mine.socket() as here:
        began, _ = run(here, asking("exchange"))
        house.came()
        status, _, _ = other.ask("PUT", f"{other.prefix}/_stcore/upload_file/{began}/1", b"x", **headers)
        yield from _opened(house, "PUT into it", status, 404)
    with ExitStack() as opened, suppress(InvalidStatus):
        there = opened.enter_context(other.socket(began))
        if run(there, asking(""))[0] == began:
            yield "the session is taken up"


def form(house: House, case: Case) -> Iterator[str]:
    """A passphrase is weighed only where the form was given to this very visit."""
    visitor, headers = house.visitor(case.state, case.who)
    said = urlencode({"word": case.at, "passphrase": "wrong words"}).encode()
    _, body, _ = visitor.ask("POST", f"{visitor.prefix}/unlock", said, **headers)
    yield from _words("the form", body)
    if b"Try once more." not in body:
        yield "a passphrase is weighed"


def guesses(house: House, case: Case) -> Iterator[str]:
    """Whoever tries too often is asked to wait."""
    visitor, headers = house.visitor(case.state, case.who)
    path, tries = ("/share/pl1_guessed", UNKNOWN.tries) if case.at == "address" else ("", PASSPHRASE.tries)
    found = set()
    for _ in range(tries + 1):
        if path:
            status, body, _ = visitor.ask("GET", path, **headers)
        else:
            given = visitor.ask("GET", f"{visitor.prefix}/unlock", **headers)[1]
            word = given.partition(b'name="word" value="')[2].partition(b'"')[0].decode()
            said = urlencode({"word": word, "passphrase": "wrong words"}).encode()
            status, body, _ = visitor.ask("POST", f"{visitor.prefix}/unlock", said, **headers)
        yield from _words("the answer", body)
        found.add(status)
    if 429 not in found:
        yield f"{tries + 1} tries are answered with {sorted(found)}"


def room(house: House, case: Case) -> Iterator[str]:
    """One network has so many sockets and no more."""
    visitor, headers = house.visitor(case.state, case.who)
    refused = 0
    with ExitStack() as opened:
        for _ in range(PER_NETWORK + 1):
            try:
                opened.enter_context(socket_of(visitor, headers))
            except InvalidStatus as no:
                refused += 1
                yield from _words("the answer", no.response.body or b"")
    for _ in range(200):  # until those are gone: the next case wants one
        with suppress(InvalidStatus), socket_of(visitor, headers):
            break
    if not refused:
        yield f"{PER_NETWORK + 1} sockets are open"


def socket_of(visitor: Visitor, headers: dict[str, str]) -> ClientConnection:
    """A socket of somebody who sends these headers."""
    return visitor.socket(**{name.replace("_", "-"): value for name, value in headers.items()})


def heard_out(socket: ClientConnection, seconds: float) -> tuple[int | None, bytes]:
    """The code that a socket ends with, and all that comes before; None: a page is run, or nothing happens to it."""
    heard, told = b"", ForwardMsg()
    try:
        while told.WhichOneof("type") != "script_finished":
            came = socket.recv(timeout=seconds)
            assert isinstance(came, bytes)
            heard += came
            told.ParseFromString(came)
    except ConnectionClosed as closed:
        return (closed.rcvd.code if closed.rcvd else None), heard
    except TimeoutError:
        pass
    return None, heard


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


def _words(where: str, sent: bytes, *words: bytes) -> Iterator[str]:
    yield from (f"{where}: the word {word.decode()}" for word in words or CANARIES if word in sent)


def _opened(house: House, what: str, status: int, *refusals: int) -> Iterator[str]:
    if status not in refusals:
        yield f"{what} is answered with {status}"
    yield from (f"{passed} passes the doors" for passed, _ in house.came())


def _socket(house: House, visitor: Visitor, headers: dict[str, str], *, may: bool) -> Iterator[str]:
    try:
        with socket_of(visitor, headers) as here:
            if not may:
                yield "a socket opens"
            yield from _words("a page", run(here, asking("partner", query="partner=P-CYC"))[1], *CANARIES[:3])
    except InvalidStatus as refused:
        yield from _words("the answer", refused.response.body or b"")
        if may:
            yield f"no socket opens: {refused.response.status_code}"


_Look = Callable[[House, Case], Iterator[str]]
_LIVE, _LOCKED = [("live", "of the link")], [("locked", "of the link")]
_KINDS: tuple[tuple[str, Iterable[Any], Iterable[tuple[str, str]], _Look], ...] = (
    ("way in", ANSWERED, MEETING, way_in),
    ("redeem", ["address"], MEETING, redeemed),
    ("socket", ["stream"], MEETING, socket),
    ("root", ANSWERED, [("-", who) for who in AT_THE_ROOT], at_the_root),
    ("socket at the root", ["stream"], [("-", who) for who in AT_THE_ROOT if who != "staff"], socket_at_the_root),
    ("message", MESSAGES, sorted(OPEN), message),
    ("frame", FRAMES, [("live", "unlocked"), ("locked", "unlocked")], frame),
    ("page", sorted(page_names()), _LIVE, page),
    ("page", PAGES, [("bounded", "of the link")], page),
    ("while open", ["is silent", "asks"], [(state, "unlocked") for state in OVER], while_open),
    ("session", ["live"], [("live", "another browser"), ("live", "staff"), ("of another link",) * 2], session),
    ("form", ["", "0" * 64], _LOCKED, form),
    ("guess", ["passphrase"], _LOCKED, guesses),
    ("guess", ["address"], [("live", "robot"), ("revoked", "robot")], guesses),
    ("room", ["stream"], _LIVE, room),
)
CASES = tuple(
    Case(kind, state, who, at, look)
    for kind, ats, meeting, look in _KINDS
    for at, (state, who) in product(ats, meeting)
)
