"""How many people were reached together? Bounds, and an estimate only where one is allowed."""

from dataclasses import dataclass

from partnerboard.insights.asking import allowed, consents, moment, period
from partnerboard.metrics.reach import AccountReach, CombinedReach, combined_reach
from partnerboard.scope import Scope, View
from partnerboard.warehouse import Warehouse


@dataclass(frozen=True)
class Part:
    """What one account can say: its own figure for the period, else bounds from its posts; None without reach.

    Of the posts, the largest is a floor (that many people saw at least one) and the sum a ceiling (nobody saw two).
    """

    account_id: str
    account_name: str
    platform_id: str
    partner_ids: tuple[str, ...]
    posts: int
    posts_with_reach: int
    at_least: int | None
    at_most: int | None
    is_period_figure: bool


@dataclass(frozen=True)
class Reach:
    """People reached by all parts together: never fewer than the largest part, never more than the sum or universe."""

    at_least: float | None
    at_most: float | None
    estimate: float | None
    universe: float | None
    parts: tuple[Part, ...]

    @property
    def not_included(self) -> tuple[str, ...]:
        """Accounts whose platform reports no reach."""
        return tuple(part.account_name for part in self.parts if part.at_least is None)

    def parts_of(self, partner_id: str) -> tuple[Part, ...]:
        """The parts one partner stands behind, joint accounts included."""
        return tuple(part for part in self.parts if partner_id in part.partner_ids)

    @property
    def bounds(self) -> str:
        """'between 87,844 and 382,608', one figure where they meet, or '–'."""
        return CombinedReach(self.at_least, self.at_most, None, None, (), ()).bounds


def reach(warehouse: Warehouse, scope: Scope, view: View, *, universe: float | None) -> Reach:
    """The combined reach of a view's attributed posts. `universe` is the audience that the partners agreed, if any."""
    asked = {**allowed(scope, view), **period(scope, view), **moment(scope, view), **consents(scope)}
    rows = warehouse.records("reach/parts", **asked)
    parts = tuple(
        Part(
            account_id=row["account_id"],
            account_name=row["account_name"],
            platform_id=row["platform_id"],
            partner_ids=tuple(row["partner_ids"]),
            posts=row["posts"],
            posts_with_reach=row["posts_with_reach"],
            at_least=row["largest_post"] if row["period_reach"] is None else row["period_reach"],
            at_most=row["sum_of_posts"] if row["period_reach"] is None else row["period_reach"],
            is_period_figure=row["period_reach"] is not None,
        )
        for row in rows
    )
    return combined(parts, universe)


def combined(parts: tuple[Part, ...], universe: float | None) -> Reach:
    """Bounds over parts. The estimate needs a universe and every part's own figure for the whole period."""
    floors = [part.at_least for part in parts if part.at_least is not None]
    ceilings = [part.at_most for part in parts if part.at_most is not None]
    if not floors:
        return Reach(None, None, None, universe, parts)
    limit = universe if universe and universe > 0 else float("inf")
    counted = [part for part in parts if part.at_least is not None]
    estimate = None
    if all(part.is_period_figure for part in counted):
        estimate = combined_reach((AccountReach(p.account_id, p.at_least) for p in counted), universe).estimate
    return Reach(min(max(floors), limit), min(sum(ceilings), limit), estimate, universe, parts)
