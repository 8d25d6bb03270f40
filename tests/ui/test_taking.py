"""What a visitor may take away follows from who they are at that moment; filters narrow it and never widen it."""

import csv
import io
import re
import zipfile
import zlib
from base64 import a85decode
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from partnerboard.errors import AnswerStopped
from partnerboard.insights.scorecard import scorecard
from partnerboard.insights.workspace import everything
from partnerboard.settings import Settings
from partnerboard.sharing.links import PAGES
from partnerboard.sharing.visitors import Visitor
from partnerboard.ui import address_view, admitted, filters, gate, taking, workspace
from partnerboard.ui.telling import targets
from partnerboard.ui.workspace import Workspace
from partnerboard.warehouse import overtime
from tests import endless
from tests.queries.agreed import AS_OF, target, version
from tests.queries.world import World

HERE, LINK = Visitor("local"), Visitor("link", "link-a")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
CANARY = "canary"  # in every name and text of the other partner


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Two partners in August 2026, each with a post, a target and a name of its own."""
    house = Workspace(Settings(folder=tmp_path_factory.mktemp("data"), workspace="own"))
    house.start()
    world = World(house.warehouse)
    world.initiative("mwt", date(2026, 8, 1), date(2026, 8, 31))
    world.partner("P-A", "alder")
    world.partner("P-B", CANARY)
    for account_id, org_id in (("x-a", "alder"), (f"x-{CANARY}", CANARY)):
        world.account(account_id, "x", owner_org_id=org_id)
    world.rule("hashtag", "#mwt", 6)
    world.batch("B", AS_OF)
    for whose, account_id, number in (("alder", "x-a", 100.0), (CANARY, f"x-{CANARY}", 900.0)):
        world.caption(f"=post of {whose} #mwt", hashtags=("mwt",))
        post = f"x:{whose}"
        world.told("B", post, account_id, date(2026, 8, 12), caption_id=f"=post of {whose} #mwt", exposures=number)
    for place, (whose, partner_id) in enumerate((("alder", "P-A"), (CANARY, "P-B"))):
        target(world, f"views of {whose}", "exposures", partner_id=partner_id, position=place)
        version(world, f"views of {whose}", 1, date(2026, 8, 1), value=200.0, reason=f"reason of {whose}")
    assert world.warehouse is house.warehouse
    share(house)
    yield house
    house.stop()


@pytest.fixture
def house(filled: Workspace, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    for module in (workspace, taking, address_view, admitted, filters, gate):
        monkeypatch.setattr(module, "workspace", lambda: filled)
    before = filled.warehouse.data_version
    yield filled
    if filled.warehouse.data_version != before:
        share(filled)


def share(house: Workspace, **said: Any) -> None:
    """The only link is as said: of P-A, live, for everything that can be downloaded."""
    row = {
        "link_id": LINK.subject, "token_sha256": "-", "label": "Alder", "initiative_id": "mwt", "partner_id": "P-A",
        "pages": list(PAGES), "shows_people": False, "shows_costs": False, "shows_others": False,
        "allows_downloads": True, "created_by": "ivy", "created_at_utc": LONG_AGO, "state": "live", "revision": 1,
        "expires_at_utc": datetime(2999, 1, 1, tzinfo=UTC),
    }  # fmt: skip # a row of the table
    with house.warehouse.writing() as writer:
        writer._cursor.execute("truncate share_link")
        writer.insert("share_link", [row | said])


def taken(visitor: Visitor, what: str, ending: str, **query: list[str]) -> bytes:
    assert taking.has(visitor, what, ending)
    found = taking.made(visitor, what, ending, query)
    assert found is not None
    return found.body


def rows(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def text_of(body: bytes) -> str:
    """Everything that a file says, whatever it is packed in."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            return "".join(f"{name}{parts.read(name).decode()}" for name in parts.namelist())
    if body.startswith(b"%PDF"):
        streams = re.findall(rb"/Filter \[ /ASCII85Decode /FlateDecode \].*?stream\r?\n(.*?)~>", body, re.DOTALL)
        return b"".join([body, *(zlib.decompress(a85decode(each)) for each in streams)]).decode("latin-1")
    return body.decode()


EVERY = [(what, ending) for what, (endings, _) in taking.OFFERED.items() for ending in endings]


@pytest.mark.parametrize(("what", "ending"), EVERY)
@pytest.mark.parametrize(
    "query",
    [
        {},
        {"partners": ["CANARY"]},
        {"partners": ["ALDER", "CANARY"], "partner": ["Canary", "P-B"]},
        {"initiative": ["other", "mwt"], "period": ["2020-01-01", "2099-01-01"], "search": ["post of"]},
    ],
)
def test_T24_a_file_of_a_link_names_no_other_partner_whatever_its_address_asks(
    house: Workspace, what: str, ending: str, query: dict[str, list[str]]
) -> None:
    said = text_of(taken(LINK, what, ending, **query)).casefold()

    assert CANARY not in said
    assert "alder" in said or what == "definitions"
    name = taking.made(LINK, what, ending, query)
    assert name is not None
    assert CANARY not in name.name
    assert name.name.startswith(f"{what}-mwt-alder-2026-08-29.")


def test_staff_get_everything_and_the_rows_of_a_link_are_a_part_of_it(house: Workspace) -> None:
    assert [row["Post"] for row in rows(taken(HERE, "posts", "csv"))] == [
        "'=post of alder #mwt",
        "'=post of canary #mwt",
    ]
    assert [row["Post"] for row in rows(taken(LINK, "posts", "csv"))] == ["'=post of alder #mwt"]
    assert [row["Exposures"] for row in rows(taken(LINK, "posts", "csv"))] == ["100"]
    assert [row["Target"] for row in rows(taken(LINK, "scorecard", "csv"))] == ["views of alder"]


def test_the_figures_are_those_of_the_page(house: Workspace) -> None:
    scope = house.asked(everything)
    found = address_view.found(address_view.Allowed(scope, None), {})
    assert found is not None
    shown = targets.rows(house.asked(scorecard, scope, found[1]).results, "GBP").to_dict("records")

    given = rows(taken(HERE, "scorecard", "csv"))

    assert [(row["Target"], row["So far"], row["Agreed"], row["Pace"]) for row in given] == [
        ("views of alder", "100", "200", "0.5"),
        ("views of canary", "900", "200", "4.5"),
    ]
    assert [(row["Target"], row["So far, in words"], row["Status"]) for row in given] == [
        (row["target"], row["actual_text"], row["status"]) for row in shown
    ]
    assert [row["Reason"] for row in given] == ["reason of alder", "reason of canary"]


def test_filters_of_an_address_narrow_a_file(house: Workspace) -> None:
    assert [row["Partner"] for row in rows(taken(HERE, "weeks", "csv", partner=["Alder"]))][:1] == ["Alder"]
    assert {row["Partner"] for row in rows(taken(HERE, "weeks", "csv", partners=["CANARY"]))} == {"Canary"}
    assert rows(taken(HERE, "posts", "csv", period=["2026-08-13", "2026-08-31"])) == []
    assert len(rows(taken(HERE, "posts", "csv", search=["alder"]))) == 1
    assert [row["Target"] for row in rows(taken(HERE, "scorecard", "csv", partner=["ALDER"]))] == ["views of alder"]


def test_a_week_without_a_post_is_a_zero_and_one_after_the_last_export_is_empty(house: Workspace) -> None:
    weeks = {row["Week of"]: row["Exposures"] for row in rows(taken(LINK, "weeks", "csv"))}

    assert weeks == {"2026-07-27": "0", "2026-08-03": "0", "2026-08-10": "100", "2026-08-17": "0", "2026-08-24": "0",
                     "2026-08-31": ""}  # fmt: skip # one week after another


def test_a_file_says_what_its_link_leaves_out(house: Workspace) -> None:
    assert "are not part of this link" not in text_of(taken(HERE, "scorecard", "xlsx"))
    assert "Targets that count other partners and costs are not part of this link." in text_of(
        taken(LINK, "scorecard", "xlsx")
    )
    assert "not part of this link" in text_of(taken(LINK, "scorecard", "pdf"))


def test_people_are_named_where_the_link_says_so(house: Workspace) -> None:
    assert "Who acts" not in rows(taken(LINK, "scorecard", "csv"))[0]

    share(house, shows_people=True)

    assert "Who acts" in rows(taken(LINK, "scorecard", "csv"))[0]


@pytest.mark.parametrize(
    "said",
    [
        {"allows_downloads": False},
        {"state": "revoked"},
        {"state": "paused"},
        {"expires_at_utc": LONG_AGO},
        {"initiative_id": "gone"},
        {"partner_id": "P-GONE"},
        {"link_id": "another"},
        {"pages": ["exchange"]},
    ],
)
def test_T22_what_a_link_does_not_open_at_this_moment_cannot_be_taken(house: Workspace, said: dict[str, Any]) -> None:
    assert all(taking.has(LINK, what, ending) for what, ending in EVERY)

    share(house, **said)

    assert not any(taking.has(LINK, what, ending) for what, ending in EVERY)
    assert taking.made(LINK, "posts", "csv", {}) is None


def test_each_file_belongs_to_a_page_of_the_link(house: Workspace) -> None:
    share(house, pages=["our_posts"])

    assert {what for what, ending in EVERY if taking.has(LINK, what, ending)} == {"posts"}


def test_days_outside_a_link_are_in_none_of_its_files(house: Workspace) -> None:
    share(house, since=date(2026, 8, 13), until=date(2026, 8, 31))

    assert rows(taken(LINK, "posts", "csv", period=["2026-08-01", "2026-08-31"])) == []


def test_T49_a_file_of_a_link_that_takes_too_long_is_stopped_and_the_staff_have_no_limit(
    house: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = endless.write_into(tmp_path)
    monkeypatch.setattr(admitted, "ANSWER_SECONDS", 0.2)
    monkeypatch.setattr(taking, "ranked", lambda warehouse, *_, **__: warehouse.ask(name))

    with pytest.raises(AnswerStopped):
        taking.made(LINK, "posts", "csv", {})

    monkeypatch.undo()
    for visitor, seconds in ((LINK, 10), (HERE, None)):
        with admitted.patience_with(visitor):
            assert overtime._limit.get() == seconds


def test_while_the_workspace_is_not_ready_there_is_nothing_to_take(
    house: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Workspace(Settings(folder=tmp_path, workspace="own"))
    monkeypatch.setattr(taking, "workspace", lambda: closed)

    assert not taking.has(HERE, "posts", "csv")


def test_one_row_in_the_trail_says_who_took_what(monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[Any] = []
    monkeypatch.setattr(taking.trail, "note", lambda kind, **said: noted.append((kind, said)))

    taking.note(LINK, "posts.csv", "198.51.100.7")
    taking.note(HERE, "scorecard.pdf", "127.0.0.1")
    taking.note(Visitor("member", "m-ivy"), "weeks.xlsx", None)

    assert noted == [
        ("downloaded", {"actor": "a visitor", "link_id": "link-a", "network": "198.51.100.7", "detail": "posts.csv"}),
        ("downloaded", {"actor": "this machine", "link_id": None, "network": "127.0.0.1", "detail": "scorecard.pdf"}),
        ("downloaded", {"actor": "m-ivy", "link_id": None, "network": None, "detail": "weeks.xlsx"}),
    ]
