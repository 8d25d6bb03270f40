"""A partner week by week: what its posts were shown, and what it published beside its plan."""

from collections.abc import Sequence

import pandas as pd

from partnerboard.charts.chart import Chart
from partnerboard.charts.weekly import weekly_columns
from partnerboard.insights.workspace import DataAge, data_through
from partnerboard.scope import View
from partnerboard.ui import chart_block
from partnerboard.ui.held import held
from partnerboard.ui.telling import partner_work as work
from partnerboard.ui.telling import words


def exposures(
    weeks: pd.DataFrame, partner_id: str, view: View, ages: Sequence[DataAge], names: words.Names, *, key: str
) -> None:
    """Exposures credited to the partner by week of publishing. `ages` are those of its accounts; `key` its own."""
    by_week = held(work.weekly, weeks, partner_id, view, data_through(list(ages)))
    chart_block.show(
        held(_columns, by_week, names.colour(partner_id)),
        title=f"Exposures credited to {names.name(partner_id)}, by week of publishing",
        definition=words.definition("exposures"),
        data=by_week,
        columns=work.WEEKS,
        key=key,
    )


def plan(weeks: pd.DataFrame, partner_id: str, names: words.Names, *, note: str = "", key: str) -> None:
    """Posts published beside the plan; nothing where the partner has none. `note` is said of the planned ones."""
    planned = held(work.planned, weeks, partner_id)
    if planned.empty:
        return
    chart_block.show(
        held(_columns, planned, names.colour(partner_id)),
        title=f"Posts of {names.name(partner_id)} beside the plan",
        sentence=f"The dashed line is what was planned for each week{note}.",
        definition="Posts credited to the partner in the week they were published; the plan adds up its rules.",
        data=planned,
        columns=work.PLAN,
        key=key,
    )


def _columns(weeks: pd.DataFrame, colour: int | None) -> Chart:
    return weekly_columns(weeks, colour=colour)
