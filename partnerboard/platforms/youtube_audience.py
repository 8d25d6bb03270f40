"""YouTube Studio's tables about who watched: one dimension and figures of the chosen dates, or of each day.

Ages and genders are percentages. Places and sources carry a row with the channel's own total, which is no row; unknown
places are not listed, so the others do not add up to it.
"""

from collections.abc import Callable, Sequence

from partnerboard.platforms.audiences import USED_FOR
from partnerboard.platforms.columns import count, day, decimal, percent, text, unused
from partnerboard.platforms.declaration import Accounts, Answers, Basis, ExportKind, Grain
from partnerboard.platforms.tables import Line, Table, cell, plain
from partnerboard.platforms.youtube import DATE, TOTAL_WORDS, VIEWS, WATCHED

_DIMENSIONS = {
    "age": ("Viewer age", "Idade do espectador", "Alter der Zuschauer", "Edad del espectador"),
    "gender": ("Viewer gender", "Gênero do espectador", "Geschlecht der Zuschauer", "Género del espectador"),
    "territory": ("Geography", "Geografia", "Geografie", "Geografía"),
    "city": ("Cities", "City", "Cidades", "Städte", "Ciudades"),
    "subscription_status": ("Subscription status", "Status da inscrição", "Abostatus", "Estado de suscripción"),
    "traffic_source": ("Traffic source", "Origem do tráfego", "Zugriffsquelle", "Fuente de tráfico"),
}
_NAMES = {field: field.replace("_", " ") for field in _DIMENSIONS} | {"territory": "geography"}
_FIGURES = (
    count("exposures", *VIEWS),
    decimal("watch_hours", *WATCHED),
    percent("views_percent", *(f"{name} (%)" for name in VIEWS)),
    percent("watched_percent", *(f"{name} (%)" for name in WATCHED)),
)
_FIGURE_NAMES = frozenset(plain(name) for column in _FIGURES for name in column.names)
_DATES = frozenset(map(plain, DATE))


def _table_of(field: str, *, is_daily: bool) -> Callable[[str, Sequence[Line]], list[Table]]:
    """A finder of the table with this dimension and at least one figure, with or without a date in each row."""
    wanted = frozenset(map(plain, _DIMENSIONS[field]))

    def find(sheet: str, lines: Sequence[Line]) -> list[Table]:
        header = set(map(plain, lines[0].cells)) if lines else set()
        if not header & wanted or not header & _FIGURE_NAMES or bool(header & _DATES) != is_daily:
            return []
        return [Table(sheet, lines[0].cells, lines[1:])]

    return find


def without_total(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """The listed rows; the channel's own total goes to the receipt."""
    at = table.place(*(name for names in _DIMENSIONS.values() for name in names)) or 0
    totals = [line for line in table.lines if plain(cell(line, at)) in TOTAL_WORDS]
    known = [(place, name) for place, name in enumerate(table.header) if plain(name) in _FIGURE_NAMES]
    listed = [line for line in table.lines if line not in totals]
    printed = [", ".join(f"{name} {cell(total, place)}" for place, name in known) for total in totals]
    notices = (f"The channel's own total, kept as a check: {figures}." for figures in printed)
    return table.with_lines(listed, notices=tuple(notices))


def _kind(field: str, *, is_daily: bool) -> ExportKind:
    return ExportKind(
        id=f"youtube_audience_{field}{'_days' if is_daily else ''}",
        label=f"a YouTube audience table ({_NAMES[field]}{' by day' if is_daily else ''})",
        platform="youtube",
        grain=Grain.AUDIENCE,
        basis=Basis.DAILY if is_daily else Basis.WINDOW,
        accounts=Accounts.ASKED,
        columns=(
            text(field, *_DIMENSIONS[field]),
            *([text("city_name", "City name")] if field == "city" else []),
            *([day("day", *DATE)] if is_daily else []),
            *_FIGURES,
            unused("Average view duration", "Average percentage viewed (%)"),
        ),
        required=(field,),
        filled=(field, "day") if is_daily else (field,),
        finder=_table_of(field, is_daily=is_daily),
        prepare=without_total,
        exposures_name="views",
        asks=() if is_daily else ("covers",),
        counts_accounts=False,
        may_be_empty=True,
        used_for=USED_FOR,
    )


KINDS = tuple(_kind(field, is_daily=is_daily) for field in _DIMENSIONS for is_daily in (False, True))
