"""Which posts worked, and why? The posts of a view, the history of one post, and what the good ones share."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from partnerboard.insights.asking import allowed, bounds, consents, moment, period
from partnerboard.pacing.student_t import t975
from partnerboard.scope import Scope, View
from partnerboard.warehouse import Warehouse

ENOUGH_POSTS = 8
ENOUGH_ACCOUNTS = 2
EVERY = 2**40
"""More posts than there can be: for whoever wants all of them."""


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


@dataclass(frozen=True)
class Summary:
    """How many posts a view holds, and the strongest of them: the one with most engagements, if `at_the_top` is 1.

    `compared` are posts of accounts of which enough is known to say what is usual, `standing_out` those far above it,
    `young` those of the last three days. `exposures` are those that files report; None where none does.
    """

    posts: int = 0
    with_engagements: int = 0
    compared: int = 0
    standing_out: int = 0
    young: int = 0
    exposures: int | None = None
    most: int | None = None
    at_the_top: int = 0
    published_on: date | None = None
    account_name: str | None = None
    platform_id: str | None = None
    times_usual: float | None = None


def ranked(
    warehouse: Warehouse,
    scope: Scope,
    view: View,
    *,
    words: str = "",
    only: str = "",
    by: str = "eng_core",
    skip: int = 0,
    limit: int = EVERY,
) -> pd.DataFrame:
    """The posts of a view that contain the words, the highest first. Columns: those of ``posts/ranked``.

    `only` is the id of a post that is looked for alone.
    """
    chosen = {"words": words.strip(), "one_id": only, "by": by, "skip": skip, "max_shown": limit}
    return warehouse.ask("posts/ranked", **_asked(scope, view), **chosen, shows_others=scope.shows_others)


def summary(warehouse: Warehouse, scope: Scope, view: View, *, words: str = "") -> Summary:
    """What there is to say of all posts of a view that contain the words."""
    rows = warehouse.records("posts/summary", **_asked(scope, view), words=words.strip())
    return Summary(**rows[0]) if rows else Summary()


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


def _asked(scope: Scope, view: View) -> dict[str, Any]:
    return {
        **allowed(scope, view),
        **period(scope, view),
        **moment(scope, view),
        **consents(scope),
        "not_before": bounds(scope)["not_before"],
    }


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
