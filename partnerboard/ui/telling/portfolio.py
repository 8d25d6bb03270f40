"""Which partnerships need me today? The answer, headline cards, one row per partnership, and what needs attention."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from partnerboard.insights.portfolio import Partnership
from partnerboard.insights.scorecard import TargetResult, label
from partnerboard.insights.workspace import DataAge
from partnerboard.metrics import format as written
from partnerboard.ui.cards import Card
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import ages, targets, verdict
from partnerboard.ui.telling.words import To, guide, how_many, in_sentence, period_of, plural, sentence

PARTNERSHIPS = (
    Column("name", "Partnership", kind="link", on_phone=True),
    Column("period", "Where it is"),
    Column("standing", "Targets", on_phone=True),
    Column("score", "Score", kind="bar", write=lambda share: written.percent(share, 0), on_phone=True),
    Column("coverage", "Coverage", kind="number", write=lambda share: written.percent(share, 0)),
    Column("trend", "Exposures by week", kind="trend"),
    Column("age", "Data"),
    Column("review", "Next review", kind="day"),
)
ATTENTION = (
    Column("target", "Target", kind="link", on_phone=True),
    Column("partnership", "Partnership"),
    Column("status", "Status", kind="status", on_phone=True),
    Column("gap", "How far", on_phone=True),
    Column("pace", "Pace", kind="number", write=lambda pace: written.percent(pace, 0)),
    Column("outlook", "Where it is heading"),
    Column("owner", "Who acts"),
)
NUMBERS = (
    ("exposures", "Exposures", "times shown"),
    ("eng_core", "Core engagements", "actions"),
    ("tracked_clicks", "Tracked clicks", "clicks"),
    ("posts_published", "Posts published", "posts"),
)


def answer(found: Sequence[Partnership]) -> str:
    """How many partnerships need attention, and the most pressing gap of all."""
    if len(found) == 1:
        return verdict.answer(found[0].card, found[0].initiative.currency)
    needing = [each for each in found if each.card.needing_attention()]
    if not needing:
        return _none_needing(found)
    worst = min(needing, key=lambda each: each.card.score.value if each.card.score.value is not None else 1.0)
    first = worst.card.needing_attention()[0]
    told = f"{how_many(len(needing))} of {plural(len(found), 'partnership')} "
    told += "needs" if len(needing) == 1 else "need"
    gap = targets.shortfall(first, worst.initiative.currency)
    return (
        f"{sentence(told)} attention; most pressing is {worst.initiative.name}: "
        f"{in_sentence(label(first))}{f', {gap}' if gap else ''}."
    )


def cards(partnership: Partnership) -> list[Card]:
    """Exposures, engagements, tracked clicks and posts of one partnership beside what is expected by now."""
    totals = partnership.totals
    numbers = (totals.exposures, totals.eng_core, totals.tracked_clicks, totals.posts)
    return [_card(partnership, *name, number) for name, number in zip(NUMBERS, numbers, strict=True)]


def rows(found: Sequence[Partnership], as_of: date, to: To) -> pd.DataFrame:
    """One row per partnership; `trend` has a value per week of its period so far, None where no post is known."""
    return pd.DataFrame(
        [
            {
                "name": each.initiative.name,
                "href": to("scorecard", initiative=each.initiative.name),
                "period": period_of(each.initiative, as_of),
                "standing": verdict.counts(each.card) or "none agreed",
                "score": each.card.score.value,
                "coverage": each.card.score.coverage,
                "trend": _by_week(each, "exposures"),
                "age": ages.short(each.ages),
                "review": written.day(each.next_review),
            }
            for each in found
        ]
    )


def attention(found: Sequence[Partnership], to: To) -> pd.DataFrame:
    """Every target off its course, the furthest off first."""
    gaps = [
        {
            "target": label(result),
            "href": to("scorecard", initiative=each.initiative.name, target=label(result)),
            "partnership": each.initiative.name,
            "status": str(result.status),
            "gap": targets.shortfall(result, each.initiative.currency),
            "pace": result.standing.pace if result.standing else None,
            "outlook": targets.outlook(result, each.initiative.currency) or written.MISSING,
            "owner": result.target.owner_name,
        }
        for each in found
        for result in each.card.needing_attention()
    ]
    return pd.DataFrame(gaps)


def worst(found: Sequence[Partnership]) -> list[TargetResult]:
    """The same targets for the chart."""
    return [result for each in found for result in each.card.needing_attention()]


def score_words() -> str:
    """What the score says, for those who read it the first time."""
    return (
        "The score is the weighted pace of all targets, 100 % when everything is exactly on course; a target far ahead "
        "counts 120 % at most. Coverage is the weight of the targets that have numbers."
    )


def all_on_course(found: Sequence[Partnership]) -> str:
    """What is said where nothing needs attention, whatever the reason."""
    judged = [result for each in found for result in each.card.results if result.status.is_verdict]
    if judged:
        return "Nothing needs attention: every target that can be judged is on course."
    return "No target can be judged yet, so nothing can need attention."


def all_ages(found: Sequence[Partnership]) -> list[DataAge]:
    """The data ages of every partnership's accounts."""
    return [age for each in found for age in each.ages]


def _none_needing(found: Sequence[Partnership]) -> str:
    judged = [each for each in found if any(result.status.is_verdict for result in each.card.results)]
    if not judged:
        return f"Nothing can be said yet about the {plural(len(found), 'partnership')}."
    if len(judged) == len(found):
        return f"{'Both' if len(found) == 2 else f'All {how_many(len(found))}'} partnerships are on course."
    return (
        f"{sentence(how_many(len(judged)))} of {plural(len(found), 'partnership')} "
        f"{'is' if len(judged) == 1 else 'are'} on course; about the others nothing can be said yet."
    )


def _card(partnership: Partnership, code: str, name: str, unit: str, total: float | None) -> Card:
    """The total beside its target. A target counts what was agreed, so its own figure stands where there is one."""
    result = partnership.target_for(code)
    stands = result.standing if result else None
    number = stands.actual if stands and stands.actual is not None else total
    whole = stands.version.value if stands else None
    return Card(
        name,
        written.compact(number),
        unit=unit,
        value_in_full=written.full(number),
        target=f"of {written.compact(whole)} agreed" if whole else "no target agreed for all partners",
        share=number / whole if whole and number is not None else None,
        due=stands.expected / whole if whole and stands and stands.expected is not None else None,
        change=targets.shortfall(result, partnership.initiative.currency) if result else "",
        trend=_by_week(partnership, code) or (_running_by_week(result) if result else []),
        age=ages.short(partnership.ages),
        status=str(result.status) if result else "",
        href=guide(code),
    )


def _by_week(partnership: Partnership, code: str) -> list[float | None]:
    """The number by week over the period so far; a week without a post in any file is None, not zero."""
    weeks = partnership.weeks
    column = {"posts_published": "posts"}.get(code, code)
    if column not in weeks or weeks.empty:
        return []
    return _without_gaps(dict(zip(weeks["week_start"], weeks[column], strict=True)))


def _running_by_week(result: TargetResult) -> list[float | None]:
    """What each week added to a running total."""
    if not result.target.terms.measurement.is_cumulative:
        return []
    added: dict[date, float] = {}
    before = 0.0
    for day, running in result.cumulative:
        monday = day - timedelta(days=day.weekday())
        added[monday] = added.get(monday, 0.0) + running - before
        before = running
    return _without_gaps({pd.Timestamp(monday): value for monday, value in added.items()})


def _without_gaps(known: Mapping[pd.Timestamp, float]) -> list[float | None]:
    """A value for every week from the first to the last, None for those without one."""
    if not known:
        return []
    calendar = pd.date_range(min(known), max(known), freq="7D")
    return [None if pd.isna(known.get(week)) else float(known[week]) for week in calendar]
