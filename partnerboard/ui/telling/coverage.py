"""Which weeks of an account are covered by files: one row per account, one column per week, each cell a word."""

from collections.abc import Sequence
from itertools import groupby

import pandas as pd

from partnerboard.insights.quality import Week
from partnerboard.insights.workspace import DataAge
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import imports
from partnerboard.ui.telling.words import account, plural, sentence

LEGEND = (
    "Delivered: files cover every day of the week. Partly: some of its days. Awaited: after the newest file, which is "
    "at most 14 days old. Stale: after the newest file, which is older. Missing: no file covers the week although "
    "others of the account do, or none was ever loaded."
)
STALE = (
    Column("account", "Account", kind="link", on_phone=True, width="30%"),
    Column("partner_names", "Partner"),
    Column("data_through", "Data through", kind="day", write=written.day, on_phone=True),
    Column("days_old", "Days old", kind="number", write=written.full, on_phone=True),
    Column("what_next", "What to do", width="30%"),
)


def rows(weeks: Sequence[Week], ages: Sequence[DataAge]) -> pd.DataFrame:
    """One row per account with a word per week and how many weeks are delivered; it leads to its files."""
    by_id = {age.account_id: age for age in ages}
    found = []
    for account_id, group in groupby(weeks, key=lambda week: week.account_id):
        own = list(group)
        age = by_id.get(account_id)
        words = {_key(week): word(week, age) for week in own}
        name = account(own[0].account_name, own[0].platform_id)
        delivered = sum(told == "delivered" for told in words.values())
        found.append(
            {
                "account": name,
                "href": imports.address(account=name) if age and age.files else None,
                "delivered": f"{delivered} of {len(words)}",
                "through": age.data_through if age else None,
                **words,
            }
        )
    return pd.DataFrame(found)


def columns(weeks: Sequence[Week]) -> tuple[Column, ...]:
    """The account, what a phone shows in place of the weeks, and the weeks."""
    starts = sorted({week.week_start: _key(week) for week in weeks}.items())
    return (
        Column("account", "Account", kind="link", on_phone=True, width="20%"),
        Column("delivered", "Weeks delivered", on_phone=True),
        Column("through", "Through", kind="day", write=written.short_day, on_phone=True),
        *(Column(key, written.short_day(start), kind="heat") for start, key in starts),
    )


def word(week: Week, age: DataAge | None) -> str:
    """How far a week is covered, in a word."""
    if week.covered_days:
        return "delivered" if week.covered_days == week.days else "partly"
    if week.covered_after or not week.covered_before:
        return "missing"
    return "stale" if age is None or age.word == "stale" else "awaited"


def told(weeks: Sequence[Week], ages: Sequence[DataAge]) -> str:
    """How many weeks of how many are covered from end to end."""
    delivered = sum(word(week, None) == "delivered" for week in weeks)
    accounts = plural(len({week.account_id for week in weeks}), "account")
    late = overdue(ages)
    behind = f" {sentence(plural(len(late), 'account is', 'accounts are'))} stale or missing." if late else ""
    return f"{written.full(delivered)} of {written.full(len(weeks))} weeks of {accounts} are delivered.{behind}"


def within(ages: Sequence[DataAge], weeks: Sequence[Week]) -> list[DataAge]:
    """The ages of the accounts that the weeks are about."""
    shown = {week.account_id for week in weeks}
    return [age for age in ages if age.account_id in shown]


def overdue(ages: Sequence[DataAge]) -> list[DataAge]:
    """The accounts that are stale, the oldest first, and then those that never delivered."""
    late = [age for age in ages if age.word in ("stale", "missing")]
    return sorted(late, key=lambda age: (age.days_old is None, -(age.days_old or 0), age.account_id))


def stale_rows(ages: Sequence[DataAge]) -> pd.DataFrame:
    """The overdue accounts, each with what to do."""
    return pd.DataFrame(
        [
            {
                "account": account(age.account_name, age.platform_id),
                "href": imports.address(account=account(age.account_name, age.platform_id)) if age.files else None,
                "partner_names": age.partner_names,
                "data_through": age.data_through,
                "days_old": age.days_old,
                "what_next": "Export everything since the start and load it."
                if age.data_through is None
                else f"Export again, through a day after {written.short_day(age.data_through)}.",
            }
            for age in overdue(ages)
        ]
    )


def _key(week: Week) -> str:
    return f"week_{week.week_start.isoformat()}"
