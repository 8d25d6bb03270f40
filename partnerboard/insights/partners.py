"""What does each partner bring, and keep? Credited results with their shares, resources, cadence, mentions, answers."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from partnerboard.insights.asking import allowed, bounds, consents, limits, moment, period, whole
from partnerboard.metrics.give_and_get import balance, effort, reciprocity
from partnerboard.metrics.ratios import ratio, total
from partnerboard.scope import UNATTRIBUTED, Scope, View
from partnerboard.warehouse import Warehouse


@dataclass(frozen=True)
class Share:
    """What one partner, or nobody, is credited with in a view. None: no post of it reports the number.

    `posts` is credit and may be a fraction; `posts_counted` counts whole posts behind it. Shares are parts of the
    whole that is shown, the unattributed remainder included; None where the scope holds only some of the partners.
    """

    partner_id: str
    posts: float
    posts_counted: int
    posts_with_exposures: int
    posts_with_eng_core: int
    exposures: float | None
    eng_core: float | None
    link_clicks: float | None
    engagement_rate: float | None
    share_of_posts: float | None
    share_of_exposures: float | None
    share_of_engagements: float | None

    @property
    def is_unattributed(self) -> bool:
        """The row of what nobody earns."""
        return self.partner_id == UNATTRIBUTED


@dataclass(frozen=True)
class Resources:
    """What a partner put in beside what it earns; index 1 is in proportion.

    Shares are parts of what all put in and of what the initiative earned, with what nobody is credited with.
    """

    partner_id: str
    amount: float
    accrued: float
    share_of_resources: float | None
    share_of_engagements: float | None
    index: float | None
    cost_per_engagement: float | None
    cost_per_click: float | None


@dataclass(frozen=True)
class Mentions:
    """How often two partners name each other, as shares of their own posts."""

    from_partner_id: str
    to_partner_id: str
    given: int
    out_of: int
    rate_given: float
    received: int
    received_out_of: int
    rate_received: float
    reciprocity: float | None
    balance: float | None


def shares(warehouse: Warehouse, scope: Scope, view: View) -> list[Share]:
    """The credited results of every partner in a view, the unattributed remainder last.

    Partners outside the scope are one row, OTHERS, where it may show them.
    """
    rows = warehouse.records(
        "partners/totals",
        **allowed(scope, view),
        **period(scope, view),
        **moment(scope, view),
        scope_ids=scope.partner_ids,
        shows_others=scope.shows_others,
    )
    found = [_share(row, rows) for row in rows]
    return sorted(found, key=lambda share: (share.is_unattributed, -(share.exposures or 0.0)))


def weeks(warehouse: Warehouse, scope: Scope, view: View) -> pd.DataFrame:
    """Results per partner and week. Columns: those of ``partners/weeks``."""
    return warehouse.ask("partners/weeks", **allowed(scope, view), **period(scope, view), **moment(scope, view))


def accounts(warehouse: Warehouse, scope: Scope, view: View) -> pd.DataFrame:
    """The accounts behind each partner. Columns: those of ``partners/accounts``."""
    return warehouse.ask("partners/accounts", **_asked(scope, view), shows_others=scope.shows_others)


def beside_posts(warehouse: Warehouse, scope: Scope, view: View) -> pd.DataFrame:
    """Tables about each partner's accounts that no total contains. Columns: those of ``partners/beside_posts``."""
    return warehouse.ask("partners/beside_posts", **_asked(scope, view))


def adherence(warehouse: Warehouse, scope: Scope, view: View) -> pd.DataFrame:
    """Planned against published posts per plan rule, with `adherence` beside the columns of ``plan/adherence``."""
    rules = warehouse.ask("plan/adherence", **_asked(scope, view), **consents(scope))
    rules["adherence"] = rules["kept"] / rules["planned"].where(rules["planned"] > 0)
    return rules


def planned_weeks(warehouse: Warehouse, scope: Scope, view: View) -> pd.DataFrame:
    """Planned and published posts per partner and week. Columns: those of ``plan/weeks``."""
    return warehouse.ask("plan/weeks", **_asked(scope, view))


def answers(warehouse: Warehouse, scope: Scope, view: View) -> pd.DataFrame:
    """Response to the public per partner. Columns: those of ``together/answers``."""
    days = {name: period(scope, view)[name] for name in ("since", "until")}
    return warehouse.ask("together/answers", **allowed(scope, view), **days, **moment(scope, view))


def resources(warehouse: Warehouse, scope: Scope, view: View) -> list[Resources]:
    """What each partner put in beside its credited engagements and clicks, the largest contribution first."""
    rows = warehouse.records("partners/contributions", **_asked(scope, view), **limits(scope))
    found = [_resources(row) for row in rows if row["partner_id"] != UNATTRIBUTED]
    return sorted(found, key=lambda resources: -resources.amount)


def mentions(warehouse: Warehouse, scope: Scope, view: View) -> list[Mentions]:
    """Each ordered pair of partners that publish under their own name."""
    rows = warehouse.records("together/mentions", **_asked(scope, view), shows_others=scope.shows_others)
    by_pair = {(row["from_partner_id"], row["to_partner_id"]): row for row in rows}
    return [_mentions(row, by_pair[taker, giver]) for (giver, taker), row in by_pair.items()]


def _asked(scope: Scope, view: View) -> dict[str, Any]:
    """Everything of one initiative inside the scope and its days, on the view's day."""
    return {
        **whole(scope, view.initiative_id),
        **moment(scope, view),
        "not_before": bounds(scope)["not_before"],
    }


def _share(row: dict[str, Any], rows: list[dict[str, Any]]) -> Share:
    return Share(
        partner_id=row["partner_id"],
        posts=row["posts"],
        posts_counted=row["posts_counted"],
        posts_with_exposures=row["posts_with_exposures"],
        posts_with_eng_core=row["posts_with_eng_core"],
        exposures=row["exposures"],
        eng_core=row["eng_core"],
        link_clicks=row["link_clicks"],
        engagement_rate=ratio(row["eri_numerator"], row["eri_denominator"]),
        share_of_posts=_part(row, rows, "posts"),
        share_of_exposures=_part(row, rows, "exposures"),
        share_of_engagements=_part(row, rows, "eng_core"),
    )


def _resources(row: dict[str, Any]) -> Resources:
    parts = effort(row["amount"] or 0.0, row["amount_of_all"] or 0.0, row["eng_core"], row["eng_core_of_all"])
    return Resources(
        partner_id=row["partner_id"],
        amount=row["amount"] or 0.0,
        accrued=row["accrued"] or 0.0,
        share_of_resources=parts.resource_share,
        share_of_engagements=parts.result_share,
        index=parts.index,
        cost_per_engagement=ratio(row["accrued"], row["eng_core"]),
        cost_per_click=ratio(row["accrued"], row["tracked_clicks"]),
    )


def _mentions(given: dict[str, Any], received: dict[str, Any]) -> Mentions:
    rate_given = given["mentions"] / given["posts"]
    rate_received = received["mentions"] / received["posts"]
    return Mentions(
        from_partner_id=given["from_partner_id"],
        to_partner_id=given["to_partner_id"],
        given=given["mentions"],
        out_of=given["posts"],
        rate_given=rate_given,
        received=received["mentions"],
        received_out_of=received["posts"],
        rate_received=rate_received,
        reciprocity=reciprocity(rate_given, rate_received),
        balance=balance(rate_given, rate_received),
    )


def _part(row: dict[str, Any], rows: list[dict[str, Any]], name: str) -> float | None:
    """The row's part of a column's sum: the denominator is what is shown, so parts add up to one."""
    if not row["is_whole"]:
        return None
    return ratio(row[name], _sum(rows, name))


def _sum(rows: list[dict[str, Any]], name: str) -> float | None:
    return total(row[name] for row in rows).value
