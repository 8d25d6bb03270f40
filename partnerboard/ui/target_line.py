"""One target over time: chosen from those with a line, drawn beside where it should be, with what happened."""

import pandas as pd

from partnerboard.charts.cumulative import cumulative_against_expected
from partnerboard.insights.scorecard import Scorecard, label
from partnerboard.scope import View
from partnerboard.ui import chart_block, pick, say
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
        cumulative_against_expected(
            over_time.cumulative(chosen),
            over_time.expected(chosen),
            projection=over_time.projection(chosen, view.as_of),
            events=marks,
            first_agreed=over_time.first_agreed(chosen),
        ),
        title=f"{label(chosen)}: so far, expected and heading",
        sentence=over_time.told(chosen, currency),
        definition=words.definition(chosen.target.metric_code),
        data=over_time.rows(chosen),
        columns=over_time.COLUMNS,
        key="line",
        notes=over_time.notes(marks),
    )
