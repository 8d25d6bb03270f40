"""What should I fix first? Weeks without a file, posts that count for nothing, checks that fail, unknown accounts."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from partnerboard.insights.asking import allowed, moment, period
from partnerboard.scope import NO_INITIATIVE, UNATTRIBUTED, Scope, View
from partnerboard.warehouse import Warehouse, questions, standing_frame


@dataclass(frozen=True)
class Week:
    """How far the files of an account cover a week. `days` are those of the week up to the day asked."""

    account_id: str
    account_name: str
    platform_id: str
    week_start: date
    days: int
    covered_days: int
    covered_before: bool
    covered_after: bool


@dataclass(frozen=True)
class Proposal:
    """What unclaimed posts share, and how many of them a rule about it would move."""

    initiative_id: str
    kind: str
    pattern: str
    precedence: int
    posts: int
    accounts: int
    exposures: int | None
    first_on: date
    last_on: date
    counted_posts: int

    @property
    def decides(self) -> bool:
        """Can a rule of this kind claim a post? Being named never does."""
        return self.kind != "mention"


@dataclass(frozen=True)
class Check:
    """One thing that must not be, and each row where it is: columns offence, offender, detail."""

    name: str
    what: str
    offences: pd.DataFrame


@dataclass(frozen=True)
class UnknownAccount:
    """An account that files name and nobody registered."""

    platform_id: str
    native_id: str | None
    handle: str | None
    name: str | None
    files: int
    posts: int
    first_on: date
    last_on: date


def coverage(warehouse: Warehouse, scope: Scope, view: View) -> list[Week]:
    """The weeks of every account of a view, in the order of the agreements."""
    rows = warehouse.records("quality/coverage", **allowed(scope, view), **period(scope, view), **moment(scope, view))
    return [Week(**row) for row in rows]


def of_nobody(view: View) -> View:
    """The posts of a view that no rule claims."""
    return replace(view, initiative_id=NO_INITIATIVE, partner_ids=(UNATTRIBUTED,))


def proposals(warehouse: Warehouse, scope: Scope, view: View) -> list[Proposal]:
    """What the unclaimed posts of an initiative's own days share, whatever else is filtered; mentions come last."""
    asked = scope.initiative_ids & {view.initiative_id, NO_INITIATIVE}
    return [Proposal(**row) for row in _asked(warehouse, "quality/proposals", asked, **moment(scope, view))]


def checks(warehouse: Warehouse, scope: Scope) -> list[Check]:
    """Every check with its offences, for who may see what belongs to nobody: they are about the whole warehouse."""
    if NO_INITIATIVE not in scope.initiative_ids:
        return []
    found = {each: standing_frame(warehouse, each.name) for each in questions("checks")}
    return [Check(each.name, each.sentence.rstrip("."), offences) for each, offences in found.items()]


def unregistered(warehouse: Warehouse, scope: Scope) -> list[UnknownAccount]:
    """Accounts seen in files and not registered, those with most posts first."""
    return [UnknownAccount(**row) for row in _asked(warehouse, "quality/unregistered", scope.initiative_ids)]


def _asked(warehouse: Warehouse, name: str, initiative_ids: frozenset[str], **more: Any) -> list[dict[str, Any]]:
    return warehouse.records(name, initiative_ids=initiative_ids, **more)
