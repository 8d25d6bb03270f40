"""What was loaded, when, by whom? The answer, and the table of files with what it can be narrowed by."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from urllib.parse import urlencode

import pandas as pd

from partnerboard.insights.imports import Batch
from partnerboard.metrics import format as written
from partnerboard.platforms import KINDS
from partnerboard.platforms.declaration import CONTEXT
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import NAMED_AT_MOST, account, listed, plural, sentence

ALL_ACCOUNTS = "All accounts"
STATES = {
    "all": "all files",
    "counting": "files that count",
    "withdrawn": "withdrawn files",
    "rejected": "files with rejected rows",
    "beside": "files beside the posts",
}
UTC_ONLY = "Times are in UTC."

TABLE = (
    Column("file", "File", kind="file", on_phone=True, width="20%"),
    Column("kind", "What it is", width="18%"),
    Column("accounts", "Account", width="16%"),
    Column("covers", "Covers", kind="day"),
    Column("loaded", "Rows", kind="number", write=written.full),
    Column("rejected", "Rejected", kind="number", write=written.full),
    Column("loaded_at", "Loaded", kind="day", write=written.day, full=written.moment, on_phone=True),
    Column("by", "By"),
    Column("state", "State", on_phone=True),
)


def answer(files: Sequence[Batch]) -> str:
    """'136 files are loaded, the newest on 14 Dec 2026; two rejected rows wait in one file.'"""
    counting = [batch for batch in files if batch.counts]
    if not counting:
        gone = plural(len(files), "file")
        return f"No file counts at present; {gone} {'was' if len(files) == 1 else 'were'} loaded and withdrawn again."
    newest = max(batch.loaded_at_utc for batch in counting)
    loaded = f"{plural(len(counting), 'file is', 'files are')} loaded, the newest on {written.day(newest)}"
    return f"{sentence(loaded)}; {_waiting(counting)}{_withdrawn(len(files) - len(counting))}."


def account_names(files: Sequence[Batch]) -> list[str]:
    """What the files can be narrowed to: every account that one of them names."""
    return [ALL_ACCOUNTS, *sorted({account(*each) for batch in files for each in batch.accounts}, key=str.casefold)]


def found(files: Sequence[Batch], *, words: str, of_account: str, state: str) -> list[Batch]:
    """The files of an account, in a state, whose name, kind, hash or person contains the words."""
    wanted = words.casefold().strip()
    return [
        batch
        for batch in files
        if _is_in(batch, state)
        and (of_account == ALL_ACCOUNTS or of_account in {account(*each) for each in batch.accounts})
        and wanted in _haystack(batch)
    ]


def rows(files: Sequence[Batch]) -> pd.DataFrame:
    """One row per file; file names are foreign text and stay text."""
    return pd.DataFrame(
        [
            {
                "file": batch.shown,
                "href": address(batch=batch.batch_id),
                "kind": kind(batch.export_kind),
                "accounts": accounts(batch),
                "covers": written.period(*batch.covers) if batch.covers else None,
                "as_of": batch.as_of_on,
                "loaded": batch.rows_loaded,
                "rejected": batch.rows_rejected,
                "loaded_at": batch.loaded_at_utc,
                "by": batch.loaded_by,
                "state": state(batch),
                "sha256": batch.file_sha256,
                "batch_id": batch.batch_id,
            }
            for batch in files
        ]
    )


def address(**chosen: str) -> str:
    """The address of the files: of one (`batch`), of an account, or of all."""
    return f"/imports?{urlencode(chosen)}" if chosen else "/imports"


def state(batch: Batch) -> str:
    """Whether a file counts."""
    return "counts" if batch.counts else "withdrawn"


def kind(export_kind: str) -> str:
    """What a file is, in the words of its declaration; a kind that is read no longer keeps its id."""
    return sentence(_labels().get(export_kind, export_kind))


def accounts(batch: Batch) -> str | None:
    """Whose file it is: up to three by name, more as a count; None where it names none."""
    names = [account(*each) for each in batch.accounts]
    if not names:
        return None
    return listed(names) if len(names) <= NAMED_AT_MOST else plural(len(names), "account")


@cache
def _labels() -> dict[str, str]:
    """Label of each kind without the article that sentences put in front of it."""
    return {each.id: each.label.removeprefix("a ").removeprefix("an ") for each in KINDS}


def _is_in(batch: Batch, state: str) -> bool:
    fits = {
        "counting": batch.counts,
        "withdrawn": not batch.counts,
        "rejected": batch.rows_rejected > 0,
        "beside": batch.grain in CONTEXT,
    }
    return fits.get(state, True)


def _waiting(counting: Sequence[Batch]) -> str:
    waiting = Counter({batch.batch_id: batch.rows_rejected for batch in counting if batch.rows_rejected})
    if not waiting:
        return "no row was rejected"
    many = waiting.total()
    return f"{plural(many, 'rejected row waits', 'rejected rows wait')} in {plural(len(waiting), 'file')}"


def _withdrawn(count: int) -> str:
    return f"; {plural(count, 'file is', 'files are')} withdrawn" if count else ""


def _haystack(batch: Batch) -> str:
    named = " ".join(account(*each) for each in batch.accounts)
    told = (batch.shown, kind(batch.export_kind), named, batch.file_sha256, batch.loaded_by, batch.batch_id)
    return " ".join(told).casefold()
