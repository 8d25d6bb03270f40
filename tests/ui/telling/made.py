"""Small insight results made by hand: one partnership of twelve weeks, and targets that a reader can judge in the head.

The period is Monday 10 August to Sunday 1 November 2026, 84 days; 11 October is day 63, three quarters of it.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from partnerboard.insights.posts import Summary
from partnerboard.insights.scorecard import Scorecard, Target, TargetResult
from partnerboard.insights.workspace import DataAge, Initiative, Partner
from partnerboard.pacing.agreed import proposals, versions_in_force
from partnerboard.pacing.projection import Projection
from partnerboard.pacing.score import Score, Weighted, overall_score
from partnerboard.pacing.standing import standing
from partnerboard.pacing.terms import Decision, Direction, Measurement, Pacing, Terms, Verdict, Version
from partnerboard.scope import UNATTRIBUTED, View

START, END = date(2026, 8, 10), date(2026, 11, 1)
THREE_QUARTERS = date(2026, 10, 11)
AFTER = date(2026, 11, 15)
EVER = datetime(9999, 1, 1, tzinfo=UTC)
PARTIES = {"naha": "Northshore", "ctg": "Coastal Guild", "meridian": "Meridian Mutual"}

INITIATIVE = Initiative(
    initiative_id="mwt",
    name="Move Well Together",
    summary="Twelve weeks.",
    starts_on=START,
    ends_on=END,
    monitor_until=None,
    currency="GBP",
    audience_universe=400_000,
    report_zone="Europe/London",
    review_every_days=21,
    position=1,
)
PARTNERS = [
    Partner("mwt", "P-NAHA", "Northshore", "Northshore Allied Health Association", "lead", True, 1),
    Partner("mwt", "P-CTG", "Guild", "Coastal Therapists Guild", "co_organiser", True, 2),
    Partner("mwt", "P-MER", "Meridian", "Meridian Mutual", "sponsor", True, 3),
]
VIEW = View(
    initiative_id="mwt",
    partner_ids=("P-NAHA", "P-CTG", "P-MER", UNATTRIBUTED),
    platform_ids=("facebook", "instagram", "linkedin", "x"),
    since=START,
    until=END,
    as_of=THREE_QUARTERS,
    known_at_utc=EVER,
)


def target(
    actual: float | None,
    *,
    agreed: float | tuple[float, float] | None = 100.0,
    label: str = "Clicks on our short links",
    metric: str = "tracked_clicks",
    as_of: date = THREE_QUARTERS,
    direction: Direction = Direction.HIGHER,
    measurement: Measurement = Measurement.PUBLISHED_IN_PERIOD,
    pacing: Pacing = Pacing.LINEAR,
    baseline: float | None = None,
    partner: Partner | None = None,
    min_sample: float | None = None,
    sample: float = 100.0,
    young: float = 0.0,
    weight: float = 0.1,
    projection: Projection | None = None,
    versions: Sequence[Version] = (),
    decisions: Sequence[Decision] = (),
    cumulative: Sequence[tuple[date, float]] = (),
    target_id: str = "T1",
) -> TargetResult:
    """A target on a day: 100 agreed for the whole period, so that 75 is expected on 11 October."""
    terms = Terms(direction, measurement, START, END, pacing, baseline=baseline, min_sample=min_sample)
    low, high = agreed if isinstance(agreed, tuple) else (None, None)
    value = None if isinstance(agreed, tuple) else agreed
    every = [*([] if agreed is None else [Version(START, value, low, high, 1, "Signed.")]), *versions]
    parties = tuple(PARTIES) if decisions else ()
    moment: dict[str, Any] = {"as_of": as_of, "known_at_utc": EVER}
    in_force = versions_in_force(every, parties, decisions, **moment)
    return TargetResult(
        target=Target(
            target_id=target_id,
            initiative_id="mwt",
            label=label,
            metric_code=metric,
            partner_id=partner.partner_id if partner else None,
            partner_name=partner.short_name if partner else None,
            platform_id=None,
            account_name=None,
            content_format=None,
            content_class=None,
            owner_name="Ana",
            baseline_note=None,
            weight=weight,
            terms=terms,
        ),
        standing=standing(terms, in_force, actual, as_of, sample),
        projection=projection,
        agreed=in_force,
        proposed=tuple(proposals(every, parties, decisions, **moment)),
        decisions=tuple(decisions),
        sample_size=sample,
        posts=sample,
        young_posts=young,
        cumulative=tuple(cumulative),
    )


def rate(actual: float | None, agreed: float = 0.03, **more: Any) -> TargetResult:
    """An engagement rate: nothing is expected 'by now', it holds on every day alike."""
    return target(
        actual,
        agreed=agreed,
        **{
            "label": "Engagement rate",
            "metric": "eri_core",
            "measurement": Measurement.PERIOD_RATIO,
            "pacing": Pacing.NONE,
            **more,
        },
    )


def answer_time(minutes: float | None, agreed: float = 240.0, **more: Any) -> TargetResult:
    """A median answer time in minutes: lower is better."""
    return rate(
        minutes,
        agreed,
        **{
            "label": "Time to answer the public",
            "metric": "response_minutes_median",
            "direction": Direction.LOWER,
            **more,
        },
    )


def promotion(share: float | None, low: float = 0.35, high: float = 0.5, **more: Any) -> TargetResult:
    """A share that is agreed as a range."""
    return target(
        share,
        agreed=(low, high),
        **{
            "label": "Share of promotion",
            "metric": "promo_share",
            "direction": Direction.RANGE,
            "measurement": Measurement.PERIOD_RATIO,
            "pacing": Pacing.NONE,
            **more,
        },
    )


def scorecard(*results: TargetResult) -> Scorecard:
    """The scorecard of these targets."""
    weighted = (Weighted(r.target.weight, r.standing.kept if r.standing else None) for r in results)
    score: Score = overall_score(weighted)
    return Scorecard(tuple(results), score, PARTIES)


def proposal(number: int, value: float, on: date, proposed: date, by: str = "Meridian Mutual") -> Version:
    """A version somebody proposed at noon of a day."""
    return Version(on, value, None, None, number, "We need it.", by, _noon(proposed))


def said(number: int, party: str, verdict: Verdict, on: date) -> Decision:
    """What a party said to a version."""
    return Decision(number, party, verdict, _noon(on), party)


def signed(number: int = 1) -> list[Decision]:
    """Everybody agrees to a version before the start."""
    return [said(number, party, Verdict.AGREED, date(2026, 7, 24)) for party in PARTIES]


def age(
    name: str, platform: str, through: date | None, *, as_of: date = THREE_QUARTERS, partner: str = "Northshore"
) -> DataAge:
    """The age of an account's numbers, from one file a week."""
    return DataAge(
        account_id=f"{platform}-{name}",
        account_name=name,
        platform_id=platform,
        partner_names=partner,
        data_through=through,
        days_old=None if through is None else (as_of - through).days,
        files=0 if through is None else 3,
        last_loaded_at_utc=None if through is None else _noon(through),
    )


def posts(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as ``posts/ranked`` answers them, the given values over those of an ordinary post."""
    ordinary: dict[str, Any] = {
        "post_id": "instagram:1",
        "published_on": pd.Timestamp(2026, 9, 3),
        "account_name": "Move Well Together",
        "platform_id": "instagram",
        "partner_ids": ["P-NAHA"],
        "content_format": "short_video",
        "content_class": "promotional",
        "text": "Move well",
        "permalink": "https://www.instagram.com/p/1/",
        "exposures": 1000.0,
        "eng_core": 100.0,
        "engagement_rate": 0.1,
        "times_usual": 2.0,
        "is_significant": False,
        "rule_kind": "hashtag",
        "rule_pattern": "movewelltogether",
        "days_old": 38,
    }
    return pd.DataFrame([ordinary | row for row in rows], columns=list(ordinary))


def summary(**values: Any) -> Summary:
    """What ``posts/summary`` says of one ordinary post, the given values over its own."""
    ordinary: dict[str, Any] = {
        "posts": 1,
        "with_engagements": 1,
        "compared": 1,
        "exposures": 1000,
        "most": 100,
        "at_the_top": 1,
        "published_on": date(2026, 9, 3),
        "account_name": "Move Well Together",
        "platform_id": "instagram",
        "times_usual": 2.0,
    }
    return Summary(**ordinary | values)


def to(page: str, **chosen: str) -> str:
    """An address as the pages make them, without filters."""
    return f"/{page}?{urlencode(chosen)}"


def plain(words: str) -> str:
    """The same words with ordinary spaces and signs, so that tests can be read and typed."""
    return words.translate({0x202F: " ", 0xA0: " ", 0x2212: "-", 0xAD: None})


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
