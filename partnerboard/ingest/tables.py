"""The tables of one file, found on all its sheets and sorted by what they are about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from partnerboard.errors import UnknownLayout
from partnerboard.ingest.column_lines import ColumnLines
from partnerboard.ingest.reading.columns import ColumnRows
from partnerboard.ingest.reading.raw import RawFile, RawSheet
from partnerboard.platforms.declaration import Answers, ExportKind, Grain
from partnerboard.platforms.recognition import Found, recognise
from partnerboard.platforms.tables import Line

GRID_CONTAINERS = frozenset({"xlsx", "xls", "spreadsheetml"})
# The table of the first of these grains gives the receipt its figures, the others are parts; a selection never leads.
_LEADING = (Grain.POST, Grain.ACCOUNT_DAY, Grain.POST_DAY, Grain.WEB_FIGURE)


@dataclass(frozen=True, slots=True)
class FoundPart:
    """The tables of one kind, with those that complete them."""

    kind: ExportKind
    found: tuple[Found, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets they stand on."""
        return tuple(dict.fromkeys(each.table.sheet for each in self.found if each.table.sheet))

    def prepared(self, answers: Answers) -> list[Found]:
        """The tables with their lines rewritten where the kind needs the answers for it."""
        return [
            Found(each.kind, each.kind.prepare(each.table, answers)) if each.kind.prepare else each
            for each in self.found
        ]


Recogniser = Callable[[str, Sequence[Line], Sequence[ExportKind]], list[Found]]


def find_parts(
    raw: RawFile, kinds: Sequence[ExportKind], by: Recogniser = recognise
) -> tuple[list[FoundPart], list[str]]:
    """Every table of a known kind, the leading one first, and a sentence about the sheets that hold none.

    Raises:
        UnknownLayout: no sheet holds a known table, two sheets both fit, or the sheets are of several platforms.
    """
    found: list[Found] = []
    refusals: list[UnknownLayout] = []
    unknown: list[str] = []
    for sheet, lines in printed_lines(raw):
        try:
            found += by(sheet, lines, kinds)
        except UnknownLayout as refusal:
            refusals.append(refusal)
            unknown.append(sheet)
    if not found:
        raise most_telling(refusals or [_no_sheet()])
    parts = _by_kind(found)
    _hold_to_one_platform(parts)
    left = [f"Sheets without a table that is loaded: {', '.join(unknown)}."] if unknown else []
    return parts, left


# Which refusal says most about a file whose sheets are all refused; the last is the best.
_TELLING = ("", "unknown_layout", "header_not_found", "missing_column", "not_supported", "ambiguous_layout")


def is_about_nothing_known(refusal: UnknownLayout) -> bool:
    """Was no table found, or was one found and refused?"""
    return refusal.code in _TELLING


def most_telling(refusals: Sequence[UnknownLayout]) -> UnknownLayout:
    """Of the reasons why no table was found the one that says most."""
    return max(refusals, key=lambda refusal: _TELLING.index(refusal.code))


def printed_lines(raw: RawFile) -> list[tuple[str, Sequence[Line]]]:
    """The lines of each sheet under its name."""
    is_grid = raw.container in GRID_CONTAINERS
    return [(sheet.name, _lines(sheet, is_grid=is_grid)) for sheet in raw.sheets]


def _lines(sheet: RawSheet, *, is_grid: bool) -> Sequence[Line]:
    """Workbooks leave out empty cells at the end of a row, so all rows of a sheet are made equally wide."""
    if isinstance(sheet.rows, ColumnRows):
        return ColumnLines(sheet.rows, 0, len(sheet.rows))
    width = max((len(row.cells) for row in sheet.rows), default=0) if is_grid else 0
    return [Line(row.line_no, row.cells + ("",) * (width - len(row.cells))) for row in sheet.rows]


def _by_kind(found: Sequence[Found]) -> list[FoundPart]:
    kinds = {each.kind.id: each.kind for each in found}
    parts = []
    for kind in kinds.values():
        if kind.supplements in kinds:
            continue
        own = [each for each in found if each.kind is kind]
        _hold_to_one_sheet(kind, own)
        completing = [each for each in found if each.kind.supplements == kind.id]
        parts.append(FoundPart(kind, (*own, *completing)))
    return sorted(parts, key=_leads)


def _leads(part: FoundPart) -> tuple[bool, int]:
    grain = part.kind.grain
    return part.kind.is_selection, _LEADING.index(grain) if grain in _LEADING else len(_LEADING)


def _hold_to_one_sheet(kind: ExportKind, own: Sequence[Found]) -> None:
    sheets = list(dict.fromkeys(each.table.sheet for each in own))
    if len(sheets) > 1 and not kind.may_span_sheets:
        raise UnknownLayout(
            f"Several sheets hold {kind.label}: {', '.join(sheets)}.",
            "Save the sheet that should be loaded as a file of its own.",
            code="ambiguous_sheet",
        )


def _hold_to_one_platform(parts: Sequence[FoundPart]) -> None:
    platforms = sorted({part.kind.platform for part in parts if part.kind.platform})
    if len(platforms) > 1:
        raise UnknownLayout(
            f"The sheets of this file come from several platforms: {', '.join(platforms)}.",
            "Load the export of each platform as a file of its own.",
            code="mixed_platforms",
        )


def _no_sheet() -> UnknownLayout:
    return UnknownLayout("The file holds no table.", "Download the export again.", code="header_not_found")
