"""What the partners of the large workspace agreed: 200 partners in 40 initiatives of a year each, over two years.

Every partner has three accounts of its own and takes part in two initiatives, so that an initiative has ten partners,
an account that they share, a plan for each account, and ten or eleven targets of every kind of measurement.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from partnerboard.agreements.cast import Account, Organisation, Partner, Person, Share, Workspace
from partnerboard.agreements.initiative import (
    Agreement,
    AttributionRule,
    Contribution,
    Decision,
    Initiative,
    Link,
    PlanRule,
    TakingPart,
    Target,
    Version,
)
from partnerboard.agreements.model import Agreements, Event

PARTNERS, INITIATIVES = 200, 40
FIRST_ON, LAST_ON = date(2024, 11, 18), date(2026, 11, 15)  # 104 weeks from Monday to Sunday
ACCOUNTS_EACH, PERSON_EVERY, ACTIVITY_EVERY = 3, 5, 4
SIGNED_AT = datetime(2024, 11, 1, 9, tzinfo=UTC)

_PLATFORMS = ("facebook", "instagram", "linkedin", "x", "youtube", "tiktok")
_CONSENTS = ("public", "partners", "internal", "none")
_YEAR, _STAGGERED, _STEP = timedelta(days=363), 16, timedelta(weeks=4)
_VIEWS_OF_A_POST, _ENGAGEMENT = 2_700, 0.03


def agreements(posts: int) -> Agreements:
    """Everything agreed; `posts` is how many the workspace holds, so that targets are of a size that can be met."""
    return Agreements(
        workspace=Workspace(name="Large workspace", report_zone="Europe/London"),
        organisations=tuple(
            Organisation(id=_org(each), name=f"Organisation {each:03}", type="association", home=each == 0)
            for each in range(PARTNERS)
        ),
        people=tuple(_person(each) for each in range(0, PARTNERS, PERSON_EVERY)),
        partners=tuple(
            Partner(
                id=_partner(each),
                organisation=_org(each),
                short_name=f"Partner {each:03}",
                capacity="co_organiser" if each else "lead",
            )
            for each in range(PARTNERS)
        ),
        accounts=(
            *(_own(each, nth) for each in range(PARTNERS) for nth in range(ACCOUNTS_EACH)),
            *(_joint(each) for each in range(INITIATIVES)),
            *(_personal(each) for each in range(0, PARTNERS, PERSON_EVERY)),
        ),
        initiatives=tuple(_initiative(each, posts) for each in range(INITIATIVES)),
        events=tuple(_review(each, number) for each in range(INITIATIVES) for number in range(1, 4)),
    )


def partners_of(initiative: int) -> list[int]:
    """The ten partners of an initiative."""
    return [each for each in range(PARTNERS) if initiative in (each % INITIATIVES, (7 * each + 3) % INITIATIVES)]


def _org(partner: int) -> str:
    return f"org-{partner:03}"


def _partner(partner: int) -> str:
    return f"P-{partner:03}"


def _own_id(partner: int, nth: int) -> str:
    return f"a-{partner:03}-{nth}"


def _own(partner: int, nth: int) -> Account:
    return Account(
        id=_own_id(partner, nth),
        platform=_PLATFORMS[(partner + 2 * nth) % len(_PLATFORMS)],
        handle=f"partner{partner:03}.{nth}",
        name=f"Partner {partner:03}, account {nth + 1}",
        kind="own",
        owner=_org(partner),
    )


def _joint(initiative: int) -> Account:
    """Every other one is split as agreed, the rest in equal parts."""
    shares = partners_of(initiative) if initiative % 2 else ()
    return Account(
        id=f"j-{initiative:02}",
        platform="instagram",
        handle=f"together{initiative:02}",
        name=f"Together {initiative:02}",
        kind="joint",
        initiative=f"i-{initiative:02}",
        shares=tuple(Share(partner=_partner(each), weight=1.0 + each % 3, from_=FIRST_ON) for each in shares),
    )


def _person(partner: int) -> Person:
    return Person(
        id=f"c-{partner:03}",
        organisation=_org(partner),
        name=f"Colleague of organisation {partner:03}",
        pseudonym=f"Colleague {partner:03}",
        advocate=True,
        advocate_from=FIRST_ON,
        consented_on=FIRST_ON,
        consent=_CONSENTS[partner // PERSON_EVERY % len(_CONSENTS)],
    )


def _personal(partner: int) -> Account:
    return Account(
        id=f"c-{partner:03}-linkedin",
        platform="linkedin",
        handle=f"colleague{partner:03}",
        name=f"Colleague of organisation {partner:03}",
        kind="personal",
        person=f"c-{partner:03}",
    )


def _initiative(number: int, posts: int) -> Initiative:
    starts_on = FIRST_ON + number % _STAGGERED * _STEP
    ends_on, taking_part = starts_on + _YEAR, partners_of(number)
    return Initiative(
        id=f"i-{number:02}",
        name=f"Initiative {number:02}",
        summary="A year of one joint effort.",
        starts_on=starts_on,
        ends_on=ends_on,
        currency="GBP",
        audience_universe=2_000_000,
        partners=tuple(TakingPart(partner=_partner(each), joined_on=starts_on) for each in taking_part),
        agreements=tuple(
            Agreement(
                id=f"paper-{number:02}-{each:03}",
                partner=_partner(each),
                kind="mou",
                starts_on=starts_on,
                ends_on=ends_on,
                review_every_days=28,
                audience_sla_minutes=240,
            )
            for each in taking_part
        ),
        attribution_rules=(
            AttributionRule(id=f"r-{number:02}-account", precedence=3, kind="initiative_account"),
            AttributionRule(id=f"r-{number:02}-link", precedence=4, kind="short_link"),
            AttributionRule(id=f"r-{number:02}-utm", precedence=4, kind="utm_campaign", pattern=f"effort{number:02}"),
            AttributionRule(id=f"r-{number:02}-tag", precedence=6, kind="hashtag", pattern=f"effort{number:02}"),
        ),
        plan_rules=tuple(
            PlanRule(
                id=f"plan-{number:02}-{each:03}-{nth}",
                partner=_partner(each),
                account=_own_id(each, nth),
                min_per_week=1.0 + nth,
                max_per_week=14.0,
                from_=starts_on,
                to=ends_on,
            )
            for each in taking_part
            for nth in range(ACCOUNTS_EACH)
        ),
        links=tuple(_link(number, each) for each in taking_part),
        targets=tuple(_targets(number, starts_on, ends_on, posts)),
        contributions=tuple(
            Contribution(
                id=f"given-{number:02}-{each:03}",
                partner=_partner(each),
                kind="cash",
                from_=starts_on,
                to=ends_on,
                amount=5_000.0 + 100 * each,
                currency="GBP",
                valuation_basis="as agreed",
                agreed=True,
            )
            for each in taking_part
        ),
    )


def _link(initiative: int, partner: int) -> Link:
    return Link(
        id=f"l-{initiative:02}-{partner:03}",
        short_url=f"https://go.example/{initiative:02}/{partner:03}",
        long_url=f"https://efforts.example/{initiative:02}?utm_campaign=effort{initiative:02}",
        utm_campaign=f"effort{initiative:02}",
        partner=_partner(partner),
    )


def _targets(number: int, starts_on: date, ends_on: date, posts: int) -> list[Target]:
    count = posts / INITIATIVES * 0.28  # what its rules claim of everything, as the workspace is made
    views = round(count * _VIEWS_OF_A_POST)
    first, second = partners_of(number)[:2]
    published = {"measurement": "published_in_period"}
    ratio = {"measurement": "period_ratio", "pacing": "none"}
    asked: list[tuple[str, str, float | tuple[float, float], dict[str, Any]]] = [
        ("Views of all posts", "exposures", views, published),
        ("Engagements with all posts", "eng_core", round(views * _ENGAGEMENT), published),
        ("Engagement rate", "eri_core", _ENGAGEMENT, ratio),
        ("Clicks on our short links", "tracked_clicks", 40_000, {"measurement": "activity_in_period"}),
        ("Posts by one partner", "posts_published", round(count / 10), {**published, "partner": _partner(first)}),
        ("Views earned by another", "exposures", round(views / 10), {**published, "partner": _partner(second)}),
        ("Time to answer the public", "response_minutes_median", 240, {**ratio, "direction": "lower"}),
        (
            "Followers of the shared account",
            "followers",
            9_000,
            {"measurement": "level_at_end", "account": f"j-{number:02}"},
        ),
        ("Share of promotion", "promo_share", (0.2, 0.5), {**ratio, "direction": "range"}),
        ("Cost of an engagement", "cost_per_engagement", 1.5, {**ratio, "direction": "lower"}),
    ]
    if number % ACTIVITY_EVERY == 0:
        asked.append(("Views gained in the year", "exposures", views, {"measurement": "activity_in_period"}))
    return [
        Target(
            id=f"t-{number:02}-{place:02}",
            label=label,
            metric=metric,
            from_=starts_on,
            to=ends_on,
            weight=0.1,
            parties=(_org(first), _org(second)),
            versions=(_version(value, starts_on, (_org(first), _org(second))),),
            **{"direction": "higher", "pacing": "linear", **more},
        )
        for place, (label, metric, value, more) in enumerate(asked, start=1)
    ]


def _version(value: float | tuple[float, float], from_: date, parties: tuple[str, ...]) -> Version:
    low, high = value if isinstance(value, tuple) else (None, None)
    return Version(
        no=1,
        value=None if isinstance(value, tuple) else float(value),
        low=low,
        high=high,
        effective_from=from_,
        reason="as agreed at the start",
        proposed_by=parties[0],
        proposed_at=SIGNED_AT,
        decisions=tuple(
            Decision(organisation=each, decision="agreed", by="the board", at=SIGNED_AT) for each in parties
        ),
    )


def _review(initiative: int, number: int) -> Event:
    day = FIRST_ON + initiative % _STAGGERED * _STEP + number * timedelta(days=28)
    return Event(
        id=f"e-{initiative:02}-{number}",
        initiative=f"i-{initiative:02}",
        kind="review",
        starts_at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        title=f"Review {number}",
    )
