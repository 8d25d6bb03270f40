"""A file of no known kind loads with a saved layout through the ordinary reader, and can be made again from it."""

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerboard.errors import LayoutInvalid, UnknownSavedLayout
from partnerboard.ingest import upkeep
from partnerboard.ingest.layouts import save, saved, saved_as
from partnerboard.platforms.declaration import Basis, DateOrder, NumberStyle
from partnerboard.platforms.layouts.layout import Layout
from partnerboard.platforms.layouts.proposals import Said, propose
from partnerboard.warehouse import Warehouse
from tests.ingest.builders import X_HEADER, x_file
from tests.platforms.handing_in import Desk, csv_bytes, workbook_bytes
from tests.platforms.layout_files import HEADER, ROWS, WEEKLY, table

SAVED_AT = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
REPORT = csv_bytes([HEADER, *ROWS])
ACCOUNT = "linkedin:walkwell"


def keep(desk: Desk, layout: Layout = WEEKLY) -> None:
    save(desk.warehouse, layout, by="ana", at_utc=SAVED_AT)


def test_an_unknown_file_loads_once_its_layout_is_saved(desk: Desk) -> None:
    before = desk.hand_in("report.csv", REPORT, account=ACCOUNT)
    keep(desk)

    receipt = desk.hand_in("report.csv", REPORT, account=ACCOUNT)

    assert (before.verdict, dict(before.reasons)) == ("refused", {"header_not_found": 1})
    assert "say once what its columns mean" in before.message
    assert (receipt.verdict, receipt.posts, receipt.platform) == ("loaded", 3, "linkedin")
    assert receipt.totals == {"exposures": 1_001_234, "reactions": 20, "watch_seconds": 100}
    assert receipt.message == (
        "Loaded 3 posts, 2026-04-03 to 2026-04-26, from a file of the layout 'Weekly report' (version 1)."
    )
    assert "'Notiz' is not used." in receipt.notices
    assert desk.rows("select post_id, printed_on::varchar, source_account_id from post_record order by post_id") == [
        ("linkedin:P-1", "2026-04-03", "linkedin:walkwell"),
        ("linkedin:P-2", "2026-04-25", "linkedin:walkwell"),
        ("linkedin:P-3", "2026-04-26", "linkedin:walkwell"),
    ]
    assert desk.rows("select export_kind, answers from batch") == [
        ("layout:Weekly report", '{"account": "walkwell", "layout": "Weekly report@1"}')
    ]


def test_the_account_of_a_layout_without_one_is_asked(desk: Desk) -> None:
    keep(desk)

    receipt = desk.hand_in("report.csv", REPORT)

    assert (receipt.verdict, receipt.needs) == ("needs_input", ("account",))


def test_the_same_file_under_its_layout_is_no_news(desk: Desk) -> None:
    keep(desk)
    desk.hand_in("report.csv", REPORT, account=ACCOUNT)

    assert desk.hand_in("report.csv", REPORT, account=ACCOUNT).verdict == "already_loaded"
    assert desk.rows("select count(*) from batch") == [(1,)]


def test_built_in_kinds_win_over_a_layout_of_their_header(desk: Desk) -> None:
    columns = {"post_id": "Tweet id", "published_at": "time", "shares": "impressions"}
    keep(desk, dataclasses.replace(WEEKLY, name="mine", platform="x", columns=columns, zone="UTC"))

    by_itself = desk.hand_in("a.csv", x_file())
    named = desk.hand_in("a.csv", x_file(), account="x:walkwell", layout="mine")

    assert set(columns.values()) < set(X_HEADER)
    assert (by_itself.export_kind, by_itself.totals["impressions"]) == ("x_legacy_posts", 6000)
    assert (named.export_kind, named.totals["shares"]) == ("layout:mine", 6000)


@pytest.mark.parametrize(
    ("column", "printed", "code"),
    [
        ("Gesehen", "1,234", "bad_number"),
        ("Gesehen", "1.23", "bad_number"),
        ("Gesehen", "1.234,5", "bad_number"),
        ("Gesehen", "12.34.567", "bad_number"),
        ("Gesehen", "5,000", "bad_number"),
        ("Sehdauer", "1.5", "bad_number"),
        ("Sehdauer", "1,234.5", "bad_number"),
        ("Erschienen", "31.02.2026", "bad_time"),
        ("Erschienen", "2026", "bad_time"),
        ("Beitragsnummer", "1,7E+18", "bad_id"),
    ],
)
def test_a_cell_that_the_layout_cannot_read_names_itself(desk: Desk, column: str, printed: str, code: str) -> None:
    keep(desk)
    bad = [printed if header == column else cell for header, cell in zip(HEADER, ROWS[1], strict=True)]

    receipt = desk.hand_in("report.csv", csv_bytes([HEADER, ROWS[0], bad]), account=ACCOUNT)

    assert (receipt.verdict, receipt.totals["exposures"]) == ("partly_loaded", 1234)
    assert desk.rows("select line_no, column_name, cell, reason_code from rejected_row") == [(3, column, printed, code)]


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        (NumberStyle(".", ","), "1,234,567"),
        (NumberStyle(",", "."), "1.234.567"),
        (NumberStyle(",", " "), "1 234 567"),
        (NumberStyle(".", " "), "1\u202f234\u00a0567"),
        (NumberStyle(".", "'"), "1'234'567"),
        (NumberStyle("", "'"), "1\u2019234\u2019567"),
        (NumberStyle("", ""), "1234567"),
    ],
)
def test_thousands_are_read_in_the_style_of_the_layout(desk: Desk, numbers: NumberStyle, printed: str) -> None:
    keep(desk, dataclasses.replace(WEEKLY, numbers=numbers))

    receipt = desk.hand_in("a.csv", csv_bytes([HEADER, ("P-1", "25.04.2026", printed, "1", "2", "")]), account=ACCOUNT)

    assert receipt.totals == {"exposures": 1_234_567, "reactions": 1, "watch_seconds": 2}


def test_a_workbook_is_not_read_with_points_between_thousands(desk: Desk) -> None:
    """Its number 1.234 is no thousand; a count could not be 1.234, so a layout of counts alone reads it."""
    keep(desk)
    counts = {word: header for word, header in WEEKLY.columns.items() if word != "watch_seconds"}
    keep(desk, dataclasses.replace(WEEKLY, name="counts", columns=counts))
    book = workbook_bytes({"A": [HEADER, ("P-1", "25.04.2026", 1234, 1, 1.234, "")]})

    refused = desk.hand_in("report.xlsx", book, account=ACCOUNT)
    loaded = desk.hand_in("report.xlsx", book, account=ACCOUNT, layout="counts")

    assert (refused.verdict, dict(refused.reasons)) == ("refused", {"number_style": 1})
    assert loaded.totals == {"exposures": 1234, "reactions": 1}


def test_digits_only_reads_no_sign_at_all(desk: Desk) -> None:
    keep(desk, dataclasses.replace(WEEKLY, numbers=NumberStyle("", "")))

    receipt = desk.hand_in("a.csv", REPORT, account=ACCOUNT)

    assert (receipt.totals["reactions"], dict(receipt.reasons)) == (1, {"bad_number": 2})


@pytest.mark.parametrize(("order", "day"), [(DateOrder.DAY_FIRST, "2026-04-03"), (DateOrder.MONTH_FIRST, "2026-03-04")])
def test_a_date_is_read_in_the_order_of_the_layout(desk: Desk, order: DateOrder, day: str) -> None:
    keep(desk, dataclasses.replace(WEEKLY, date_order=order))

    desk.hand_in("a.csv", csv_bytes([HEADER, ("P-1", "03/04/2026", "1", "1", "1", "")]), account=ACCOUNT)

    assert desk.rows("select printed_on::varchar from post_record") == [(day,)]


@pytest.mark.parametrize(
    ("order", "printed"), [(DateOrder.MONTH_FIRST, "25/04/2026"), (DateOrder.EITHER, "03/04/2026")]
)
def test_a_file_against_the_order_of_its_layout_is_refused(desk: Desk, order: DateOrder, printed: str) -> None:
    keep(desk, dataclasses.replace(WEEKLY, date_order=order))

    receipt = desk.hand_in("a.csv", csv_bytes([HEADER, ("P-1", printed, "1", "1", "1", "")]), account=ACCOUNT)

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"ambiguous_dates": 1})


def test_times_without_an_offset_are_those_of_the_layouts_zone(desk: Desk) -> None:
    keep(desk, dataclasses.replace(WEEKLY, zone="Europe/Berlin"))
    rows = [("P-1", "25.07.2026 00:30", "1", "1", "1", ""), ("P-2", "2026-07-25 00:30", "1", "1", "1", "")]

    desk.hand_in("a.csv", csv_bytes([HEADER, *rows]), account=ACCOUNT)

    assert desk.rows("select distinct published_at_utc::varchar from post_record") == [("2026-07-24 22:30:00",)]


def test_without_a_zone_a_day_is_kept_as_printed(desk: Desk) -> None:
    keep(desk)

    desk.hand_in("a.csv", csv_bytes([HEADER, ("P-1", "25.07.2026 00:30", "1", "1", "1", "")]), account=ACCOUNT)

    assert desk.rows("select published_at_utc, printed_on::varchar from post_record") == [(None, "2026-07-25")]


def test_days_of_many_accounts_and_platforms_load_with_one_layout(desk: Desk) -> None:
    days = Layout(
        name="days", rows="account_days", platform="", basis=Basis.DAILY,
        columns={"date": "Tag", "platform": "Netz", "account": "Konto", "exposures": "Gesehen", "follows": "Neue"},
        numbers=NumberStyle(",", "."),
    )  # fmt: skip # the figures side by side, as one reads them
    keep(desk, days)
    rows = [
        ("2026-08-01", "LinkedIn", "@Walk", "1.000.000", "-2"),
        ("2026-08-01", "Twitter", "walk", "5", "3"),
        ("2026-08-02", "MySpace", "walk", "7", "3"),
    ]

    receipt = desk.hand_in("days.csv", csv_bytes([("Tag", "Netz", "Konto", "Gesehen", "Neue"), *rows]))

    assert (receipt.totals, receipt.accounts) == ({"exposures": 1_000_005, "follows": 1}, 2)
    assert dict(receipt.reasons) == {"bad_word": 1}
    assert desk.rows("select source_account_id from account_day order by 1") == [("linkedin:walk",), ("x:walk",)]


def test_a_file_that_is_refused_by_name_is_read_if_a_layout_fits(desk: Desk) -> None:
    daily = csv_bytes([("Date", "Primary"), ("2026-08-01", "40"), ("2026-08-02", "2")])
    before = desk.hand_in("Reach.csv", daily, account="facebook:walk")
    keep(
        desk,
        Layout("reach", "account_days", "facebook", Basis.DAILY, {"date": "Date", "reach": "Primary"}),
    )

    receipt = desk.hand_in("Reach.csv", daily, account="facebook:walk")

    assert dict(before.reasons) == {"not_supported": 1}
    assert (receipt.verdict, receipt.totals) == ("loaded", {"reach": 42})


def test_a_layout_of_chosen_dates_asks_for_them(desk: Desk) -> None:
    keep(desk, dataclasses.replace(WEEKLY, basis=Basis.WINDOW))

    asked = desk.hand_in("report.csv", REPORT, account=ACCOUNT)
    covers = (date(2026, 4, 1), date(2026, 4, 30))
    desk.hand_in("report.csv", REPORT, account=ACCOUNT, covers=covers)

    assert asked.needs == ("covers",)
    assert desk.rows("select distinct basis, window_from, window_to from post_snapshot") == [("window", *covers)]


def test_a_file_that_lacks_a_mapped_column_names_it(desk: Desk) -> None:
    keep(desk)
    rows = [row[:4] for row in (HEADER, *ROWS)]

    by_itself = desk.hand_in("report.csv", csv_bytes(rows), account=ACCOUNT)
    named = desk.hand_in("report.csv", csv_bytes(rows), account=ACCOUNT, layout="Weekly report")

    assert dict(by_itself.reasons) == dict(named.reasons) == {"missing_column": 1}
    assert "layout 'Weekly report' (version 1), but there is no column 'Sehdauer'" in by_itself.message


def test_two_layouts_of_one_header_are_a_question(desk: Desk) -> None:
    keep(desk)
    keep(desk, dataclasses.replace(WEEKLY, name="Other", platform="x"))

    receipt = desk.hand_in("report.csv", REPORT, account=ACCOUNT)
    named = desk.hand_in("report.csv", REPORT, account=ACCOUNT, layout="Weekly report")

    assert (receipt.verdict, dict(receipt.reasons)) == ("refused", {"ambiguous_layout": 1})
    assert "--layout NAME" in receipt.message
    assert named.verdict == "loaded"


def test_sheets_of_several_layouts_are_a_question(desk: Desk) -> None:
    keep(desk)
    columns = {"post_id": "Nr", "published_at": "Tag", "exposures": "Blicke"}
    keep(desk, dataclasses.replace(WEEKLY, name="Other", columns=columns))
    other = [("Nr", "Tag", "Blicke"), ("P-9", "25.04.2026", "1")]

    receipt = desk.hand_in("a.xlsx", workbook_bytes({"A": [HEADER, *ROWS], "B": other}), account=ACCOUNT)

    assert dict(receipt.reasons) == {"ambiguous_layout": 1}


def test_the_layout_with_more_columns_reads_a_file_that_two_fit(desk: Desk) -> None:
    keep(desk)
    columns = {word: header for word, header in WEEKLY.columns.items() if word != "watch_seconds"}
    keep(desk, dataclasses.replace(WEEKLY, name="Another", columns=columns))

    assert desk.hand_in("report.csv", REPORT, account=ACCOUNT).export_kind == "layout:Weekly report"


def test_every_change_is_a_version_and_no_change_is_none(desk: Desk) -> None:
    keep(desk)
    keep(desk)
    keep(desk, dataclasses.replace(WEEKLY, platform="threads"))

    assert [(each.layout.platform, each.id, each.saved_by) for each in saved(desk.warehouse)] == [
        ("threads", "Weekly report@2", "ana")
    ]
    assert desk.rows("select name, version from layout order by version") == [
        ("Weekly report", 1),
        ("Weekly report", 2),
    ]
    assert desk.rows("select actor, action, entity_id, detail from audit_entry order by detail") == [
        ("ana", "save", "Weekly report", "version 1"),
        ("ana", "save", "Weekly report", "version 2"),
    ]


def test_a_layout_that_cannot_be_used_is_not_saved(desk: Desk) -> None:
    with pytest.raises(LayoutInvalid):
        keep(desk, dataclasses.replace(WEEKLY, platform="myspace"))

    assert saved(desk.warehouse) == []


def test_a_name_that_was_never_saved_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownSavedLayout, match="no layout 'Monthly'"):
        saved_as(desk.warehouse, "Monthly")
    with pytest.raises(UnknownSavedLayout):
        desk.hand_in("report.csv", REPORT, layout="Monthly")


def test_after_a_change_the_old_batch_is_withdrawn_before_its_file_loads_again(desk: Desk) -> None:
    keep(desk)
    batch = desk.hand_in("report.csv", REPORT, account=ACCOUNT).batch_id or ""
    keep(desk, dataclasses.replace(WEEKLY, columns={**WEEKLY.columns, "reactions": "Gesehen", "exposures": "Herzen"}))

    refused = desk.hand_in("report.csv", REPORT, account=ACCOUNT)
    upkeep.withdraw(desk.warehouse, batch, by="ana", reason="columns swapped", at_utc=SAVED_AT)
    again = desk.hand_in("report.csv", REPORT, account=ACCOUNT)

    assert (refused.verdict, dict(refused.reasons)) == ("refused", {"layout_changed": 1})
    assert f"read batch {batch} again" in refused.message
    assert (again.verdict, again.totals["exposures"], again.totals["reactions"]) == ("loaded", 20, 1_001_234)


def test_a_rebuild_reads_every_batch_with_the_version_it_was_loaded_with(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    later = csv_bytes([HEADER, ("P-4", "27.04.2026", "3", "4", "5", "")])
    with Warehouse.open(path) as warehouse:
        desk = Desk(tmp_path, warehouse)
        built_in = desk.hand_in("x.csv", x_file())
        keep(desk)
        first = desk.hand_in("report.csv", REPORT, account=ACCOUNT)
        keep(desk, dataclasses.replace(WEEKLY, columns={**WEEKLY.columns, "shares": "Herzen", "reactions": "Notiz"}))
        second = desk.hand_in("later.csv", later, account=ACCOUNT)
        columns = {"post_id": "Tweet id", "published_at": "time", "shares": "impressions"}
        keep(desk, dataclasses.replace(WEEKLY, name="x", platform="x", columns=columns))
        assert desk.rows("select answers::json ->> 'layout' from batch order by load_no") == [
            (None,), ("Weekly report@1",), ("Weekly report@2",),
        ]  # fmt: skip # the figures side by side, as one reads them

    report = upkeep.rebuild(path, tmp_path / "kept")

    assert [built_in.verdict, first.verdict, second.verdict] == ["loaded"] * 3
    assert report.is_identical
    assert (report.batches, {each.name: each.rows for each in report.tables}["post_snapshot"]) == (3, 7)


def test_a_table_in_either_style_loads_its_sums_or_asks(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(st.tuples(st.integers(0, 3_000_000), st.integers(0, 9_999_999)), min_size=1, max_size=6),
        st.sampled_from([(".", ","), (",", "."), (",", " "), (".", "'")]),
    )
    def loads_or_asks(figures: list[tuple[int, int]], signs: tuple[str, str]) -> None:
        decimal, thousands = signs
        swapped = str.maketrans({".": decimal, ",": thousands})
        rows = tuple(
            (f"P-{at}", "2026-04-25", f"{seen:,}".translate(swapped), "1", f"{each / 100:,.2f}".translate(swapped), "")
            for at, (seen, each) in enumerate(figures)
        )

        answer = propose(table(rows=rows)).with_answers(
            Said(name="any", rows="posts", platform="linkedin", basis=Basis.LIFETIME, columns=WEEKLY.columns)
        )

        assert isinstance(answer, Layout)  # two digits behind the sign settle it
        keep(desk, answer)
        receipt = desk.hand_in("a.csv", csv_bytes([HEADER, *rows]), account=ACCOUNT, layout="any")
        assert receipt.is_in
        assert receipt.totals["exposures"] == sum(seen for seen, _ in figures)
        assert receipt.totals["watch_seconds"] == pytest.approx(sum(each for _, each in figures) / 100)

    loads_or_asks()
