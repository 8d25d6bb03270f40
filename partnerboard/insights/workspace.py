"""Who and what there is to see: initiatives, partners, events, the files' days and the age of every account's data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from partnerboard.insights.asking import bounds, moment, whole
from partnerboard.scope import Scope, View
from partnerboard.warehouse import Warehouse, standing_frame, standing_records

FRESH_DAYS = 7
AGEING_DAYS = 14


@dataclass(frozen=True)
class Initiative:
    """One partnership effort with its period, both days inside it."""

    initiative_id: str
    name: str
    summary: str | None
    starts_on: date
    ends_on: date
    monitor_until: date | None
    currency: str
    audience_universe: int | None
    report_zone: str
    review_every_days: int | None
    position: int


@dataclass(frozen=True)
class Partner:
    """A partner of an initiative; `position` fixes its colour on every page."""

    initiative_id: str
    partner_id: str
    short_name: str
    name: str
    capacity: str
    earns_credit: bool
    position: int


@dataclass(frozen=True)
class ExportDay:
    """A day that loaded post files speak of, and when they were loaded."""

    as_of_on: date
    accounts: int
    files: int
    first_loaded_at_utc: datetime
    last_loaded_at_utc: datetime


@dataclass(frozen=True)
class Loaded:
    """What loaded files hold. `first_on` and `last_on` are days of publishing; None where no post tells its day."""

    files: int = 0
    posts: int = 0
    accounts: int = 0
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True)
class DataAge:
    """Through which day an account's numbers go, and from how many files. None: no file has been loaded for it."""

    account_id: str
    account_name: str
    platform_id: str
    partner_names: str
    data_through: date | None
    days_old: int | None
    files: int
    last_loaded_at_utc: datetime | None

    @property
    def word(self) -> str:
        """How old the data is: fresh up to 7 days, ageing up to 14, stale beyond; missing without a file."""
        if self.days_old is None:
            return "missing"
        if self.days_old <= FRESH_DAYS:
            return "fresh"
        return "ageing" if self.days_old <= AGEING_DAYS else "stale"


def everything(warehouse: Warehouse) -> Scope:
    """The scope of a visitor with full rights."""
    found: dict[str, list[str]] = {"initiative": [], "partner": []}
    for row in warehouse.records("workspace/everything", kinds=list(found)):
        found[row["kind"]].append(row["id"])
    return Scope.staff(found["initiative"], found["partner"])


def loaded(warehouse: Warehouse, scope: Scope, known_at_utc: datetime) -> Loaded:
    """What files hold that were loaded before anything was agreed; nothing for those who may not see nobody's posts."""
    rows = warehouse.records("workspace/loaded", initiative_ids=scope.initiative_ids, known_at=known_at_utc)
    return Loaded(**rows[0]) if rows else Loaded()


def initiatives(warehouse: Warehouse, scope: Scope) -> list[Initiative]:
    """The initiatives inside a scope, in the order of the agreements."""
    rows = standing_records(
        warehouse,
        "workspace/initiatives",
        initiative_ids=scope.initiative_ids,
        partner_ids=scope.partner_ids,
        shows_others=scope.shows_others,
    )
    return [Initiative(**row) for row in rows]


def partners(warehouse: Warehouse, scope: Scope, initiative_id: str) -> list[Partner]:
    """The partners of one initiative inside a scope, in the order of the agreements."""
    return [Partner(**row) for row in standing_records(warehouse, "workspace/partners", **whole(scope, initiative_id))]


def export_days(warehouse: Warehouse, scope: Scope, initiative_id: str, known_at_utc: datetime) -> list[ExportDay]:
    """The days that an initiative's files speak of, oldest first: the steps a visitor can go back to."""
    return export_days_of(warehouse, scope, (initiative_id,), known_at_utc)


def export_days_of(
    warehouse: Warehouse, scope: Scope, initiative_ids: tuple[str, ...], known_at_utc: datetime
) -> list[ExportDay]:
    """The days that the files of any of some initiatives speak of, oldest first."""
    asked = {**whole(scope, *initiative_ids), **bounds(scope)}
    return [ExportDay(**row) for row in warehouse.records("workspace/exports", **asked, known_at=known_at_utc)]


def data_ages(warehouse: Warehouse, scope: Scope, view: View) -> list[DataAge]:
    """The age of each account's post numbers on the day asked, in the order of the agreements."""
    return data_ages_of(warehouse, scope, view, [view.initiative_id])[view.initiative_id]


def data_ages_of(
    warehouse: Warehouse, scope: Scope, view: View, initiative_ids: Sequence[str]
) -> dict[str, list[DataAge]]:
    """The same for each of several initiatives."""
    now = moment(scope, view)
    ages: dict[str, list[DataAge]] = {initiative_id: [] for initiative_id in initiative_ids}
    for row in warehouse.records("workspace/data_age", **whole(scope, *initiative_ids), **bounds(scope), **now):
        ages[row["initiative_id"]].append(_aged(row, now["as_of"]))
    return ages


def data_through(ages: list[DataAge]) -> date | None:
    """The day through which all accounts that deliver have numbers: the oldest of their newest days."""
    return min((age.data_through for age in ages if age.data_through), default=None)


def events(warehouse: Warehouse, scope: Scope, *initiative_ids: str) -> pd.DataFrame:
    """What happened, for the marks on the time axis. Columns: those of ``workspace/events``."""
    asked = {**whole(scope, *initiative_ids), **bounds(scope)}
    return standing_frame(warehouse, "workspace/events", **asked, shows_others=scope.shows_others)


def _aged(row: dict[str, Any], as_of: date) -> DataAge:
    through: date | None = row["data_through"]
    return DataAge(
        account_id=row["account_id"],
        account_name=row["account_name"],
        platform_id=row["platform_id"],
        partner_names=row["partner_names"],
        data_through=through,
        days_old=None if through is None else (as_of - through).days,
        files=row["files"],
        last_loaded_at_utc=row["last_loaded_at_utc"],
    )
