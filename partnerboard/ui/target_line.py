"""One target over time: chosen from those with a line, drawn beside where it should be, with what happened."""

from datetime import date

import pandas as pd

from partnerboard.charts.chart import Chart
from partnerboard.charts.cumulative import cumulative_against_expected
from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.scope import View
from partnerboard.ui import chart_block, pick, say
from partnerboard.ui.held import held
from partnerboard.ui.telling import over_time, words


def show(card: Scorecard, events: pd.DataFrame, view: View, currency: str) -> None:
    """The section with its choice; where no target has a line, what would give one."""
    say.section("One target over time")
    chosen = pick.target(card, over_time.default_target(card), over_time.drawable(card))
    if chosen is None:
        say.nothing_yet(
            "No target has a line to draw yet.", remedy="Running totals have one as soon as files are loaded."
        )
        return
    marks = over_time.marked(events, chosen, view.as_of)
    chart_block.show(
        held(_chart, chosen, events, view.as_of),
        title=f"{label(chosen)}: so far, expected and heading",
        sentence=over_time.told(chosen, currency),
        definition=words.definition(chosen.target.metric_code),
        data=lambda: over_time.rows(chosen),
        columns=over_time.COLUMNS,
        key="line",
        notes=over_time.notes(marks),
    )


def _chart(chosen: TargetResult, events: pd.DataFrame, as_of: date) -> Chart:
    return cumulative_against_expected(
        over_time.cumulative(chosen),
        over_time.expected(chosen),
        projection=over_time.projection(chosen, as_of),
        events=over_time.marked(events, chosen, as_of),
        first_agreed=over_time.first_agreed(chosen),
    )
