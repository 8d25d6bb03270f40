"""Partners' files are looked at, kept apart and answered; nothing counts before that, and nothing tells of others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from partnerboard import agreements
from partnerboard.errors import DamagedFile, FileRefused, OfferClosed
from partnerboard.ingest import upkeep
from partnerboard.ingest.keeping import kept_path
from partnerboard.ingest.offered import handing_in
from partnerboard.ingest.offered.answering import Folders, accept, look_again, reject
from partnerboard.ingest.offered.offered_file import OfferedFile, offered_files
from partnerboard.insights.exchange import claimed_posts
from partnerboard.insights.imports import batches
from partnerboard.recovery.recovering import recover
from partnerboard.warehouse import Warehouse
from tests.agreements.green_streets import green_streets
from tests.ingest.exchanging import BANK, NOW, OURS, STAFF, THEIRS, days, handed_in, looked, posts, sender
from tests.platforms.handing_in import Desk

FOREIGN = posts(THEIRS, "2026-03-21", platform="facebook", account="riversidecyclists")


@pytest.fixture(scope="module")
def opened() -> Iterator[Warehouse]:
    with Warehouse.in_memory() as warehouse:
        agreements.store(warehouse, green_streets(), actor="ivy", at_utc=NOW)
        yield warehouse


@pytest.fixture
def house(opened: Warehouse) -> Warehouse:
    """A warehouse in which the green streets are agreed, and nothing is loaded or handed in."""
    with opened.writing() as writer:
        for table in ("offered_file", "batch", "post_record", "post_snapshot", "account_day", "source_account"):
            writer._cursor.execute(f"truncate {table}")
    return opened


def everything(warehouse: Warehouse) -> tuple[object, ...]:
    """What loading changes."""
    return upkeep.checksums(warehouse), batches(warehouse, STAFF), offered_files(warehouse, STAFF)


def only(warehouse: Warehouse) -> OfferedFile:
    [file] = offered_files(warehouse, STAFF)
    return file


def folders(folder: Path) -> Folders:
    return Folders(offered=folder / "offered", kept=folder / "kept")


def test_a_file_waits_with_its_bytes_and_touches_no_fact(house: Warehouse, tmp_path: Path) -> None:
    before = upkeep.checksums(house)
    content = posts(THEIRS, "2026-03-21")

    handed_in(house, tmp_path, content)

    file = only(house)
    assert upkeep.checksums(house) == before
    assert batches(house, STAFF) == []
    assert kept_path(tmp_path / "offered", file.file_sha256).read_bytes() == content
    assert (file.state, file.link_label, file.partner_id, file.offered_by) == (
        "waiting",
        "Bank, weekly",
        "P-BANK",
        "Noor",
    )
    assert (file.file_name, file.export_kind, file.account_ids, file.account_names) == (
        "theirs.csv",
        "template_posts",
        ("ig-green",),
        ("Green Streets",),
    )
    assert (f"{file.first_on}", f"{file.last_on}", file.rows_read) == ("2026-03-03", "2026-03-06", 4)


def test_a_foreign_file_leaves_no_trace_and_its_refusal_says_nothing(house: Warehouse, tmp_path: Path) -> None:
    unknown = looked(house, tmp_path, posts(THEIRS, "2026-03-21", account="nobody_knows"))
    before = everything(house)
    never_loaded = looked(house, tmp_path, FOREIGN)
    assert everything(house) == before

    Desk(tmp_path, house).hand_in("theirs.csv", FOREIGN)
    loaded = looked(house, tmp_path, FOREIGN)

    assert never_loaded.export == loaded.export == unknown.export
    assert never_loaded.export.receipt.message == (
        "theirs.csv is not, or not only, about your accounts in this partnership, so nothing of it was kept. "
        "Hand in exports of the accounts that are listed on this page."
    )
    assert (loaded.account_ids, loaded.ready, loaded.seen, loaded.export.rows) == ((), None, None, ())
    with pytest.raises(FileRefused):
        handed_in(house, tmp_path, FOREIGN)
    assert offered_files(house, STAFF) == ()
    assert not (tmp_path / "offered").exists()


def test_one_foreign_row_among_own_ones_refuses_the_file(house: Warehouse, tmp_path: Path) -> None:
    mixed = (
        posts(THEIRS, "2026-03-21") + posts({"g9": (9, 1, "", "")}, "2026-03-21", account="ivyrides").split(b"\n", 1)[1]
    )

    assert looked(house, tmp_path, mixed).export.receipt.reasons == {"another_account": 1}


def test_a_colleagues_account_is_not_the_partners_to_hand_in(house: Warehouse, tmp_path: Path) -> None:
    cyclists = replace(BANK, partner_ids=frozenset({"P-CYC"}))
    ivys = posts(THEIRS, "2026-03-21", platform="x", account="ivyrides")

    assert looked(house, tmp_path, FOREIGN, scope=cyclists).account_ids == ("fb-cyc",)
    assert looked(house, tmp_path, ivys, scope=cyclists).account_ids == ()


def test_files_that_are_about_no_account_are_not_taken(house: Warehouse, tmp_path: Path) -> None:
    clicks = b"date,url,clicks\n2026-03-03,green.example/ivy,5\n"

    found = looked(house, tmp_path, clicks, name="clicks.csv")

    assert found.account_ids == ()
    assert found.export.receipt.verdict == "refused"


def test_a_file_that_is_loaded_already_says_so_to_its_own_partner(house: Warehouse, tmp_path: Path) -> None:
    content = posts(THEIRS, "2026-03-21")
    Desk(tmp_path, house).hand_in("theirs.csv", content)

    message = looked(house, tmp_path, content).export.receipt.message

    assert message.startswith("theirs.csv is here already: these very bytes were loaded before.")


def test_the_same_bytes_again_are_told_apart_from_news(house: Warehouse, tmp_path: Path) -> None:
    content = posts(THEIRS, "2026-03-21")
    handed_in(house, tmp_path, content)

    with pytest.raises(FileRefused, match=r"handed in on 22 November 2026 by Noor\. It waits for an answer"):
        handed_in(house, tmp_path, content, name="again.csv")
    reject(house, only(house), reason="too old", by="ana", at_utc=NOW)
    handed_in(house, tmp_path, content, after=1)

    assert [each.state for each in offered_files(house, STAFF)] == ["waiting", "rejected"]


def test_three_files_of_an_account_may_wait(house: Warehouse, tmp_path: Path) -> None:
    for number in range(3):
        handed_in(house, tmp_path, posts({"g1": (3, number, "", "")}, "2026-03-21"))

    with pytest.raises(FileRefused, match="3 files of one account wait"):
        handed_in(house, tmp_path, posts({"g1": (3, 9, "", "")}, "2026-03-21"), link_id="L2")
    assert len(offered_files(house, STAFF)) == 3


def test_ten_files_and_25_megabytes_a_day_go_through_one_link(house: Warehouse, tmp_path: Path) -> None:
    handed_in(house, tmp_path, posts(THEIRS, "2026-03-21"))
    one = only(house)
    ten = [replace(one, state="accepted", file_sha256=f"{number}") for number in range(10)]
    large = [replace(one, state="accepted", file_sha256="1", file_bytes=handing_in.BYTES_A_DAY - 5)]

    def held(before: list[OfferedFile], size: int = 1, link_id: str = "L1", hours: int = 23) -> str:
        try:
            handing_in.hold_to_limits(before, "new", ("ig-green",), size, link_id, NOW + timedelta(hours=hours))
        except FileRefused as refusal:
            return refusal.code
        return ""

    assert (held(ten), held(ten[1:]), held(ten, link_id="L2"), held(ten, hours=24)) == ("files_a_day", "", "", "")
    assert (held(large, 5), held(large, 6)) == ("", "bytes_a_day")


def test_an_accepted_file_is_loaded_by_its_link_and_can_be_withdrawn(house: Warehouse, tmp_path: Path) -> None:
    handed_in(house, tmp_path, posts(THEIRS, "2026-03-21"))

    receipt = accept(house, only(house), partner_name="Bank", folders=folders(tmp_path), by="ana", at_utc=NOW)

    [batch] = batches(house, STAFF)
    assert (receipt.verdict, receipt.posts, batch.batch_id) == ("loaded", 4, receipt.batch_id)
    assert batch.loaded_by == "Bank through link Bank, weekly, accepted by ana"
    assert (only(house).state, only(house).answered_by, only(house).batch_id) == ("accepted", "ana", batch.batch_id)
    assert kept_path(tmp_path / "kept", batch.file_sha256).exists()

    upkeep.withdraw(house, batch.batch_id, by="ana", reason="wrong", at_utc=NOW)

    assert only(house).is_withdrawn


def test_a_rejected_file_stays_out_and_keeps_its_reason(house: Warehouse, tmp_path: Path) -> None:
    handed_in(house, tmp_path, posts(THEIRS, "2026-03-21"))
    file = only(house)

    reject(house, file, reason="The week is missing.", by="ana", at_utc=NOW)

    assert (only(house).state, only(house).reason) == ("rejected", "The week is missing.")
    assert batches(house, STAFF) == []
    with pytest.raises(OfferClosed, match=r"theirs\.csv was rejected by ana meanwhile"):
        accept(house, file, partner_name="Bank", folders=folders(tmp_path), by="ben", at_utc=NOW)
    assert batches(house, STAFF) == []
    assert not kept_path(tmp_path / "kept", file.file_sha256).exists()


def test_bytes_that_are_lost_are_neither_loaded_nor_passed_over(house: Warehouse, tmp_path: Path) -> None:
    handed_in(house, tmp_path, posts(THEIRS, "2026-03-21"))
    kept_path(tmp_path / "offered", only(house).file_sha256).write_bytes(b"else")

    with pytest.raises(DamagedFile, match="was changed"):
        accept(house, only(house), partner_name="Bank", folders=folders(tmp_path), by="ana", at_utc=NOW)
    assert only(house).waits


def test_who_decides_is_told_of_posts_that_are_known_elsewhere(house: Warehouse, tmp_path: Path) -> None:
    Desk(tmp_path, house).hand_in("ours.csv", posts(OURS, "2026-03-20"))
    stolen = posts({"g1": (3, 5, "", "")}, "2026-03-21", account="ivyrides")
    Desk(tmp_path, house).hand_in("ivy.csv", stolen)
    handed_in(house, tmp_path, posts(THEIRS, "2026-03-21"))
    with house.writing() as writer:
        writer._cursor.execute("delete from batch where file_name = 'ours.csv'")

    again = look_again(house, only(house), claimed_posts, folders=folders(tmp_path), at_utc=NOW)

    assert again.seen == 1
    assert again.export.receipt.posts == 4


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("../../etc/passwd", "../../etc/passwd"),
        ("<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv"),
        ("evil\u202egnp.csv", "evilgnp.csv"),
        ("a\r\nb.csv", "a b.csv"),
    ],
)
def test_T30_no_name_of_an_upload_becomes_a_path(house: Warehouse, tmp_path: Path, name: str, kept_as: str) -> None:
    handed_in(house, tmp_path, posts(THEIRS, "2026-03-21"), name=name)

    file = only(house)
    assert file.file_name == kept_as
    written = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {Path("brought"), Path("offered") / file.file_sha256[:2] / file.file_sha256}


def test_what_was_handed_in_and_answered_comes_back_after_a_recovery(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with Warehouse.open(path) as warehouse:
        agreements.store(warehouse, green_streets(), actor="ivy", at_utc=NOW)
        for number, content in enumerate(
            (posts(THEIRS, "2026-03-21"), posts(OURS, "2026-03-20"), days({3: (1, "", "")}))
        ):
            handed_in(warehouse, tmp_path, content, name=f"{number}.csv", after=number)
        last, second, first = offered_files(warehouse, STAFF)
        accept(warehouse, first, partner_name="Bank", folders=folders(tmp_path), by="ana", at_utc=NOW)
        reject(warehouse, second, reason="too old", by="ana", at_utc=NOW)
        before = everything(warehouse)
    assert last.waits
    path.unlink()

    recover(path, keep_in=tmp_path / "kept", now=datetime(2026, 11, 23, tzinfo=UTC), by="ana", at=lambda *of: None)

    with Warehouse.open(path) as warehouse:
        assert everything(warehouse) == before
        assert [each.state for each in offered_files(warehouse, STAFF)] == ["waiting", "rejected", "accepted"]


def test_who_hands_in_stands_in_the_journal_with_the_link(tmp_path: Path) -> None:
    assert sender("Noor").by == "Noor, through link Bank, weekly"
