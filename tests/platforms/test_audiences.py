"""Tables about an audience are kept as printed and are part of no total."""

from datetime import UTC, date, datetime

import pytest

from partnerboard.ingest import upkeep
from tests.platforms.handing_in import Desk, csv_bytes

FIGURES = "select labels, metric_code, value from context_figure order by line_no, metric_code"
USED_FOR = "A picture of the audience, kept as printed: it describes people and is part of no total."
AGES = "Age,Women,Men\n18-24,1.8%,2%\n25-34,20.9%,13.7%\n".encode("utf-16")


def test_ages_and_genders_are_percentages_of_an_account_that_is_asked(desk: Desk) -> None:
    asked = desk.hand_in("Facebook_likes.csv", AGES)
    receipt = desk.hand_in("Facebook_likes.csv", AGES, account="facebook:movewell")

    assert (asked.verdict, asked.needs) == ("needs_input", ("account",))
    assert (receipt.verdict, receipt.grain, receipt.records, receipt.totals) == ("loaded", "audience", 2, {})
    assert (receipt.posts, receipt.accounts, receipt.first_date, receipt.last_date) == (None, None, None, None)
    assert USED_FOR in receipt.notices
    assert "The file does not say when it was exported; its figures are dated 2026-10-12." in receipt.notices
    assert desk.rows(FIGURES) == [
        ({"age": "18-24"}, "men_percent", 2.0),
        ({"age": "18-24"}, "women_percent", 1.8),
        ({"age": "25-34"}, "men_percent", 13.7),
        ({"age": "25-34"}, "women_percent", 20.9),
    ]
    assert desk.rows("select distinct about, source_account_id from context_figure") == [
        ("audience", "facebook:movewell")
    ]


def test_a_picture_is_dated_by_the_day_of_its_export(desk: Desk) -> None:
    desk.hand_in("ages.csv", AGES, account="facebook:movewell", exported_on=date(2026, 9, 1))

    [(as_of_on, is_inferred)] = desk.rows("select as_of_on, is_as_of_inferred from batch")
    assert (as_of_on <= date(2026, 9, 1), is_inferred) == (True, False)


def test_a_header_alone_says_that_there_is_nothing_to_tell(desk: Desk) -> None:
    receipt = desk.hand_in("FollowerGender.csv", csv_bytes([("Gender", "Distribution")]), account="tiktok:movewell")

    assert (receipt.verdict, receipt.records, receipt.totals) == ("loaded", 0, {})
    assert desk.rows("select count(*) from context_figure") == [(0,)]


def test_a_table_without_one_good_row_is_still_refused(desk: Desk) -> None:
    rows = [("Gender", "Distribution"), ("Female", "most")]

    receipt = desk.hand_in("FollowerGender.csv", csv_bytes(rows), account="tiktok:movewell")

    assert (receipt.verdict, receipt.reasons) == ("refused", {"bad_number": 1})
    assert "Distribution: 'most'" in receipt.message


@pytest.mark.parametrize(
    ("header", "row", "figure"),
    [
        (("Gender", "Distribution"), ("Female", "0.6"), ({"gender": "Female"}, "share", 0.6)),
        (("Top territories", "Distribution"), ("SE", "0.25"), ({"territory": "SE"}, "share", 0.25)),
        (
            ("Date", "Hour", "Active followers"),
            ("February 28", "7", "40"),
            ({"hour": "7", "printed_day": "February 28"}, "active_followers", 40.0),
        ),
    ],
)
def test_followers_on_tiktok_are_told_by_gender_territory_and_hour(
    desk: Desk, header: tuple[str, ...], row: tuple[str, ...], figure: tuple[dict[str, str], str, float]
) -> None:
    desk.hand_in("Follower.csv", csv_bytes([header, row]), account="tiktok:movewell")

    assert desk.rows(FIGURES) == [figure]


def test_places_of_youtube_viewers_add_up_without_the_channels_own_total(desk: Desk) -> None:
    rows = [
        ("Geography", "Views", "Average view duration", "Watch time (hours)"),
        ("Total", 1000, "0:01:00", 20.5),
        ("US", 600, "0:01:00", 10.5),
        ("SE", 300, "0:01:00", 5.25),
    ]
    covers = (date(2026, 1, 1), date(2026, 3, 31))

    asked = desk.hand_in("Table data.csv", csv_bytes(rows))
    receipt = desk.hand_in("Table data.csv", csv_bytes(rows), account="youtube:movewell", covers=covers)

    assert (asked.verdict, asked.needs) == ("needs_input", ("account", "covers"))
    assert (receipt.records, receipt.totals) == (2, {"views": 900, "watch_seconds": 56_700})
    assert "The channel's own total, kept as a check: Views 1000, Watch time (hours) 20.5." in receipt.notices
    assert desk.rows("select distinct period_from, period_to from context_figure") == [covers]
    assert desk.rows("select count(*) from account_day") == [(0,)]


@pytest.mark.parametrize("header", [("Idade do espectador", "Visualizações (%)"), ("Viewer age", "Views (%)")])
def test_ages_of_youtube_viewers_are_known_in_other_languages(desk: Desk, header: tuple[str, str]) -> None:
    receipt = desk.hand_in(
        "t.csv",
        csv_bytes([header, ("13–17 years", "0.61"), ("18–24 years", "10.81")]),
        account="youtube:movewell",
        covers=(date(2026, 1, 1), date(2026, 3, 31)),
    )

    assert (receipt.export_kind, receipt.records) == ("youtube_audience_age", 2)
    assert desk.rows("select labels, value from context_figure order by line_no") == [
        ({"age": "13–17 years"}, 0.61),
        ({"age": "18–24 years"}, 10.81),
    ]


def test_a_chart_of_places_has_a_day_in_each_row(desk: Desk) -> None:
    rows = [("Date", "Geography", "Views"), ("2026-03-01", "SE", 3), ("2026-03-02", "SE", 4)]

    receipt = desk.hand_in("Chart data.csv", csv_bytes(rows), account="youtube:movewell")

    assert (receipt.export_kind, receipt.totals) == ("youtube_audience_territory_days", {"views": 7})
    assert desk.rows("select period_from, period_to, value from context_figure order by period_from") == [
        (date(2026, 3, 1), date(2026, 3, 1), 3.0),
        (date(2026, 3, 2), date(2026, 3, 2), 4.0),
    ]


def test_two_figures_for_one_place_cannot_both_be_right(desk: Desk) -> None:
    rows = [("Top territories", "Distribution"), ("SE", "0.25"), ("SE", "0.3"), ("NO", "0.1"), ("NO", "0.1")]

    receipt = desk.hand_in("t.csv", csv_bytes(rows), account="tiktok:movewell")

    assert (receipt.verdict, receipt.records, receipt.reasons) == ("partly_loaded", 2, {"conflicting_rows": 2})
    assert desk.rows("select labels, value from context_figure") == [({"territory": "NO"}, 0.1)]
    assert desk.rows("select line_no, column_name, cell from rejected_row order by line_no") == [
        (2, "Top territories", "SE"),
        (3, "Top territories", "SE"),
    ]


def test_a_withdrawn_picture_is_out_until_it_is_restored(desk: Desk) -> None:
    known = "select count(*) from context_figures_known(timestamp '2026-12-31')"
    then = datetime(2026, 10, 20, tzinfo=UTC)
    batch = desk.hand_in("ages.csv", AGES, account="facebook:movewell").batch_id or ""

    before = desk.rows(known)
    upkeep.withdraw(desk.warehouse, batch, by="ana", reason="other page", at_utc=then)
    without = desk.rows(known)
    upkeep.restore(desk.warehouse, batch, by="ana", reason="it was right", at_utc=then)

    assert (before, without, desk.rows(known)) == ([(4,)], [(0,)], [(4,)])
