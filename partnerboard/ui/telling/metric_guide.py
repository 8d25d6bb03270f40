"""What does this number mean? Every metric of the catalogue with its sources, breaks and the queries that use it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from partnerboard.metrics import format as written
from partnerboard.metrics.additivity import Over, may_sum
from partnerboard.metrics.catalogue import GROUPS, Metric, Unit, metric
from partnerboard.metrics.definitions import breaks_between
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import guide, listed, plural, sentence
from partnerboard.warehouse import Question, questions

OVER = {Over.POSTS: "posts", Over.DAYS: "days", Over.ACCOUNTS: "accounts", Over.PLATFORMS: "platforms"}
NOTHING = "nothing"
FIRST = "What the targets use"
UNITS = {
    Unit.SHARE: "A share of a whole",
    Unit.INDEX: "A plain ratio",
    Unit.PER_POST: "An average of one post",
    Unit.MONEY: "An amount of money",
}
ALWAYS = (date(2010, 1, 1), date(2099, 12, 31))

LIST = (
    Column("label", "Metric", kind="link", on_phone=True, width="15%"),
    Column("definition", "What it is", on_phone=True, width="35%"),
    Column("formula", "How it is computed", width="30%"),
    Column("unit", "Unit", width="8%"),
    Column("summed", "May be added up over", width="12%"),
)
SOURCES = (
    Column("platform", "Platform", on_phone=True),
    Column("column", "Column in its export", on_phone=True),
)
BREAKS = (
    Column("on", "Since", kind="day", write=written.day, on_phone=True),
    Column("platform", "Platform", on_phone=True),
    Column("what", "What changed", on_phone=True),
)


@dataclass(frozen=True)
class Group:
    """The metrics under one heading of the guide; `anchor` is its place in the address."""

    heading: str
    anchor: str
    metrics: tuple[Metric, ...]


@dataclass(frozen=True)
class Page:
    """One metric with everything the guide says about it."""

    metric: Metric
    summed: str
    sources: pd.DataFrame
    breaks: pd.DataFrame
    queries: tuple[Question, ...]


def answer(shown: Sequence[Group], words: str = "") -> str:
    """How many metrics there are, and the rules that matter most."""
    count = sum(len(group.metrics) for group in shown)
    if words.strip():
        found = plural(count, "metric") if count else "no metric"
        return sentence(f"{found} {'mentions' if count <= 1 else 'mention'} “{words.strip()}”.")
    return (
        f"{sentence(plural(count, 'metric'))}, each with one definition for everybody. "
        "Reach is never added up, a ratio is sum over sum, and a gap is not a zero."
    )


def found(words: str, first: Sequence[str] = ()) -> list[Group]:
    """The groups with the metrics whose name, code, definition or source column contains the words.

    The metrics of the codes in `first` stand in a group of their own before the others, and nowhere else.
    """
    wanted = words.casefold().strip()
    asked = tuple(metric(code) for code in dict.fromkeys(first))
    parted = {FIRST: asked} | {
        heading: tuple(each for each in metrics if each not in asked) for heading, metrics in GROUPS.items()
    }
    groups = [
        Group(heading, _anchor(heading), tuple(each for each in metrics if wanted in _haystack(each)))
        for heading, metrics in parted.items()
    ]
    return [group for group in groups if group.metrics]


def rows(shown: Iterable[Metric]) -> pd.DataFrame:
    """One row per metric."""
    return pd.DataFrame(
        [
            {
                "label": metric.label,
                "href": guide(metric.code),
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
        breaks=pd.DataFrame(breaks).sort_values("on") if breaks else pd.DataFrame(),
        queries=tuple(each for each in questions() if _computes(each, metric.code)),
    )


def counted(shown: Page) -> str:
    """The unit of a metric and what it may be added up over, in one line."""
    unit = UNITS.get(shown.metric.unit, f"Counted in {shown.metric.unit}")
    return f"{unit}; {'never added up' if shown.summed == NOTHING else f'may be added up over {shown.summed}'}."


def summed(metric: Metric) -> str:
    """What the metric may be added up over, in words."""
    allowed = [words for over, words in OVER.items() if may_sum(metric, over)]
    return "everything" if len(allowed) == len(OVER) else listed(allowed) or NOTHING


def _computes(query: Question, code: str) -> bool:
    is_question = not query.name.startswith(("schema/", "staging/", "facts/", "agreements/"))
    return is_question and re.search(rf"\b{code}\b", query.sql) is not None


def _anchor(heading: str) -> str:
    return re.sub(r"\W+", "-", heading.lower()).strip("-")


def _haystack(metric: Metric) -> str:
    columns = " ".join(source.column for source in metric.sources)
    return f"{metric.label} {metric.code} {metric.definition} {metric.formula} {columns}".casefold()
