"""The words of the agreements that are chosen from a list, as people say them; and what some fields need explained."""

from collections.abc import Mapping

from partnerboard.agreements.cast import Account, Organisation, Partner, Person, Workspace
from partnerboard.agreements.initiative import (
    Agreement,
    AttributionRule,
    Contribution,
    Decision,
    Initiative,
    PlanRule,
    Target,
    Version,
)
from partnerboard.agreements.model import Event
from partnerboard.ui.telling.words import platform, sentence

_FORMATS = {"short_video": "Short video"}

CHOICES: Mapping[tuple[type, str], Mapping[str, str]] = {
    (Organisation, "type"): {"for_profit": "Company", "public_body": "Public body"},
    (Partner, "capacity"): {
        "lead": "Lead partner",
        "co_organiser": "Partner",
        "sponsor": "Sponsor",
        "agency": "Agency that runs accounts for others",
    },
    (Person, "consent"): {
        "none": "Nobody",
        "internal": "Our own organisation",
        "partners": "All partners",
        "public": "Everybody",
    },
    (Account, "kind"): {
        "own": "One organisation's",
        "joint": "Shared by partners",
        "personal": "A colleague's",
    },
    (Account, "closing_plan"): {
        "keep": "Keep it as it is",
        "sustain": "Go on together",
        "dismantle": "Close it",
    },
    (Agreement, "kind"): {
        "mou": "Memorandum of understanding",
        "sponsorship": "Sponsorship",
        "agency_contract": "Contract with an agency",
    },
    (AttributionRule, "kind"): {
        "exclude_post": "One post that does not belong",
        "include_post": "One post that belongs",
        "initiative_account": "Everything on accounts made for it",
        "utm_campaign": "A campaign name in links",
        "short_link": "One of its tracked links",
        "custom_label": "A label in the export",
        "paid_partnership": "The platform's paid partnership mark",
        "hashtag": "A hashtag",
        "mention": "A mention",
    },
    (PlanRule, "format"): _FORMATS,
    (Target, "format"): _FORMATS,
    (Target, "direction"): {
        "higher": "More is better",
        "lower": "Less is better",
        "range": "It should stay between two values",
    },
    (Target, "measurement"): {
        "published_in_period": "What posts of these days reach, also later",
        "activity_in_period": "What happens in these days, also on older posts",
        "level_at_end": "The level on the last day",
        "period_ratio": "The rate over these days",
    },
    (Target, "pacing"): {
        "linear": "Evenly",
        "day_of_week": "By day of the week",
        "plan_weighted": "Week by week",
        "custom": "Day by day",
        "none": "Not at all: it holds on every day alike",
    },
    (Contribution, "kind"): {
        "cash": "Money",
        "labour": "Work",
        "infrastructure": "Rooms and equipment",
        "media": "Advertising space",
        "goods": "Goods",
    },
    (Initiative, "credit_scheme"): {
        "fractional": "In parts that add up to one post",
        "full": "Whole for each partner in it",
    },
    (Event, "kind"): {"platform_change": "Change by a platform"},
}
"""Words for those values that would read oddly as they are written in the file."""

HELP: Mapping[tuple[type, str], str] = {
    (Workspace, "report_zone"): "Days begin and end at midnight of this zone, for every account.",
    (Organisation, "home"): "One organisation at most: the one whose dashboard this is.",
    (Person, "pseudonym"): "Shown wherever the consent does not cover the name, also in files.",
    (Person, "consented_on"): "Without a day there is no consent, and the name is shown nowhere.",
    (Partner, "short_name"): "The name in charts and tables.",
    (Partner, "earns_credit"): "An agency runs accounts for others: their results count for them.",
    (Account, "handle"): "The name after the @, as it stands in the address of the account.",
    (Account, "native_id"): "Where an export prints a number for the account, it is the surest match.",
    (Account, "initiative"): "Chosen where the account was made for one initiative: all its posts may count for it.",
    (Account, "closing_plan"): "What becomes of a shared account when the initiative ends.",
    (Agreement, "off_limits"): "One word or subject a line.",
    (Initiative, "monitor_until"): "Posts go on being seen; figures are followed until this day.",
    (Initiative, "currency"): "Everything that is put in is added up in it.",
    (
        Initiative,
        "audience_universe",
    ): "The people you could reach at all; with it those reached are estimated, without it bounds are shown.",
    (Initiative, "credit_scheme"): "How a post on a shared account counts for its partners.",
    (PlanRule, "min_per_week"): "Per week from Monday to Sunday.",
    (Contribution, "valuation_basis"): "For example: price paid, or an agreed hourly rate.",
    (Event, "trigger"): "A decision can name the event that it answers.",
    (Version, "effective_from"): "The expected line bends on this day; what was before stays as it was judged.",
    (Target, "weight"): "Its part in the overall score; weights need not add up to anything.",
    (Decision, "reason"): "Kept with the answer, for whoever asks later.",
}
"""What a field needs explained."""


def choice(record: type, name: str, value: str) -> str:
    """A value of a list in words: 'Lead partner', 'LinkedIn', 'Short video'."""
    if name == "platform":
        return "Website" if value == "web" else platform(value)
    return CHOICES.get((record, name), {}).get(value) or sentence(value.replace("_", " "))
