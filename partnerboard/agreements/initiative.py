"""What was agreed about one initiative: who takes part, which posts belong, the plan, the links, the targets."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from partnerboard.agreements.cast import Id, Platform
from partnerboard.agreements.declare import (
    ADDRESS,
    CURRENCY,
    NOT_NEGATIVE,
    Column,
    Identity,
    NotBefore,
    Refers,
    Rows,
    StoredIn,
    between,
    one_of,
)
from partnerboard.pacing.terms import Direction, Measurement, Pacing, Verdict

FORMATS = ("photo", "carousel", "short_video", "video", "link", "text", "story", "document", "poll")
CLASSES = ("promotional", "curated", "educational", "community", "thanks")

PartnerId = Annotated[str, Refers("partner"), Column("partner_id")]
AnyPartner = Annotated[str | None, Refers("partner"), Column("partner_id")]
AnyAccount = Annotated[str | None, Refers("account"), Column("account_id")]
AnyPlatform = Annotated[Platform | None, Column("platform_id")]
AnyFormat = Annotated[str | None, one_of(*FORMATS), Column("content_format")]
PeriodEnd = Annotated[date, NotBefore("from")]


@dataclass(frozen=True, kw_only=True)
class TakingPart:
    """A partner of an initiative, and since when."""

    partner: Annotated[PartnerId, Identity(within=True)]
    joined_on: date
    left_on: Annotated[date | None, NotBefore("joined_on")] = None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """The paper that was signed with a partner, and the answer times it promises."""

    id: Annotated[Id, Column("agreement_id")]
    partner: PartnerId
    kind: Annotated[str, one_of("mou", "sponsorship", "agency_contract")]
    signed_on: date | None = None
    starts_on: date
    ends_on: Annotated[date, NotBefore("starts_on")]
    review_every_days: Annotated[int | None, between(1, 3_660)] = None
    audience_sla_minutes: Annotated[int | None, between(1, 525_600)] = None
    partner_sla_minutes: Annotated[int | None, between(1, 525_600)] = None
    off_limits: tuple[str, ...] = ()
    document_url: Annotated[str | None, ADDRESS] = None


@dataclass(frozen=True, kw_only=True)
class AttributionRule:
    """When a post belongs to the initiative. The lowest precedence decides; `pattern` is what the kind compares."""

    id: Annotated[Id, Column("rule_id")]
    precedence: Annotated[int, between(1, 99)]
    kind: Annotated[
        str,
        one_of(
            "exclude_post",
            "include_post",
            "initiative_account",
            "utm_campaign",
            "short_link",
            "custom_label",
            "paid_partnership",
            "hashtag",
            "mention",
        ),
    ]
    pattern: str | None = None
    from_: Annotated[date | None, Column("valid_from")] = None
    to: Annotated[date | None, Column("valid_to"), NotBefore("from")] = None
    enabled: Annotated[bool, Column("is_enabled")] = True


@dataclass(frozen=True, kw_only=True)
class PlanRule:
    """How often a partner posts. Without account, platform or format it holds for any."""

    id: Annotated[Id, Column("plan_rule_id")]
    partner: PartnerId
    account: AnyAccount = None
    platform: AnyPlatform = None
    format: AnyFormat = None
    min_per_week: Annotated[float, NOT_NEGATIVE]
    max_per_week: Annotated[float | None, NOT_NEGATIVE] = None
    from_: Annotated[date, Column("valid_from")]
    to: Annotated[PeriodEnd, Column("valid_to")]


@dataclass(frozen=True, kw_only=True)
class Link:
    """A tracked link: the short address that is posted, and where it leads."""

    id: Annotated[Id, Column("link_id")]
    short_url: Annotated[str | None, ADDRESS] = None
    long_url: Annotated[str, ADDRESS]
    utm_source: str | None = None
    utm_medium: str | None = None
    utm_campaign: str | None = None
    utm_content: str | None = None
    partner: AnyPartner = None
    person: Annotated[str | None, Refers("person"), Column("person_id")] = None
    created_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a party said to a version of a target."""

    organisation: Annotated[str, Refers("organisation"), Column("org_id"), Identity(within=True)]
    decision: Annotated[str, one_of(*Verdict)]
    by: Annotated[str, Column("decided_by")]
    at: Annotated[datetime, Column("decided_at_utc")]
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Version:
    """A proposed value for the whole period: `value`, or `low` and `high` for a range."""

    no: Annotated[int, Column("version_no"), Identity(within=True)]
    value: Annotated[float | None, NOT_NEGATIVE] = None
    low: Annotated[float | None, NOT_NEGATIVE, Column("value_low")] = None
    high: Annotated[float | None, NOT_NEGATIVE, Column("value_high")] = None
    effective_from: date
    reason: str
    proposed_by: Annotated[str, Refers("organisation"), Column("proposed_by_org_id")]
    proposed_at: Annotated[datetime, Column("proposed_at_utc")]
    decisions: Annotated[tuple[Decision, ...], Rows("decision", "target_decision", ("target_id", "version_no"))] = ()


@dataclass(frozen=True, kw_only=True)
class Target:
    """A figure that the parties promise each other. Without partner, platform and so on it holds for all of them."""

    id: Annotated[Id, Column("target_id")]
    label: str
    metric: Annotated[str, Column("metric_code")]
    partner: AnyPartner = None
    platform: AnyPlatform = None
    account: AnyAccount = None
    format: AnyFormat = None
    class_: Annotated[str | None, one_of(*CLASSES), Column("content_class")] = None
    direction: Annotated[str, one_of(*Direction)]
    measurement: Annotated[str, one_of(*Measurement)]
    from_: Annotated[date, Column("period_from")]
    to: Annotated[PeriodEnd, Column("period_to")]
    baseline: Annotated[float | None, Column("baseline_value")] = None
    baseline_note: str | None = None
    weight: Annotated[float, NOT_NEGATIVE] = 1.0
    owner: Annotated[str | None, Refers("person"), Column("owner_person_id")] = None
    pacing: Annotated[str, one_of(*Pacing)]
    weights: Annotated[tuple[float, ...], NOT_NEGATIVE, Column("pacing_weights")] = ()
    min_sample: Annotated[float | None, NOT_NEGATIVE] = None
    at_risk_below: Annotated[float, between(0, 1)] = 0.95
    behind_below: Annotated[float, between(0, 1)] = 0.85
    parties: Annotated[tuple[str, ...], Refers("organisation"), StoredIn("target_party", "org_id")]
    versions: Annotated[tuple[Version, ...], Rows("version", "target_version", ("target_id",))] = ()


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """What a partner promised to put in; it counts evenly over the days it covers."""

    id: Annotated[Id, Column("contribution_id")]
    partner: PartnerId
    kind: Annotated[str, one_of("cash", "labour", "infrastructure", "media", "goods")]
    from_: Annotated[date, Column("covers_from")]
    to: Annotated[PeriodEnd, Column("covers_to")]
    quantity: Annotated[float | None, NOT_NEGATIVE] = None
    unit: str | None = None
    unit_rate: Annotated[float | None, NOT_NEGATIVE] = None
    amount: Annotated[float, NOT_NEGATIVE]
    currency: Annotated[str, CURRENCY]
    valuation_basis: str
    agreed: Annotated[bool, Column("is_agreed")] = False


@dataclass(frozen=True, kw_only=True)
class Initiative:
    """One joint effort from a first to a last day, both included."""

    id: Annotated[Id, Column("initiative_id")]
    name: str
    summary: str | None = None
    starts_on: date
    ends_on: Annotated[date, NotBefore("starts_on")]
    monitor_until: Annotated[date | None, NotBefore("ends_on")] = None
    currency: Annotated[str, CURRENCY]
    audience_universe: Annotated[int | None, between(1, 10_000_000_000)] = None
    credit_scheme: Annotated[str, one_of("fractional", "full")] = "fractional"
    partners: Annotated[tuple[TakingPart, ...], Rows("partner", "initiative_partner", ("initiative_id",))] = ()
    agreements: Annotated[tuple[Agreement, ...], Rows("agreement", "agreement", ("initiative_id",))] = ()
    attribution_rules: Annotated[
        tuple[AttributionRule, ...], Rows("attribution", "attribution_rule", ("initiative_id",))
    ] = ()
    plan_rules: Annotated[tuple[PlanRule, ...], Rows("plan", "plan_rule", ("initiative_id",))] = ()
    links: Annotated[tuple[Link, ...], Rows("link", "link", ("initiative_id",))] = ()
    targets: Annotated[tuple[Target, ...], Rows("target", "target", ("initiative_id",), ordered=True)] = ()
    contributions: Annotated[
        tuple[Contribution, ...], Rows("contribution", "agreed_contribution", ("initiative_id",))
    ] = ()
