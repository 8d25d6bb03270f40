"""How old the numbers are and where they come from: one sentence for the page, one row per account behind it."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from partnerboard.insights.workspace import DataAge
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import imports
from partnerboard.ui.telling.words import NAMED_AT_MOST, account, few, how_many, listed, platform, plural, sentence

ACCOUNTS = (
    Column("account", "Account", kind="link", on_phone=True),
    Column("platform", "Platform", on_phone=True),
    Column("partner_names", "Partner"),
    Column("data_through", "Data through", kind="day", write=written.day, on_phone=True),
    Column("word", "Age"),
    Column("files", "Files", kind="number", write=written.full),
    Column("last_loaded", "Last loaded (UTC)", kind="day", write=written.moment),
)


def told(ages: Sequence[DataAge], as_of: date, zone: str) -> str:
    """'Data through 11 Oct 2026. Days are those of Europe/London.', naming the accounts that are late or missing."""
    if not ages:
        return "No account is registered for this partnership yet."
    days = [age.data_through for age in ages if age.data_through is not None]
    if not days:
        return "No export has been loaded for this partnership yet."
    newest = max(days)
    before = f", {plural((as_of - newest).days, 'day')} before the day shown" if newest < as_of else ""
    words = [f"Data through {written.day(newest)}{before}{_except(ages, newest)}."]
    missing = [_name(age) for age in ages if age.data_through is None]
    if missing:
        words.append(f"Nothing loaded yet for {few(missing, 'account')}.")
    words.append(f"Days are those of {zone}.")
    return " ".join(words)


def short(ages: Sequence[DataAge]) -> str:
    """For a card or a cell: 'data through 11 Oct', with both ends where accounts differ."""
    days = sorted({age.data_through for age in ages if age.data_through is not None})
    if not days:
        return "no export yet"
    first = "" if days[0] == days[-1] else f"{written.short_day(days[0])} to "
    return f"data through {first}{written.short_day(days[-1])}"


def behind_it(ages: Sequence[DataAge]) -> str:
    """What the numbers are made from: '36 files of twelve accounts'."""
    files = sum(age.files for age in ages)
    return f"{plural(files, 'file')} of {plural(len(ages), 'account')}" if files else "no file yet"


def rows(ages: Sequence[DataAge]) -> pd.DataFrame:
    """One row per account, which leads to its files."""
    return pd.DataFrame(
        [
            {
                "account": age.account_name,
                "href": imports.address(account=account(age.account_name, age.platform_id)) if age.files else None,
                "platform": platform(age.platform_id),
                "partner_names": age.partner_names,
                "data_through": age.data_through,
                "word": age.word,
                "files": age.files,
                "last_loaded": age.last_loaded_at_utc,
            }
            for age in ages
        ]
    )


def _except(ages: Sequence[DataAge], newest: date) -> str:
    """Who is behind the newest day, by name where they are few."""
    late = sorted(
        (age for age in ages if age.data_through is not None and age.data_through < newest),
        key=lambda age: (age.data_through or newest, age.account_id),
    )
    if not late:
        return ""
    if len(late) <= NAMED_AT_MOST:
        return f", except {listed([f'{_name(age)} ({written.short_day(age.data_through)})' for age in late])}"
    oldest = written.short_day(late[0].data_through)
    return f", except {how_many(len(late))} of {plural(len(ages), 'account')}, the oldest through {oldest}"


def _name(age: DataAge) -> str:
    return sentence(account(age.account_name, age.platform_id))
