"""What the partners of the demo agreed, as the agreements file they would keep."""

from datetime import date

from partnerboard.agreements.cast import Workspace
from partnerboard.agreements.initiative import (
    Agreement,
    AttributionRule,
    Initiative,
    Link,
    PlanRule,
    TakingPart,
)
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.writing import write
from partnerboard.demo import parties
from partnerboard.demo.calendar import ENDS_ON, MONITOR_UNTIL, STARTS_ON, ZONE
from partnerboard.demo.cast import (
    AGENCY,
    CAMPAIGN,
    CHANNELS,
    GUILD,
    HASHTAG,
    HOME,
    INITIATIVE,
    NAMES,
    PARTNERS,
    SPONSOR,
)
from partnerboard.demo.contributions import contributions
from partnerboard.demo.events import events
from partnerboard.demo.links import SHORT_LINKS
from partnerboard.demo.targets import targets

_SIGNED_ON = date(2026, 7, 24)
_UNIVERSE = 400_000
_AUDIENCE_SLA_MINUTES = 240
_PARTNER_SLA_MINUTES = 48 * 60
_AGREEMENTS = {HOME: "mou", GUILD: "mou", SPONSOR: "sponsorship", AGENCY: "agency_contract"}


def agreements() -> Agreements:
    """Everything agreed; the same for every seed, because a seed changes what happens, not what was promised."""
    return Agreements(
        workspace=Workspace(name="Move Well Together", report_zone=ZONE.key),
        organisations=parties.organisations(),
        departments=parties.departments(),
        people=parties.people(),
        partners=parties.partners(),
        accounts=parties.accounts(),
        initiatives=(_initiative(),),
        events=events(),
    )


def agreements_text() -> str:
    """The agreements as the text of their file."""
    return write(agreements())


def _initiative() -> Initiative:
    return Initiative(
        id=INITIATIVE,
        name="Move Well Together",
        summary="Twelve weeks in which two associations and an insurer help people to move more and hurt less.",
        starts_on=STARTS_ON,
        ends_on=ENDS_ON,
        monitor_until=MONITOR_UNTIL,
        currency="GBP",
        audience_universe=_UNIVERSE,
        partners=tuple(TakingPart(partner=PARTNERS[id_], joined_on=STARTS_ON) for id_ in NAMES),
        agreements=tuple(_agreement(id_, kind) for id_, kind in _AGREEMENTS.items()),
        attribution_rules=(
            AttributionRule(id="mwt-account", precedence=3, kind="initiative_account"),
            AttributionRule(id="mwt-link", precedence=4, kind="short_link"),
            AttributionRule(id="mwt-campaign", precedence=4, kind="utm_campaign", pattern=CAMPAIGN),
            AttributionRule(id="mwt-paid", precedence=5, kind="paid_partnership"),
            AttributionRule(id="mwt-hashtag", precedence=6, kind="hashtag", pattern=HASHTAG.removeprefix("#")),
        ),
        plan_rules=_plan(),
        links=tuple(
            Link(
                id=f"l-{link.id}",
                short_url=link.short_url,
                long_url=link.long_url,
                utm_source=link.id,
                utm_medium=link.medium,
                utm_campaign=CAMPAIGN,
                partner=link.partner,
                person=link.colleague,
                created_on=date(2026, 8, 3),
            )
            for link in SHORT_LINKS
        ),
        targets=targets(),
        contributions=contributions(),
    )


def _agreement(organisation: str, kind: str) -> Agreement:
    return Agreement(
        id=f"a-{organisation}",
        partner=PARTNERS[organisation],
        kind=kind,
        signed_on=_SIGNED_ON,
        starts_on=STARTS_ON,
        ends_on=MONITOR_UNTIL,
        review_every_days=21,
        audience_sla_minutes=_AUDIENCE_SLA_MINUTES,
        partner_sla_minutes=_PARTNER_SLA_MINUTES,
        off_limits=("cure", "guaranteed", "premium"),
        document_url=f"https://movewelltogether.example/agreements/{organisation}",
    )


def _plan() -> tuple[PlanRule, ...]:
    """So many posts a week from each account of an organisation; colleagues plan for themselves."""
    return tuple(
        PlanRule(
            id=f"p-{channel.id}",
            partner=PARTNERS[channel.organisation],
            account=channel.id,
            min_per_week=channel.per_week,
            max_per_week=channel.ceiling,
            from_=STARTS_ON,
            to=ENDS_ON,
        )
        for channel in CHANNELS
        if channel.per_week
    )
