"""Files of the drop folder that somebody has to look at."""

import os
from pathlib import Path

from partnerboard.ingest.inbox import receipts
from partnerboard.ingest.inbox.arrivals import HANDED_OVER, PROBLEMS, RECEIPT_JSON
from partnerboard.ingest.receipts import Receipt

AT_MOST = 200


def needing(inbox: Path) -> list[Receipt]:
    """What became of the files that lie among the problems, one receipt each, by name; a file taken away is settled."""
    found: list[Receipt] = []
    for folder, below, names in os.walk(inbox / PROBLEMS):
        below[:] = sorted(name for name in below if not name.startswith((".", HANDED_OVER)))
        there = set(names)
        for name in sorted(there):
            if f"{name}{RECEIPT_JSON}" in there and len(found) < AT_MOST:
                found += _worst(Path(folder, f"{name}{RECEIPT_JSON}"))
    return found


def _worst(written: Path) -> list[Receipt]:
    """Of an archive, its first export that is not in."""
    try:
        told = receipts.from_json(written.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):  # taken away just now, or written over by somebody
        return []
    return sorted(told, key=lambda receipt: receipt.is_in)[:1]
