"""The eleven targets that the partners agreed, and the one figure that they agreed to change."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from partnerboard.agreements.initiative import Decision, Target, Version
from partnerboard.demo.calendar import ENDS_ON, STARTS_ON
from partnerboard.demo.cast import GUILD, HOME, PARTNERS, SPONSOR

_EVERYBODY = (HOME, GUILD, SPONSOR)
_PROPOSED_AT = datetime(2026, 7, 20, 9, tzinfo=UTC)
_SIGNED_AT = datetime(2026, 7, 24, 15, tzinfo=UTC)
_SIGNING = {HOME: "Head of Communications", GUILD: "Chair", SPONSOR: "Partnerships lead"}

_OFFICE_WEEK = (1.2, 1.3, 1.3, 1.2, 1.0, 0.5, 0.5)
_GUILD_PLAN = (1, 1, 1, 1, 1, 1, 0.6, 0.9, 1.1, 1.1, 1.2, 1.1)


def targets() -> tuple[Target, ...]:
    """All targets with their versions and with what each party said to them."""
    return (
        _target("T01", "Views of all posts", "exposures", 0.25, versions=_views()),
        _target("T02", "Engagements with all posts", "eng_core", 0.20, 36_000),
        _target("T03", "Engagement rate", "eri_core", 0.10, 0.030, measurement="period_ratio", pacing="none"),
        _target(
            "T04",
            "Clicks on our short links",
            "tracked_clicks",
            0.15,
            4_700,
            measurement="activity_in_period",
            pacing="day_of_week",
            weights=_OFFICE_WEEK,
        ),
        _target("T05", "Posts by Meridian Mutual", "posts_published", 0.10, 60, partner=SPONSOR),
        _target(
            "T06",
            "Views earned by the Guild",
            "exposures",
            0.05,
            180_000,
            partner=GUILD,
            pacing="plan_weighted",
            weights=_GUILD_PLAN,
        ),
        _target(
            "T07",
            "Time to answer the public",
            "response_minutes_median",
            0.05,
            240,
            direction="lower",
            measurement="period_ratio",
            pacing="none",
        ),
        _target(
            "T08",
            "Followers of the joint account",
            "followers",
            0.04,
            2_500,
            account="ig-mwt",
            measurement="level_at_end",
            baseline=300,
        ),
        _target(
            "T09",
            "Share of promotion",
            "promo_share",
            0.02,
            direction="range",
            measurement="period_ratio",
            pacing="none",
            versions=(_first(low=0.35, high=0.50),),
        ),
        _target("T10", "Posts by colleagues", "advocate_posts", 0.02, 48),
        _target(
            "T11",
            "Cost of an engagement",
            "cost_per_engagement",
            0.02,
            1.00,
            direction="lower",
            measurement="period_ratio",
            pacing="none",
        ),
    )


def _target(
    id_: str,
    label: str,
    metric: str,
    weight: float,
    value: float | None = None,
    *,
    direction: str = "higher",
    measurement: str = "published_in_period",
    pacing: str = "linear",
    weights: tuple[float, ...] = (),
    partner: str | None = None,
    account: str | None = None,
    baseline: float | None = None,
    versions: tuple[Version, ...] | None = None,
) -> Target:
    parties = _EVERYBODY if partner in (None, HOME) else (HOME, partner)
    return Target(
        id=id_,
        label=label,
        metric=metric,
        partner=PARTNERS[partner] if partner else None,
        platform="instagram" if account else None,
        account=account,
        direction=direction,
        measurement=measurement,
        from_=STARTS_ON,
        to=ENDS_ON,
        baseline=baseline,
        baseline_note="on the day before the start" if baseline is not None else None,
        weight=weight,
        owner="ana",
        pacing=pacing,
        weights=weights,
        parties=parties,
        versions=versions or (_first(value=value, parties=parties),),
    )


def _first(
    *,
    value: float | None = None,
    low: float | None = None,
    high: float | None = None,
    parties: Sequence[str] = _EVERYBODY,
) -> Version:
    return Version(
        no=1,
        value=value,
        low=low,
        high=high,
        effective_from=STARTS_ON,
        reason="Agreed when the partnership was signed.",
        proposed_by=HOME,
        proposed_at=_PROPOSED_AT,
        decisions=tuple(_decision(party, "agreed", _SIGNED_AT) for party in parties),
    )


def _views() -> tuple[Version, ...]:
    """Agreed, lowered after the crisis, and once more proposed to be lowered, which the guild refused."""
    return (
        _first(value=1_300_000),
        Version(
            no=2,
            value=1_150_000,
            effective_from=date(2026, 10, 1),
            reason="A week of complaints cost us views that paid posts should not buy back.",
            proposed_by=HOME,
            proposed_at=datetime(2026, 9, 28, 9, tzinfo=UTC),
            decisions=(
                _decision(HOME, "agreed", datetime(2026, 9, 28, 10, tzinfo=UTC)),
                _decision(SPONSOR, "agreed", datetime(2026, 9, 29, 14, tzinfo=UTC)),
                _decision(GUILD, "agreed", datetime(2026, 9, 30, 11, tzinfo=UTC)),
            ),
        ),
        Version(
            no=3,
            value=1_000_000,
            effective_from=date(2026, 10, 19),
            reason="The sponsor posts less than planned.",
            proposed_by=SPONSOR,
            proposed_at=datetime(2026, 10, 13, 9, tzinfo=UTC),
            decisions=(
                _decision(SPONSOR, "agreed", datetime(2026, 10, 13, 9, 30, tzinfo=UTC)),
                _decision(GUILD, "rejected", datetime(2026, 10, 15, 16, tzinfo=UTC), "We are back on our line."),
            ),
        ),
    )


def _decision(organisation: str, decision: str, at: datetime, reason: str | None = None) -> Decision:
    return Decision(organisation=organisation, decision=decision, by=_SIGNING[organisation], at=at, reason=reason)
