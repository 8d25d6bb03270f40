"""What one upload holds: itself, or the exports packed into it."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from partnerboard.errors import FileTooLarge, UnreadableFile
from partnerboard.ingest.reading import archive
from partnerboard.ingest.reading.limits import Limits
from partnerboard.ingest.reading.names import inert
from partnerboard.ingest.reading.sniffing import Container, container_of

_UNPACK = "Unpack it and upload the exports in it one by one."
_SHORTER_PERIOD = "Export shorter periods and upload several files."
_LITTER = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an upload: the upload itself, or the place of a file within its archive. Unpacked when asked for."""

    name: str
    size: int
    path: Path
    entry: archive.Entry | None = None

    def content(self, limits: Limits) -> bytes:
        """The bytes. Raises FileTooLarge, and UnreadableFile where an archive lied about them."""
        if self.size > limits.file_bytes:
            message = f"{self.name} has {self.size:,} bytes; {limits.file_bytes:,} are read."
            raise FileTooLarge(message, _SHORTER_PERIOD, code="file_too_large")
        packed = self.path.read_bytes()
        return b"".join(archive.unpacked(packed, self.entry, limits)) if self.entry else packed


def members_of(path: Path, name: str, limits: Limits) -> list[Member]:
    """The upload itself, or in the order of their names the files that it packs. A workbook is not an archive.

    Raises FileTooLarge or UnreadableFile for an archive that is damaged, protected, empty or not safe to unpack.
    """
    upload = Member(inert(name), path.stat().st_size, path)
    with path.open("rb") as stream:
        is_zip = stream.read(2) == b"PK"
    if not is_zip:
        return [upload]
    content = upload.content(limits)
    if container_of(content, upload.name, limits) is not Container.ARCHIVE:
        return [upload]
    entries = [entry for entry in archive.entries(content, limits) if not _is_litter(entry.name)]
    if not entries:
        raise UnreadableFile(f"{upload.name} is an archive without files.", _UNPACK, code="empty_file")
    packed = [Member(inert(_base(entry.name)), entry.unpacked, path, entry) for entry in entries]
    return sorted(packed, key=lambda member: member.name)


def _base(name: str) -> str:
    """The last part of a name: folders, also those that lead outside, mean nothing here."""
    return PurePosixPath(name.replace("\\", "/")).name


def _is_litter(name: str) -> bool:
    """What operating systems leave in archives."""
    base = _base(name).casefold()
    return name.startswith("__MACOSX/") or base.startswith(".") or base in _LITTER
