"""YouTube Studio's table, chart and totals, in every language they were seen in. The channel is in none of them.

Figures are those of the chosen dates, which the table does not name either. Days are US Pacific. The table lists at
most 500 videos below a row with the channel's own total; videos without a publish date are normal.
"""

import hashlib
import re
from collections.abc import Sequence

from partnerboard.errors import UnknownLayout
from partnerboard.platforms.columns import count, day, decimal, signed_count, text, unused
from partnerboard.platforms.declaration import Accounts, Answers, Basis, Cell, Column, DateOrder, ExportKind, Grain
from partnerboard.platforms.resaved_dates import one_order
from partnerboard.platforms.tables import Line, Table, cell, is_blank, plain

_MOST_VIDEOS = 500
TOTAL_WORDS = frozenset({"total", "gesamt"})

DATE = ("Date", "Datum", "Data", "Fecha")
_PUBLISHED = (
    "Video publish time",
    "Veröffentlichungszeitpunkt des Videos",
    "Horário de publicação do vídeo",
    "Hora de publicación del vídeo",
)
VIEWS = ("Views", "Video views", "Aufrufe", "Visualizações", "Visualizaciones")
WATCHED = (
    "Watch time (hours)",
    "Wiedergabezeit (Stunden)",
    "Tempo de exibição (horas)",
    "Tiempo de visualización (horas)",
)
_THUMBNAILS = (
    "Impressions",
    "Thumbnail impressions",
    "Impressionen",
    "Thumbnail-Impressionen",
    "Impressões",
    "Impresiones",
)
# Net of those lost, so neither new nor lost subscribers.
_SUBSCRIBERS = ("Subscribers", "Abonnenten", "Inscritos", "Suscriptores")
_METRICS = (
    count("exposures", *VIEWS),
    decimal("watch_hours", *WATCHED),
    count("thumbnail_impressions", *_THUMBNAILS),
    signed_count("reactions", "Likes"),
    count("comments", "Comments added"),
    count("shares", "Shares"),
    count("follows", "Subscribers gained"),
    count("unfollows", "Subscribers lost"),
)
_OTHER_METRICS = unused(
    *_SUBSCRIBERS,
    "Impressions click-through rate (%)", "Klickrate der Impressionen (%)", "Thumbnail-Klickrate (%)",
    "Taxa de cliques de impressões (%)", "Porcentaje de clics de las impresiones (%)",
    "Estimated revenue (USD)", "Your estimated revenue (USD)", "Receita estimada (USD)", "Sua receita estimada (BRL)",
    "RPM (USD)", "CPM (USD)", "Average view duration", "Average percentage viewed (%)", "Average % viewed",
    "Average views per viewer", "Engaged views", "Dislikes", "Likes (vs. dislikes) (%)", "Likes (vs dislikes) (%)",
    "New viewers", "Returning viewers", "Casual viewers", "Regular viewers", "Stayed to watch (%)", "Shown in feed",
    "Viewed (vs. swiped away) (%)", "YouTube Premium views", "Hypes", "Hype points", "Post subscribers",
)  # fmt: skip # a platform's words side by side
_IDS = ("Content", "Video", "Videos", "Conteúdo", "Contenido")
_TITLES = ("Video title", "Videotitel", "Título do vídeo")
_VIDEO = (Column("post_id", _IDS, Cell.POST_REF), text("text", *_TITLES))
# `#NAME?` and what it is called in other languages.
_ERROR_WORD = re.compile(r"#[^#\s]{3,}[?!]")


def videos_alone(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """The listed videos: without the total above and the trailer below, with publish dates in one order."""
    id_at, published = _place(table, _IDS), _place(table, _PUBLISHED)
    totals = [line for line in table.lines if plain(cell(line, id_at)) in TOTAL_WORDS]
    trailers = [line for line in table.lines if _is_trailer(line)]
    listed = [line for line in table.lines if line not in totals and line not in trailers]
    videos = [_named(line, id_at, _place(table, _TITLES)) for line in listed]
    damaged = [line for line, video in zip(listed, videos, strict=True) if line != video]
    dates, doubt = one_order([cell(line, published) for line in videos])
    dated = [
        line.with_cell(published, printed) if printed else line for line, printed in zip(videos, dates, strict=True)
    ]
    is_capped = bool(trailers) or sum(not is_blank(line) for line in videos) >= _MOST_VIDEOS
    notices = (
        *(
            f"Line {line.line_no}: a spreadsheet put {cell(line, id_at)} for the video id; its title stands for it."
            for line in damaged
        ),
        *(f"The channel's own total, kept as a check: {_kept(table, total)}." for total in totals),
        *([f"Only the top {_MOST_VIDEOS} videos are listed."] if is_capped else []),
        *([doubt] if doubt else []),
    )
    return table.with_lines(dated, notices=notices, is_capped=is_capped)


def _place(table: Table, names: Sequence[str]) -> int:
    """Where a column stands; behind the last one if it is not there."""
    wanted = frozenset(map(plain, names))
    return next((at for at, name in enumerate(table.header) if plain(name) in wanted), len(table.header))


def _named(line: Line, id_at: int, title_at: int) -> Line:
    """An id that begins with '-' is an error word once a spreadsheet has read it as a formula; its title is left."""
    title = cell(line, title_at)
    if not _ERROR_WORD.fullmatch(cell(line, id_at).strip()) or not title.strip():
        return line
    return line.with_cell(id_at, f"title-{hashlib.sha256(title.encode()).hexdigest()[:11]}")


def _is_trailer(line: Line) -> bool:
    """A sentence with the number of videos listed, and nothing beside it."""
    filled = [text for text in line.cells if text.strip()]
    return len(filled) == 1 and bool(re.search(rf"\s{_MOST_VIDEOS}\s", f"{filled[0]} "))


def _kept(table: Table, total: Line) -> str:
    known = {plain(name) for column in _METRICS for name in column.names}
    figures = [(name, cell(total, n)) for n, name in enumerate(table.header) if plain(name) in known]
    return ", ".join(f"{plain(name)} {printed}" for name, printed in figures if printed.strip())


def charted_days(sheet: str, lines: Sequence[Line]) -> list[Table]:
    """Totals: a date and one figure, whichever was charted, and nothing else.

    Raises:
        UnknownLayout: the figure is YouTube's, but not one that is kept per day.
    """
    header = [plain(name) for name in lines[0].cells] if lines else []
    if len(header) != 2 or header[0] not in map(plain, DATE):
        return []
    if header[1] in map(plain, _OTHER_METRICS.names):
        raise UnknownLayout(
            f"This seems to be YouTube totals of '{plain(lines[0].cells[1])}', which are not kept per day.",
            "Chart views, watch time or impressions in YouTube Studio and export again.",
            code="not_supported",
        )
    known = {plain(name) for column in _METRICS for name in column.names}
    return [Table(sheet, lines[0].cells, lines[1:])] if header[1] in known else []


TABLE = ExportKind(
    id="youtube_table",
    label="YouTube Studio table data",
    platform="youtube",
    grain=Grain.POST,
    basis=Basis.WINDOW,
    accounts=Accounts.ASKED,
    columns=(
        *_VIDEO,
        day("published_on", *_PUBLISHED),
        *_METRICS,
        count("reach", "Unique viewers"),
        _OTHER_METRICS,
        unused("Duration"),
        unused(*DATE, field="day"),
    ),
    required=("published_on", "post_id"),
    lacks=("day",),
    filled=("post_id",),
    date_order=DateOrder.EITHER,
    constants={"content_format": "video"},
    prepare=videos_alone,
    exposures_name="views",
    asks=("covers",),
    counts_accounts=False,
)

CHART = ExportKind(
    id="youtube_chart",
    label="YouTube Studio chart data",
    platform="youtube",
    grain=Grain.POST_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.ASKED,
    columns=(*_VIDEO, day("published_on", *_PUBLISHED), day("day", *DATE), *_METRICS, _OTHER_METRICS),
    required=("published_on", "post_id", "day"),
    filled=("post_id", "day"),
    exposures_name="views",
    counts_accounts=False,
    is_selection=True,
)

TOTALS = ExportKind(
    id="youtube_totals",
    label="YouTube Studio totals per day",
    platform="youtube",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.ASKED,
    columns=(day("day", *DATE), *_METRICS),
    required=("day", "exposures"),
    finder=charted_days,
    filled=("day",),
    exposures_name="views",
    counts_accounts=False,
)

KINDS = (TABLE, CHART, TOTALS)
