"""Which partnerships need me today? One line per initiative, and what needs attention across all of them."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from partnerboard.insights import workspace
from partnerboard.insights.asking import moment
from partnerboard.insights.scorecard import Scorecard, TargetResult, scorecards
from partnerboard.scope import Scope, View
from partnerboard.warehouse import Warehouse, side_by_side


@dataclass(frozen=True)
class Totals:
    """What an initiative's posts of its period have brought; None where no file reports it."""

    posts: float
    exposures: float | None
    eng_core: float | None
    tracked_clicks: int | None


@dataclass(frozen=True)
class Partnership:
    """One initiative at a glance. `weeks` has the columns of ``portfolio/weeks``."""

    initiative: workspace.Initiative
    card: Scorecard
    totals: Totals
    weeks: pd.DataFrame
    ages: tuple[workspace.DataAge, ...]
    next_review: date | None

    @property
    def data_through(self) -> date | None:
        """The oldest of the accounts' newest days."""
        return workspace.data_through(list(self.ages))

    def target_for(self, metric_code: str) -> TargetResult | None:
        """The target for everything of all partners that was agreed about a metric, if there is one."""
        of_metric = (result for result in self.card.results if result.target.metric_code == metric_code)
        return next((result for result in of_metric if result.target.is_for_everything), None)


def portfolio(warehouse: Warehouse, scope: Scope, view: View) -> list[Partnership]:
    """Every initiative of the scope on the view's day, in the order of the agreements."""
    listed = workspace.initiatives(warehouse, scope)
    ids = [initiative.initiative_id for initiative in listed]
    asked = {"initiative_ids": scope.initiative_ids, "partner_ids": scope.partner_ids, **moment(scope, view)}
    cards, ages, happened, sums, weeks = side_by_side(
        warehouse,
        lambda: scorecards(warehouse, scope, view, ids),
        lambda: workspace.data_ages_of(warehouse, scope, view, ids),
        lambda: workspace.events(warehouse, scope, *ids),
        lambda: warehouse.records("portfolio/totals", **asked),
        lambda: warehouse.ask("portfolio/weeks", **asked),
    )
    totals = {row["initiative_id"]: row for row in sums}
    return [
        Partnership(
            initiative=initiative,
            card=cards[initiative.initiative_id],
            totals=_totals(totals[initiative.initiative_id]),
            weeks=weeks[weeks["initiative_id"] == initiative.initiative_id],
            ages=tuple(ages[initiative.initiative_id]),
            next_review=_next_review(happened, initiative, view.as_of),
        )
        for initiative in listed
        if initiative.initiative_id in totals
    ]


def _totals(row: dict[str, float | int | None]) -> Totals:
    exposures, eng_core, clicks = row["exposures"], row["eng_core"], row["tracked_clicks"]
    return Totals(
        posts=float(row["posts"] or 0),
        exposures=exposures,
        eng_core=eng_core,
        tracked_clicks=None if clicks is None else int(clicks),
    )


def _next_review(happened: pd.DataFrame, initiative: workspace.Initiative, as_of: date) -> date | None:
    """The agreed rhythm counted from the last review held, or from the start."""
    if initiative.review_every_days is None:
        return None
    is_of_it = happened["initiative_id"].isna() | (happened["initiative_id"] == initiative.initiative_id)
    held = [day.date() for day in happened.loc[is_of_it & (happened["kind"] == "review"), "day"] if day.date() <= as_of]
    return max(held, default=initiative.starts_on) + timedelta(days=initiative.review_every_days)
