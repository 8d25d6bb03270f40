"""From bytes to text: UTF-8, UTF-16 with its mark, else Windows-1252 if nothing speaks against it."""

import codecs
import io
import re
from dataclasses import dataclass
from typing import TextIO

from partnerboard.errors import UnreadableFile
from partnerboard.ingest.reading.flaws import CONTROL_BYTES

_BOM_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_BOM_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PIECE = 1024**2

# A lead byte with the continuation bytes it announces: what UTF-8 looks like.
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# A character that lost its last bytes at the end of the file.
_CUT_CHARACTER = re.compile(rb"([\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
_NOT_CONTROL = bytes(set(range(256)) - set(CONTROL_BYTES))

_CUT = "The file looks cut off: it ends in the middle of a character."
SAVE_AS_UTF8 = "Save it as “CSV UTF-8” and upload it again, or upload the platform's own file unopened."


@dataclass(frozen=True, slots=True)
class Text:
    """A file as UTF-8 bytes. `is_clean` says that no row needs to be searched for flaws."""

    utf8: bytes
    start: int
    encoding: str
    is_clean: bool
    notices: tuple[str, ...] = ()

    @property
    def ends_with_line_break(self) -> bool:
        """Whether the last line is complete."""
        return self.utf8.endswith((b"\n", b"\r"))

    def open(self) -> TextIO:
        """The characters, line ends as they are. Undecodable bytes come as lone surrogates."""
        stream = io.BytesIO(self.utf8)
        stream.seek(self.start)
        return io.TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline="")


def decoded(content: bytes) -> Text:
    """The text of a file. Raises UnreadableFile where no encoding can be right."""
    if content.startswith(_BOM_UTF32):
        raise _unknown("it is UTF-32")
    if content.startswith(_BOM_UTF16):
        return _not_blank(_utf16(content))
    _refuse_binary(content[:_PIECE])
    return _not_blank(_utf8(content) or _cp1252(content))


def _utf16(content: bytes) -> Text:
    whole = len(content) // 2 * 2
    utf8 = content[:whole].decode("utf-16", "surrogatepass").encode("utf-8", "surrogatepass")
    if whole == len(content):
        return Text(utf8, 0, "utf-16", is_clean=False)
    # Half a character is left over: the mark makes its row unreadable.
    return Text(utf8 + b"\xff", 0, "utf-16", is_clean=False, notices=(_CUT,))


def _utf8(content: bytes) -> Text | None:
    has_mark = content.startswith(codecs.BOM_UTF8)
    encoding, start = ("utf-8-sig", len(codecs.BOM_UTF8)) if has_mark else ("utf-8", 0)
    if content.isascii() or is_utf8(content):
        return Text(content, start, encoding, is_clean=not content.translate(None, _NOT_CONTROL))
    if has_mark or _MULTIBYTE.search(content):
        notices = (_CUT,) if _CUT_CHARACTER.search(content[-3:]) else ()
        return Text(content, start, encoding, is_clean=False, notices=notices)
    return None


def is_utf8(content: bytes) -> bool:
    """Checked piece by piece: the text as a whole could take four times the memory of the bytes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(content), _PIECE):
            decoder.decode(content[at : at + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _cp1252(content: bytes) -> Text:
    try:
        utf8 = content.decode("cp1252").encode("utf-8")
    except UnicodeDecodeError as error:
        found = content[error.start]
        raise _unknown(f"byte {error.start + 1:,} is {found:#04x}, which neither UTF-8 nor Windows-1252 has") from None
    notice = "The file is not UTF-8; it was read as Windows-1252. Check a name with an accent."
    return Text(utf8, 0, "cp1252", is_clean=not content.translate(None, _NOT_CONTROL), notices=(notice,))


def _refuse_binary(sample: bytes) -> None:
    zeros = sample.count(0)
    if zeros > len(sample) / 5 and max(sample[::2].count(0), sample[1::2].count(0)) > zeros * 0.9:
        raise _unknown("it looks like UTF-16 without its mark")
    controls = len(sample) - len(sample.translate(None, CONTROL_BYTES))
    if controls > 1 + len(sample) / 20:
        raise UnreadableFile(
            "The file holds binary data, not text.",
            "Export the file again from the platform and upload what it gives you, unopened.",
            code="binary_content",
        )


def _not_blank(text: Text) -> Text:
    if text.utf8[text.start : text.start + _PIECE].strip() or text.utf8[text.start :].strip():
        return text
    raise UnreadableFile(
        "The file is empty.", "Export it again from the platform and check that it holds rows.", code="empty_file"
    )


def _unknown(why: str) -> UnreadableFile:
    return UnreadableFile(f"The encoding of the file is not known: {why}.", SAVE_AS_UTF8, code="encoding_unknown")
