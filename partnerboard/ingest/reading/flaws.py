"""What makes a single row unreadable, and how its offending text is shown without doing harm."""

import re
from collections.abc import Sequence
from typing import NamedTuple

# Stands for a character that XML cannot carry; a noncharacter, so no text contains it.
UNREADABLE_MARK = "\ufdd0"

# Control characters except tab, line feed and carriage return.
CONTROL_BYTES = bytes(set(range(0x20)) - set(b"\t\n\r"))
_CONTROL = re.compile(f"[{re.escape(CONTROL_BYTES.decode())}{UNREADABLE_MARK}]")
# Bytes that were not text (read with `surrogateescape`) and halves of characters.
_UNDECODED = re.compile("[\ud800-\udfff]")
_SUSPECT = re.compile(f"{_CONTROL.pattern}|{_UNDECODED.pattern}")
_SHOWN_CHARS = 200


class Flaw(NamedTuple):
    """Why a row cannot be used: the cell at fault, the short name of the cause, and the sentence for the receipt."""

    column: str
    value: str
    code: str
    reason: str


def flaw_of(cells: Sequence[str], *, field_chars: int) -> Flaw | None:
    """The first thing that makes this row unreadable, or None."""
    whole = "".join(cells)
    if len(whole) <= field_chars and not _SUSPECT.search(whole):
        return None
    for position, cell in enumerate(cells, start=1):
        column = f"column {position}"
        if _UNDECODED.search(cell):
            reason = "The cell holds bytes that are not text in the encoding of the file."
            return Flaw(column, shown(cell), "undecodable", reason)
        if _CONTROL.search(cell):
            reason = "The cell holds control characters, which no export contains."
            return Flaw(column, shown(cell), "control_characters", reason)
        if len(cell) > field_chars:
            reason = f"The cell holds {len(cell):,} characters; {field_chars:,} are read."
            return Flaw(column, shown(cell), "field_too_long", reason)
    return None


def shown(text: str) -> str:
    """The beginning of a text with everything that does not print written out, fit for a page or a log."""
    printed = "".join(
        character if character.isprintable() else _spelled(character) for character in text[:_SHOWN_CHARS]
    )
    return f"{printed}…" if len(text) > _SHOWN_CHARS else printed


def _spelled(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # an undecoded byte
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
