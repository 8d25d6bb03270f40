"""Long text files, read in blocks of whole records: never more of one in memory than a few blocks.

A block is read as `fast.py` reads a file, or row by row where something in it needs a judgement. Where its last record
ends is sure only while quotation marks are in order, so a long file in which they are not is refused.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from partnerboard.errors import FileTooLarge, UnreadableFile
from partnerboard.ingest.reading import delimiter as delimiters
from partnerboard.ingest.reading.delimited import cut_off, one_by_one
from partnerboard.ingest.reading.encoding import SAVE_AS_UTF8, Text, decoded, is_utf8
from partnerboard.ingest.reading.limits import Limits
from partnerboard.ingest.reading.members import Member
from partnerboard.ingest.reading.raw import BadRow, RawFile, RawRow, RawSheet
from partnerboard.ingest.reading.sniffing import Container, container_of

BLOCK_BYTES = 16 * 1024**2
_PIECE = 1024**2


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


def blocks(path: Path, name: str, sha256: str, limits: Limits, start: Place) -> Iterator[tuple[RawFile, Place]]:
    """The blocks from a place on, each as a file of its own whose lines are counted on, and the place behind it.

    Raises UnreadableFile where the bytes cannot be told apart, FileTooLarge for too many rows.
    """
    size, place = path.stat().st_size, start
    at_once = dataclasses.replace(limits, rows=limits.long_rows, cells=limits.long_rows * limits.columns)
    with path.open("rb") as stream:
        while place.at < size:
            content = _block(stream, place, size)
            text = _decoded(content, place)
            skipped = 0
            if not place.delimiter:
                place, skipped = _told(text, place)
            rows, bad = _rows(text, place, at_once, skipped)
            last = place.at + len(content) == size
            place = dataclasses.replace(
                place,
                at=place.at + len(content),
                lines=place.lines + content.count(b"\n"),
                rows=place.rows + len(rows) + len(bad),
            )
            if place.rows > limits.long_rows + 1_000:
                message = f"The file has more than {limits.long_rows:,} rows."
                raise FileTooLarge(message, "Export shorter periods and load several files.", code="too_many_rows")
            notices = cut_off(text, rows) if last else ()
            yield _as_file(name, sha256, size, place, rows, bad, notices), place


def _block(stream: BinaryIO, place: Place, size: int) -> bytes:
    """Whole records from a place on: a block of them, or one that is longer than a block."""
    from partnerboard.ingest.reading.fast import end_of_last_record

    length = BLOCK_BYTES
    while True:
        stream.seek(place.at)
        content = stream.read(length)
        if place.at + len(content) == size:
            return content
        if end := end_of_last_record(content):
            return content[:end]
        if length > 4 * BLOCK_BYTES:
            raise _out_of_order(place)
        length *= 2


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
