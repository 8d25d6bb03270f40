"""What the tests of reading look at in a file, and workbooks that a writer of workbooks would not make."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import xlsxwriter

from partnerboard.ingest.reading import RawFile


def cells(file: RawFile, sheet: int = 0) -> list[tuple[str, ...]]:
    """The rows of a sheet without their line numbers."""
    return [row.cells for row in file.sheets[sheet].rows]


def line_numbers(file: RawFile, sheet: int = 0) -> list[int]:
    return [row.line_no for row in file.sheets[sheet].rows]


def xlsx(fill: Callable[[Any], None], **options: Any) -> bytes:
    """A workbook as XlsxWriter writes it."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, **options}) as workbook:
        fill(workbook)
    return written.getvalue()


def one_sheet(*rows: list[Any]) -> bytes:
    """A workbook with one sheet of these rows."""

    def fill(workbook: Any) -> None:
        sheet = workbook.add_worksheet("Posts")
        for row_no, row in enumerate(rows):
            sheet.write_row(row_no, 0, row)

    return xlsx(fill)


def with_parts(workbook: bytes, parts: Mapping[str, str]) -> bytes:
    """The workbook with some parts replaced or added."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as before, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, text in parts.items():
            after.writestr(name, text)
    return changed.getvalue()


def with_sheet_xml(rows: str) -> bytes:
    """A workbook whose only sheet has this XML as its rows."""
    sheet = (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns='
        f'"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    )
    return with_parts(one_sheet(["a"]), {"xl/worksheets/sheet1.xml": sheet})


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def spreadsheetml(*sheets: str, start: str = '<?xml version="1.0" encoding="UTF-8"?>\n  ') -> bytes:
    """An XML workbook as the old Facebook Insights gave them; a sheet is the XML of its rows."""
    body = "".join(
        f'<Worksheet ss:Name="Sheet {n}"><Table>{rows}</Table></Worksheet>' for n, rows in enumerate(sheets, 1)
    )
    return (
        f'{start}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        f' xmlns:x="urn:schemas-microsoft-com:office:excel"'
        f' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">{body}</Workbook>'
    ).encode()


Value = str | float | bool | None


def xls(*rows: list[Value], biff: int = 8, hidden: bool = False, protected: bool = False) -> bytes:
    """A binary workbook with the sheet "Days": BIFF8 as LinkedIn writes it, or BIFF5 as old hand-made files are.

    None is an error value (#DIV/0!). The first number of a row that begins with 43 thousand is shown as a date.
    """
    version = {5: 0x0500, 8: 0x0600}[biff]
    start = struct.pack("<HHHH", version, 5, 0, 0) + (bytes(8) if biff == 8 else b"")
    formats = [_xf(0, biff), _xf(14, biff)]
    protection = [_record(0x2F, bytes(6))] if protected else []
    before = [
        _record(0x809, start),
        *protection,
        _record(0x42, struct.pack("<H", 1200 if biff == 8 else 1252)),
        *formats,
    ]
    name = b"\x04\x00Days" if biff == 8 else b"\x04Days"
    offset = sum(map(len, before)) + 4 + 6 + len(name) + 4
    bound = _record(0x85, struct.pack("<IBB", offset, int(hidden), 0) + name)
    sheet = [_record(0x809, struct.pack("<HHHH", version, 0x10, 0, 0) + (bytes(8) if biff == 8 else b""))]
    for row_no, row in enumerate(rows):
        sheet += [_cell(row_no, column, value, biff) for column, value in enumerate(row) if value != ""]
    end = _record(0x0A, b"")
    return _compound("Workbook" if biff == 8 else "Book", b"".join([*before, bound, end, *sheet, end]))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _xf(number_format: int, biff: int) -> bytes:
    return _record(0xE0, struct.pack("<HH", 0, number_format) + bytes(16 if biff == 8 else 12))


def _cell(row: int, column: int, value: Value, biff: int) -> bytes:
    is_date = isinstance(value, float) and 43_000 <= value < 44_000
    place = struct.pack("<HHH", row, column, int(is_date))
    match value:
        case None:
            return _record(0x205, place + b"\x07\x01")
        case bool():
            return _record(0x205, place + bytes([value, 0]))
        case str() if biff == 8:
            return _record(0x204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
        case str():
            return _record(0x204, place + struct.pack("<H", len(value)) + value.encode("cp1252"))
        case _:
            return _record(0x203, place + struct.pack("<d", value))


def _compound(stream: str, content: bytes) -> bytes:
    """A compound file with one stream, in sectors of 512 bytes: table, directory, then the stream."""
    content = content.ljust(4096, b"\0")
    content += bytes(-len(content) % 512)
    count = len(content) // 512
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0).ljust(436, b"\xff")
    directory = _directory_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _directory_entry(stream, 2, 2, len(content))
    return header + table + directory.ljust(512, b"\0") + content


def _directory_entry(name: str, kind: int, sector: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    entry += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36)
    return entry + struct.pack("<II", sector, size) + bytes(4)
