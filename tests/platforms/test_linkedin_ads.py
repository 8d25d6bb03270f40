"""LinkedIn Campaign Manager: signs are proved, a period ends where the next begins, and nothing is a post."""

import io
from collections.abc import Sequence
from datetime import date

import pytest

from tests.platforms.handing_in import Desk

HEADER = (
    "Data de início (em UTC)", "Nome da conta", "Moeda", "Nome do grupo de campanhas", "Código da campanha",
    "Nome da campanha", "Orçamento diário", "Total investido", "Impressões", "Cliques", "Taxa de cliques", "Reações",
    "Total de engajamento", "Alcance", "Leads",
)  # fmt: skip # the figures side by side, as one reads them
COVERS = (date(2023, 9, 1), date(2023, 10, 31))
TITLE = (
    ("Campaign Performance Report (in UTC)",),
    ("Report Start: September 1, 2023, Report End: October 31, 2023",),
    (),
)
PAID = "Paid figures are kept apart: they are never added to the posts or targets of a partner."


def _row(
    start: str, campaign: int, spent: str, shown: str, *, currency: str = "BRL", rate: str = "95,769%"
) -> tuple[object, ...]:
    return (
        start, "Walk", currency, "Autumn", campaign, "Stretch", "50", spent, shown, 4, rate, 3, 7, 90, "",
    )  # fmt: skip # the figures side by side, as one reads them


ROWS = (_row("01/09/2023", 11, "454,06", "1.200"), _row("01/10/2023", 11, "1,025", "300"))


def report(*rows: Sequence[object]) -> bytes:
    """Tabs, UTF-16 with its mark, no line break at the end."""
    text = io.StringIO()
    text.write("\n".join("\t".join(map(str, row)) for row in rows))
    return text.getvalue().encode("utf-16")


def test_a_campaign_is_no_post_and_its_numbers_have_commas(desk: Desk) -> None:
    receipt = desk.hand_in("report.csv", report(*TITLE, HEADER, *ROWS))

    assert (receipt.verdict, receipt.grain, receipt.records) == ("loaded", "ad", 2)
    assert receipt.totals == {
        "spend": 455.09, "impressions": 1500, "clicks": 8, "reactions": 6, "engagements": 14, "reach": 180,
    }  # fmt: skip # the figures side by side, as one reads them
    assert PAID in receipt.notices
    assert desk.rows("select count(*) from post_record") == [(0,)]
    assert desk.rows(
        "select labels['campaign_id'], period_from, period_to, currency, value from context_figure "
        "where metric_code = 'spend' order by line_no"
    ) == [
        ("11", date(2023, 9, 1), date(2023, 9, 30), "BRL", 454.06),
        ("11", date(2023, 10, 1), date(2023, 10, 31), "BRL", 1.025),
    ]


def test_without_its_title_the_report_asks_for_its_days(desk: Desk) -> None:
    asked = desk.hand_in("report.csv", report(HEADER, *ROWS))
    receipt = desk.hand_in("report.csv", report(HEADER, *ROWS), covers=COVERS)

    assert (asked.verdict, asked.needs) == ("needs_input", ("covers",))
    assert (receipt.verdict, receipt.first_date, receipt.last_date) == ("loaded", *COVERS)


def test_a_number_that_nothing_settles_is_not_guessed(desk: Desk) -> None:
    open_ = report(HEADER, _row("01/09/2023", 11, "1,025", "300", rate="0%"))
    settled = report(HEADER, _row("25/09/2023", 11, "1,025", "300", rate="0%"))

    refused = desk.hand_in("report.csv", open_, covers=COVERS)
    loaded = desk.hand_in("report.csv", settled, covers=COVERS)

    assert (refused.verdict, refused.reasons) == ("refused", {"number_style": 1})
    assert "'1,025' can be a thousand or a fraction" in refused.message
    assert loaded.totals["spend"] == pytest.approx(1.02, abs=0.006)


def test_numbers_of_another_country_under_this_header_are_refused(desk: Desk) -> None:
    receipt = desk.hand_in("report.csv", report(HEADER, _row("01/09/2023", 11, "454.06", "1200")), covers=COVERS)

    assert (receipt.verdict, receipt.reasons) == ("refused", {"number_style": 1})


def test_amounts_of_two_currencies_have_no_sum(desk: Desk) -> None:
    rows = (ROWS[0], _row("01/09/2023", 12, "10,50", "10", currency="EUR"))

    receipt = desk.hand_in("report.csv", report(HEADER, *rows), covers=COVERS)

    assert receipt.totals["spend"] is None
    assert desk.rows("select currency, value from context_figure where metric_code = 'spend' order by line_no") == [
        ("BRL", 454.06),
        ("EUR", 10.5),
    ]


def test_two_figures_for_one_campaign_and_period_cannot_both_be_right(desk: Desk) -> None:
    rows = (ROWS[0], _row("01/09/2023", 11, "455,06", "1.200"), ROWS[1])

    receipt = desk.hand_in("report.csv", report(HEADER, *rows), covers=COVERS)

    assert (receipt.verdict, receipt.records, receipt.reasons) == ("partly_loaded", 1, {"conflicting_rows": 2})
