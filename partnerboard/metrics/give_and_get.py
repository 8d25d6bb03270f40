"""What two partners give each other, and what each puts in beside what it brings."""

from dataclasses import dataclass

from partnerboard.metrics.ratios import ratio


def reciprocity(rate_given: float, rate_received: float) -> float | None:
    """2 min / sum of two mention rates: 1 when equal, 0 when one-sided, None when neither names the other."""
    return ratio(2 * min(rate_given, rate_received), rate_given + rate_received)


def balance(rate_given: float, rate_received: float) -> float | None:
    """Difference over sum of two mention rates, -1 to 1: above 0 the first partner gives more."""
    return ratio(rate_given - rate_received, rate_given + rate_received)


@dataclass(frozen=True)
class Effort:
    """A partner's part of the resources and of the results, both 0 to 1."""

    resource_share: float | None
    result_share: float | None

    @property
    def index(self) -> float | None:
        """Share of the results over share of the resources: 1 is in proportion."""
        return ratio(self.result_share, self.resource_share)


def effort(contributed: float, contributed_by_all: float, result: float | None, result_of_all: float | None) -> Effort:
    """What a partner put in beside what is credited to it; `result_of_all` includes the unattributed remainder."""
    return Effort(ratio(contributed, contributed_by_all), ratio(result, result_of_all))
