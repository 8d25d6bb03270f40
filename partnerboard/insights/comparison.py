"""Who does what better, and is the difference real? Rates of groups of posts, each against all the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import Any

import pandas as pd

from partnerboard.insights.asking import allowed, moment, period
from partnerboard.metrics.ratios import ratio
from partnerboard.pacing.student_t import t975
from partnerboard.scope import Scope, View
from partnerboard.warehouse import Warehouse, side_by_side

ENOUGH_POSTS = 8
ENOUGH_ACCOUNTS = 2


class Dimension(StrEnum):
    """What posts are grouped by."""

    PARTNER = "partner"
    PLATFORM = "platform"
    FORMAT = "format"
    CLASS = "class"
    OPERATOR = "operator"
    DEPARTMENT = "department"


class Per(StrEnum):
    """What a number is divided by, so that large and small accounts can be compared."""

    POST = "post"
    FOLLOWERS = "followers"
    EXPOSURES = "exposures"


class Difference(StrEnum):
    """A group against all the others, in the words shown."""

    HIGHER = "higher"
    LOWER = "lower"
    UNCLEAR = "no clear difference"
    TOO_FEW = "too few posts"


@dataclass(frozen=True)
class Group:
    """One group's rate with its 95 % interval; None where it cannot be computed.

    `posts` have both the number and what it is divided by, and are those of `accounts` different accounts;
    `posts_without_value` lack one of the two.
    """

    group_id: str
    posts: int
    posts_without_value: int
    accounts: int
    rate: float | None
    low: float | None
    high: float | None
    median: float | None
    difference: Difference


@dataclass(frozen=True)
class Comparison:
    """All groups, the highest rate first. `weeks` has group_id, week_start, posts and rate."""

    dimension: Dimension
    metric_code: str
    per: Per
    groups: tuple[Group, ...]
    weeks: pd.DataFrame


@dataclass(frozen=True)
class _Sums:
    """Sums over the posts of a group, weighted by credit: what its rate and the error of it are made of."""

    posts: int
    numerator: float
    denominator: float
    yy: float
    xy: float
    xx: float

    def without(self, part: "_Sums") -> "_Sums":
        return _Sums(
            self.posts - part.posts,
            self.numerator - part.numerator,
            self.denominator - part.denominator,
            self.yy - part.yy,
            self.xy - part.xy,
            self.xx - part.xx,
        )

    @property
    def rate(self) -> float | None:
        return ratio(self.numerator, self.denominator) if self.posts else None

    @property
    def error(self) -> float | None:
        """Standard error of a ratio of totals, from the residuals y - rate x (Cochran, Sampling Techniques, 2.11)."""
        rate = self.rate
        if rate is None or self.posts < 2:
            return None
        squares = max(self.yy - 2 * rate * self.xy + rate * rate * self.xx, 0.0)
        return sqrt(squares * self.posts / (self.posts - 1)) / self.denominator


def comparison(
    warehouse: Warehouse, scope: Scope, view: View, *, dimension: Dimension, metric_code: str, per: Per
) -> Comparison:
    """Groups of the view's attributed posts compared on one number."""
    asked = {
        **allowed(scope, view),
        **period(scope, view),
        **moment(scope, view),
        "dimension": dimension.value,
        "metric_code": metric_code,
        "per": per.value,
    }
    rows, weeks = side_by_side(
        warehouse,
        lambda: warehouse.records("compare/groups", **asked),
        lambda: warehouse.ask("compare/weeks", **asked),
    )
    parts = {row["group_id"]: _sums(row) for row in rows}
    whole = _Sums(*(sum(getattr(part, name) for part in parts.values()) for name in _Sums.__dataclass_fields__))
    groups = [_group(row, parts[row["group_id"]], whole.without(parts[row["group_id"]]), rows) for row in rows]
    weeks["rate"] = weeks["numerator"] / weeks["denominator"].where(weeks["denominator"] > 0)
    return Comparison(
        dimension=dimension,
        metric_code=metric_code,
        per=per,
        groups=tuple(sorted(groups, key=lambda group: (group.rate is None, -(group.rate or 0.0), group.group_id))),
        weeks=weeks[["group_id", "week_start", "posts", "rate"]],
    )


def _sums(row: dict[str, Any]) -> _Sums:
    return _Sums(
        row["posts"],
        row["numerator"] or 0.0,
        row["denominator"] or 0.0,
        row["sum_yy"] or 0.0,
        row["sum_xy"] or 0.0,
        row["sum_xx"] or 0.0,
    )


def _group(row: dict[str, Any], part: _Sums, others: _Sums, rows: Sequence[dict[str, Any]]) -> Group:
    margin = None if part.error is None else t975(part.posts - 1) * part.error
    rate = part.rate
    elsewhere = {account for other in rows if other is not row for account in other["account_ids"]}
    is_enough = min(len(row["account_ids"]), len(elsewhere)) >= ENOUGH_ACCOUNTS
    return Group(
        group_id=row["group_id"],
        posts=part.posts,
        posts_without_value=row["posts_without_value"],
        accounts=len(row["account_ids"]),
        rate=rate,
        low=None if rate is None or margin is None else max(rate - margin, 0.0),
        high=None if rate is None or margin is None else rate + margin,
        median=row["median_rate"],
        difference=_difference(part, others) if is_enough else Difference.TOO_FEW,
    )


def _difference(part: _Sums, others: _Sums) -> Difference:
    """Higher or lower only if the 95 % interval of the difference leaves zero out; small groups get no verdict."""
    if min(part.posts, others.posts) < ENOUGH_POSTS:
        return Difference.TOO_FEW
    if part.rate is None or others.rate is None or part.error is None or others.error is None:
        return Difference.TOO_FEW
    apart = part.rate - others.rate
    freedom = min(part.posts, others.posts) - 1
    if abs(apart) <= t975(freedom) * sqrt(part.error**2 + others.error**2):
        return Difference.UNCLEAR
    return Difference.HIGHER if apart > 0 else Difference.LOWER
