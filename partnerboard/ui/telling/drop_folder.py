"""Files of the drop folder that need somebody, in words."""

from collections.abc import Sequence

from partnerboard.ingest.receipts import Receipt
from partnerboard.ui.telling.words import NAMED_AT_MOST, how_many, listed, plural, sentence

_WHERE = (
    "Look into inbox/problems of the data folder: beside each lies a receipt that says what to do. "
    "What is taken out of there is no longer named here."
)
_ENDS = {
    "partly_loaded": "is loaded but for some rows",
    "needs_input": "needs an answer",
}


def headline(receipts: Sequence[Receipt]) -> str:
    """'Two files of the drop folder need you.'"""
    many = plural(len(receipts), "file of the drop folder needs you", "files of the drop folder need you")
    return f"{sentence(many)}."


def remedy(receipts: Sequence[Receipt]) -> str:
    """'a.csv needs an answer and b.csv was not loaded.', and where to look."""
    named = [f"{each.file} {_ENDS.get(each.verdict, 'was not loaded')}" for each in receipts[:NAMED_AT_MOST]]
    if len(receipts) > NAMED_AT_MOST:
        named.append(f"{how_many(len(receipts) - NAMED_AT_MOST)} more")
    return f"{listed(named)}. {_WHERE}"
