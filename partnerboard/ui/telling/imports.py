"""What was loaded, when, by whom? The answer, and the table of files with what it can be narrowed by."""

from collections.abc import Sequence
from functools import cache
from urllib.parse import urlencode

import pandas as pd

from partnerboard.insights.imports import Batch, Loads, NamedAccount, Wanted
from partnerboard.metrics import format as written
from partnerboard.platforms import KINDS
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


def answer(loads: Loads) -> str:
    """'136 files are loaded, the newest on 14 Dec 2026; two rejected rows wait in one file.'"""
    withdrawn = loads.files - loads.counting
    if not loads.counting:
        gone = plural(loads.files, "file")
        return f"No file counts at present; {gone} {'was' if loads.files == 1 else 'were'} loaded and withdrawn again."
    newest = written.day(loads.newest_at_utc)
    loaded = f"{plural(loads.counting, 'file is', 'files are')} loaded, the newest on {newest}"
    return f"{sentence(loaded)}; {_waiting(loads)}{_withdrawn(withdrawn)}."


def account_names(accounts: Sequence[NamedAccount]) -> list[str]:
    """What the files can be narrowed to: every account that one of them names."""
    return [ALL_ACCOUNTS, *sorted({_named(each) for each in accounts}, key=str.casefold)]


def wanted(accounts: Sequence[NamedAccount], *, words: str, of_account: str, state: str) -> Wanted:
    """The files of an account, in a state, whose name, kind, account, hash or person contains the words."""
    said = words.casefold().strip()
    of_it = tuple(each.account_id for each in accounts if _named(each) == of_account)
    return Wanted(
        words=said,
        kind_ids=tuple(id_ for id_, label in _labels().items() if said and said in label.casefold()),
        named_ids=tuple(each.account_id for each in accounts if said and said in _named(each).casefold()),
        account_ids=None if of_account == ALL_ACCOUNTS else of_it,
        state=state,
    )


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


def _waiting(loads: Loads) -> str:
    if not loads.files_with_rejected:
        return "no row was rejected"
    many = plural(loads.rows_rejected, "rejected row waits", "rejected rows wait")
    return f"{many} in {plural(loads.files_with_rejected, 'file')}"


def _withdrawn(count: int) -> str:
    return f"; {plural(count, 'file is', 'files are')} withdrawn" if count else ""


def _named(each: NamedAccount) -> str:
    return account(each.name, each.platform_id)
