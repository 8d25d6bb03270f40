"""GA4 exports: blocks apart, one period only, and users that are never added up."""

from datetime import date

from tests.platforms.handing_in import Desk, Rows, csv_bytes

RULE = "# ----------------------------------------"


def _head(title: str = "Reports snapshot", account: str = "Riverside", site: str = "riverside.example.org") -> Rows:
    return [(RULE,), (f"# {title}",), (f"# Account: {account}",), (f"# Property: {site}",), (RULE,)]


def _block(*rows: tuple[object, ...], title: str = "", since: str = "20260801", until: str = "20260802") -> Rows:
    return [(f"# {title}",), (f"# Start date: {since}",), (f"# End date: {until}",), *rows, ()]


SNAPSHOT = (
    *_head(),
    *_block(("Nth day", "Active users"), ("0000", 5), ("0001", 6)),
    *_block(("Nth day", "Total revenue")),
    *_block(
        ("Session primary channel group (Default channel group)", "Sessions"), ("Organic Social", 9), ("Direct", 4)
    ),
    *_block(("Country ID", "Active users"), ("GB", 7), ("IE", 2)),
    *_block(("Country", "Active users"), ("United Kingdom", 7), ("Ireland", 2)),
    *_block(
        ("Date", "Week 0", "Week 1"), ("Jul 26 - Aug 1", 3, -1), title="Cohorts", since="20260719", until="20260801"
    ),
    *_block(("Page title and screen class", "Views"), ("#1 way to warm up", 12), ("Home, sweet home", 8.0)),
    *_block(("Event name", "Key events"), title="What are your top key events?"),
)


def test_a_snapshot_is_split_into_its_blocks(desk: Desk) -> None:
    receipt = desk.hand_in("Reports_snapshot.csv", csv_bytes(SNAPSHOT, newline="\r\n"))

    assert (receipt.verdict, receipt.records, receipt.posts, receipt.accounts) == ("loaded", 11, None, 1)
    assert (receipt.first_date, receipt.last_date) == (date(2026, 8, 1), date(2026, 8, 2))
    assert receipt.totals == {"sessions": 13, "users": 9, "views": 20}
    assert desk.rows(
        "select block_no, dimension, member, metric_code, value from web_figure "
        "where block_no in (1, 3, 7) order by line_no"
    ) == [
        (1, "day", "2026-08-01", "site_users", 5.0),
        (1, "day", "2026-08-02", "site_users", 6.0),
        (3, "channel", "Organic Social", "sessions", 9.0),
        (3, "channel", "Direct", "sessions", 4.0),
        (7, "page_title", "#1 way to warm up", "exposures", 12.0),
        (7, "page_title", "Home, sweet home", "exposures", 8.0),
    ]
    assert desk.rows("select distinct property, period_from from web_figure where dimension = 'cohort'") == [
        ("Riverside / riverside.example.org", date(2026, 7, 19))
    ]


def test_a_period_to_compare_with_is_left_out(desk: Desk) -> None:
    header = ("Session source / medium", "Sessions")
    rows = (
        *_head(),
        *_block(header, ("google / organic", 476), since="20260801", until="20260831"),
        *_block(header, ("google / organic", 106), since="20260701", until="20260731"),
    )

    receipt = desk.hand_in("Traffic.csv", csv_bytes(rows))

    assert (receipt.records, receipt.totals["sessions"]) == (1, 476)
    assert "1 blocks show a period to compare with and were left out." in receipt.notices
    assert desk.rows("select member, value from web_figure") == [("google / organic", 476.0)]


def test_users_by_event_are_kept_and_not_added_up(desk: Desk) -> None:
    rows = (
        *_head("Report CSV Export"),
        ("# ",),
        ("# All Users",),
        ("# Start date: 20260801",),
        ("# End date: 20260831",),
        ("Event name", "Event count", "Total users", "Event count per user"),
        ("page_view", 90, 40, 2.25),
        ("scroll", 30, 20, 1.5),
    )

    receipt = desk.hand_in("data-export.csv", csv_bytes(rows))

    assert receipt.records == 2
    assert receipt.totals.get("users") is None
    assert desk.rows("select block_title, member, value from web_figure where metric_code = 'site_users'") == [
        ("All Users", "page_view", 40.0),
        ("All Users", "scroll", 20.0),
    ]
    assert desk.rows("select sum(value) from web_figure where metric_code = 'Event count per user'") == [(3.75,)]


def test_the_same_channel_table_twice_is_added_once(desk: Desk) -> None:
    header = ("Session default channel group", "Sessions")
    rows = (*_head(), *_block(header, ("Direct", 4)), *_block(header, ("Direct", 4)))

    receipt = desk.hand_in("Reports_snapshot.csv", csv_bytes(rows))

    assert (receipt.records, receipt.totals["sessions"]) == (2, 4)


def test_spanish_and_indonesian_mean_the_same_and_commas_may_pad_every_line(desk: Desk) -> None:
    spanish = (
        (RULE, "", ""),
        ("# Exportar informe en formato CSV", "", ""),
        ("# Cuenta: Ribera", "", ""),
        ("# Propiedad: Club", " El Paso", ""),
        (RULE, "", ""),
        ("#  ", "", ""),
        ("# Fecha de inicio: 20260801", "", ""),
        ("# Fecha de finalización: 20260802", "", ""),
        ("Día\u00a0N", "Usuarios", ""),
        ("0001", 3, ""),
        ("", "", ""),
        ("# Fecha de inicio: 20260801", "", ""),
        ("# Fecha de finalización: 20260802", "", ""),
        ("Grupo de canales predeterminado de la sesión", "Sesiones", "Conversiones"),
        ("Direct", 8, 2),
    )
    indonesian = (
        (RULE,),
        ("# Ringkasan laporan",),
        ("# Akun: Tepi",),
        ("# Properti: Sungai",),
        (RULE,),
        ("# Tanggal mulai: 20260801",),
        ("# Tanggal akhir: 20260802",),
        ("Negara", "Pengguna aktif", "Tampilan"),
        ("Indonesia", 5, 30),
    )

    first = desk.hand_in("data-export.csv", csv_bytes(spanish))
    second = desk.hand_in("Ringkasan_laporan.csv", csv_bytes(indonesian))

    assert (first.verdict, first.records, first.totals["sessions"], first.totals["key_events"]) == ("loaded", 2, 8, 2)
    assert (second.totals["users"], second.totals["views"]) == (5, 30)
    assert desk.rows("select distinct property, member from web_figure where dimension = 'day'") == [
        ("Ribera / Club, El Paso", "2026-08-02")
    ]


def test_an_exploration_is_read_without_its_grand_total(desk: Desk) -> None:
    rows = (
        (RULE,),
        ("# Riverside - GA4",),
        ("# Free form 1",),
        ("# 20260803-20260809",),
        (RULE,),
        (),
        ("Channel", "Landing page", "Sessions", "Total users", "Conversions"),
        ("", "", 6, 4, 1, "Grand total"),
        ("Direct", "/", 4, 3, 0),
        ("Email", "/join", 2, 1, 1),
    )

    receipt = desk.hand_in("download.csv", csv_bytes(rows))

    assert (receipt.verdict, receipt.records, receipt.accounts) == ("loaded", 2, None)
    assert (receipt.first_date, receipt.last_date) == (date(2026, 8, 3), date(2026, 8, 9))
    assert receipt.totals == {"sessions": 6, "users": 4, "key_events": 1}
    assert "The grand total, kept as a check: Sessions 6, Total users 4, Conversions 1." in receipt.notices
    assert desk.rows(
        "select property, dimension, member from web_figure where metric_code = 'sessions' order by 3"
    ) == [
        ("Riverside - GA4", "Channel / Landing page", "Direct / /"),
        ("Riverside - GA4", "Channel / Landing page", "Email / /join"),
    ]


def test_a_figure_that_cannot_be_read_names_its_line(desk: Desk) -> None:
    rows = (*_head(), *_block(("Country", "Sessions"), ("Ireland", "1.2K"), ("Malta", 3)))

    receipt = desk.hand_in("data-export.csv", csv_bytes(rows))

    assert (receipt.verdict, receipt.totals["sessions"], receipt.reasons) == ("partly_loaded", 3, {"bad_number": 1})
    assert "'1.2K'" in receipt.message


def test_a_block_whose_dates_cannot_be_read_is_left_out_and_said(desk: Desk) -> None:
    rows = (
        *_head(),
        *_block(("Country", "Sessions"), ("Ireland", 3)),
        *_block(("Platform", "Sessions"), ("web", 5), since="20260231"),
    )

    receipt = desk.hand_in("data-export.csv", csv_bytes(rows))

    assert (receipt.records, receipt.totals["sessions"]) == (1, 3)
    assert "1 blocks do not say which days they cover and were left out." in receipt.notices
