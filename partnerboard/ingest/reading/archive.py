"""ZIP archives without trust: the directory is checked before anything is unpacked, and every byte while it is."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from partnerboard.errors import FileTooLarge, UnreadableFile
from partnerboard.ingest.reading.limits import Limits

_EXPORT_AGAIN = "Export the file again from the platform and upload what it gives you, unopened."
_UNPACK = "Unpack it yourself and upload the exports one by one."

_END = b"PK\x05\x06"
_END_SIZE = 22
_COMMENT_MAX = 0xFFFF
_LOCAL = b"PK\x03\x04"
_LOCAL_SIZE = 30
_DIRECTORY_MAX = 1024**2
_IS_ENCRYPTED = 0x1
_PIECE = 1024**2
_PACKED_PIECE = 64 * 1024
# A small archive of very even text packs well without being a bomb.
_RATIO_COUNTS_FROM = 10 * 1024**2


@dataclass(frozen=True, slots=True)
class Entry:
    """One member: its name as written, and where its packed bytes lie."""

    name: str
    start: int
    packed: int
    unpacked: int
    crc: int
    is_deflated: bool


def entries(content: bytes, limits: Limits) -> tuple[Entry, ...]:
    """The members of an archive, folders left out.

    Raises FileTooLarge for what would unpack to too much, UnreadableFile for what is damaged, protected or ambiguous.
    """
    members = _directory(content, limits)
    claimed = sum(member.file_size for member in members)
    if claimed > limits.unpacked_bytes or claimed > max(_RATIO_COUNTS_FROM, limits.zip_ratio * len(content)):
        raise _bomb(f"The archive would unpack to {claimed:,} bytes.")
    if len(members) > limits.zip_members:
        raise _too_many_members(limits)
    _refuse_duplicates(members)
    found = sorted((_entry(content, member) for member in members), key=lambda entry: entry.start)
    if any(before.start + before.packed > after.start for before, after in pairwise(found)):
        raise _damaged("members overlap")
    return tuple(entry for entry in found if not entry.name.endswith("/"))


def unpacked(content: bytes, entry: Entry, limits: Limits) -> Iterator[bytes]:
    """The bytes of a member in pieces, their number and checksum held to the directory."""
    size, crc = 0, 0
    for piece in _pieces(content, entry):
        size += len(piece)
        crc = zlib.crc32(piece, crc)
        if size > limits.unpacked_bytes:
            raise _bomb(f"{entry.name} unpacks to more than {limits.unpacked_bytes:,} bytes.")
        if size <= entry.unpacked:
            yield piece
    if size != entry.unpacked:
        raise _damaged(f"{entry.name} has {size:,} bytes, but {entry.unpacked:,} are announced")
    if crc != entry.crc:
        raise _damaged(f"the checksum of {entry.name} does not fit")


def _directory(content: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    end = content.rfind(_END, max(0, len(content) - _END_SIZE - _COMMENT_MAX))
    if end < 0 or end + _END_SIZE > len(content):
        raise _damaged("its directory is missing, so it is probably cut off")
    count, size, _, comment = struct.unpack_from("<HLLH", content, end + 10)
    if end + _END_SIZE + comment != len(content):
        raise _damaged("something follows its end")
    if count == 0xFFFF or size > _DIRECTORY_MAX:
        raise _too_many_members(limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            members = opened.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, struct.error) as error:
        raise _damaged("its directory cannot be read") from error
    if len(members) != count:
        raise _damaged("its directory contradicts itself")
    return members


def _refuse_duplicates(members: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for member in members:
        name = member.filename.replace("\\", "/").casefold()
        if name in seen:
            message = f"The archive has two members named {member.filename}, so readers disagree about it."
            raise UnreadableFile(message, _EXPORT_AGAIN, code="duplicate_member")
        seen.add(name)


def _entry(content: bytes, member: zipfile.ZipInfo) -> Entry:
    """A member whose own header agrees with the directory."""
    at = member.header_offset
    if at < 0 or content[at : at + 4] != _LOCAL or at + _LOCAL_SIZE > len(content):
        raise _damaged("a member is not where the directory says")
    flags, method = struct.unpack_from("<HH", content, at + 6)
    name_size, extra_size = struct.unpack_from("<HH", content, at + 26)
    if (flags | member.flag_bits) & _IS_ENCRYPTED:
        remedy = "Unpack it, and upload the files without a password."
        raise UnreadableFile("The archive is protected with a password.", remedy, code="password_protected")
    if method not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        message = "The archive is packed with a method that is not accepted."
        raise UnreadableFile(message, _UNPACK, code="type_not_accepted")
    written = content[at + _LOCAL_SIZE : at + _LOCAL_SIZE + name_size]
    codec = "utf-8" if member.flag_bits & 0x800 else "cp437"
    start = at + _LOCAL_SIZE + name_size + extra_size
    if method != member.compress_type or written != member.orig_filename.encode(codec, "replace"):
        raise _damaged("a member contradicts the directory")
    if start + member.compress_size > len(content):
        raise _damaged("a member is cut off")
    is_deflated = method == zipfile.ZIP_DEFLATED
    return Entry(_name(member), start, member.compress_size, member.file_size, member.CRC, is_deflated)


def _name(member: zipfile.ZipInfo) -> str:
    """The name; many archivers write UTF-8 without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _pieces(content: bytes, entry: Entry) -> Iterator[bytes]:
    packed = memoryview(content)[entry.start : entry.start + entry.packed]
    if entry.is_deflated:
        return _inflated(packed, entry.name)
    return (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))


def _inflated(packed: memoryview, name: str) -> Iterator[bytes]:
    """Small pieces in, bounded pieces out: what waits to be unpacked is copied at every step."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _PACKED_PIECE):
            waiting: bytes | memoryview = packed[at : at + _PACKED_PIECE]
            is_full = True
            while waiting or is_full:
                piece = inflater.decompress(waiting, _PIECE)
                waiting, is_full = inflater.unconsumed_tail, len(piece) == _PIECE
                yield piece
    except zlib.error as error:
        raise _damaged(f"{name} cannot be unpacked") from error
    if not inflater.eof or inflater.unused_data:
        raise _damaged(f"{name} does not end where it should")


def _damaged(why: str) -> UnreadableFile:
    return UnreadableFile(f"The archive is damaged: {why}.", _EXPORT_AGAIN, code="damaged_archive")


def _bomb(message: str) -> FileTooLarge:
    return FileTooLarge(message, _UNPACK, code="unpacked_too_large")


def _too_many_members(limits: Limits) -> FileTooLarge:
    message = f"The archive has more than {limits.zip_members:,} members."
    return FileTooLarge(message, _UNPACK, code="too_many_members")
