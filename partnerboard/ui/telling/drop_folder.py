"""Files of the drop folder that need somebody, in words."""

from collections.abc import Sequence

from partnerboard.ingest.receipts import Receipt
from partnerboard.ui.telling.words import NAMED_AT_MOST, how_many, listed, plural, sentence

REMEDY = (
    "They lie in inbox/problems of the data folder, each with a receipt that says what to do. "
    "Take them out of there when they are settled."
)
_ENDS = {
    "partly_loaded": "is loaded but for some rows",
    "needs_input": "needs an answer",
}


def needing(receipts: Sequence[Receipt]) -> str:
    """'Two files of the drop folder need you: a.csv needs an answer and b.csv was not loaded.'; empty without any."""
    if not receipts:
        return ""
    named = [f"{each.file} {_ENDS.get(each.verdict, 'was not loaded')}" for each in receipts[:NAMED_AT_MOST]]
    if len(receipts) > NAMED_AT_MOST:
        named.append(f"{how_many(len(receipts) - NAMED_AT_MOST)} more")
    files = sentence(plural(len(receipts), "file of the drop folder needs you", "files of the drop folder need you"))
    return f"{files}: {listed(named)}."
