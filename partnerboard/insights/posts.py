"""Which posts worked, and why? The posts of a view, the history of one post, and what the good ones share."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from partnerboard.insights.asking import allowed, bounds, consents, moment, period
from partnerboard.pacing.student_t import t975
from partnerboard.scope import Scope, View
from partnerboard.warehouse import Warehouse

ENOUGH_POSTS = 8
ENOUGH_ACCOUNTS = 2


class Factor(StrEnum):
    """What posts may have in common."""

    FORMAT = "format"
    CLASS = "class"
    DAYPART = "daypart"
    WEEKDAY = "weekday"
    HASHTAG = "hashtag"


class Measure(StrEnum):
    """What 'worked' means: engagements per exposure, or exposures per follower."""

    ENGAGEMENT = "engagement"
    EXPOSURE = "exposure"


class Verdict(StrEnum):
    """What the evidence allows to say, in the words shown."""

    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "no clear difference"
    TOO_FEW = "too few posts"


@dataclass(frozen=True)
class Lift:
    """How posts with one trait did against the other posts of the same accounts: 0.2 is 20 % better."""

    level: str
    posts: int
    accounts: int
    other_posts: int
    lift: float | None
    low: float | None
    high: float | None
    verdict: Verdict


def ranked(warehouse: Warehouse, scope: Scope, view: View) -> pd.DataFrame:
    """The posts of a view, most engagements first. Columns: those of ``posts/ranked``."""
    return warehouse.ask(
        "posts/ranked",
        **allowed(scope, view),
        **period(scope, view),
        **moment(scope, view),
        **consents(scope),
        not_before=bounds(scope)["not_before"],
        shows_others=scope.shows_others,
    )


def history(warehouse: Warehouse, scope: Scope, view: View, post_id: str) -> pd.DataFrame:
    """What each loaded file says of one post, and where it says it. Columns: those of ``posts/history``."""
    return warehouse.ask(
        "posts/history",
        **allowed(scope, view),
        **bounds(scope),
        **consents(scope),
        post_id=post_id,
        known_at=moment(scope, view)["known_at"],
    )


def what_works(warehouse: Warehouse, scope: Scope, view: View, *, factor: Factor, measure: Measure) -> list[Lift]:
    """The lift of each level of a factor, the most frequent first."""
    rows = warehouse.records(
        "posts/what_works",
        **allowed(scope, view),
        **period(scope, view),
        **moment(scope, view),
        factor=factor.value,
        measure=measure.value,
        t_quantiles=[t975(freedom) for freedom in range(1, 121)],
    )
    return [_lift(row) for row in rows]


def _lift(row: dict[str, Any]) -> Lift:
    return Lift(
        level=row["level"],
        posts=row["posts"],
        accounts=row["accounts"],
        other_posts=row["other_posts"],
        lift=row["lift"],
        low=row["lift_low"],
        high=row["lift_high"],
        verdict=_verdict(row),
    )


def _verdict(row: dict[str, Any]) -> Verdict:
    if row["posts"] < ENOUGH_POSTS or row["accounts"] < ENOUGH_ACCOUNTS or row["lift_low"] is None:
        return Verdict.TOO_FEW
    if row["lift_low"] > 0:
        return Verdict.BETTER
    return Verdict.WORSE if row["lift_high"] < 0 else Verdict.UNCLEAR
