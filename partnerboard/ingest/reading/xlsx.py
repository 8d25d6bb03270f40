"""Workbooks of today (.xlsx), in the child process: every part is checked before calamine may read the file."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

import python_calamine as calamine

from partnerboard.errors import FileTooLarge, UnreadableFile
from partnerboard.ingest.reading import archive
from partnerboard.ingest.reading.cells import UNCALCULATED, text_sheet
from partnerboard.ingest.reading.limits import Limits
from partnerboard.ingest.reading.raw import RawSheet

_EXPORT_AGAIN = "Export the file again from the platform and upload what it gives you, unopened."
_SMALLER = "Export a shorter period, or save the table alone as .csv."

_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
# A cell with content, in any namespace prefix; a cell with a style alone closes itself.
_VALUED = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]+)([0-9]+)["'][^>]*(?<!/)>""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["']([0-9]+)""")
_COLUMN = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)[0-9]""")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*(?<!/))>(.*?)</(?:\w+:)?c>", re.DOTALL)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)([0-9]+)""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>(.*?)</(?:\w+:)?v>", re.DOTALL)
_IS_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_IS_TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")

_SLICE, _OVERLAP = 4 * 1024**2, 64

_Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Survey:
    """How far a sheet reaches, and the cells that calamine would show as empty though they are not."""

    rows: int = 0
    columns: int = 0
    unsaid: dict[_Position, str] = field(default_factory=dict)


def sheets(content: bytes, limits: Limits) -> Iterator[RawSheet]:
    """The sheets in the order of the workbook. Raises UnreadableFile or FileTooLarge before anything is parsed."""
    surveys = _surveys(content, limits)
    workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    for index, about in enumerate(workbook.sheets_metadata):
        if about.typ == calamine.SheetTypeEnum.WorkSheet:
            rows = workbook.get_sheet_by_index(index).to_python(skip_empty_area=False)
            is_hidden = about.visible != calamine.SheetVisibleEnum.Visible
            unsaid = surveys.get(about.name, _Survey()).unsaid
            yield text_sheet(about.name, _completed(rows, unsaid), is_hidden=is_hidden)


def _completed(rows: list[list[Any]], unsaid: dict[_Position, str]) -> list[list[Any]]:
    for (row, column), text in unsaid.items():
        rows.extend([] for _ in range(row - len(rows)))
        cells = rows[row - 1]
        cells.extend("" for _ in range(column - len(cells)))
        cells[column - 1] = text
    return rows


def _surveys(content: bytes, limits: Limits) -> dict[str, _Survey]:
    """What each sheet holds, by name. Unpacks every member, so sizes and checksums are held to the directory."""
    surveys: dict[str, _Survey] = {}
    described: dict[str, bytes] = {}
    cells_left = limits.cells
    for entry in archive.entries(content, limits):
        part = b"".join(archive.unpacked(content, entry, limits))
        if entry.name.endswith((".xml", ".rels", ".vml")):
            _refuse_dtd(part, entry.name)
        if entry.name in {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"}:
            described[entry.name] = part
        elif entry.name.startswith("xl/worksheets/") and entry.name.endswith(".xml"):
            survey = _survey(part, limits)
            cells_left -= survey.rows * survey.columns
            _refuse_too_large(survey, limits, cells_left)
            surveys[entry.name] = survey
    return {name: surveys[part] for name, part in _parts_by_name(described).items() if part in surveys}


def _survey(part: bytes, limits: Limits) -> _Survey:
    rows, columns = _reach(part)
    if rows > limits.records or columns > limits.columns or rows * columns > limits.cells:
        rows, columns = _reach_of_values(part)
    may_hide = b"<f" in part or b":f" in part or _IS_ERROR.search(part)
    return _Survey(rows, columns, dict(_unsaid(part)) if may_hide else {})


def _reach(part: bytes) -> _Position:
    """The last row and column that are mentioned: quickly, for this is asked of every cell of every workbook."""
    columns: set[bytes] = set()
    for at in range(0, len(part), _SLICE):
        columns.update(_COLUMN.findall(part, at, at + _SLICE + _OVERLAP))
    return max(map(int, _ROW.findall(part)), default=0), max(map(_column_number, columns), default=0)


def _reach_of_values(part: bytes) -> _Position:
    """The last row and column that hold something: cells with a style alone do not count, and may be everywhere."""
    rows, columns = 0, 0
    for found in _VALUED.finditer(part):
        rows, columns = max(rows, int(found[2])), max(columns, _column_number(found[1]))
    return rows, columns


def _unsaid(part: bytes) -> Iterator[tuple[_Position, str]]:
    """Error values, and formulas that were saved without their result."""
    for found in _CELL.finditer(part):
        attributes, body = found.groups()
        reference = _REFERENCE.search(attributes)
        if not reference:
            continue
        position = int(reference[2]), _column_number(reference[1])
        value = _VALUE.search(body)
        if _IS_ERROR.search(attributes):
            yield position, value[1].decode("utf-8", "replace") if value else "#ERROR"
        elif _FORMULA.search(body) and not (value and (value[1] or _IS_TEXT.search(attributes))):
            yield position, UNCALCULATED


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _refuse_dtd(part: bytes, name: str) -> None:
    """Also a part in two bytes a character, where a declaration would not be seen."""
    if b"\0" in part or any(declaration in part for declaration in _DECLARATIONS):
        message = f"The workbook holds declarations that no export has, in its part {name}."
        raise UnreadableFile(message, _EXPORT_AGAIN, code="xml_dtd")


def _refuse_too_large(survey: _Survey, limits: Limits, cells_left: int) -> None:
    if survey.columns > limits.columns:
        message = f"A sheet reaches to column {survey.columns:,}; {limits.columns:,} are read."
        raise FileTooLarge(message, _SMALLER, code="too_many_columns")
    if survey.rows > limits.records:
        message = f"A sheet reaches to row {survey.rows:,}; {limits.rows:,} are read."
        raise FileTooLarge(message, _SMALLER, code="too_many_rows")
    if cells_left < 0:
        message = f"The sheets span more than {limits.cells:,} cells."
        raise FileTooLarge(message, _SMALLER, code="too_many_cells")


def _parts_by_name(described: dict[str, bytes]) -> dict[str, str]:
    """Which part holds the sheet of a name. The parts were searched for declarations, so nothing can be expanded."""
    if len(described) < 2:
        return {}
    book = ElementTree.fromstring(described["xl/workbook.xml"])  # noqa: S314 - see above
    relations = ElementTree.fromstring(described["xl/_rels/workbook.xml.rels"])  # noqa: S314 - see above
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    return {
        sheet.get("name", ""): _part(targets.get(value, ""))
        for sheet in book.iterfind("{*}sheets/{*}sheet")
        for attribute, value in sheet.items()
        if attribute.endswith("}id")
    }


def _part(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
