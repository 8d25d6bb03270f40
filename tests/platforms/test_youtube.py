"""YouTube Studio exports: the total apart from the videos, several languages, and dates that a spreadsheet changed."""

from datetime import date

from tests.platforms.handing_in import Desk, csv_bytes

ACCOUNT = "youtube:riverside-club"
AUGUST = (date(2026, 8, 1), date(2026, 8, 31))
ENGLISH = ("Content", "Video title", "Video publish time", "Views", "Watch time (hours)", "Subscribers", "Impressions")


def test_the_total_is_a_check_and_undated_videos_count(desk: Desk) -> None:
    rows = [
        ENGLISH,
        ("Total", "", "", 175, 12.5, 9, 1000),
        ("aB3dE6gH9jK", "Warm up", "Aug 3, 2026", 100, 10, 4, 600),
        (" -bC4eF7hI0k", "Cool down", "Jul 9, 2025", 50, 1.5, -2, 300),
        ("_dE5fG8iJ1lM", "Unlisted", "", 20, "", "", ""),
    ]

    receipt = desk.hand_in("Table data.csv", csv_bytes(rows), account=ACCOUNT, covers=AUGUST)

    assert (receipt.verdict, receipt.records, receipt.posts, receipt.accounts) == ("loaded", 3, 3, None)
    assert (receipt.first_date, receipt.last_date) == (date(2025, 7, 9), date(2026, 8, 3))
    assert receipt.totals == {"views": 170, "watch_seconds": 41400.0, "impressions": 900}
    assert (
        "The channel's own total, kept as a check: views 175, watch time (hours) 12.5, impressions 1000."
        in receipt.notices
    )
    assert desk.rows(
        "select post_id, exposures, thumbnail_impressions, watch_seconds, basis, window_from, as_of_on "
        "from post_snapshot order by exposures"
    ) == [
        ("youtube:_dE5fG8iJ1lM", 20, None, None, "window", *AUGUST),
        ("youtube:-bC4eF7hI0k", 50, 300, 5400.0, "window", *AUGUST),
        ("youtube:aB3dE6gH9jK", 100, 600, 36000.0, "window", *AUGUST),
    ]
    assert desk.rows("select is_complete from batch") == [(True,)]


def test_channel_and_dates_are_asked_for(desk: Desk) -> None:
    receipt = desk.hand_in("Table data.csv", csv_bytes([ENGLISH, ("aB3dE6gH9jK", "A", "Aug 3, 2026", 1, 1, 0, 1)]))

    assert (receipt.verdict, receipt.needs) == ("needs_input", ("account", "covers"))


def test_the_line_about_the_top_500_is_no_video_and_marks_the_list_as_cut_off(desk: Desk) -> None:
    rows = [
        ENGLISH,
        ("Total", "", "", 5, "", "", ""),
        ("aB3dE6gH9jK", "Top 500 songs", "Aug 3, 2026", 3, 1, 0, 2),
        ("Showing top 500 results", *[""] * 6),
    ]

    receipt = desk.hand_in("Table data.csv", csv_bytes(rows, newline="\r\n"), account=ACCOUNT, covers=AUGUST)

    assert (receipt.verdict, receipt.records, receipt.rejected) == ("loaded", 1, 0)
    assert "Only the top 500 videos are listed." in receipt.notices
    assert desk.rows("select is_complete from batch") == [(False,)]


def test_german_headers_may_hide_soft_hyphens_and_the_trailer_may_be_one_cell(desk: Desk) -> None:
    text = (
        "Vi~deo,Vi~deo~ti~tel,Ver~öf~fent~li~chungs~zeit~punkt des Vi~de~os,"
        "Auf~ru~fe,Wie~der~ga~be~zeit (Stun~den),Abon~nen~ten\n"
        "Ge~samt,,,90,2.5,3\n"
        'aB3dE6gH9jK,Aufwärmen,"Aug 3, 2026",80,2,1\n'
        "Die 500 be~sten Er~geb~nis~se wer~den an~ge~zeigt\n"
    ).replace("~", "\u00ad")

    receipt = desk.hand_in("Tabellendaten.csv", text.encode(), account=ACCOUNT, covers=AUGUST)

    assert (receipt.verdict, receipt.totals) == ("loaded", {"views": 80, "watch_seconds": 7200.0})


def test_portuguese_and_spanish_headers_name_the_same_columns(desk: Desk) -> None:
    portuguese = (
        "Conteúdo", "Título do vídeo", "Horário de publicação do vídeo", "Visualizações", "Tempo de exibição (horas)",
        "Inscritos", "Sua receita estimada (BRL)", "Impressões", "Taxa de cliques de impressões (%)",
    )  # fmt: skip # as the export lays it out
    spanish = ("Contenido", "Hora de publicación del vídeo", "Visualizaciones", "Impresiones")

    first = desk.hand_in(
        "Dados da tabela.csv",
        csv_bytes([portuguese, ("aB3dE6gH9jK", "A", "Aug 3, 2026", 8, 1, 0, 0.5, 90, 1.2)]),
        account=ACCOUNT,
        covers=AUGUST,
    )
    second = desk.hand_in(
        "Datos de la tabla.csv",
        csv_bytes([spanish, ("aB3dE6gH9jK", "Aug 3, 2026", 9, 95)]),
        account=ACCOUNT,
        covers=AUGUST,
    )

    assert first.totals == {"views": 8, "watch_seconds": 3600.0, "impressions": 90}
    assert second.totals == {"views": 9, "impressions": 95}


def test_subscribers_gained_and_lost_are_kept_and_their_net_is_not(desk: Desk) -> None:
    rows = [
        ("Content", "Video publish time", "Likes", "Comments added", "Shares", "Unique viewers", "Subscribers gained",
         "Subscribers lost", "Subscribers", "Views", "Estimated revenue (EUR)"),
        ("aB3dE6gH9jK", "Aug 3, 2026", 7, 2, 1, 60, 5, 8, -3, 100, 1.25),
    ]  # fmt: skip # as the export lays it out

    receipt = desk.hand_in("Table data.csv", csv_bytes(rows), account=ACCOUNT, covers=AUGUST)

    assert receipt.totals == {
        "views": 100, "reach": 60, "reactions": 7, "comments": 2, "shares": 1, "follows": 5, "unfollows": 8,
    }  # fmt: skip # the figures side by side, as one reads them
    assert desk.rows("select eng_core from post_snapshot") == [(10,)]


def test_dates_that_a_spreadsheet_put_into_two_orders_are_read_and_flagged(desk: Desk) -> None:
    rows = [
        ENGLISH,
        ("aB3dE6gH9jK", "A", "08-05-2020", 1, 1, 0, 1),
        ("bC4eF7hI0kL", "B", "7-16-2020", 1, 1, 0, 1),
    ]

    receipt = desk.hand_in("table.csv", csv_bytes(rows), account=ACCOUNT, covers=AUGUST)

    assert (receipt.first_date, receipt.last_date) == (date(2020, 5, 8), date(2020, 7, 16))
    assert any("two orders" in notice for notice in receipt.notices)


def test_dates_that_nothing_settles_are_refused(desk: Desk) -> None:
    rows = [ENGLISH, ("aB3dE6gH9jK", "A", "08-05-2020", 1, 1, 0, 1)]

    receipt = desk.hand_in("table.csv", csv_bytes(rows), account=ACCOUNT, covers=AUGUST)

    assert (receipt.verdict, receipt.reasons) == ("refused", {"ambiguous_dates": 1})


def test_an_id_that_a_spreadsheet_took_for_a_formula_is_replaced_by_the_title(desk: Desk) -> None:
    rows = [
        ENGLISH,
        ("#NAME?", "Warm up", "Aug 3, 2026", 4, 1, 0, 1),
        ("#NAME?", "Cool down", "Aug 4, 2026", 6, 1, 0, 1),
        ("#NAME?", "", "Aug 5, 2026", 1, 1, 0, 1),
    ]

    receipt = desk.hand_in("table.csv", csv_bytes(rows), account=ACCOUNT, covers=AUGUST)

    assert (receipt.posts, receipt.totals["views"], receipt.reasons) == (2, 10, {"bad_id": 1})
    assert any(notice.startswith("Line 2: a spreadsheet put #NAME? for the video id") for notice in receipt.notices)


def test_columns_may_stand_in_any_order(desk: Desk) -> None:
    rows = [
        ("Views", "Video publish time", "Content", "Video title"),
        (175, "", "Total", ""),
        (100, "Aug 3, 2026", "aB3dE6gH9jK", "Warm up"),
        ("Showing top 500 results", "", "", ""),
    ]

    receipt = desk.hand_in("table.csv", csv_bytes(rows), account=ACCOUNT, covers=AUGUST)

    assert (receipt.verdict, receipt.records, receipt.totals) == ("loaded", 1, {"views": 100})


def test_chart_data_are_days_of_single_videos(desk: Desk) -> None:
    rows = [
        ("Datum", "Video", "Videotitel", "Veröffentlichungszeitpunkt des Videos", "Aufrufe"),
        ("2026-08-01", "aB3dE6gH9jK", "A", "Jul 3, 2026", 5),
        ("2026-08-02", "aB3dE6gH9jK", "A", "Jul 3, 2026", 0),
        ("2026-08-01", "bC4eF7hI0kL", "B", "Jul 4, 2026", 7),
    ]

    receipt = desk.hand_in("Diagrammdaten.csv", csv_bytes(rows), account=ACCOUNT)

    assert (receipt.records, receipt.posts, receipt.totals) == (3, 2, {"views": 12})
    assert (receipt.first_date, receipt.last_date) == (date(2026, 8, 1), date(2026, 8, 2))
    assert desk.rows("select count(*) from post_snapshot") == [(0,)]
    assert desk.rows("select day, sum(value) from post_day group by day order by day") == [
        (date(2026, 8, 1), 12.0),
        (date(2026, 8, 2), 0.0),
    ]


def test_totals_are_days_of_the_channel_whichever_figure_was_charted(desk: Desk) -> None:
    views = csv_bytes([("Date", "Views"), ("2026-08-01", 5), ("2026-08-02", 6)])
    hours = csv_bytes([("Data", "Tempo de exibição (horas)"), ("2026-08-01", 0.5), ("2026-08-02", 1.5)])

    first = desk.hand_in("Totals.csv", views, account=ACCOUNT)
    second = desk.hand_in("Total.csv", hours, account=ACCOUNT)

    assert (first.records, first.posts, first.totals) == (2, None, {"views": 11})
    assert second.totals == {"watch_seconds": 7200.0}


def test_totals_of_a_figure_without_a_place_are_refused_by_name(desk: Desk) -> None:
    receipt = desk.hand_in("Total.csv", csv_bytes([("Data", "Inscritos"), ("2026-08-01", 5)]), account=ACCOUNT)

    assert receipt.verdict == "refused"
    assert "YouTube totals of 'inscritos'" in receipt.message


def test_a_table_about_the_audience_is_no_table_of_videos_but_a_video_may_be_called_so(desk: Desk) -> None:
    audience = csv_bytes([("Geography", "Views", "Watch time (hours)"), ("Total", 9, 1), ("GB", 5, 1)])
    video = csv_bytes([ENGLISH, ("aB3dE6gH9jK", "Geography", "Aug 3, 2026", 1, 1, 0, 1)])

    asked = desk.hand_in("Table data.csv", audience)
    assert (asked.verdict, asked.grain) == ("needs_input", "audience")
    assert "a YouTube audience table (geography)" in asked.message
    assert desk.hand_in("Table data.csv", video, account=ACCOUNT, covers=AUGUST).verdict == "loaded"
