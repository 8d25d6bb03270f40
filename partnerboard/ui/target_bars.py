"""Every target of a scorecard as a bar against its agreed value."""

from partnerboard.charts.bullets import bullet_bars
from partnerboard.insights.scorecard import Scorecard
from partnerboard.ui import chart_block
from partnerboard.ui.telling import targets, verdict


def show(card: Scorecard, currency: str) -> None:
    """The block, with the counts of every status."""
    chart_block.show(
        bullet_bars(targets.bullets(card.results, currency)),
        title="Every target against what was agreed",
        sentence=verdict.counts(card),
        definition=targets.DEFINITION,
        data=targets.rows(card.results, currency),
        columns=targets.COLUMNS,
        key="targets",
    )
