"""The one place that says what may be added up. Everything it does not allow is refused, with the reason."""

from dataclasses import dataclass
from enum import StrEnum

from partnerboard.errors import NotAdditive
from partnerboard.metrics.catalogue import Additivity, Metric


class Over(StrEnum):
    """What a sum would run over. PARTS are parts of one whole, such as partners with credit or content classes."""

    POSTS = "posts"
    DAYS = "days"
    ACCOUNTS = "accounts"
    PLATFORMS = "platforms"
    PARTNERS = "partners"
    PARTS = "parts of one whole"


@dataclass(frozen=True)
class Permission:
    """Whether a sum is right, why not, and the words that must stand beside it where it is only half right.

    True in a condition when the sum is allowed.
    """

    is_allowed: bool
    reason: str
    label: str | None = None

    def __bool__(self) -> bool:
        return self.is_allowed


_REFUSALS = {
    Additivity.STOCK: "is a level at the end of a day: take the last value, and add accounts only",
    Additivity.UNIQUE: "counts different people, and the same person is in several of the parts: show bounds instead",
    Additivity.RATIO: "is a rate: divide the sum of what is above the line by the sum of what is below it",
    Additivity.QUANTILE: "is a middle value: take it again from the single rows",
    Additivity.SHARE: "is a share: only parts of the same whole add up",
}
_EVERY_COUNT = frozenset({Over.POSTS, Over.DAYS, Over.ACCOUNTS, Over.PLATFORMS, Over.PARTNERS, Over.PARTS})
_ALLOWED = {
    Additivity.FLOW: _EVERY_COUNT,
    Additivity.MIXED_FLOW: _EVERY_COUNT,
    Additivity.STOCK: frozenset({Over.ACCOUNTS}),
    Additivity.SHARE: frozenset({Over.PARTS}),
}
_LABELS = {
    (Additivity.MIXED_FLOW, Over.PLATFORMS): "definitions differ",
    (Additivity.STOCK, Over.ACCOUNTS): "combined following, not de-duplicated",
    (Additivity.SHARE, Over.PARTS): "remainder shown",
}


def may_sum(metric: Metric, over: Over) -> Permission:
    """Whether the values of `metric` may be added up over `over`.

    A sum over accounts, posts or partners of several platforms is also a sum over platforms: ask for that as well.
    """
    if over in _ALLOWED.get(metric.additivity, ()):
        label = _LABELS.get((metric.additivity, over))
        return Permission(True, f"{metric.label} may be added up over {over}.", label)
    return Permission(False, f"{metric.label} {_REFUSALS[metric.additivity]}.")


def require_sum(metric: Metric, over: Over) -> Permission:
    """The permission, or NotAdditive with the reason and what to show instead."""
    permission = may_sum(metric, over)
    if not permission:
        raise NotAdditive(f"{metric.label} cannot be added up over {over}.", permission.reason)
    return permission
