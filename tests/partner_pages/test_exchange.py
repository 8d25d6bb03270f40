"""The exchange page and its staff side: what is let through, what is written, and what every press asks anew."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from partnerboard import agreements
from partnerboard.agreements import targets as agreeing
from partnerboard.agreements.initiative import Decision, Version
from partnerboard.ingest.offered.offered_file import OfferedFile, offered_files
from partnerboard.insights.imports import batches
from partnerboard.sharing.trail import happenings, trail
from partnerboard.ui.workspace import Workspace
from tests.ingest.exchanging import NOW, STAFF, THEIRS, posts
from tests.partner_pages.green import exchange_of, green_house, press, propose, shown, staff_page, write
from tests.partner_pages.opened import changed

CONTENT = posts(THEIRS, "2026-03-21")
FOREIGN = posts(THEIRS, "2026-03-21", platform="facebook", account="riversidecyclists")


@pytest.fixture(scope="module")
def opened_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with green_house(tmp_path_factory.mktemp("green")) as house:
        yield house


@pytest.fixture
def house(opened_house: Workspace) -> Workspace:
    """Nothing is handed in, no link is there, and 900,000 views wait for the bank."""
    with opened_house.warehouse.writing() as writer:
        for table in ("offered_file", "share_link", "share_event"):
            writer.cursor.execute(f"truncate {table}")
        writer.cursor.execute("delete from target_decision where version_no = 3 and org_id = 'bank'")
    opened_house.sweep()
    return opened_house


def brought(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """Drop files into the uploader of the page."""
    return app.file_uploader[0].set_value([(name, content, "text/csv") for name, content in files]).run()


def handed_in(app: AppTest, name: str = "theirs.csv", content: bytes = CONTENT) -> AppTest:
    """Bring one file and hand it in as Noor."""
    brought(app, (name, content))
    write(app, "Who hands it in", "Noor")
    return press(app, "Hand in one file")


def offered(house: Workspace) -> tuple[OfferedFile, ...]:
    return offered_files(house.warehouse, STAFF)


def third(house: Workspace) -> Version | None:
    """The proposal of 900,000 views, with what was said to it."""
    versions = agreements.load(house.warehouse).initiatives[0].targets[0].versions
    return next((each for each in versions if each.no == 3), None)


def words_of_the_bank(house: Workspace) -> list[Decision]:
    version = third(house)
    return [word for word in version.decisions if word.organisation == "bank"] if version else []


def uploads(house: Workspace) -> list[Path]:
    return [*house.settings.uploads.iterdir()] if house.settings.uploads.exists() else []


def answer(app: AppTest, verdict: str, *, name: str = "Noor", reason: str = "", may: bool = True) -> AppTest:
    """Fill the form of the proposal and send it."""
    app.radio[0].set_value(verdict)
    write(app, "Who says so", name)
    write(app, "Reason", reason)
    if may:
        app.checkbox[0].check()
    return press(app, "Send our answer")


def test_a_file_is_shown_beside_the_dashboard_and_waits_once_it_is_handed_in(house: Workspace) -> None:
    app = exchange_of(house, "L1")

    before = shown(brought(app, ("theirs.csv", CONTENT)))
    write(app, "Who hands it in", "Noor")
    write(app, "Note (optional)", "From Business Suite")
    after = shown(press(app, "Hand in one file"))

    assert "Both sides have three posts: all differ. One post is only in the file" in before
    assert "Taken are files about Green Streets on Instagram (joint)." in before
    assert "Handed in: theirs.csv. It waits for an answer, which is shown below." in after
    assert "waits for an answer</td>" in after
    [file] = offered(house)
    assert (file.offered_by, file.note, file.link_id, file.state) == ("Noor", "From Business Suite", "L1", "waiting")
    assert uploads(house) == []


def test_nothing_is_handed_in_by_nobody(house: Workspace) -> None:
    app = brought(exchange_of(house, "L1"), ("theirs.csv", CONTENT))

    assert "Say who you are: a name or an office." in shown(press(app, "Hand in one file"))
    assert offered(house) == ()


def test_T27_a_foreign_file_is_refused_and_its_bytes_are_gone(house: Workspace) -> None:
    app = brought(exchange_of(house, "L1"), ("cyclists.csv", FOREIGN))

    assert "cyclists.csv is not, or not only, about your accounts in this partnership" in shown(app)
    assert "Riverside" not in shown(app)
    assert uploads(house) == []
    assert not [each for each in app.button if each.label.startswith("Hand in")]


def test_the_same_bytes_again_are_named_before_anybody_presses(house: Workspace) -> None:
    app = handed_in(exchange_of(house, "L1"))

    again = shown(brought(app, ("copy.csv", CONTENT)))

    assert "by Noor. It waits for an answer." in again


@pytest.mark.parametrize(
    ("column", "value"), [("state", "revoked"), ("state", "paused"), ("pages", ["summary"]), ("partner_id", "P-GONE")]
)
def test_every_press_asks_the_link_anew(house: Workspace, column: str, value: object) -> None:
    app = brought(exchange_of(house, "L1"), ("theirs.csv", CONTENT))
    write(app, "Who hands it in", "Noor")
    changed(house.warehouse, "L1", column, value)

    press(app, "Hand in one file")

    assert offered(house) == ()


@pytest.mark.parametrize(
    ("column", "value"), [("state", "revoked"), ("state", "draft"), ("pages", ["summary"]), ("partner_id", "P-CYC")]
)
def test_an_answer_asks_the_link_anew_before_its_page_does(house: Workspace, column: str, value: object) -> None:
    app = exchange_of(house, "L1")
    changed(house.warehouse, "L1", column, value)

    answer(app, "agreed")

    assert words_of_the_bank(house) == []


def test_a_preview_shows_everything_and_writes_nothing(house: Workspace) -> None:
    app = exchange_of(house, "L1", is_preview=True, state="draft")

    refused = shown(handed_in(app))
    answer(app, "agreed")

    assert "Nothing can be handed in or answered through it." in refused
    assert offered(house) == ()
    assert words_of_the_bank(house) == []


def test_a_link_of_the_whole_partnership_says_that_it_answers_for_nobody(house: Workspace) -> None:
    app = exchange_of(house, "L1", None)

    assert "This link is for the partnership as a whole." in shown(app)
    assert [*app.file_uploader, *app.button] == []


def test_a_partner_agrees_to_a_proposed_value(house: Workspace) -> None:
    trail().begin(lambda: house.warehouse, lambda: NOW)
    app = exchange_of(house, "L1")
    assert (
        "Cyclists proposes 900,000 from 250,000 instead of 1,200,000 from 250,000, from 23 Mar 2026: “Rain”."
    ) in shown(app)
    assert "Over the 4 weeks of its period that is 225,000 a week." in shown(app)

    after = shown(answer(app, "agreed"))

    [word] = words_of_the_bank(house)
    assert (word.decision, word.by, word.reason) == ("agreed", "Noor, through link Bank, weekly", None)
    assert (
        "Recorded: you have agreed to 900,000 from 250,000 for views. Now everybody has, and it is in force from "
        "23 Mar 2026."
    ) in after
    assert "900,000 from 250,000 instead" not in after
    trail().flush()
    assert [(each.kind, each.actor, each.detail) for each in happenings(house.warehouse, "L1")] == [
        ("answered", "Noor, through link Bank, weekly", "agreed: G1, version 3")
    ]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": " "}, "Nobody is named."),
        ({"verdict": "rejected"}, "A rejection needs its reason."),
        ({"may": False}, "Tick that you may answer for your organisation."),
    ],
    ids=["name", "reason", "confirmation"],
)
def test_an_answer_that_lacks_something_is_not_recorded(house: Workspace, given: dict, words: str) -> None:
    app = exchange_of(house, "L1")

    assert words in shown(answer(app, **{"verdict": "agreed", **given}))
    assert words_of_the_bank(house) == []


def test_a_rejection_keeps_its_reason(house: Workspace) -> None:
    app = exchange_of(house, "L1")

    assert "you have rejected 900,000" in shown(answer(app, "rejected", reason="Too low"))
    assert [word.reason for word in words_of_the_bank(house)] == ["Too low"]


def test_a_proposal_that_was_withdrawn_or_replaced_meanwhile_is_not_answered(house: Workspace) -> None:
    app = exchange_of(house, "L1")
    stated = agreements.load(house.warehouse)
    agreements.change(house.warehouse, [agreeing.withdrawn(stated, "G1", 3)], actor="ivy", at_utc=NOW)
    propose(house.warehouse, 800_000)

    told = shown(answer(app, "agreed"))

    assert "Views was answered, withdrawn or changed since you opened this page, so nothing was recorded." in told
    assert words_of_the_bank(house) == []
    stated = agreements.load(house.warehouse)
    agreements.change(house.warehouse, [agreeing.withdrawn(stated, "G1", 3)], actor="ivy", at_utc=NOW)
    propose(house.warehouse, 900_000)


def test_a_proposal_that_was_answered_meanwhile_is_not_answered_twice(house: Workspace) -> None:
    first, second = exchange_of(house, "L1"), exchange_of(house, "L2", token_sha256="two")
    answer(first, "agreed")

    told = shown(answer(second, "rejected", reason="No"))

    assert "was answered, withdrawn or changed since you opened this page" in told
    assert [word.decision for word in words_of_the_bank(house)] == ["agreed"]


def test_only_parties_are_asked_and_others_are_not_named(house: Workspace) -> None:
    loud = exchange_of(house, "L1", "P-LOUD")
    bank = exchange_of(house, "L2", "P-BANK", token_sha256="two")

    assert "Waiting for your answer" not in shown(loud)
    assert "Loud" not in shown(bank)
    pinned = exchange_of(house, "L3", token_sha256="three", known_at_utc=datetime(2026, 3, 1, tzinfo=UTC))
    assert "900,000" in shown(bank)
    assert "900,000" not in shown(pinned)


def test_T34_names_and_notes_are_shown_inert_on_both_sides(house: Workspace) -> None:
    app = exchange_of(house, "L1")
    brought(app, ("<img src=x onerror=alert(1)>.csv", CONTENT))
    write(app, "Who hands it in", "![x](https://evil.example/b.png)")
    write(app, "Note (optional)", "<script>alert(1)</script>")
    partner = shown(press(app, "Hand in one file"))
    [file] = offered(house)

    staff = shown(staff_page("analysts/imports", offered=file.offered_id)) + shown(staff_page("analysts/imports"))

    for page in (partner, staff):
        assert "&lt;img src=x onerror=alert(1)&gt;.csv" in page
        assert "<img" not in page
        assert "<script" not in page
    assert "![x](https://evil.example/b.png)" in staff


def test_an_analyst_accepts_a_file_beside_the_same_numbers(house: Workspace) -> None:
    handed_in(exchange_of(house, "L1"))
    [file] = offered(house)
    assert "One file handed in by Bank waits for an answer." in shown(staff_page("analysts/upload"))

    app = staff_page("analysts/imports", offered=file.offered_id)
    before = shown(app)
    after = shown(press(app, "Accept and load it"))

    assert "Both sides have three posts: all differ. One post is only in the file" in before
    assert "Accepted: theirs.csv of Bank is loaded and counts." in after
    assert batches(house.warehouse, STAFF)[0].loaded_by.startswith("Bank through link Bank, weekly, accepted by")
    assert [each.state for each in offered(house)] == ["accepted"]
    with house.warehouse.writing() as writer:
        writer.cursor.execute("delete from batch where file_name = 'theirs.csv'")


def test_a_rejection_of_a_file_needs_a_reason_and_shows_it_to_the_partner(house: Workspace) -> None:
    handed_in(exchange_of(house, "L1"))
    [file] = offered(house)
    app = staff_page("analysts/imports", offered=file.offered_id)

    without = shown(press(app, "Reject it"))
    write(app, "Reason for rejecting it", "The week is missing.")
    rejected = shown(press(app, "Reject it"))

    assert "A rejection needs its reason; the partner reads it." in without
    assert "Rejected: theirs.csv of Bank stays out." in rejected
    assert "rejected on" in shown(exchange_of(house, "L2", token_sha256="two"))
    assert [each.reason for each in offered(house)] == ["The week is missing."]


def test_a_file_of_which_a_fifth_cannot_be_read_is_asked_about_on_both_sides(house: Workspace) -> None:
    broken = CONTENT + b"instagram,greenstreets,g8,2026-03-40T12:00:00Z,x,2026-03-21,many,,\n" * 2
    app = brought(exchange_of(house, "L1"), ("theirs.csv", broken))
    assert not [each for each in app.button if each.label.startswith("Hand in")]
    app.checkbox(key=app.checkbox[-1].key).check().run()
    write(app, "Who hands it in", "Noor")
    press(app, "Hand in one file")
    [file] = offered(house)

    staff = staff_page("analysts/imports", offered=file.offered_id)

    assert next(each for each in staff.button if each.label == "Accept and load it").disabled
    staff.checkbox[0].check().run()
    assert not next(each for each in staff.button if each.label == "Accept and load it").disabled
