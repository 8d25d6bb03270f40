"""Which partnerships need me today? The answer, headline cards, one row per partnership, and what needs attention."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from partnerboard.insights.portfolio import Partnership
from partnerboard.insights.scorecard import label
from partnerboard.metrics import format as written
from partnerboard.ui.cards import Card
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import targets
from partnerboard.ui.telling.words import age, how_many, period_of, plural, sentence, short_age

PARTNERSHIPS = (
    Column("name", "Partnership", kind="link", on_phone=True),
    Column("period", "Where it is"),
    Column("standing", "Targets", on_phone=True),
    Column("score", "Score", kind="bar", write=lambda share: written.percent(share, 0), on_phone=True),
    Column("coverage", "Coverage", kind="number", write=lambda share: written.percent(share, 0)),
    Column("trend", "Exposures by week", kind="trend"),
    Column("age", "Data"),
    Column("review", "Next review"),
)
ATTENTION = (
    Column("target", "Target", kind="link", on_phone=True),
    Column("partnership", "Partnership"),
    Column("status", "Status", kind="status", on_phone=True),
    Column("gap", "How far", on_phone=True),
    Column("pace", "Pace", kind="number", write=lambda pace: written.percent(pace, 0)),
    Column("outlook", "Outlook"),
    Column("owner", "Who acts"),
)


def answer(found: Sequence[Partnership]) -> str:
    """How many partnerships need attention, and the most pressing gap of all."""
    if len(found) == 1:
        return targets.answer(found[0].card, found[0].initiative.currency)
    needing = [each for each in found if each.card.needing_attention()]
    if not needing:
        return f"All {plural(len(found), 'partnership')} are on course."
    worst = min(needing, key=lambda each: each.card.score.value if each.card.score.value is not None else 1.0)
    first = worst.card.needing_attention()[0]
    told = f"{how_many(len(needing))} of {plural(len(found), 'partnership')} "
    told += "needs" if len(needing) == 1 else "need"
    return (
        f"{sentence(told)} attention; most pressing is {label(first)} of {worst.initiative.name}, "
        f"{targets.shortfall(first, worst.initiative.currency)}."
    )


def cards(partnership: Partnership) -> list[Card]:
    """Exposures, engagements, tracked clicks and posts of one partnership beside what is expected by now."""
    totals = partnership.totals
    numbers = (
        ("exposures", "Exposures", totals.exposures, "times shown"),
        ("eng_core", "Core engagements", totals.eng_core, "actions"),
        ("tracked_clicks", "Tracked clicks", totals.tracked_clicks, "clicks"),
        ("posts_published", "Posts published", totals.posts, "posts"),
    )
    return [_card(partnership, code, name, number, unit) for code, name, number, unit in numbers]


def rows(found: Sequence[Partnership], as_of: date) -> pd.DataFrame:
    """One row per partnership; `trend` has a value per week of its period so far, None where no post is known."""
    return pd.DataFrame(
        [
            {
                "name": each.initiative.name,
                "href": f"/scorecard?initiative={each.initiative.initiative_id}",
                "period": period_of(each.initiative, as_of),
                "standing": targets.standing_words(each.card),
                "score": each.card.score.value,
                "coverage": each.card.score.coverage,
                "trend": _weekly(each, "exposures"),
                "age": short_age(each.ages),
                "review": written.day(each.next_review),
            }
            for each in found
        ]
    )


def attention(found: Sequence[Partnership]) -> pd.DataFrame:
    """Every target off its course, the widest gap first."""
    gaps = [
        {
            "target": label(result),
            "href": f"/scorecard?initiative={each.initiative.initiative_id}&target={result.target.target_id}",
            "partnership": each.initiative.name,
            "status": str(result.status),
            "gap": targets.shortfall(result, each.initiative.currency),
            "pace": result.standing.pace if result.standing else None,
            "outlook": targets.outlook(result, each.initiative.currency),
            "owner": result.target.owner_name,
        }
        for each in found
        for result in each.card.needing_attention()
    ]
    return pd.DataFrame(gaps)


def ages(found: Sequence[Partnership], as_of: date) -> str:
    """Through which day the numbers of all partnerships go, and whose are late."""
    return age([one for each in found for one in each.ages], as_of)


def _card(partnership: Partnership, code: str, name: str, number: float | None, unit: str) -> Card:
    result = partnership.target_for(code)
    stands = result.standing if result else None
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
        trend=_weekly(partnership, {"posts_published": "posts"}.get(code, code)),
        age=short_age(partnership.ages),
        status=str(result.status) if result else "",
    )


def _weekly(partnership: Partnership, column: str) -> list[float | None]:
    """The column by week over the period so far; a week without a post in any file is None, not zero."""
    weeks = partnership.weeks
    if column not in weeks or weeks.empty:
        return []
    known = dict(zip(weeks["week_start"], weeks[column], strict=True))
    calendar = pd.date_range(weeks["week_start"].min(), weeks["week_start"].max(), freq="7D")
    return [None if pd.isna(known.get(week)) else float(known[week]) for week in calendar]
