"""What kind of file the bytes are, whatever the name says."""

import re
from enum import Enum
from pathlib import PurePath

from partnerboard.errors import UnreadableFile
from partnerboard.ingest.reading import archive
from partnerboard.ingest.reading.limits import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPREADSHEETML = "urn:schemas-microsoft-com:office:spreadsheet"
_HEAD_BYTES = 4096

_SAVE_AS_CSV = "Save the table as .csv or .xlsx and upload it again."
_EXPORT_AGAIN = "Export the file again from the platform and upload what it gives you, unopened."

# First bytes, what they are, and the code of the refusal.
_FOREIGN = (
    (b"\x1f\x8b", "a gzip archive", "type_not_accepted"),
    (b"BZh", "a bzip2 archive", "type_not_accepted"),
    (b"\xfd7zXZ\x00", "an xz archive", "type_not_accepted"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "type_not_accepted"),
    (b"Rar!\x1a\x07", "a RAR archive", "type_not_accepted"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "type_not_accepted"),
    (b"{\\rtf", "a text document", "type_not_accepted"),
    (b"%PDF-", "a PDF", "binary_content"),
    (b"\x89PNG", "a picture", "binary_content"),
    (b"\xff\xd8\xff", "a picture", "binary_content"),
    (b"GIF8", "a picture", "binary_content"),
    (b"PAR1", "a Parquet file", "binary_content"),
    (b"SQLite format 3\x00", "a database", "binary_content"),
)
_REFUSED_SUFFIXES = {
    ".gz": "a gzip archive",
    ".xlsb": "a binary workbook",
    ".xlsm": "a workbook with macros",
    ".xltm": "a workbook template with macros",
    ".xlam": "a workbook add-in",
}
_HTML = re.compile(
    r"(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype html|html|head|body|title|meta|script|style|table|div)\b"
)
_JSON = re.compile(r'\{\s*["}]|\[\s*[\[{"]')


class Container(Enum):
    """How a file has to be opened."""

    TEXT = "text"
    XLSX = "xlsx"
    XLS = "xls"
    SPREADSHEETML = "spreadsheetml"
    ARCHIVE = "archive"


def container_of(content: bytes, name: str, limits: Limits) -> Container:
    """The kind of a file, or UnreadableFile for everything that is neither a table nor an archive of tables."""
    suffix = PurePath(name).suffix.casefold()
    if suffix in _REFUSED_SUFFIXES:
        raise _not_accepted(f"{name} is {_REFUSED_SUFFIXES[suffix]}.")
    for magic, kind, code in _FOREIGN:
        if content.startswith(magic):
            raise UnreadableFile(f"The file is {kind}, not a table.", _EXPORT_AGAIN, code=code)
    if content[8:12] == b"DUCK":
        raise UnreadableFile("The file is a database, not a table.", _EXPORT_AGAIN, code="binary_content")
    if content.startswith(_OLE):
        return _inside_ole(content)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(content, limits)
    return _inside_markup(_head(content))


def _inside_ole(content: bytes) -> Container:
    """A compound file names its streams in two bytes a character."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UnreadableFile(
            "The workbook is protected with a password.",
            "Save it without a password and upload it again.",
            code="password_protected",
        )
    if any(stream.encode("utf-16-le") in content for stream in ("Workbook\0", "Book\0")):
        return Container.XLS
    raise _not_accepted("The file is an Office document without a table.")


def _inside_zip(content: bytes, limits: Limits) -> Container:
    names = {entry.name for entry in archive.entries(content, limits)}
    if "xl/vbaProject.bin" in names:
        raise _not_accepted("The file is a workbook with macros.")
    if "xl/workbook.xml" in names:
        return Container.XLSX
    if names & {"[Content_Types].xml", "mimetype"}:
        raise _not_accepted("The file is an Office document that is not a workbook we can open.")
    return Container.ARCHIVE


def _head(content: bytes) -> str:
    """The first characters in lower case, enough to tell markup from a table."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content[:_HEAD_BYTES].decode("utf-16", "replace").lstrip().lower()
    return content[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf").decode("latin-1").lstrip().lower()


def _inside_markup(head: str) -> Container:
    if _HTML.match(head):
        message = "The file is a web page, perhaps the log-in page of the platform."
        raise UnreadableFile(message, _EXPORT_AGAIN, code="html_content")
    if head.startswith(("<?xml", "<workbook")):
        if _SPREADSHEETML not in head:
            raise _not_accepted("The file is XML, but not a workbook.")
        return Container.SPREADSHEETML
    if _JSON.match(head):
        message = "The file is JSON, perhaps an error message of the platform, and not a table."
        raise UnreadableFile(message, _EXPORT_AGAIN, code="header_not_found")
    return Container.TEXT


def _not_accepted(message: str) -> UnreadableFile:
    return UnreadableFile(message, _SAVE_AS_CSV, code="type_not_accepted")
