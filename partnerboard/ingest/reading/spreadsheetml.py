"""Workbooks as one XML file (SpreadsheetML 2003, named .xls), in the child process: old Facebook Insights exports."""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from partnerboard.errors import FileTooLarge, UnreadableFile
from partnerboard.ingest.reading.cells import UNCALCULATED, number_text
from partnerboard.ingest.reading.flaws import CONTROL_BYTES, UNREADABLE_MARK
from partnerboard.ingest.reading.limits import Limits
from partnerboard.ingest.reading.raw import RawRow, RawSheet

_EXPORT_AGAIN = "Export the file again from the platform and upload what it gives you, unopened."
_SMALLER = "Export a shorter period, or save the table alone as .csv."

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w-]+)["']""")
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>")
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_UNCARRIED = re.compile(f"[{re.escape(CONTROL_BYTES.decode())}\ufffe\uffff]|&#(?:x0*([0-9a-fA-F]+)|0*([0-9]+));")
_EXACT_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_ANSI = {b"windows-1252", b"iso-8859-1", b"us-ascii"}


def sheets(content: bytes, limits: Limits) -> Iterator[RawSheet]:
    """The sheets in the order of the file. Raises UnreadableFile or FileTooLarge."""
    xml = _legal(content)
    if _DTD.search(xml):
        message = "The workbook holds declarations that no export has."
        raise UnreadableFile(message, _EXPORT_AGAIN, code="xml_dtd")
    try:
        yield from _sheets(xml, limits)
    except ElementTree.ParseError as error:
        message = f"The workbook is damaged or cut off in line {error.position[0]:,}."
        raise UnreadableFile(message, _EXPORT_AGAIN, code="damaged_file") from error


def _legal(content: bytes) -> bytes:
    """UTF-8 that a parser takes: broken characters replaced, a mark in place of what XML cannot carry."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", "replace")
    else:
        declared = _DECLARED.match(content)
        is_ansi = declared is not None and declared[1].lower() in _ANSI
        text = content.decode("cp1252" if is_ansi else "utf-8-sig", "replace")
    # The declaration may name another encoding than the one the text now has.
    return _DECLARATION.sub(b"", _UNCARRIED.sub(_marked, text).encode("utf-8", "replace"), count=1)


def _marked(found: re.Match[str]) -> str:
    """A character, also written as its number, that XML allows stays; any other becomes the mark."""
    hexadecimal, decimal = found.groups()
    if not hexadecimal and not decimal:
        return UNREADABLE_MARK
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    is_legal = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return found[0] if is_legal else UNREADABLE_MARK


def _sheets(xml: bytes, limits: Limits) -> Iterator[RawSheet]:
    """Row by row, so that the tree never holds more than one row's cells."""
    sheet = _Sheet(limits, limits.cells)
    # The file was searched for declarations, so nothing in it can be expanded.
    for event, element in ElementTree.iterparse(io.BytesIO(xml), events=("start", "end")):  # noqa: S314 - see above
        if event == "start":
            if element.tag == f"{_SS}Worksheet":
                sheet = _Sheet(limits, sheet.cells_left, element.get(f"{_SS}Name", ""))
        elif element.tag == f"{_SS}Row":
            sheet.take(element)
            element.clear()
        elif element.tag == _VISIBLE:
            sheet.is_hidden = (element.text or "").strip() != "SheetVisible"
        elif element.tag == f"{_SS}Worksheet":
            yield sheet.finished()
            element.clear()


@dataclass(slots=True)
class _Sheet:
    """A sheet while its rows come in."""

    limits: Limits
    cells_left: int
    name: str = ""
    rows: list[list[str]] = field(default_factory=list)
    has_dates: bool = False
    is_hidden: bool = False

    def take(self, row: ElementTree.Element) -> None:
        """Append a row, after the blank rows that its index leaves out."""
        row_no = _index(row, default=len(self.rows) + 1)
        if row_no > self.limits.records:
            message = f"Sheet {self.name} reaches to row {row_no:,}; {self.limits.rows:,} are read."
            raise FileTooLarge(message, _SMALLER, code="too_many_rows")
        self.rows.extend([] for _ in range(row_no - 1 - len(self.rows)))
        self.rows.append(self._cells(row))
        self.cells_left -= len(self.rows[-1])
        if self.cells_left < 0:
            message = f"The sheets hold more than {self.limits.cells:,} cells."
            raise FileTooLarge(message, _SMALLER, code="too_many_cells")

    def _cells(self, row: ElementTree.Element) -> list[str]:
        cells: list[str] = []
        for cell in row.iterfind(f"{_SS}Cell"):
            column = _index(cell, default=len(cells) + 1)
            end = column + _whole(cell.get(f"{_SS}MergeAcross", "0"))
            if end > self.limits.columns:
                message = f"Sheet {self.name} reaches to column {end:,}; {self.limits.columns:,} are read."
                raise FileTooLarge(message, _SMALLER, code="too_many_columns")
            cells.extend([""] * (end - len(cells)))
            cells[column - 1] = self._text(cell)
        return cells

    def _text(self, cell: ElementTree.Element) -> str:
        value = cell.find(f"{_SS}Data")
        if value is None:
            return UNCALCULATED if cell.get(f"{_SS}Formula") else ""
        text = "".join(value.itertext())
        match value.get(f"{_SS}Type"):
            case "Number":
                return _number(text)
            case "Boolean":
                return "FALSE" if text.strip() == "0" else "TRUE"
            case "DateTime":
                self.has_dates = True
                return text.strip()[:19]
            case _:
                return text

    def finished(self) -> RawSheet:
        """The sheet, its rows all of one width as in other workbooks."""
        width = max(map(len, self.rows), default=0)
        rows = tuple(
            RawRow(line_no, (*cells, *[""] * (width - len(cells))) if any(cells) else ())
            for line_no, cells in enumerate(self.rows, start=1)
        )
        return RawSheet(self.name, rows, self.has_dates, self.is_hidden)


def _number(text: str) -> str:
    """The digits as they are; a power of ten is written out where no digit is lost by it."""
    text = text.strip()
    try:
        return text if _EXACT_NUMBER.fullmatch(text) else number_text(float(text))
    except ValueError:
        return text


def _index(element: ElementTree.Element, *, default: int) -> int:
    """The place an element asks for, never before what has been read."""
    return max(_whole(element.get(f"{_SS}Index", "0")), default)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
