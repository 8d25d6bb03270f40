"""From the bytes of one uploaded file to text: bounded, the content deciding, nothing interpreted and nothing lost."""

import hashlib
from pathlib import Path

from partnerboard.errors import UnreadableFile
from partnerboard.ingest.reading.delimited import records
from partnerboard.ingest.reading.encoding import decoded
from partnerboard.ingest.reading.limits import OF_OPERATORS, Limits
from partnerboard.ingest.reading.members import Member, members_of
from partnerboard.ingest.reading.names import inert
from partnerboard.ingest.reading.raw import BadRow, RawFile, RawRow, RawSheet
from partnerboard.ingest.reading.sniffing import Container, container_of
from partnerboard.ingest.reading.workbook import workbook

__all__ = [
    "OF_OPERATORS",
    "OF_UPLOADS",
    "BadRow",
    "Limits",
    "Member",
    "RawFile",
    "RawRow",
    "RawSheet",
    "member_of",
    "members",
    "read",
    "read_member",
]

OF_UPLOADS = Limits()


def read(path: Path, *, name: str | None = None, limits: Limits = OF_UPLOADS) -> RawFile:
    """One table or workbook as text. `name` is what the user called it, if the path says something else.

    Raises UnreadableFile with the short name of the cause as `code`, FileTooLarge among it for every limit.
    """
    return read_member(Member(inert(name or path.name), path.stat().st_size, path), limits=limits)


def members(path: Path, *, name: str | None = None, limits: Limits = OF_UPLOADS) -> list[Member]:
    """The files of one upload: those that a ZIP of exports packs, in the order of their names, else the upload itself.

    Raises UnreadableFile and FileTooLarge as `read` does, for archives.
    """
    return members_of(path, name or path.name, limits)


def member_of(path: Path, *, name: str, member_name: str | None) -> Member:
    """The one file of an upload that a batch was made from: the upload itself, or what it packs under this name.

    Raises:
        UnreadableFile: there is none; and as `members` does.
    """
    found = next((each for each in members(path, name=name) if not each.entry or each.name == member_name), None)
    if found is None:
        raise UnreadableFile(f"{name} packs no file '{member_name}'.", "Load it again.", code="empty_file")
    return found


def read_member(member: Member, *, limits: Limits = OF_UPLOADS) -> RawFile:
    """As `read`, for a file that `members` found."""
    content = member.content(limits)
    container = container_of(content, member.name, limits)
    if container is Container.ARCHIVE:
        message = f"{member.name} is an archive of files, not a table."
        remedy = "Unpack it and upload the exports in it one by one."
        raise UnreadableFile(message, remedy, code="type_not_accepted")
    sha256 = hashlib.sha256(content).hexdigest()
    if container is Container.TEXT:
        return _text_file(member, content, sha256, limits)
    opened = workbook(content, container.value, limits)
    return RawFile(member.name, sha256, len(content), container.value, "", "", opened.sheets, (), opened.bad_rows)


def _text_file(member: Member, content: bytes, sha256: str, limits: Limits) -> RawFile:
    text = decoded(content)
    found = records(text, limits)
    return RawFile(
        name=member.name,
        sha256=sha256,
        size=len(content),
        container="tsv" if found.delimiter == "\t" else "csv",
        encoding=text.encoding,
        delimiter=found.delimiter,
        sheets=(RawSheet("", found.rows),),
        notices=(*text.notices, *found.notices),
        bad_rows=found.bad_rows,
    )
