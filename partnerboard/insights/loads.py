"""What a load changes: posts it brought, figures of targets it moved, and what earlier loads teach about the next."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from partnerboard.insights.scorecard import TargetResult, scorecard
from partnerboard.insights.workspace import Initiative, export_days, initiatives
from partnerboard.scope import Scope, View
from partnerboard.warehouse import Warehouse

_NOW = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Effect:
    """Posts of one file: no earlier file named them, known before, and of these with a number that went down."""

    posts_new: int
    posts_known: int
    posts_restated: int


@dataclass(frozen=True)
class Figure:
    """A target as it stands on the newest day that the files speak of."""

    initiative: Initiative
    result: TargetResult
    as_of: date

    @property
    def actual(self) -> float | None:
        """The value so far."""
        return self.result.standing.actual if self.result.standing else None


@dataclass(frozen=True)
class Change:
    """A target whose value is another one than before."""

    before: Figure | None
    after: Figure


@dataclass(frozen=True)
class SeenAccount:
    """An account that is agreed, or that a file has named."""

    platform_id: str
    handle: str
    name: str
    is_agreed: bool


def effects(warehouse: Warehouse, batch_ids: Sequence[str]) -> dict[str, Effect]:
    """What each of some files brought, by its batch."""
    rows = warehouse.records("operations/effect", batch_ids=list(batch_ids))
    return {row.pop("batch_id"): Effect(**row) for row in rows}


def figures(warehouse: Warehouse, scope: Scope) -> dict[str, Figure]:
    """Every target by its id, each initiative on its newest day; an initiative without a file has none."""
    found: dict[str, Figure] = {}
    for initiative in initiatives(warehouse, scope):
        days = export_days(warehouse, scope, initiative.initiative_id, _NOW)
        if days:
            view = _newest(initiative, scope, days[-1].as_of_on)
            card = scorecard(warehouse, scope, view)
            found |= {each.target.target_id: Figure(initiative, each, view.as_of) for each in card.results}
    return found


def changes(before: Mapping[str, Figure], after: Mapping[str, Figure]) -> list[Change]:
    """The targets that a load moved, in the order of the agreement."""
    return [
        Change(before.get(target_id), figure)
        for target_id, figure in after.items()
        if not _is_alike(figure.actual, before[target_id].actual if target_id in before else None)
    ]


def accounts(warehouse: Warehouse) -> list[SeenAccount]:
    """Every account there is, those that are agreed first."""
    return [SeenAccount(**row) for row in warehouse.records("operations/accounts")]


def account_said_before(warehouse: Warehouse, export_kind: str, file_name: str) -> str | None:
    """The handle that was answered for an earlier file of this kind: of one with the same name, else of the last."""
    given = warehouse.records("operations/answers_given", export_kind=export_kind)
    alike = [row for row in given if _words(row["file_name"]) == _words(file_name)]
    handles = [json.loads(row["answers"]).get("account") for row in (*alike, *given)]
    return next((handle for handle in handles if handle), None)


def _is_alike(one: float | None, other: float | None) -> bool:
    """The same value: sums of shares differ in their last digits when their rows come in another order."""
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9)


def _newest(initiative: Initiative, scope: Scope, as_of: date) -> View:
    return View(
        initiative_id=initiative.initiative_id,
        partner_ids=tuple(sorted(scope.partner_ids)),
        platform_ids=(),
        since=initiative.starts_on,
        until=initiative.ends_on,
        as_of=as_of,
        known_at_utc=_NOW,
    )


def _words(file_name: str) -> str:
    """A file name without what changes from export to export: digits, and what stands between them."""
    return "".join(letter for letter in file_name.casefold() if letter.isalpha())
