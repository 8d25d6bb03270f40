"""The blocks that one GA4 file holds below each other: each with its own title, dates and header.

The words of the preamble follow the language of whoever exports, its shape does not: a title, the account and the
property between two rules of dashes, then per block at most a title and two dates. Lines may be padded with commas.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from partnerboard.platforms.tables import Line, is_blank

_RULE = re.compile(r"# -{5,}")
_DATE = re.compile(r"#[^:：]*[:：]\s*(\d{8})$")
_SPAN = re.compile(r"# (\d{8})-(\d{8})$")


@dataclass(frozen=True, slots=True)
class Preamble:
    """What stands above all blocks. `period` is printed there by explorations, which have one block."""

    title: str
    property: str
    period: tuple[date, date] | None


@dataclass(slots=True)
class Block:
    """One table. `no` counts from 1; `title` is an empty string where none is printed."""

    no: int
    title: str = ""
    dates: list[date] = field(default_factory=list)
    header: tuple[str, ...] = ()
    rows: list[Line] = field(default_factory=list)


def is_ga4(lines: Sequence[Line]) -> bool:
    """Every GA4 file starts with a rule of dashes behind a number sign."""
    return bool(lines) and bool(_RULE.match(_comment(lines[0])))


def read_blocks(lines: Sequence[Line]) -> tuple[Preamble, list[Block]]:
    """The preamble and every block, also those with a header and no rows."""
    end = next((n for n, line in enumerate(lines[1:], 1) if _RULE.match(_comment(line))), 0)
    preamble = _preamble([_comment(line) for line in lines[1:end]])
    blocks = list(_blocks(lines[end + 1 :]))
    if blocks and not blocks[0].title:
        blocks[0].title = preamble.title
    return preamble, blocks


def chosen_period_only(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks of the chosen period, and those that repeat one of them for another period to compare with.

    The chosen period is printed first. A block that exists for other dates only, such as a cohort, is no repetition.
    """
    dates_of: dict[tuple[str, ...], list[date]] = {}
    for block in blocks:
        dates_of.setdefault(block.header, block.dates)
    kept = [block for block in blocks if block.dates == dates_of[block.header]]
    return kept, [block for block in blocks if block.dates != dates_of[block.header]]


def _preamble(comments: Sequence[str]) -> Preamble:
    said = [comment.lstrip("#").strip() for comment in comments]
    for span in filter(None, map(_SPAN.match, comments)):
        since, until = _day(span[1]), _day(span[2])
        if since and until:
            return Preamble(" / ".join(said[1:-1]), said[0], (since, until))
    named = [text.partition(":")[2].strip() for text in said[1:] if ":" in text]
    return Preamble(said[0] if said else "", " / ".join(named[:2]), None)


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    block = Block(1)
    for line in lines:
        is_comment = _is_comment(line, in_rows=bool(block.header))
        if block.header and (is_comment or is_blank(line)):
            yield block
            block = Block(block.no + 1)
        if is_blank(line):
            continue
        if is_comment:
            _note(block, _comment(line))
        elif not block.header:
            block.header = _without_padding(line.cells)
        else:
            block.rows.append(line)
    if block.header:
        yield block


def _is_comment(line: Line, *, in_rows: bool) -> bool:
    """Below a header a row may start with a number sign too, but then it has figures beside it."""
    starts = bool(line.cells) and re.match(r"#(\s|$)", line.cells[0]) is not None
    return starts and not (in_rows and any(cell.strip() for cell in line.cells[1:]))


def _note(block: Block, comment: str) -> None:
    dated = _DATE.match(comment)
    day = _day(dated[1]) if dated else None
    if day:
        block.dates.append(day)
    elif not dated:
        block.title = comment.lstrip("#").strip() or block.title


def _day(printed: str) -> date | None:
    try:
        return datetime.strptime(printed, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _without_padding(cells: tuple[str, ...]) -> tuple[str, ...]:
    filled = [position for position, cell in enumerate(cells) if cell.strip()]
    return cells[: filled[-1] + 1]


def _comment(line: Line) -> str:
    """A comment as it was typed: commas in it, and commas that a spreadsheet put behind it, make cells of it."""
    return ",".join(line.cells).rstrip(",").rstrip() if line.cells else ""
