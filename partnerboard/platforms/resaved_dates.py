"""Dates that a spreadsheet rewrote into two orders within one column, told apart by how they are written."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_WRITTEN = re.compile(r"\s*(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\s*")
_MONTHS = 12


class _Parts(NamedTuple):
    first: str
    second: str
    year: str

    @property
    def is_month_first(self) -> bool:
        """Only a day can be greater than 12."""
        return int(self.second) > _MONTHS >= int(self.first)

    @property
    def is_either(self) -> bool:
        return int(self.first) <= _MONTHS and int(self.second) <= _MONTHS

    @property
    def is_padded(self) -> bool:
        return len(self.first) == len(self.second) == 2


def one_order(printed: Sequence[str]) -> tuple[list[str], str | None]:
    """The column with its dates as ISO days and a sentence of warning; unchanged where it is not of this make.

    Seen in a re-saved YouTube table: dates that the spreadsheet took for its own became `08-05-2020`, both parts
    with two digits and up to 12, day first; those it could not read so stayed `7-16-2020`, month first and not
    padded. Both writings must be there and no date may speak against them, else nothing is assumed.
    """
    parts = [_parts(text) for text in printed]
    written = [part for part in parts if part]
    stayed = [part for part in written if part.is_month_first]
    rewritten = [part for part in written if part.is_either]
    is_of_this_make = (
        len(stayed) + len(rewritten) == len(written)
        and any(not part.is_padded for part in stayed)
        and bool(rewritten)
        and all(part.is_padded for part in rewritten)
        and any(part.first[0] == "0" or part.second[0] == "0" for part in rewritten)
    )
    if not is_of_this_make:
        return list(printed), None
    dates = [_iso(part) if part else text for part, text in zip(parts, printed, strict=True)]
    return dates, (
        f"The dates are written in two orders: {len(rewritten)} like {_shown(rewritten[0])} were read day first, "
        f"{len(stayed)} like {_shown(stayed[0])} month first. A spreadsheet has changed this file; "
        "download it again if you can."
    )


def _parts(text: str) -> _Parts | None:
    match = _WRITTEN.fullmatch(text)
    return _Parts(match[1], match[3], match[4]) if match else None


def _iso(part: _Parts) -> str:
    month, day = (part.first, part.second) if part.is_month_first else (part.second, part.first)
    return f"{part.year}-{int(month):02}-{int(day):02}"


def _shown(part: _Parts) -> str:
    return f"'{part.first}-{part.second}-{part.year}'"
