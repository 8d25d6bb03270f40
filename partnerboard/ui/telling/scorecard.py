"""Are we keeping what we agreed? The scorecard's cards, what is too young to be judged, and how it is measured."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.insights.workspace import DataAge, Initiative
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import Metric, metric
from partnerboard.pacing.terms import Measurement
from partnerboard.ui.cards import Card
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import ages as ages_told
from partnerboard.ui.telling import targets, verdict
from partnerboard.ui.telling.words import guide, period_of, plural, sentence

COUNTED_AT_ONCE = ("posts_published", "advocate_posts")

MEASURED = (
    Column("metric", "Metric", kind="link", on_phone=True),
    Column("definition", "What it is", on_phone=True),
    Column("formula", "How it is computed"),
    Column("unit", "Unit"),
)


def cards(card: Scorecard, initiative: Initiative, ages: Sequence[DataAge], as_of: date) -> list[Card]:
    """The score with its coverage, the counts, and the two targets furthest from their course."""
    glance = overall(card, initiative, ages, as_of)
    return glance + [_attention(result, initiative.currency) for result in card.needing_attention()[:2]]


def overall(card: Scorecard, initiative: Initiative, ages: Sequence[DataAge], as_of: date) -> list[Card]:
    """The score with its coverage, and the counts."""
    score = card.score
    on_course = sum(count for status, count in card.counts.items() if status in targets.ON_COURSE)
    return [
        Card(
            "Overall score",
            written.percent(score.value, 0),
            change=(
                f"weighted pace of the targets, covering {written.percent(score.coverage, 0)} of what was agreed"
                if score.value is not None
                else "too little data for a score"
            ),
            share=score.value,
            due=None if score.value is None else 1.0,
            age=ages_told.short(ages),
        ),
        Card(
            "On course",
            f"{on_course} of {len(card.results)}",
            unit="target" if len(card.results) == 1 else "targets",
            change=verdict.counts(card),
            age=period_of(initiative, as_of),
        ),
    ]


def every(card: Scorecard, currency: str) -> list[Card]:
    """Each target with everything about it: so far, expected today, agreed, pace, status, and where it is heading."""
    return [_whole(result, currency) for result in card.results]


def young(card: Scorecard) -> str:
    """How many posts of a running total are too young to be judged, at most; empty where there are none."""
    growing = [
        result.young_posts
        for result in card.results
        if result.target.terms.measurement is Measurement.PUBLISHED_IN_PERIOD
        and result.target.metric_code not in COUNTED_AT_ONCE
        and result.standing is not None
        and not result.standing.is_over
    ]
    count = round(max(growing, default=0))
    if not count:
        return ""
    if count == 1:
        return "A running total counts one post younger than three days; its numbers are still growing."
    posts = plural(count, "post")
    return f"A running total counts up to {posts} younger than three days; their numbers are still growing."


def whatever_is_chosen(is_narrowed: bool) -> str:
    """What a choice of partners, platforms or period does not change; empty where nothing is chosen."""
    return (
        "Targets are judged as they were agreed, whatever partners, platforms or days are chosen above; only the reach "
        "below follows that choice."
        if is_narrowed
        else ""
    )


def measured(card: Scorecard) -> pd.DataFrame:
    """How each metric of a target is defined and computed, once."""
    used: Iterable[Metric] = (metric(code) for code in dict.fromkeys(r.target.metric_code for r in card.results))
    return pd.DataFrame(
        [
            {
                "metric": each.label,
                "href": guide(each.code),
                "definition": each.definition,
                "formula": each.formula,
                "unit": str(each.unit),
            }
            for each in used
        ]
    )


def _whole(result: TargetResult, currency: str) -> Card:
    stands, found = result.standing, _attention(result, currency)
    expected = stands.expected if stands else None
    parts = [
        "" if expected is None else f"expected today: {targets.value(result, expected, currency)}",
        f"agreed: {targets.agreed(result, result.current, currency)}",
        "" if stands is None or stands.pace is None else f"pace {written.percent(stands.pace, 0)}",
    ]
    gap = "" if stands is None or stands.actual is None else targets.shortfall(result, currency)
    change = "; ".join(part for part in (gap, targets.outlook(result, currency)) if part)
    about = "" if result.target.is_for_everything else result.target.applies_to
    return replace(found, target=" · ".join(part for part in parts if part), change=sentence(change), age=about)


def _attention(result: TargetResult, currency: str) -> Card:
    stands = result.standing
    whole = stands.version.value if stands else None
    actual = stands.actual if stands else None
    is_drawn = bool(stands and stands.line and whole and actual is not None)
    return Card(
        label(result),
        targets.value(result, actual, currency),
        target=f"agreed: {targets.agreed(result, result.current, currency)}",
        share=actual / whole if is_drawn and whole and actual is not None else None,
        due=stands.expected / whole if is_drawn and stands and whole and stands.expected is not None else None,
        change=targets.shortfall(result, currency) if is_drawn else "",
        status=str(result.status),
        href=guide(result.target.metric_code),
    )
