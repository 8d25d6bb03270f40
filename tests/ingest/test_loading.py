"""One file is one transaction with one answer: loaded, loaded in part, refused, known already, or asked about."""

import hashlib
import io
import json
import stat
import zipfile
from datetime import date
from pathlib import Path

import pytest

from partnerboard.ingest.keeping import kept_path, sha256_of
from partnerboard.ingest.upkeep import checksums
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.beside import Beside
from partnerboard.warehouse.journal import Written
from tests.ingest.builders import FIRST_ID, X_HEADER, receipts_of, x_file, x_row
from tests.platforms.handing_in import Desk, csv_bytes, workbook_bytes

X_NAME = "tweet_activity_metrics_walkwell_20240601_20240701_en.csv"


def test_a_receipt_gives_the_figures_of_the_file(desk: Desk) -> None:
    receipt = desk.hand_in(X_NAME, x_file())

    assert (receipt.file, receipt.verdict, receipt.platform, receipt.export_kind) == (
        X_NAME,
        "loaded",
        "x",
        "x_legacy_posts",
    )
    assert (receipt.grain, receipt.records, receipt.posts, receipt.accounts, receipt.rejected) == ("post", 3, 3, 1, 0)
    assert (receipt.first_date, receipt.last_date) == (date(2024, 6, 1), date(2024, 6, 3))
    assert receipt.totals == {
        "impressions": 6000, "engagements": 60, "shares": 3, "comments": 6, "reactions": 9, "profile_visits": 0,
        "link_clicks": 12, "follows": 0, "video_views": 0,
    }  # fmt: skip # the figures side by side, as one reads them
    assert receipt.message == "Loaded 3 posts, 2024-06-01 to 2024-06-03, from X posts (Twitter activity by tweet)."


def test_facts_name_their_batch_line_account_and_day(desk: Desk) -> None:
    receipt = desk.hand_in(X_NAME, x_file(x_row(1, Tweet_text="Walk with @Naha #MoveWell https://mwt.example/go")))

    assert desk.rows("select batch_id, line_no, post_id, source_account_id, printed_on from post_record") == [
        (receipt.batch_id, 2, f"x:{FIRST_ID + 1}", "x:walkwell", date(2024, 6, 1))
    ]
    assert desk.rows("select as_of_on, basis, exposures, eng_core, saves from post_snapshot") == [
        (date(2024, 6, 30), "lifetime", 1000, 6, None)
    ]
    assert desk.rows("select hashtag from caption_hashtag") == [("movewell",)]
    assert desk.rows("select handle from caption_mention") == [("naha",)]
    assert desk.rows("select url_key from caption_link") == [("mwt.example/go",)]
    assert desk.rows("select source_account_id, handle from source_account") == [("x:walkwell", "walkwell")]


def test_T32_a_batch_remembers_how_its_file_came(desk: Desk) -> None:
    desk.hand_in(X_NAME, x_file(x_row(1), x_row(2, impressions="many")))

    [batch] = desk.rows(
        "select file_name, export_kind, basis, as_of_on, is_as_of_inferred, covers_from, covers_to, is_complete,"
        " answers, rows_read, rows_loaded, rows_rejected, state from batch"
    )
    assert batch == (
        X_NAME, "x_legacy_posts", "lifetime", date(2024, 6, 30), True, date(2024, 6, 1), date(2024, 6, 30), True,
        '{"account": "walkwell", "covers": ["2024-06-01", "2024-06-30"]}', 2, 1, 1, "active",
    )  # fmt: skip # the figures side by side, as one reads them


def test_an_export_day_dates_the_numbers_less_what_the_platform_lags(desk: Desk) -> None:
    desk.hand_in("renamed.csv", x_file(), exported_on=date(2024, 6, 20))

    assert desk.rows("select as_of_on, is_as_of_inferred from batch") == [(date(2024, 6, 19), False)]


def test_good_rows_load_and_bad_rows_are_kept_apart_with_their_reason(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2, likes="a few"), x_row(3)))

    assert (receipt.verdict, receipt.posts, receipt.rejected) == ("partly_loaded", 2, 1)
    assert "line 3: likes: 'a few' is not a whole number" in receipt.message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (x_file(header=X_HEADER)[: len(",".join(X_HEADER))], "no_rows"),
        (b'{"errors": [{"message": "rate limit"}]}', "header_not_found"),
        (b"<!doctype html><html><body>Log in</body></html>", "html_content"),
        (x_file(x_row(1, impressions="many"), x_row(2, impressions="few")), "bad_number"),
        (x_file(header=[*X_HEADER[:4], "impression count", *X_HEADER[5:]]), "missing_column"),
        (x_file(header=[*X_HEADER[:-1], "impressions"]), "duplicate_header"),
    ],
)
def test_a_file_without_one_good_row_is_refused_whole(desk: Desk, content: bytes, code: str) -> None:
    before = checksums(desk.warehouse)

    receipt = desk.hand_in("a.csv", content)

    assert (receipt.verdict, list(receipt.reasons)) == ("refused", [code])
    assert checksums(desk.warehouse) == before
    assert desk.rows("select count(*) from batch") == [(0,)]
    assert not list((desk.folder / "kept").rglob("[0-9a-f]" * 64))


def test_a_missing_column_is_named(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(header=[*X_HEADER[:4], "impressіons", *X_HEADER[5:]]))

    assert "there is no column 'impressions'" in receipt.message


def test_columns_in_another_order_case_and_padding_are_the_same_columns(desk: Desk) -> None:
    header = [f"\u00a0{name.upper()}\u200b " for name in reversed(X_HEADER)]

    receipt = desk.hand_in("a.csv", csv_bytes([header, list(reversed(x_row(1)))], bom=True))

    assert (receipt.verdict, receipt.totals["impressions"]) == ("loaded", 1000)


def test_an_unknown_column_is_ignored_and_said(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([[*X_HEADER, "mood"], [*x_row(1), "fine"]]))

    assert (receipt.verdict, "'mood' is not used." in receipt.notices) == ("loaded", True)


def test_lines_before_the_header_are_passed_over(desk: Desk) -> None:
    preamble: list[list[object]] = [["Report"], [], *([["note", number]] for number in range(18))][:20]

    receipt = desk.hand_in("a.csv", csv_bytes([*preamble, X_HEADER, x_row(1)]))

    assert (receipt.verdict, receipt.posts) == ("loaded", 1)
    assert desk.rows("select line_no from post_record") == [(22,)]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (list(X_HEADER), "repeated_header"),
        (["Total", "", "", "", 3000, 60], "total_row"),
        ([*x_row(2)[:3], "an unquoted", *x_row(2)[3:]], "cell_count"),
        (x_row(2)[:-3], "cell_count"),
    ],
)
def test_a_row_that_is_none_is_kept_apart(desk: Desk, row: list[object], code: str) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([X_HEADER, x_row(1), row, x_row(3)]))

    assert (receipt.posts, dict(receipt.reasons), receipt.totals["impressions"]) == (2, {code: 1}, 4000)


def test_a_broken_last_row_says_that_the_download_was_cut(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([X_HEADER, x_row(1), x_row(2)[:2]]))

    assert dict(receipt.reasons) == {"cell_count": 1}
    assert any("cut short" in notice for notice in receipt.notices)


def test_empty_cells_after_the_last_column_are_tolerated(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", csv_bytes([[*X_HEADER, ""], [*x_row(1), "", ""], [*x_row(2), ""]]))

    assert (receipt.verdict, receipt.posts) == ("loaded", 2)


def test_rows_repeated_word_for_word_count_once(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2), x_row(1), x_row(1)))

    assert (receipt.verdict, receipt.posts, receipt.totals["impressions"]) == ("loaded", 2, 3000)
    assert "2 repeated rows ignored." in receipt.notices


def test_one_post_with_different_numbers_loads_none_of_its_rows(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2), x_row(1, impressions=1001)))

    assert (receipt.posts, receipt.totals["impressions"]) == (1, 2000)
    assert (receipt.rejected, dict(receipt.reasons)) == (2, {"conflicting_rows": 2})


def test_a_post_of_another_account_stays_out_of_an_answered_account(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2, handle="runfast")), account="x:runfast")

    assert (receipt.posts, dict(receipt.reasons)) == (1, {"foreign_account": 1})
    assert desk.rows("select source_account_id from post_record") == [("x:runfast",)]


def test_without_an_answer_the_account_of_most_rows_counts(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2), x_row(3, handle="runfast")))

    assert (receipt.posts, dict(receipt.reasons)) == (2, {"foreign_account": 1})


def test_two_accounts_with_as_many_rows_each_are_asked_about(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2, handle="runfast")))

    assert (receipt.verdict, receipt.needs) == ("needs_input", ("account",))


def test_an_account_of_another_platform_is_refused(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(), account="linkedin:walkwell")

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"wrong_platform": 1})


def test_columns_of_another_platform_under_an_x_name_are_refused(desk: Desk) -> None:
    template = csv_bytes(
        [["platform", "account", "post_id", "published_at"], ["instagram", "walk", "A1", "2024-06-01"]]
    )

    receipt = desk.hand_in(X_NAME, template)

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"wrong_platform": 1})


def test_the_same_bytes_again_change_nothing_under_any_name(desk: Desk) -> None:
    first = desk.hand_in("a.csv", x_file())
    before, version = checksums(desk.warehouse), desk.warehouse.data_version

    again = desk.hand_in("b.csv", x_file())

    assert (again.verdict, again.batch_id, again.totals) == ("already_loaded", first.batch_id, first.totals)
    assert (checksums(desk.warehouse), desk.warehouse.data_version) == (before, version)
    assert "12 October 2026" in again.message


def test_a_newer_export_wins_and_the_older_one_stays(desk: Desk) -> None:
    desk.hand_in("tweet_activity_metrics_walkwell_20240601_20240604_en.csv", x_file(x_row(1), x_row(2)))
    desk.hand_in(
        "tweet_activity_metrics_walkwell_20240601_20240606_en.csv", x_file(x_row(1, impressions=1500), x_row(3))
    )

    assert desk.rows("select as_of_on, exposures from post_snapshot order by post_id, as_of_on") == [
        (date(2024, 6, 3), 1000),
        (date(2024, 6, 5), 1500),
        (date(2024, 6, 3), 2000),
        (date(2024, 6, 5), 3000),
    ]


def test_T32_the_raw_file_is_kept_by_its_bytes_for_its_owner_only(desk: Desk, tmp_path: Path) -> None:
    desk.hand_in("../../a.csv", x_file())

    [kept] = [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert kept == kept_path(tmp_path / "kept", sha256_of(kept))
    assert kept.read_bytes() == x_file()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_an_archive_loads_each_export_in_it(desk: Desk) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("june.csv", x_file(x_row(1)))
        archive.writestr("july.csv", x_file(x_row(2)))
        archive.writestr("readme.csv", b"hello,world\n1,2\n")

    receipts = receipts_of(desk, "x.zip", packed.getvalue())

    assert [(receipt.file, receipt.verdict) for receipt in receipts] == [
        ("x.zip/july.csv", "loaded"),
        ("x.zip/june.csv", "loaded"),
        ("x.zip/readme.csv", "refused"),
    ]
    assert [again.verdict for again in receipts_of(desk, "y.zip", packed.getvalue())] == [
        "already_loaded",
        "already_loaded",
        "refused",
    ]


def test_two_sheets_that_both_fit_are_not_chosen_between(desk: Desk) -> None:
    sheet = [X_HEADER, [str(cell) for cell in x_row(1)]]

    receipt = desk.hand_in("a.xlsx", workbook_bytes({"June": sheet, "July": sheet}))

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"ambiguous_sheet": 1})


def test_a_workbook_loads_like_its_text(desk: Desk) -> None:
    sheet = [X_HEADER, [str(cell) for cell in x_row(1)[:4]] + x_row(1)[4:], x_row(2)]

    receipt = desk.hand_in("a.xlsx", workbook_bytes({"Posts": sheet, "Notes": [["as agreed"]]}))

    assert (receipt.posts, dict(receipt.reasons)) == (1, {"id_precision_lost": 1})
    assert "Sheets without a table that is loaded: Notes." in receipt.notices


def test_a_receipt_is_one_line_of_json(desk: Desk) -> None:
    receipt = desk.hand_in("a\nb.csv", x_file())

    line = receipt.as_json()

    assert "\n" not in line
    assert type(receipt).from_json(line) == receipt


def test_a_file_is_refused_before_it_is_read_when_the_disk_has_no_room_for_it(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "own.duckdb", free=lambda folder: 200 * 1024**2) as warehouse:
        receipt = Desk(tmp_path, warehouse).hand_in("anything.bin", b"no table of any kind")

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"no_room": 1})
    assert receipt.message == (
        "There is no room on the disk to load anything.bin: 200 MB are free, and 201 MB are needed, 3 times the file "
        "and 200 MB to spare. Make room on the disk of the data folder, and load it again."
    )
    assert not (tmp_path / "kept").exists()


def test_T32_a_load_is_in_the_journal_with_all_it_takes_to_load_it_again(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "own.duckdb") as warehouse:
        desk = Desk(tmp_path, warehouse)
        receipt = desk.hand_in(X_NAME, x_file())
        desk.hand_in(X_NAME, x_file())
        desk.hand_in("note.csv", b"just a note\n")

    [entry] = Written.of(Beside(tmp_path / "own.duckdb").journal).after(0)
    assert (entry.kind, entry.id, entry.by) == ("loaded", receipt.batch_id, "local")
    assert {name: entry.facts[name] for name in ("file_name", "file_sha256", "member_name", "rows", "checksum")} == {
        "file_name": X_NAME,
        "file_sha256": hashlib.sha256(x_file()).hexdigest(),
        "member_name": None,
        "rows": 3,
        "checksum": receipt.checksum,
    }
    assert json.loads(entry.facts["answers"]) == {"account": "walkwell", "covers": ["2024-06-01", "2024-06-30"]}
