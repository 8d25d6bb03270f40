"""Every target of a scorecard as a bar against its agreed value."""

from partnerboard.charts.bullets import bullet_bars
from partnerboard.charts.chart import Chart
from partnerboard.insights.scorecard import Scorecard
from partnerboard.ui import chart_block
from partnerboard.ui.held import held
from partnerboard.ui.telling import targets, verdict


def show(card: Scorecard, currency: str) -> None:
    """The block, with the counts of every status."""
    chart_block.show(
        held(_chart, card, currency),
        title="Every target against what was agreed",
        sentence=verdict.counts(card),
        definition=targets.DEFINITION,
        data=lambda: targets.rows(card.results, currency),
        columns=targets.COLUMNS,
        key="targets",
    )


def _chart(card: Scorecard, currency: str) -> Chart:
    return bullet_bars(targets.bullets(card.results, currency))
