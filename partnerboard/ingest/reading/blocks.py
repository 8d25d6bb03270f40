"""Long text files, read in blocks of whole records: never more of one in memory than a few blocks.

A block is read as `fast.py` reads a file, or row by row where something in it needs a judgement. Where its last record
ends is sure only while quotation marks are in order, so a long file in which they are not is refused.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from partnerboard.errors import FileTooLarge, UnreadableFile
from partnerboard.ingest.reading import delimiter as delimiters
from partnerboard.ingest.reading.delimited import cut_off, one_by_one
from partnerboard.ingest.reading.encoding import SAVE_AS_UTF8, Text, decoded, is_utf8
from partnerboard.ingest.reading.limits import Limits
from partnerboard.ingest.reading.members import Member
from partnerboard.ingest.reading.raw import BadRow, RawFile, RawRow, RawSheet
from partnerboard.ingest.reading.sniffing import Container, container_of

if TYPE_CHECKING:
    import pyarrow as pa

    from partnerboard.ingest.reading.typed import TypedRows

BLOCK_BYTES = 16 * 1024**2
FIRST_BYTES = 1024**2
"""Of a file the first rows tell what it is; they are read as text, and those behind them as what they are."""
_PIECE = 1024**2
_NEAR = 4096


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block begins: the byte, the lines and rows before it, and what the first block told of the file."""

    at: int = 0
    lines: int = 0
    rows: int = 0
    delimiter: str = ""
    encoding: str = ""


def is_long(member: Member, limits: Limits) -> bool:
    """Whether a file is text beyond what is read as a whole, and may be read in blocks.

    Raises UnreadableFile and FileTooLarge as `read` does.
    """
    if member.entry or not limits.long_rows or member.size <= 2 * limits.rows:
        return False
    with member.path.open("rb") as stream:
        head = stream.read(_PIECE)
        if head.startswith(b"PK") or container_of(head, member.name, limits) is not Container.TEXT:
            return False
        lines = head.count(b"\n")
        while member.size <= limits.file_bytes and lines <= limits.records and (piece := stream.read(_PIECE)):
            lines += piece.count(b"\n")
    if member.size > limits.long_bytes:
        message = f"{member.name} has {member.size:,} bytes; {limits.long_bytes:,} are read."
        raise FileTooLarge(message, "Export shorter periods and upload several files.", code="file_too_large")
    return member.size > limits.file_bytes or lines > limits.records


@dataclass(slots=True)
class Block:
    """Whole records of a long file, read when they are asked for; `behind` is the place where the next block begins."""

    path: Path
    name: str
    sha256: str
    text: Text
    place: Place
    behind: Place
    limits: Limits
    skipped: int
    is_last: bool

    def as_file(self) -> RawFile:
        """As a file of its own whose lines are counted on. Raises as :func:`blocks` does."""
        rows, bad = _rows(self.text, self.place, self.limits, self.skipped)
        self._count(len(rows) + len(bad))
        notices = cut_off(self.text, rows) if self.is_last else ()
        return _as_file(self.name, self.sha256, self.path.stat().st_size, self.behind, rows, bad, notices)

    def as_columns(self, types: Sequence["pa.DataType"]) -> "TypedRows | None":
        """As columns of these types, where every cell fits. Raises as :func:`blocks` does."""
        from partnerboard.ingest.reading.typed import typed_rows

        if self.skipped:
            return None
        rows = typed_rows(self.text, self.place.delimiter, self.limits, types, lines_before=self.place.lines)
        if rows is not None:
            self._count(len(rows))
        return rows

    def _count(self, rows: int) -> None:
        self.behind = dataclasses.replace(self.behind, rows=self.place.rows + rows)
        if self.behind.rows > self.limits.long_rows + 1_000:
            message = f"The file has more than {self.limits.long_rows:,} rows."
            raise FileTooLarge(message, "Export shorter periods and load several files.", code="too_many_rows")


def blocks(path: Path, name: str, sha256: str, limits: Limits, start: Place, *, at_first: int = 0) -> Iterator[Block]:
    """The blocks from a place on, of which each has to be read before the next one. The first one of a file has at
    most `at_first` bytes, if that is less than a block.

    Raises UnreadableFile where the bytes cannot be told apart, FileTooLarge for too many rows.
    """
    from partnerboard.ingest.reading.counting import count_of

    size, place = path.stat().st_size, start
    at_once = dataclasses.replace(limits, rows=limits.long_rows, cells=limits.long_rows * limits.columns)
    with path.open("rb") as stream:
        while place.at < size:
            content = _block(stream, place, size)
            text = _decoded(content, place)
            skipped = 0
            if not place.delimiter:
                place, skipped = _told(text, place)
                content, text = _beginning(content, text, at_first)
            behind = dataclasses.replace(
                place, at=place.at + len(content), lines=place.lines + count_of(b"\n", content)
            )
            block = Block(path, name, sha256, text, place, behind, at_once, skipped, behind.at == size)
            yield block
            place = block.behind


def _beginning(content: bytes, text: Text, at_first: int) -> tuple[bytes, Text]:
    """The first records of the first block, after all of it has told of the file."""
    from partnerboard.ingest.reading.fast import end_of_last_record

    end = end_of_last_record(content[:at_first]) if text.utf8 is content and at_first < len(content) else 0
    return (content[:end], dataclasses.replace(text, utf8=content[:end])) if end else (content, text)


def _block(stream: BinaryIO, place: Place, size: int) -> bytes:
    """Whole records from a place on: a block of them, or one that is longer than a block."""
    from partnerboard.ingest.reading.fast import end_of_last_record

    length = BLOCK_BYTES
    while True:
        content = _read(stream, place.at, _end_of_last_line(stream, place.at, length))
        if place.at + len(content) == size:
            return content
        if end := end_of_last_record(content):
            return content if end == len(content) else content[:end]
        if length > 4 * BLOCK_BYTES:
            raise _out_of_order(place)
        length *= 2


def _end_of_last_line(stream: BinaryIO, at: int, length: int) -> int:
    """How many of so many bytes are whole lines, looked for near their end; all of them where no line ends there."""
    near = min(length, _NEAR)
    return length - near + (_read(stream, at + length - near, near).rfind(b"\n") + 1 or near)


def _read(stream: BinaryIO, at: int, length: int) -> bytes:
    stream.seek(at)
    return stream.read(length)


def _decoded(content: bytes, place: Place) -> Text:
    """A block as text, in the encoding of the first one."""
    try:
        text = decoded(content)
    except UnreadableFile:
        if not content.strip() and place.at:
            return Text(content, 0, place.encoding, is_clean=True)
        raise
    wanted = place.encoding.removesuffix("-sig") or "utf-8"
    if text.encoding.removesuffix("-sig") != wanted or not (text.is_clean or is_utf8(content)):
        message = f"From line {place.lines + 1:,} on the file is not UTF-8, as a file of this length has to be."
        raise UnreadableFile(message, SAVE_AS_UTF8, code="encoding_unknown")
    if place.at and text.start:  # a mark in the middle of a file is a character
        return Text(content, 0, "utf-8", is_clean=False)
    return text


def _told(text: Text, place: Place) -> tuple[Place, int]:
    """The place with what the first block tells of the file, and how many of its lines are not of the table."""
    with text.open() as stream:
        named = delimiters.declared(stream.readline())
    with text.open() as stream:
        delimiter = named or delimiters.chosen(stream)
    return dataclasses.replace(place, delimiter=delimiter, encoding=text.encoding), 1 if named else 0


def _rows(text: Text, place: Place, limits: Limits, skipped: int) -> tuple[Sequence[RawRow], Sequence[BadRow]]:
    from partnerboard.ingest.reading.fast import column_rows, is_quoted_in_order

    found = column_rows(text, place.delimiter, limits, skipped=skipped, lines_before=place.lines)
    if found is not None:
        return found, ()
    if not is_quoted_in_order(text, place.delimiter):
        raise _out_of_order(place)
    read = one_by_one(text, place.delimiter, limits, skipped=skipped, lines_before=place.lines)
    return read.rows, read.bad_rows


def _out_of_order(place: Place) -> UnreadableFile:
    return UnreadableFile(
        f"Behind line {place.lines + 1:,} a quotation mark does not fit, so records cannot be told apart.",
        "Load the file in parts of at most 200,000 rows: of these the rows that can be told apart are loaded.",
        code="broken_quotes",
    )


def _as_file(
    name: str,
    sha256: str,
    size: int,
    place: Place,
    rows: Sequence[RawRow],
    bad: Sequence[BadRow],
    notices: tuple[str, ...],
) -> RawFile:
    return RawFile(
        name=name,
        sha256=sha256,
        size=size,
        container="tsv" if place.delimiter == "\t" else "csv",
        encoding=place.encoding,
        delimiter=place.delimiter,
        sheets=(RawSheet("", rows),),
        notices=notices,
        bad_rows=tuple(bad),
    )
