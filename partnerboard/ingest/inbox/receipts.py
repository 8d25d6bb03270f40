"""The receipts beside a file: one that a person reads, and one for the command line that waits for it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from partnerboard.ingest.inbox import answers
from partnerboard.ingest.reasons import Rejected
from partnerboard.ingest.receipts import Receipt

LISTED = 20
_ENOUGH = frozenset({"loaded", "already_loaded"})


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of one export of a file, with the rows of it that were left out."""

    receipt: Receipt
    rejected: tuple[Rejected, ...] = ()


def is_done(ended: Sequence[Ended]) -> bool:
    """Whether nobody has to look at the file again: every export of it is in, as a whole."""
    return all(each.receipt.verdict in _ENOUGH for each in ended)


def as_json(ended: Sequence[Ended]) -> str:
    """One object per export, as `load --json` prints them, in a list."""
    return "[\n" + ",\n".join(each.receipt.as_json() for each in ended) + "\n]\n"


def from_json(text: str) -> list[Receipt]:
    """The receipts that `as_json` wrote."""
    return [Receipt.from_json(json.dumps(each)) for each in json.loads(text)]


def as_text(ended: Sequence[Ended], *, at_utc: datetime) -> str:
    """What happened to the file, in sentences, and what to do where something is left to do."""
    told = "\n\n".join("\n".join(_told(each)) for each in ended)
    return f"{told}\n\nBy the drop folder of Partnerboard on {at_utc:%-d %B %Y at %H:%M} UTC.\n"


def _told(ended: Ended) -> Iterator[str]:
    receipt = ended.receipt
    yield f"{receipt.file}: {receipt.verdict.replace('_', ' ')}"
    yield receipt.message
    yield from receipt.notices
    if receipt.is_in and any(value is not None for value in receipt.totals.values()):
        sums = ", ".join(f"{name} {value:,}" for name, value in receipt.totals.items() if value is not None)
        yield f"Sums of its rows: {sums}."
    if receipt.batch_id:
        yield f"Batch {receipt.batch_id}: the Imports page shows it, and takes it back."
    yield from _left_out(ended.rejected)
    yield from _asked(receipt)


def _left_out(rejected: Sequence[Rejected]) -> Iterator[str]:
    if not rejected:
        return
    yield ""
    yield "Rows left out:"
    for row in rejected[:LISTED]:
        place = f"sheet {row.sheet}, line {row.line_no}" if row.sheet else f"line {row.line_no}"
        yield f"  {place}: {row.reason}"
    if len(rejected) > LISTED:
        yield f"  and {len(rejected) - LISTED:,} more cells or rows"


def _asked(receipt: Receipt) -> Iterator[str]:
    if receipt.verdict != "needs_input":
        return
    yield ""
    yield "Load the file on the Upload page, where this is asked. Or write the answer into a text file with the name of"
    yield "this file and .toml behind it, and put both into the drop folder again. The text file holds:"
    yield ""
    yield from (f"    {line}" for line in answers.example(receipt.needs, receipt.platform).splitlines())
