"""What is printed after a backup and after a recovery."""

from partnerboard.recovery.recovering import Recovered
from partnerboard.warehouse.backup import Backup

_KINDS = {
    "loaded": ("load", "loads"),
    "withdrawn": ("withdrawal", "withdrawals"),
    "restored": ("restoration", "restorations"),
    "followed": ("second reading", "second readings"),
    "layout_saved": ("layout", "layouts"),
    "agreements_stored": ("state of the agreements", "states of the agreements"),
}


def made(backup: Backup) -> str:
    """Where the backup is and what is in it."""
    return (
        f"The backup {backup.path} holds {backup.rows:,} rows of facts in {backup.size / 1024**2:,.1f} MB, "
        f"up to change {backup.seq} of the journal. It was read again and is equal."
    )


def recovered(done: Recovered) -> str:
    """What it started from, what was done again, what was left out, and where the old files are."""
    again = ", ".join(counted(done.done_again[kind], *words) for kind, words in _KINDS.items() if done.done_again[kind])
    lines = [f"Recovered from {done.base}. Done again: {again or 'nothing; it held everything'}."]
    lines += [f"Left out: {left_out}" for left_out in done.left_out]
    lines += [f"Moved aside: {aside}" for aside in done.aside]
    return "\n".join(lines)


def counted(count: int, one: str, many: str) -> str:
    """'1 load', '3 loads'."""
    return f"{count:,} {one if count == 1 else many}"
