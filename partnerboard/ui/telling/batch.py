"""One loaded file: what it is, its receipt, what it put right, and what taking it out would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from partnerboard.ingest.foresight import Consequence
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.told import Told
from partnerboard.insights.imports import Batch
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import metric
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.imports import accounts, address, kind, state
from partnerboard.ui.telling.posts import short
from partnerboard.ui.telling.words import To, account, in_sentence, listed, plural

EVER = datetime(9999, 1, 1, tzinfo=UTC)
BASES = {
    "lifetime": "totals to date",
    "window": "totals of the days it covers",
    "daily": "figures per day",
    "log": "a list of what happened",
}

FACTS = (Column("what", "What", on_phone=True, width="22%"), Column("told", "This file", kind="file", on_phone=True))
REJECTED = (
    Column("line_no", "Line", kind="number", write=str, on_phone=True),
    Column("sheet", "Sheet"),
    Column("column_name", "Column", on_phone=True),
    Column("cell", "What stands there"),
    Column("reason", "Why it was left out", on_phone=True, width="45%"),
)
RESTATED = (
    Column("shown", "Post", kind="link", on_phone=True, width="34%"),
    Column("account", "Account"),
    Column("metric", "Number"),
    Column("before_on", "Before, through", kind="day", write=written.day),
    Column("value_before", "Said before", kind="number", write=written.full, on_phone=True),
    Column("value", "Says now", kind="number", write=written.full, on_phone=True),
)
GONE = (
    Column("shown", "Post", kind="link", on_phone=True, width="34%"),
    Column("account", "Account"),
    Column("published_on", "Published", kind="day", write=written.day),
    Column("last_seen_on", "Last listed through", kind="day", write=written.day, on_phone=True),
    Column("verdict", "What that means", on_phone=True),
)
GONE_TWICE = 2
PEOPLE = ("reach", "users")  # a receipt adds them up as a check of the reading; people are no sum to show


@dataclass(frozen=True)
class Step:
    """What can be done with a file: the button, what it changes, and what is said once it is done."""

    verb: str
    changes: str
    done: str


def answer(batch: Batch) -> str:
    """What became of the file, in the words of its receipt; of a withdrawn file that it is out, and why."""
    if batch.counts:
        return receipt(batch).message
    on = written.day(batch.withdrawn_at_utc)
    return f"This file was withdrawn on {on} by {batch.withdrawn_by}, “{batch.withdrawn_reason}”. No answer counts it."


def receipt(batch: Batch) -> Receipt:
    """The receipt of the load."""
    return Receipt.from_json(batch.receipt)


def facts(batch: Batch) -> pd.DataFrame:
    """Who, when, which bytes, which days: one row each."""
    inferred = ", taken from its last row" if batch.is_as_of_inferred else ""
    told = {
        "What it is": f"{kind(batch.export_kind)}: {BASES.get(batch.basis, batch.basis)}",
        "Account": accounts(batch) or _answered(batch) or "names none",
        "Covers": written.period(*batch.covers) if batch.covers else "does not say",
        "Numbers through": f"{written.day(batch.as_of_on)}{inferred}",
        "List": "complete" if batch.is_complete else "cut off by the platform: what it leaves out may still exist",
        "Rows": f"{written.full(batch.rows_read)} read, {written.full(batch.rows_loaded)} loaded, "
        f"{written.full(batch.rows_rejected)} rejected",
        "Sums of its rows": _sums(batch) or "no number that may be added up",
        "Loaded": f"{written.moment(batch.loaded_at_utc)} UTC by {batch.loaded_by}",
        "State": state(batch),
        "Batch": batch.batch_id,
        "Follows": batch.follows_batch_id,
        "Read again as": batch.followed_by_batch_id,
        "SHA-256 of the file": batch.file_sha256,
    }
    leading = {"Follows": batch.follows_batch_id, "Read again as": batch.followed_by_batch_id}
    return pd.DataFrame(
        [
            {"what": what, "told": words, "href": address(batch=leading[what] or "") if what in leading else None}
            for what, words in told.items()
            if words is not None
        ]
    )


def restated_rows(restated: pd.DataFrame, to: To) -> pd.DataFrame:
    """The totals that the file put right, each leading to its post."""
    shown = _with_post(restated, to)
    shown["metric"] = [metric(code).label for code in restated["metric_code"]]
    return shown


def gone_rows(gone: pd.DataFrame, to: To) -> pd.DataFrame:
    """Posts that files no longer list, each leading to its history."""
    shown = _with_post(gone, to)
    shown["verdict"] = [
        f"presumed deleted: {plural(files, 'complete file')} without it" if files >= GONE_TWICE else "missing once"
        for files in gone["files_without"]
    ]
    return shown


def gone_since(gone: pd.DataFrame, batch_id: str) -> pd.DataFrame:
    """Of the posts that are gone, those that this file was the last to list, or that it should have listed."""
    concerns = [
        last == batch_id or batch_id in missing
        for last, missing in zip(gone["last_batch_id"], gone["missing_batch_ids"], strict=True)
    ]
    return gone[concerns]


def step(batch: Batch, found: Consequence) -> Step:
    """What can be done with the file now, said before and after."""
    change = f"{_change(batch, found)}, as of {written.day(batch.as_of_on)}"
    if batch.counts:
        return Step(
            "Withdraw this file",
            f"If you withdraw it, {change}. Later days keep what later files say. Nothing is deleted, and the file can "
            "be restored.",
            f"The file is withdrawn: {change}.",
        )
    twice = " Its later reading counts too: withdraw one of the two." if batch.followed_by_batch_id else ""
    return Step("Restore this file", f"If you restore it, {change}.{twice}", f"The file counts again: {change}.")


def _answered(batch: Batch) -> str | None:
    """The account that was told for a file in which nobody registered is named."""
    handle = Told.from_json(batch.answers).handle
    return account(handle, batch.platform_id) if handle and batch.platform_id else None


def _with_post(rows: pd.DataFrame, to: To) -> pd.DataFrame:
    shown = rows.copy()
    shown["shown"] = [short(text) for text in rows["text"]]
    shown["href"] = [to("posts", post=post_id) for post_id in rows["post_id"]]
    named = zip(rows["account_name"], rows["platform_id"], strict=True)
    shown["account"] = [account(name, platform_id) for name, platform_id in named]
    return shown


def _sums(batch: Batch) -> str:
    said = {name: total for name, total in receipt(batch).totals.items() if name not in PEOPLE}
    return ", ".join(f"{name.replace('_', ' ')} {written.full(total)}" for name, total in said.items())


def _change(batch: Batch, found: Consequence) -> str:
    """'nine posts go and the views of its posts go from 100 to 80': what changes, or that nothing does."""
    now, then = found.now, found.then
    parts = [
        *_counted(then.posts - now.posts, "post"),
        *_counted(then.days - now.days, "day of an account", "days of accounts"),
        *_moved("exposures", now.exposures, then.exposures),
        *_moved("eng_core", now.eng_core, then.eng_core),
    ]
    if parts:
        return listed(parts)
    if any((now.posts, then.posts, now.days, then.days)):
        return "no total of posts or account days changes: other files say the same"
    rows = plural(batch.rows_loaded, "row")
    return f"its {rows} {'stop counting' if batch.counts else 'count again'}"


def _counted(more: int, one: str, many: str = "") -> Sequence[str]:
    if not more:
        return ()
    verb = ("comes back", "come back") if more > 0 else ("goes", "go")
    return (f"{plural(abs(more), one, many)} {verb[abs(more) != 1]}",)


def _moved(code: str, before: int | None, after: int | None) -> Sequence[str]:
    if before == after:
        return ()
    label = in_sentence(metric(code).label)
    if before is None:
        return (f"the {label} of its posts are {written.full(after)} instead of unknown",)
    to = "unknown" if after is None else written.full(after)
    return (f"the {label} of its posts go from {written.full(before)} to {to}",)
