"""Which export is this? Answered by the headers alone, never by the name of the file."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from partnerboard.errors import UnknownLayout
from partnerboard.platforms.declaration import Cell, Column, ExportKind
from partnerboard.platforms.tables import Line, Table, plain
from partnerboard.platforms.unsupported import seems_to_be

PREAMBLE_LINES = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A table of a sheet and the kind of export it belongs to."""

    kind: ExportKind
    table: Table


def recognise(sheet: str, lines: Sequence[Line], kinds: Sequence[ExportKind]) -> list[Found]:
    """The tables of one sheet.

    Raises:
        UnknownLayout: no table of a known kind; the message names what the sheet seems to be, or what is missing.
    """
    found = [Found(kind, table) for kind in kinds if kind.finder for table in kind.finder(sheet, lines)]
    if found:
        return found
    head = lines[: PREAMBLE_LINES + 1]
    by_header = [kind for kind in kinds if kind.finder is None]
    foreign = seems_to_be(head)
    if foreign:
        raise UnknownLayout(
            f"This seems to be {foreign.label}, which is not loaded here.", foreign.remedy, code="not_supported"
        )
    return _by_its_header(sheet, lines, by_header)


def laid_out(sheet: str, lines: Sequence[Line], kinds: Sequence[ExportKind]) -> list[Found]:
    """The table of one sheet that a saved layout reads.

    Raises:
        UnknownLayout: no layout fits, or several do equally well.
    """
    found = _by_its_header(sheet, lines, kinds)
    best, header = found[0].kind, Line(0, found[0].table.header)
    alike = [kind for kind in kinds if not _lacking(kind, header) and len(kind.required) == len(best.required)]
    if len(alike) > 1:
        raise UnknownLayout(
            f"Several layouts fit: {', '.join(kind.label for kind in alike)}.",
            "Say which one reads it (--layout NAME).",
            code="ambiguous_layout",
        )
    return found


def _by_its_header(sheet: str, lines: Sequence[Line], kinds: Sequence[ExportKind]) -> list[Found]:
    head = lines[: PREAMBLE_LINES + 1]
    for index, line in enumerate(head):
        fitting = [kind for kind in kinds if not _lacking(kind, line) and not _excluded(kind, line)]
        if fitting:
            best = max(fitting, key=partial(_fields_known, line))
            return [Found(best, _table(sheet, lines, index, best))]
    raise _not_recognised(head, kinds)


def placed(kind: ExportKind, table: Table) -> list[tuple[int, Column]]:
    """Each kept column of a table with its position.

    Raises:
        UnknownLayout: a known column is there twice and nothing tells the two apart.
    """
    places = [
        (position, column)
        for position, header in enumerate(table.header)
        for column in kind.by_header.get(plain(header), ())
        if column.cell is not Cell.UNUSED and column.described.casefold() in table.described(position).casefold()
    ]
    for header, same in itertools.groupby(sorted(places, key=_by_header(table)), key=_by_header(table)):
        positions = {position for position, _ in same}
        if len(positions) > 1:
            raise UnknownLayout(
                f"The column '{header}' appears {len(positions)} times, and they cannot both be right.",
                "Remove the wrong one, or download the export again.",
                code="duplicate_header",
            )
    return places


def _by_header(table: Table) -> Callable[[tuple[int, Column]], str]:
    return lambda place: plain(table.header[place[0]])


def _table(sheet: str, lines: Sequence[Line], index: int, kind: ExportKind) -> Table:
    header, below = lines[index].cells, lines[index + 1 :]
    if not kind.has_descriptions:
        return Table(sheet, header, below)
    explains = bool(below and below[0].cells and not below[0].cells[0].strip())
    return Table(sheet, header, below[1:] if explains else below, below[0].cells if explains else ())


def _fields_known(line: Line, kind: ExportKind) -> int:
    return len(_known(kind, line))


def _known(kind: ExportKind, line: Line) -> set[str]:
    return {column.field for cell in line.cells for column in kind.by_header.get(plain(cell), ())}


def _lacking(kind: ExportKind, line: Line) -> list[str]:
    known = _known(kind, line)
    return [field for field in kind.required if field not in known]


def _excluded(kind: ExportKind, line: Line) -> bool:
    return not _known(kind, line).isdisjoint(kind.lacks)


def _not_recognised(head: Sequence[Line], kinds: Iterable[ExportKind]) -> UnknownLayout:
    nearest = max(_near(head, kinds), key=lambda near: near[0], default=None)
    if nearest:
        _, kind, lacking = nearest
        names = ", ".join(f"'{kind.printed(field)}'" for field in lacking)
        return UnknownLayout(
            f"This looks like {kind.label}, but there is no column {names}.",
            "Download the export again with all its columns; headers must not be edited. "
            "If it is a file of another kind, say once what its columns mean.",
            code="missing_column",
        )
    searched = f" in the first {PREAMBLE_LINES + 1} lines" if len(head) > PREAMBLE_LINES else ""
    return UnknownLayout(
        f"No header of a known export was found{searched}.",
        "Upload the file as the platform wrote it, use one of the templates, or say once what its columns mean.",
        code="header_not_found",
    )


def _near(head: Sequence[Line], kinds: Iterable[ExportKind]) -> Iterator[tuple[float, ExportKind, list[str]]]:
    """Kinds that a line has the tell-tale column of, or most columns; with how much of them is there."""
    for line, kind in itertools.product(head, kinds):
        lacking = _lacking(kind, line)
        there = len(kind.required) - len(lacking)
        if there and lacking and (kind.required[0] not in lacking or there > len(kind.required) / 2):
            yield there / len(kind.required), kind, lacking
