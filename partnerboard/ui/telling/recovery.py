"""What is wrong with the database, what stands behind it, and what recovering would do."""

from collections.abc import Mapping
from datetime import datetime

from partnerboard.metrics import format as written
from partnerboard.ui.telling.words import listed, plural

_KINDS = {
    "loaded": ("loaded file", "loaded files"),
    "withdrawn": ("withdrawal", "withdrawals"),
    "restored": ("restored file", "restored files"),
    "layout_saved": ("saved layout", "saved layouts"),
    "agreements_stored": ("state of the agreements", "states of the agreements"),
}

SAFE = "Nothing was changed on the disk, and no number is shown until the database is whole again."
WHAT_IT_DOES = (
    "Recovering starts from the newest copy that is sound, does everything since again from the journal and the kept "
    "files, and compares the figures of each file with those of its first load. What lies there now is moved aside."
)

WITHOUT = "Put the originals back and try again, or go on without them: the journal keeps what was left out."
ASK_AN_OWNER = "An owner can bring it back; nothing is lost by waiting."
ON_THE_COMMAND_LINE = "The same on the command line, with the app stopped: python -m partnerboard recover."


def behind_it(changes: Mapping[str, int], backup_made_at: datetime | None) -> str:
    """'The journal lists 41 loaded files and two withdrawals. The newest backup is of 22 Nov 2026, 03:12 UTC.'"""
    counted = [plural(changes[kind], *words) for kind, words in _KINDS.items() if changes.get(kind)]
    journal = f"The journal lists {listed(counted)}." if counted else "The journal lists nothing."
    if backup_made_at is None:
        return f"{journal} There is no backup yet, so everything is done again."
    return f"{journal} The newest backup is of {written.moment(backup_made_at)} UTC."


def progress(done: int, total: int, name: str) -> str:
    """'Change 3 of 41: posts.csv'; before the first one, what happens then."""
    return f"Change {done + 1} of {total}: {name}" if total else "Looking for the newest sound copy"
