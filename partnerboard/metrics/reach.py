"""How many different people several accounts reached together: bounds, never a sum, and an estimate only if agreed.

Rules: reach is never summed; the estimate is never made from days or posts of one account; without an agreed universe
there is no estimate; a part as large as the universe makes the estimate the universe; accounts that report no reach
are named; a target may only be set for one account or as "upper bound at least".
Estimate for independent audiences ("random duplication"): U x (1 - product of (1 - R / U)).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum, prod

from partnerboard.errors import NotAdditive
from partnerboard.metrics.format import MISSING, full


@dataclass(frozen=True)
class AccountReach:
    """The platform's own de-duplicated figure of one account for the whole period; None where it reports none."""

    account: str
    reach: float | None


@dataclass(frozen=True)
class CombinedReach:
    """Between `at_least` and `at_most` people. `estimate` needs an agreed `universe`: the size of the audience.

    `is_universe_exceeded` says that one account alone reports more people than the agreed universe holds.
    """

    at_least: float | None
    at_most: float | None
    estimate: float | None
    universe: float | None
    included: tuple[str, ...]
    not_included: tuple[str, ...]
    is_universe_exceeded: bool = False

    @property
    def bounds(self) -> str:
        """'between 120,000 and 240,000', or one figure where the bounds meet, or '–'."""
        if self.at_least is None or self.at_most is None:
            return MISSING
        low, high = full(round(self.at_least)), full(round(self.at_most))
        return low if low == high else f"between {low} and {high}"

    def sentence(self) -> str:
        """The figure with its caveat in words, ready to stand on a page."""
        return " ".join(part for part in (self._figure(), self._estimate(), self._exceeded(), self._left_out()) if part)

    def _figure(self) -> str:
        if self.at_least is None:
            return "None of these accounts reports reach."
        if len(self.included) == 1:
            return f"{self.bounds} people, as {self.included[0]} reports."
        if self.at_least == self.at_most:
            return f"{self.bounds} people."
        return (
            f"{self.bounds[0].upper()}{self.bounds[1:]} people: the same person may follow several of these "
            f"{len(self.included)} accounts, so their figures are not added up."
        )

    def _estimate(self) -> str:
        if self.estimate is None or self.universe is None or len(self.included) < 2:
            return ""
        return (
            f"About {full(round(self.estimate))} of the agreed audience of {full(self.universe)} if the followers of "
            "one account were no more likely to follow another; partners in one field overlap more, so the truth lies "
            "below."
        )

    def _exceeded(self) -> str:
        if not self.is_universe_exceeded or self.universe is None:
            return ""
        return f"One account alone reports more than the agreed audience of {full(self.universe)}: agree a larger one."

    def _left_out(self) -> str:
        return (
            f"Not included, because no reach is reported: {', '.join(self.not_included)}." if self.not_included else ""
        )


def combined_reach(accounts: Iterable[AccountReach], universe: float | None = None) -> CombinedReach:
    """Bounds of the reach of several accounts over one and the same period, whatever order they come in.

    Raises NotAdditive when an account comes twice: its posts and days reach the same people again.
    """
    every = sorted(accounts, key=lambda account: account.account)
    _check_each_account_once(every)
    parts = [(account.account, account.reach) for account in every if account.reach is not None]
    left_out = tuple(account.account for account in every if account.reach is None)
    if not parts:
        return CombinedReach(None, None, None, universe, (), left_out)

    names = tuple(name for name, _ in parts)
    figures = sorted(reach for _, reach in parts)
    largest, added = figures[-1], fsum(figures)
    if universe is None or universe <= 0:
        return CombinedReach(largest, added, None, None, names, left_out)
    at_least, at_most = min(largest, universe), min(added, universe)
    unreached = prod(1 - min(reach, universe) / universe for reach in figures)
    estimate = min(max(universe * (1 - unreached), at_least), at_most)
    return CombinedReach(at_least, at_most, estimate, universe, names, left_out, largest > universe)


def _check_each_account_once(accounts: Iterable[AccountReach]) -> None:
    twice = [name for name, count in Counter(account.account for account in accounts).items() if count > 1]
    if twice:
        raise NotAdditive(
            f"The reach of {', '.join(twice)} was given more than once.",
            "Use the platform's own figure for the whole period: posts and days of one account reach the same people.",
        )
