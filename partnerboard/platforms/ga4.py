"""Google Analytics 4: reports, snapshots of many blocks, and explorations, in English, Spanish and Indonesian.

Every figure becomes a row of its own that names its property, block, dimension, member and period, because each block
has other columns. Users are never added up: what a receipt says of them is a checksum of the country block. Days are
those of the property's own zone, which no file states.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from partnerboard.platforms.columns import count, day, decimal, flag, text
from partnerboard.platforms.declaration import Accounts, Basis, ExportKind, Grain
from partnerboard.platforms.ga4_blocks import Block, Preamble, chosen_period_only, is_ga4, read_blocks
from partnerboard.platforms.tables import Line, Table, cell, plain

_HEADER = ("Property", "Block", "Title", "Dimension", "Member", "From", "To", "Metric", "Value", "Is summed")
_GRAND_TOTAL = "Grand total"


def _by_printed(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {plain(printed): name for name, all_printed in names.items() for printed in all_printed}


# Dimensions and figures that questions ask for, under one name in every language; others keep their printed name.
_DIMENSIONS = _by_printed(
    {
        "day": ("Nth day", "Día N", "Hari ke-n"),
        "week": ("Nth week", "Semana N", "Minggu ke-n"),
        "channel": (
            "Session default channel group",
            "Session primary channel group (Default channel group)",
            "Grupo de canales predeterminado de la sesión",
            "Grup saluran utama sesi (Grup Saluran Default)",
        ),
        "first_user_channel": (
            "First user default channel group",
            "First user primary channel group (Default channel group)",
            "Primer grupo de canales predeterminado del usuario",
            "Grup saluran utama pengguna pertama (Grup Saluran Default)",
        ),
        "source_medium": ("Session source / medium",),
        "first_user_source_medium": ("First user source / medium",),
        "country_id": ("Country ID", "ID del país", "ID Negara"),
        "country": ("Country", "País", "Negara"),
        "page_title": (
            "Page title and screen class",
            "Título de página y clase de pantalla",
            "Judul halaman dan jenis layar",
        ),
        "page_path": ("Page path and screen class",),
        "event": ("Event name", "Nombre del evento", "Nama peristiwa"),
        "cohort": ("Date", "Fecha", "Tanggal"),
        "platform": ("Platform", "Plataforma"),
        "item": ("Item name", "Nombre del artículo"),
    }
)
_DAYS_PER_STEP = {"day": 1, "week": 7}

_METRICS = _by_printed(
    {
        "sessions": ("Sessions", "Sesiones", "Sesi"),
        "engaged_sessions": ("Engaged sessions",),
        "site_users": ("Users", "Active users", "Usuarios", "Usuarios activos", "Pengguna aktif"),
        "total_users": ("Total users",),
        "new_users": ("New users", "Usuarios nuevos", "Pengguna baru"),
        "exposures": ("Views", "Vistas", "Tampilan", "Screen views"),
        "event_count": ("Event count", "Número de eventos", "Jumlah peristiwa"),
        "key_events": ("Key events", "Conversions", "Conversiones"),
        "revenue": ("Total revenue", "Total de ingresos", "Pendapatan total"),
        "engagement_rate": ("Engagement rate",),
        "bounce_rate": ("Bounce rate",),
        "engagement_seconds_mean": (
            "Average engagement time",
            "Average engagement time per active user",
            "Tiempo de interacción medio",
            "Waktu engagement rata-rata per pengguna aktif",
        ),
    }
)
# What a receipt adds up, each from the first block that has it; users by country only.
_SUMMED = ("sessions", "engaged_sessions", "exposures", "key_events", "site_users")
_USERS = "site_users"


def report(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """The figures of a report or snapshot; a period to compare with is left out."""
    if not is_ga4(lines):
        return []
    preamble, blocks = read_blocks(lines)
    if preamble.period:
        return []
    dated = [block for block in blocks if len(block.dates) > 1]
    kept, compared = chosen_period_only(dated)
    undated = len(blocks) - len(dated)
    notices = (
        *([f"{len(compared)} blocks show a period to compare with and were left out."] if compared else []),
        *([f"{undated} blocks do not say which days they cover and were left out."] if undated else []),
    )
    figures: list[Line] = []
    summed: set[str] = set()
    for block in kept:
        dimension = _dimension(block)
        adds = {code for code in _codes(block) if code in _SUMMED and (code != _USERS or dimension == "country")}
        figures += _figures(preamble, block, adds - summed)
        summed |= adds
    return [Table(sheet, _HEADER, figures, notices=notices)]


def exploration(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """The figures of an exploration, without its grand total."""
    if not is_ga4(lines):
        return []
    preamble, blocks = read_blocks(lines)
    figures: list[Line] = []
    totals: list[str] = []
    for block in blocks if preamble.period else ():
        block.dates += preamble.period or ()
        totals += [_kept(block, row) for row in block.rows if _is_total(row)]
        block.rows = [row for row in block.rows if not _is_total(row)]
        figures += _figures(preamble, block, set(_SUMMED))
    notices = tuple(f"The grand total, kept as a check: {total}." for total in totals)
    return [Table(sheet, _HEADER, figures, notices=notices)] if preamble.period else []


def _figures(preamble: Preamble, block: Block, summed: set[str]) -> list[Line]:
    since, until = block.dates[:2]
    width, dimension = _width(block), _dimension(block)
    about_block = (preamble.property, str(block.no), block.title, dimension)
    figures = []
    for row in block.rows:
        member = " / ".join(cell(row, n) for n in range(width))
        step = _DAYS_PER_STEP.get(dimension)
        if step and member.isdecimal():
            member = (since + timedelta(days=step * int(member))).isoformat()
        about_row = (*about_block, member, since.isoformat(), until.isoformat())
        for n, code in enumerate(_codes(block), width):
            figures.append(Line(row.line_no, (*about_row, code, cell(row, n), "yes" if code in summed else "no")))
    return figures


def _codes(block: Block) -> list[str]:
    """The figures of a block by name. Total users are the users where no others are printed beside them."""
    printed = block.header[_width(block) :]
    codes = [_METRICS.get(plain(name), " ".join(name.split())) for name in printed]
    return codes if _USERS in codes else [_USERS if code == "total_users" else code for code in codes]


def _width(block: Block) -> int:
    """How many columns stand before the first figure; one where none of the figures is known."""
    return next((n for n, name in enumerate(block.header) if n and plain(name) in _METRICS), 1)


def _dimension(block: Block) -> str:
    printed = " / ".join(block.header[: _width(block)])
    return _DIMENSIONS.get(plain(printed), printed)


def _is_total(row: Line) -> bool:
    return any(plain(text) == plain(_GRAND_TOTAL) for text in row.cells)


def _kept(block: Block, total: Line) -> str:
    return ", ".join(f"{name} {cell(total, n)}" for n, name in enumerate(block.header) if cell(total, n).strip())


_COLUMNS = (
    text("property", "Property"),
    count("block_no", "Block"),
    text("block_title", "Title"),
    text("dimension", "Dimension"),
    text("member", "Member"),
    day("period_from", "From"),
    day("period_to", "To"),
    text("metric_code", "Metric"),
    decimal("value", "Value"),
    flag("is_summed", "Is summed"),
)

REPORT = ExportKind(
    id="ga4_report",
    label="a Google Analytics 4 report",
    platform="web",
    grain=Grain.WEB_FIGURE,
    basis=Basis.WINDOW,
    accounts=Accounts.NOBODY,
    columns=_COLUMNS,
    required=("property",),
    finder=report,
    filled=("period_from", "period_to"),
)

EXPLORATION = ExportKind(
    id="ga4_exploration",
    label="a Google Analytics 4 exploration",
    platform="web",
    grain=Grain.WEB_FIGURE,
    basis=Basis.WINDOW,
    accounts=Accounts.NOBODY,
    columns=_COLUMNS,
    required=("property",),
    finder=exploration,
    filled=("period_from", "period_to"),
    counts_accounts=False,
)

KINDS = (REPORT, EXPLORATION)
