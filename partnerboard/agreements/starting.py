"""The first agreements of an empty workspace: two partners, one initiative with its hashtag, one target."""

from datetime import date, datetime

from partnerboard.agreements.cast import Organisation, Partner
from partnerboard.agreements.ids import free_id
from partnerboard.agreements.initiative import AttributionRule, Decision, Initiative, TakingPart, Target, Version
from partnerboard.agreements.model import Agreements
from partnerboard.pacing.terms import Direction, Measurement, Pacing, Verdict

UNNAMED = "Partnerboard"  # the name that a new warehouse gives its workspace
FIRST_METRICS = ("exposures", "eng_core", "link_clicks", "posts_published")
"""What a first target can be about: every platform reports it, and it adds up."""

_HASHTAG_PRECEDENCE = 6


def partner_of(stated: Agreements, organisation: Organisation, *, short_name: str, capacity: str) -> Partner:
    """An organisation in the partnership; an agency runs accounts for others and earns no credit."""
    return Partner(
        id=free_id(stated, "partner", short_name),
        organisation=organisation.id,
        short_name=short_name,
        capacity=capacity,
        earns_credit=capacity != "agency",
    )


def first_initiative(
    stated: Agreements, *, name: str, starts_on: date, ends_on: date, currency: str, hashtag: str
) -> Initiative:
    """An initiative of every partner there is, from its first day on; posts with the hashtag belong to it."""
    id_ = free_id(stated, "initiative", name)
    word = "".join(hashtag.split()).lstrip("#").lower()
    return Initiative(
        id=id_,
        name=name,
        starts_on=starts_on,
        ends_on=ends_on,
        currency=currency,
        partners=tuple(TakingPart(partner=each.id, joined_on=starts_on) for each in stated.partners),
        attribution_rules=(
            AttributionRule(
                id=free_id(stated, "attribution_rule", f"{id_}-hashtag"),
                precedence=_HASHTAG_PRECEDENCE,
                kind="hashtag",
                pattern=word,
            ),
        ),
    )


def first_target(
    stated: Agreements,
    initiative: Initiative,
    *,
    metric: str,
    label: str,
    value: float,
    by: str,
    is_agreed: bool,
    at: datetime,
) -> Target:
    """A sum to reach by the end of the initiative, spread evenly over its days; it needs the word of every party.

    `by` speaks for the organisation at home, which proposes it; where all have agreed already, `by` says so for them.
    """
    partners = {each.id: each.organisation for each in stated.partners if each.earns_credit}
    parties = tuple(dict.fromkeys(partners[each.partner] for each in initiative.partners if each.partner in partners))
    home = next((each.id for each in stated.organisations if each.home and each.id in parties), parties[0])
    agreed = parties if is_agreed else (home,)
    said = tuple(Decision(organisation=each, decision=Verdict.AGREED.value, by=by, at=at) for each in agreed)
    return Target(
        id=free_id(stated, "target", f"{initiative.id}-{label}"),
        label=label,
        metric=metric,
        direction=Direction.HIGHER.value,
        measurement=Measurement.PUBLISHED_IN_PERIOD.value,
        from_=initiative.starts_on,
        to=initiative.ends_on,
        pacing=Pacing.LINEAR.value,
        parties=parties,
        versions=(
            Version(
                no=1,
                value=value,
                effective_from=initiative.starts_on,
                reason="The first value agreed",
                proposed_by=home,
                proposed_at=at,
                decisions=said,
            ),
        ),
    )
