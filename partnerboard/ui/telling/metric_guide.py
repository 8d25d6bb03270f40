"""What does this number mean? Every metric of the catalogue with its sources, breaks and the queries that use it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from partnerboard.metrics import format as written
from partnerboard.metrics.additivity import Over, may_sum
from partnerboard.metrics.catalogue import METRICS, Metric
from partnerboard.metrics.definitions import breaks_between
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import listed, plural
from partnerboard.warehouse import Question, questions

OVER = {Over.POSTS: "posts", Over.DAYS: "days", Over.ACCOUNTS: "accounts", Over.PLATFORMS: "platforms"}
ALWAYS = (date(2010, 1, 1), date(2099, 12, 31))

LIST = (
    Column("label", "Metric", kind="link", on_phone=True),
    Column("definition", "What it is", on_phone=True),
    Column("formula", "How it is computed"),
    Column("unit", "Unit"),
    Column("summed", "May be added up over"),
)
SOURCES = (
    Column("platform", "Platform", on_phone=True),
    Column("column", "Column in its export", on_phone=True),
)
BREAKS = (
    Column("on", "Since", write=written.day, on_phone=True),
    Column("platform", "Platform", on_phone=True),
    Column("what", "What changed", on_phone=True),
)


@dataclass(frozen=True)
class Page:
    """One metric with everything the guide says about it."""

    metric: Metric
    summed: str
    sources: pd.DataFrame
    breaks: pd.DataFrame
    queries: tuple[Question, ...]


def answer(shown: Sequence[Metric]) -> str:
    """How many metrics there are, and the rule that matters most."""
    if not shown:
        return "No metric fits these words."
    return (
        f"{plural(len(shown), 'metric').capitalize()}, each with one definition for everybody. "
        "Reach is never added up, a ratio is sum over sum, and a gap is not a zero."
    )


def found(words: str) -> list[Metric]:
    """The metrics whose name, code, definition or source column contains the words."""
    wanted = words.casefold().strip()
    return [metric for metric in METRICS.values() if wanted in _haystack(metric)]


def rows(shown: Iterable[Metric]) -> pd.DataFrame:
    """One row per metric."""
    return pd.DataFrame(
        [
            {
                "label": metric.label,
                "href": f"/metric_guide?metric={metric.code}",
                "definition": metric.definition,
                "formula": metric.formula,
                "unit": str(metric.unit),
                "summed": summed(metric),
            }
            for metric in shown
        ]
    )


def page(metric: Metric) -> Page:
    """Everything about one metric."""
    breaks = [
        {"on": each.on, "platform": source.label, "what": each.sentence}
        for source in metric.sources
        for each in breaks_between(source.platform, metric.code, *ALWAYS)
    ]
    sources = [{"platform": source.label, "column": source.column} for source in metric.sources]
    return Page(
        metric=metric,
        summed=summed(metric),
        sources=pd.DataFrame(sources),
        breaks=pd.DataFrame(sorted(breaks, key=lambda row: str(row["on"]))),
        queries=tuple(each for each in questions() if _computes(each, metric.code)),
    )


def summed(metric: Metric) -> str:
    """What the metric may be added up over, in words."""
    allowed = [words for over, words in OVER.items() if may_sum(metric, over)]
    return listed(allowed) if allowed else "nothing"


def _computes(query: Question, code: str) -> bool:
    return code in query.sql and not query.name.startswith(("schema/", "staging/", "facts/", "agreements/"))


def _haystack(metric: Metric) -> str:
    columns = " ".join(source.column for source in metric.sources)
    return f"{metric.label} {metric.code} {metric.definition} {metric.formula} {columns}".casefold()
