"""Every metric of the product, declared once: what the pages call it, what it means and how it may be used."""

from partnerboard.errors import UnknownMetric
from partnerboard.metrics.catalogue.content import CONTENT
from partnerboard.metrics.catalogue.engagement import COUNTS, RATES
from partnerboard.metrics.catalogue.metric import NOT_REPORTED, Additivity, Direction, Metric, Source, Unit
from partnerboard.metrics.catalogue.partnership import ADVOCACY, GIVE_AND_GET, KEEPING_WORD
from partnerboard.metrics.catalogue.traffic import AUDIENCE, TRAFFIC

__all__ = [
    "GROUPS",
    "METRICS",
    "NOT_REPORTED",
    "Additivity",
    "Direction",
    "Metric",
    "Source",
    "Unit",
    "metric",
]

GROUPS: dict[str, tuple[Metric, ...]] = {
    "What was published and seen": CONTENT,
    "What people did with it": COUNTS,
    "How strongly they responded": RATES,
    "Clicks, visits and results": TRAFFIC,
    "Followers": AUDIENCE,
    "Give and get": GIVE_AND_GET,
    "Keeping our word": KEEPING_WORD,
    "Colleagues": ADVOCACY,
}
"""The metrics under the headings of the metric guide, in reading order."""

METRICS: dict[str, Metric] = {entry.code: entry for group in GROUPS.values() for entry in group}


def metric(code: str) -> Metric:
    """The metric of a code. Raises UnknownMetric."""
    if code not in METRICS:
        raise UnknownMetric(f"There is no metric '{code}'.", f"Use one of: {', '.join(METRICS)}.")
    return METRICS[code]
