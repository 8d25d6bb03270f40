"""A cell is read exactly or its row is kept apart: nothing is guessed, and what is unknown is not zero."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.builders import FIRST_ID, X_HEADER, x_file, x_row
from tests.platforms.handing_in import Desk, csv_bytes

BIGGEST = 2**63 - 1
MAY_BE_A_COUNT = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.0{1,2}|\.0{4,})?")
BLANKS = " \t\n\r\u00a0\u202f\u2009\u200b\ufeff"


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("1234", 1234),
        ("1,234", 1234),
        ("12,345,678", 12_345_678),
        ("5230.0", 5230),
        ("5230.00", 5230),
        ("1,234.0000", 1234),
        ("  77\u00a0", 77),
        ("0", 0),
        (str(BIGGEST), BIGGEST),
    ],
)
def test_a_count_is_read_as_it_is_written(desk: Desk, printed: str, count: int) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(impressions=printed)))

    assert (receipt.verdict, receipt.totals["impressions"]) == ("loaded", count)


@pytest.mark.parametrize("printed", ["", " ", "-", "—", "–", "N/A", "n/a"])
def test_a_word_for_no_value_is_unknown_and_not_zero(desk: Desk, printed: str) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2, impressions=printed)))

    assert (receipt.verdict, receipt.totals["impressions"]) == ("loaded", 1000)
    assert desk.rows("select exposures from post_snapshot order by post_id") == [(1000,), (None,)]


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("1.234", "bad_number"),
        ("1.000", "bad_number"),
        ("1 234", "bad_number"),
        ("1'234", "bad_number"),
        ("1,5", "bad_number"),
        ("0,123", "bad_number"),
        ("1,23,456", "bad_number"),
        ("12K", "bad_number"),
        ("1e6", "bad_number"),
        ("Infinity", "bad_number"),
        ("NaN", "bad_number"),
        ("１２", "bad_number"),
        ("0x1F", "bad_number"),
        ("+5", "bad_number"),
        ("−5", "bad_number"),
        ("TRUE", "bad_number"),
        ("$5", "bad_number"),
        ("#FORMULA", "bad_number"),
        ("-5", "out_of_range"),
        ("-0", "out_of_range"),
        (str(BIGGEST + 1), "out_of_range"),
        ("9" * 60, "out_of_range"),
    ],
)
def test_a_count_that_is_none_rejects_its_row(desk: Desk, printed: str, code: str) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2, impressions=printed)))

    assert (receipt.verdict, receipt.posts, receipt.rejected) == ("partly_loaded", 1, 1)
    assert (receipt.totals["impressions"], dict(receipt.reasons)) == (1000, {code: 1})
    [rejected] = desk.rows("select line_no, column_name, cell, reason_code from rejected_row")
    assert rejected == (3, "impressions", printed, code)


def test_any_text_is_a_count_or_rejects_its_row(desk: Desk) -> None:
    @settings(max_examples=15)
    @given(st.lists(st.text(st.sampled_from("0123456789,.-+eEK% \u00a0１"), max_size=24), min_size=10, max_size=25))
    def holds(printed: list[str]) -> None:
        rows = [x_row(number, impressions=text) for number, text in enumerate(["7", *printed], start=1)]

        batch = desk.hand_in("a.csv", x_file(*rows)).batch_id

        stored = dict(desk.rows(f"select post_id, exposures from post_snapshot where batch_id = '{batch}'"))
        for number, text in enumerate(printed, start=2):
            assert stored.get(f"x:{FIRST_ID + number}", "rejected") == _count(text.strip(BLANKS))

    holds()


def _count(bare: str) -> int | str | None:
    if bare in {"", "-"}:
        return None
    whole = int(bare.split(".")[0].replace(",", "")) if MAY_BE_A_COUNT.fullmatch(bare) else BIGGEST + 1
    return whole if whole <= BIGGEST else "rejected"


@pytest.mark.parametrize(
    ("printed", "utc"),
    [
        ("2024-06-05 09:30 +0000", "2024-06-05 09:30:00"),
        ("2024-06-05 09:30:15 +0000", "2024-06-05 09:30:15"),
        ("2024-06-05T09:30:00Z", "2024-06-05 09:30:00"),
        ("2024-06-05 09:30 +0530", "2024-06-05 04:00:00"),
        ("2024-06-05 09:30 -08:00", "2024-06-05 17:30:00"),
        ("2024-06-05T09:30:00", "2024-06-05 09:30:00"),
        ("6/25/2024 9:30", "2024-06-25 09:30:00"),
        ("25/6/2024 9:30", "2024-06-25 09:30:00"),
        ("05.06.2024 9:30", "2024-06-05 09:30:00"),
        ("06/25/2024 12:05 AM", "2024-06-25 00:05:00"),
        ("06/25/2024 12:05 pm", "2024-06-25 12:05:00"),
    ],
)
def test_a_time_is_read_with_its_offset(desk: Desk, printed: str, utc: str) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(time=printed)))

    assert receipt.verdict == "loaded"
    assert desk.rows("select published_at_utc::varchar from post_record") == [(utc,)]


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("", "bad_time"),
        ("2024-06-05", "bad_time"),
        ("2024-06-05 09:30", "bad_time"),
        ("2024-06-05 09:30 CST", "bad_time"),
        ("2024-03-10 02:30 America/New_York", "bad_time"),
        ("2024-02-30 09:30 +0000", "bad_time"),
        ("2024-06-05 24:30 +0000", "bad_time"),
        ("2024-06-05 09:60 +0000", "bad_time"),
        ("2024-06-05 09:30 +2500", "bad_time"),
        ("2024-06-05 09:30 +1430", "bad_time"),
        ("06/25/24 09:30", "bad_time"),
        ("06/25/2024 13:05 PM", "bad_time"),
        ("06/25/2024 00:05 AM", "bad_time"),
        ("1719307800", "bad_time"),
        ("yesterday", "bad_time"),
        ("1899-06-05 09:30 +0000", "out_of_range"),
        ("2036-01-01 00:00 +0000", "out_of_range"),
    ],
)
def test_a_time_that_cannot_be_known_rejects_its_row(desk: Desk, printed: str, code: str) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2, time=printed)))

    assert (receipt.posts, dict(receipt.reasons)) == (1, {code: 1})


def test_dates_that_read_both_ways_refuse_the_file(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1, time="05/06/2024 09:30"), x_row(2, time="07/08/2024 09:30")))

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"ambiguous_dates": 1})


def test_one_day_above_twelve_settles_every_date_of_the_file(desk: Desk) -> None:
    desk.hand_in("a.csv", x_file(x_row(1, time="05/06/2024 09:30"), x_row(2, time="25/06/2024 09:30")))

    assert desk.rows("select published_at_utc::varchar from post_record order by post_id") == [
        ("2024-06-05 09:30:00",),
        ("2024-06-25 09:30:00",),
    ]


def test_dates_written_both_ways_refuse_the_file(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1, time="25/06/2024 09:30"), x_row(2, time="06/26/2024 09:30")))

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"ambiguous_dates": 1})


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("", "bad_id"),
        ("1.7E+18", "bad_id"),
        ("1.70000000000000e+18", "id_precision_lost"),
        (f"'{FIRST_ID + 2}", "bad_id"),
        ("1" * 21, "bad_id"),
        ("١٢٣", "bad_id"),
        (str(FIRST_ID + 9), "id_link_mismatch"),
    ],
)
def test_a_damaged_id_rejects_its_row(desk: Desk, printed: str, code: str) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2, Tweet_id=printed)))

    assert (receipt.posts, dict(receipt.reasons)) == (1, {code: 1})


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)//twitter.com/walkwell/status/{id}",
        "http://twitter.com/walkwell/status/{id}",
        "https://x.com.evil.example/walkwell/status/{id}",
        "https://twitter.com@evil.example/walkwell/status/{id}",
        "https://twitter.com:8080/walkwell/status/{id}",
        "https://twitter.com/../../status/{id}",
        "https://twitter.com/walkwell/status/{id}?x=1",
        "",
    ],
)
def test_an_address_off_the_platform_rejects_its_row(desk: Desk, address: str) -> None:
    link = address.format(id=FIRST_ID + 2)

    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2, Tweet_permalink=link)))

    assert (receipt.posts, dict(receipt.reasons)) == (1, {"bad_link": 1})


@pytest.mark.parametrize("text", ["NULL", "None", "NaN", "true", "1700000000000000000", "=1+1", "  two  ", "a\nb", "é"])
def test_a_caption_stays_as_it_was_printed(desk: Desk, text: str) -> None:
    desk.hand_in("a.csv", csv_bytes([X_HEADER, x_row(Tweet_text=text)]))

    assert desk.rows("select text from caption") == [(text,)]


def test_a_row_with_two_bad_cells_is_one_rejected_row(desk: Desk) -> None:
    receipt = desk.hand_in("a.csv", x_file(x_row(1), x_row(2, time="soon", impressions="many", likes="few")))

    assert (receipt.rejected, dict(receipt.reasons)) == (1, {"bad_time": 1})
    assert desk.rows("select column_name, cell from rejected_row") == [
        ("time", "soon"),
        ("impressions", "many"),
        ("likes", "few"),
    ]
