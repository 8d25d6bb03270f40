"""Is my data in, and right? The desk in one sentence, each export in words, and what a load changed."""

from collections.abc import Mapping, Sequence

import pandas as pd

from partnerboard.ingest.inspecting import Inspected
from partnerboard.ingest.receipts import Receipt
from partnerboard.insights.loads import Change, Effect, Figure, SeenAccount
from partnerboard.insights.scorecard import label
from partnerboard.metrics import format as written
from partnerboard.metrics.additivity import Over, may_sum
from partnerboard.metrics.catalogue import METRICS, Unit, metric
from partnerboard.metrics.format import MISSING
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.upload_rows import metric_name
from partnerboard.ui.telling.words import how_many, listed, platform, plural, sentence

NOTHING_THERE = (
    "Drop the exports of your platforms here as they were downloaded; nothing is stored before you press Load."
)

# Verdict of a receipt: the status that has the icon, and the words.
BEFORE: Mapping[str, tuple[str, str]] = {
    "loaded": ("on track", "ready to load"),
    "partly_loaded": ("at risk", "ready, some rows are left out"),
    "refused": ("missed", "cannot be loaded"),
    "already_loaded": ("met", "already loaded"),
    "needs_input": ("too early", "needs an answer"),
}
UNDONE = ("no data", "undone")
AFTER: Mapping[str, tuple[str, str]] = {
    "loaded": ("met", "loaded"),
    "partly_loaded": ("at risk", "loaded, some rows were left out"),
    "refused": ("missed", "not loaded"),
    "already_loaded": ("met", "already loaded"),
    "needs_input": ("too early", "needs an answer"),
}

ASKED: Mapping[str, str] = {
    "account": "which account it is about",
    "exported_on": "on which day it was exported",
    "covers": "which days it covers",
    "post": "which post its comments are about",
}

CHANGES = (
    Column("target", "Target", on_phone=True),
    Column("before", "Before", kind="number", on_phone=True),
    Column("after", "Now", kind="number", on_phone=True),
    Column("as_of", "Data through"),
)


def on_the_desk(files: Sequence[Sequence[Inspected]]) -> str:
    """What lies there: 'Five of six exports can be loaded; one needs an answer. Two rows cannot be read.'"""
    found = [each for exports in files for each in exports]
    if not found:
        return NOTHING_THERE
    good = sum(each.can_load for each in found)
    if good == len(found):
        words = ["It can be loaded." if good == 1 else f"All {how_many(good)} exports can be loaded."]
    elif good:
        words = [f"{sentence(how_many(good))} of {plural(len(found), 'export')} can be loaded{_others(found)}."]
    else:
        words = [f"Nothing here can be loaded yet{_others(found)}."]
    rows = sum(each.receipt.rejected for each in found if each.can_load)
    if rows:
        words.append(f"{sentence(plural(rows, 'row'))} cannot be read and would be left out.")
    return " ".join(words)


def after_loading(receipts: Sequence[Receipt], effects: Sequence[Effect], changes: Sequence[Change]) -> str:
    """What came of it: 'Six files are in: 212 posts, 14 of them new. Three targets moved.'"""
    inside = [receipt for receipt in receipts if receipt.is_in]
    if not inside:
        return "Nothing of this load counts."
    new = sum(effect.posts_new for effect in effects)
    posts = new + sum(effect.posts_known for effect in effects)
    told = f": {plural(posts, 'post')}, {_of_them(new, posts)} new" if posts else ""
    words = [f"{sentence(plural(len(inside), 'export'))} {'is' if len(inside) == 1 else 'are'} in{told}."]
    left_out = sum(receipt.rejected for receipt in inside)
    if left_out:
        words.append(f"{sentence(plural(left_out, 'row'))} {'was' if left_out == 1 else 'were'} left out.")
    words.append(f"{sentence(plural(len(changes), 'target'))} moved." if changes else "No target moved.")
    return " ".join(words)


def what_it_is(export: Inspected) -> str:
    """Recognised as what, and by which columns."""
    receipt = export.receipt
    if receipt.verdict == "needs_input" and export.label:
        asked = " and ".join(ASKED[need] for need in receipt.needs)
        return f"{sentence(export.label)}. The file does not say {asked}."
    if not export.told_by:
        return receipt.message
    told_by = listed([f"“{name}”" for name in export.told_by[:3]])
    return f"{sentence(export.label)}, told by {told_by}."


def facts(export: Inspected) -> list[tuple[str, str]]:
    """What it holds, as name and value; what it does not say, and what must not be added up, is left out."""
    receipt = export.receipt
    over = Over.POSTS if receipt.grain == "post" else Over.DAYS
    told = [
        ("Account", _account(export)),
        ("Days", _days(receipt)),
        ("Rows", _rows(export)),
        *[
            (metric_name(code), written.full(value))
            for code, value in receipt.totals.items()
            if _is_sum(code, value, over)
        ],
    ]
    return [(name, value) for name, value in told if value]


def what_changed(effect: Effect | None) -> str:
    """'12 posts are new, 200 were known before, and four of these have a number that went down.'"""
    if effect is None or not effect.posts_new + effect.posts_known:
        return ""
    words = [f"{sentence(plural(effect.posts_new, 'post'))} {'is' if effect.posts_new == 1 else 'are'} new"]
    if effect.posts_known:
        words.append(f"{how_many(effect.posts_known)} {'was' if effect.posts_known == 1 else 'were'} known before")
    if effect.posts_restated:
        words.append(f"{how_many(effect.posts_restated)} of these with a number that went down")
    return f"{', '.join(words)}."


def load_words(files: int) -> str:
    """What the button does: 'Load three files'."""
    return f"Load {plural(files, 'file')}" if files else "Load"


def account_words(known: SeenAccount | None, handle: str, *, is_said: bool) -> str:
    """An account to choose: its handle, its name, and whether it was the answer last time."""
    name = f" · {known.name}" if known and known.name.casefold() != handle.casefold() else ""
    return f"{handle}{name}{' · as last time' if is_said else ''}"


def doubt(export: Inspected) -> str:
    """The question before loading a file of which more than a fifth cannot be read."""
    return (
        f"{export.receipt.rejected:,} of {export.rows_read:,} rows of {export.receipt.file} cannot be read. "
        "Load the others all the same"
    )


def moved(changes: Sequence[Change]) -> pd.DataFrame:
    """target, before, after, as_of: the targets whose value is another one now."""
    return pd.DataFrame(
        [
            {
                "target": label(change.after.result),
                "before": _value(change.before),
                "after": _value(change.after),
                "as_of": written.day(change.after.as_of),
            }
            for change in changes
        ],
        columns=["target", "before", "after", "as_of"],
    )


def _others(found: Sequence[Inspected]) -> str:
    """Why the rest cannot be loaded: '; one needs an answer, two cannot be loaded'."""
    verdicts = [each.receipt.verdict for each in found]
    words = [
        (verdicts.count("needs_input"), "needs an answer", "need an answer"),
        (verdicts.count("already_loaded"), "was loaded before", "were loaded before"),
        (verdicts.count("refused"), "is refused", "are refused"),
    ]
    told = [f"{how_many(count)} {one if count == 1 else many}" for count, one, many in words if count]
    return f"; {', '.join(told)}" if told else ""


def _is_sum(code: str, value: float | None, over: Over) -> bool:
    """People are not added up: reach over posts would count them again and again."""
    is_of_people = code in METRICS and not may_sum(METRICS[code], over).is_allowed
    return value is not None and not is_of_people and code != "users"


def _account(export: Inspected) -> str:
    receipt = export.receipt
    if export.account:
        return f"{export.account} on {platform(receipt.platform)}" if receipt.platform else export.account
    return plural(receipt.accounts, "account") if receipt.accounts else ""


def _days(receipt: Receipt) -> str:
    if receipt.first_date is None or receipt.last_date is None:
        return ""
    return written.period(receipt.first_date, receipt.last_date)


def _rows(export: Inspected) -> str:
    receipt = export.receipt
    if not export.rows_read:
        return ""
    left_out = f", {written.full(receipt.rejected)} left out" if receipt.rejected else ""
    posts = f", {written.full(receipt.posts)} posts" if receipt.posts else ""
    return f"{written.full(export.rows_read)} read{posts}{left_out}"


def _of_them(new: int, posts: int) -> str:
    if new in (0, posts):
        return "all" if new else "none of them"
    return f"{how_many(new)} of them"


def _value(figure: Figure | None) -> str:
    if figure is None or figure.actual is None:
        return MISSING
    unit = metric(figure.result.target.metric_code).unit
    if unit in (Unit.SHARE, Unit.MONEY, Unit.MINUTES):
        return written.written(figure.actual, unit, figure.initiative.currency)
    return written.full(figure.actual)
