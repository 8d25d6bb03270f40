"""LinkedIn Campaign Manager reports: what campaigns cost and brought, known by the header of the Portuguese page.

Written as UTF-16 with tabs; a title and the days of the report may stand above the header. `1,025` is one and a bit
there, and a thousand elsewhere, so a number with two decimals or a day above 12 has to prove whose signs a file has.
A row says on which day its period begins, and none says where it ends.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from partnerboard.errors import UnknownLayout
from partnerboard.platforms.columns import count, day, decimal, id_, text, unused
from partnerboard.platforms.declaration import (
    Accounts,
    Answers,
    Basis,
    Cell,
    DateOrder,
    ExportKind,
    Grain,
    NumberStyle,
)
from partnerboard.platforms.layouts import dates, numbers
from partnerboard.platforms.names import NameSays
from partnerboard.platforms.tables import Line, Table, cell, is_blank, plain

_STARTS, _ENDS = "Data de início (em UTC)", "Period to"
_TELLTALE = frozenset(map(plain, (_STARTS, "Código da campanha", "Nome da campanha", "Total investido")))
_SEARCHED_LINES = 21
_PRINTED_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|[A-Z][a-z]+ \d{1,2}, \d{4}")
_COMMA = NumberStyle(decimal=",", thousands=".")


def under_its_title(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """The table of campaigns, with the days that stand above it."""
    for index, line in enumerate(lines[:_SEARCHED_LINES]):
        if set(map(plain, line.cells)) >= _TELLTALE:
            above = " ".join(text for each in lines[:index] for text in each.cells)
            return [Table(sheet, line.cells, lines[index + 1 :], says=NameSays(covers=_report_days(above)))]
    return []


def _report_days(above: str) -> tuple[date, date] | None:
    """'Report Start: …, Report End: …' where both days are written in one way only."""
    days = [_day(text, "%Y-%m-%d", "%B %d, %Y", "%b %d, %Y") for text in _PRINTED_DAY.findall(above)]
    if len(days) != 2 or not days[0] or not days[1] or days[1] < days[0]:
        return None
    return days[0], days[1]


def with_plain_numbers(table: Table, answers: Answers) -> Table:
    """The rows with numbers as they are written elsewhere, and with the day on which the period of each ends.

    A row lasts until the day before the next start that the file prints: on days without a row nothing was delivered.

    Raises:
        UnknownLayout: nothing proves how `1,025` is read, or the signs are not those of the header's language.
    """
    starts = table.place(_STARTS) or 0
    filled = [line for line in table.lines if not is_blank(line)]
    _hold_to_commas(table, [cell(line, starts) for line in filled])
    at = _number_places(table)
    plain_lines = [
        line._replace(
            cells=tuple(
                (numbers.value(text, _COMMA) or text) if place in at else text for place, text in enumerate(line.cells)
            )
        )
        for line in table.lines
    ]
    ends = _ends({found for line in filled if (found := _start(line, starts))}, answers.covers)
    texts = [str(ends.get(_start(line, starts), "")) for line in table.lines]
    return table.with_lines(plain_lines).with_column(_ENDS, texts)


def _hold_to_commas(table: Table, starts: Sequence[str]) -> None:
    at = _number_places(table)
    read = numbers.reading([cell(line, place) for line in table.lines for place in at])
    is_day_first = dates.reading(starts).settled is DateOrder.DAY_FIRST
    if read.doubtful and not is_day_first:
        raise UnknownLayout(
            f"'{read.doubtful[0]}' can be a thousand or a fraction, and nothing in this report settles which.",
            "Export it with more campaigns or days: one amount with two decimals, or a day after the 12th, tells.",
            code="number_style",
        )
    style = read.settled
    if style and (style.decimal == "." or style.thousands == ","):
        raise UnknownLayout(
            f"The header is Portuguese, and '{read.proofs[0]}' is not written as there.",
            "Download the report again and load it without opening it in a spreadsheet.",
            code="number_style",
        )


def _number_places(table: Table) -> frozenset[int]:
    names = {
        plain(name) for column in REPORT.columns if column.cell in (Cell.COUNT, Cell.DECIMAL) for name in column.names
    }
    return frozenset(at for at, name in enumerate(table.header) if plain(name) in names)


def _start(line: Line, at: int) -> date | None:
    return _day(cell(line, at).strip(), "%d/%m/%Y")


def _ends(starts: set[date], covers: tuple[date, date] | None) -> dict[date | None, date]:
    """The last day of the period that begins on each start."""
    ordered = sorted(starts)
    if not ordered:
        return {}
    last = max(covers[1], ordered[-1]) if covers else ordered[-1]
    ends = [*(following - timedelta(days=1) for following in ordered[1:]), last]
    return dict(zip(ordered, ends, strict=True))


def _day(printed: str, *formats: str) -> date | None:
    for format_ in formats:
        try:
            return datetime.strptime(printed, format_).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


REPORT = ExportKind(
    id="linkedin_ads",
    label="a LinkedIn Campaign Manager report",
    platform="linkedin",
    grain=Grain.AD,
    basis=Basis.WINDOW,
    accounts=Accounts.NOBODY,
    columns=(
        day("period_from", _STARTS),
        day("period_to", _ENDS),
        text("ad_account", "Nome da conta"),
        text("campaign_group", "Nome do grupo de campanhas"),
        text("campaign", "Nome da campanha"),
        id_("campaign_id", "Código da campanha"),
        text("objective", "Objetivo da campanha"),
        text("currency", "Moeda"),
        decimal("spend", "Total investido"),
        count("exposures", "Impressões"),
        count("reach", "Alcance"),
        count("all_clicks", "Cliques"),
        count("link_clicks", "Cliques que levam à página de destino"),
        count("engagements_native", "Total de engajamento"),
        count("reactions", "Reações"),
        count("comments", "Comentários"),
        count("shares", "Compartilhamentos"),
        count("follows", "Seguidores"),
        count("conversions", "Conversões"),
        count("leads", "Leads"),
        unused(
            "Código do grupo de campanhas", "Status do grupo de campanhas", "Data inicial do grupo de campanhas",
            "Tipo de campanha", "Status da campanha", "Tipo de custo", "Orçamento diário",
            "Data de início da campanha", "Taxa de cliques", "Média de CPM", "Média de CPC", "Outros cliques",
            "Total de interações sociais", "Taxa de engajamento", "Frequência média", "Média de investimento diário",
            "Cliques que levam à LinkedIn Page", "Custo por 1.000 pessoas alcançadas",
        ),
    ),
    required=("campaign_id", "period_from", "campaign", "spend"),
    filled=("campaign_id", "period_from"),
    finder=under_its_title,
    date_order=DateOrder.DAY_FIRST,
    prepare=with_plain_numbers,
    asks=("covers",),
    counts_accounts=False,
    used_for="Paid figures are kept apart: they are never added to the posts or targets of a partner.",
)  # fmt: skip # the columns of a file side by side

KINDS = (REPORT,)
