"""How far files of posts reach into each week of some accounts: what tells a week of nothing from a week unknown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from partnerboard.insights.platforms import platforms
from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse


class Covered(StrEnum):
    """How far the files of the accounts reach into a week."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


@dataclass(frozen=True)
class Coverage:
    """The weeks that files reach, the accounts that none of them speaks of, and the platforms of the others."""

    weeks: Mapping[date, Covered]
    silent: tuple[str, ...]
    platform_ids: tuple[str, ...]

    def of(self, monday: date) -> Covered:
        """How far the week that begins on a Monday is covered."""
        return self.weeks.get(monday, Covered.NONE)


def coverage(
    warehouse: Warehouse,
    scope: Scope,
    asked: Mapping[str, Any],
    *,
    partner_id: str | None,
    platform_id: str | None,
    account_id: str | None,
    span: tuple[date, date],
) -> Coverage:
    """The coverage of a span of whole weeks; None stands for every partner, platform or account.

    `asked` holds the parameters of a question about one whole initiative: its ids, the day and the knowledge time.
    """
    (initiative_id,) = asked["initiative_ids"]
    on = {each.platform_id for each in platforms(warehouse, scope, initiative_id)}
    wanted = {
        "partner_ids": [partner_id] if partner_id else asked["partner_ids"],
        "platform_ids": [platform_id] if platform_id else on,
        "since": span[0],
        "until": span[1],
    }
    told = warehouse.records("quality/coverage", **{**asked, **wanted})
    rows = [row for row in told if account_id in (None, row["account_id"])]
    speaking = {row["account_id"] for row in rows if row["covered_days"]}
    by_week: dict[date, list[dict[str, Any]]] = {}
    for row in rows:
        if row["account_id"] in speaking:
            by_week.setdefault(row["week_start"], []).append(row)
    return Coverage(
        weeks={week: _covered(of_week) for week, of_week in by_week.items()},
        silent=tuple(dict.fromkeys(row["account_name"] for row in rows if row["account_id"] not in speaking)),
        platform_ids=tuple(dict.fromkeys(row["platform_id"] for row in rows if row["account_id"] in speaking)),
    )


def _covered(rows: Sequence[dict[str, Any]]) -> Covered:
    if all(row["covered_days"] == row["days"] for row in rows):
        return Covered.WHOLE
    return Covered.PART if any(row["covered_days"] for row in rows) else Covered.NONE
