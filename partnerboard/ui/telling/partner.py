"""What does this partner bring, and keep? Its answer, cards, and the rows of everything that concerns it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from partnerboard.insights.partners import Mentions, Resources, Share
from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.insights.workspace import DataAge
from partnerboard.metrics import format as written
from partnerboard.pacing.status import Status
from partnerboard.scope import View
from partnerboard.ui.cards import Card
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import targets
from partnerboard.ui.telling.words import Names, how_many, listed, plural, sentence

BALANCED_WITHIN = 0.2

SHARES = (
    Column("label", "Partner", kind="partner", on_phone=True),
    Column("posts", "Posts credited", kind="number", write=lambda posts: written.full(posts, 1), on_phone=True),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("share_of_exposures", "Of all", kind="number", write=written.percent),
    Column("eng_core", "Core engagements", kind="number", write=written.compact, full=written.full),
    Column("share_of_engagements", "Of all", kind="number", write=written.percent),
    Column("engagement_rate", "Engagements per exposure", kind="number", write=lambda rate: written.percent(rate, 2)),
)
WEEKS = (
    Column("week_start", "Week of", write=written.day, on_phone=True),
    Column("value", "Exposures", kind="number", write=written.full, on_phone=True),
)
PLAN = (
    Column("week_start", "Week of", write=written.day, on_phone=True),
    Column("value", "Published", kind="number", write=lambda posts: written.full(posts, 1), on_phone=True),
    Column("expected", "Planned", kind="number", write=lambda posts: written.full(posts, 1), on_phone=True),
)
ACCOUNTS = (
    Column("account_name", "Account", on_phone=True),
    Column("platform", "Platform"),
    Column("account_kind", "Kind"),
    Column("operator_name", "Run by"),
    Column("followers", "Followers", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("posts", "Posts credited", kind="number", write=lambda posts: written.full(posts, 1)),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("kept", "Plan kept", kind="number", write=lambda share: written.percent(share, 0)),
    Column("data_through", "Data through", write=written.day),
)
MENTIONS = (
    Column("label", "With", kind="partner", on_phone=True),
    Column("given", "Names them", on_phone=True),
    Column("received", "Is named by them", on_phone=True),
    Column("balance", "In words"),
)
POSTS = (
    Column("text", "Post", kind="link", on_phone=True),
    Column("published_on", "Published", write=written.day),
    Column("account_name", "Account"),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("eng_core", "Engagements", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("times_usual", "Times usual", kind="number", write=lambda times: f"{times:.1f} ×"),
)


@dataclass(frozen=True)
class Picture:
    """Everything a partner's page is made of; None where no file or agreement says anything."""

    partner_id: str
    name: str
    share: Share | None
    resources: Resources | None
    results: tuple[TargetResult, ...]
    kept: float | None
    answers: Mapping[str, Any] | None
    currency: str


def picture(
    partner_id: str,
    names: Names,
    *,
    shares: Sequence[Share],
    resources: Sequence[Resources],
    card: Scorecard,
    adherence: pd.DataFrame,
    answers: pd.DataFrame,
    currency: str,
) -> Picture:
    """What concerns one partner, out of the answers for all."""
    rules = adherence[adherence["partner_id"] == partner_id]
    planned = float(rules["planned"].sum())
    told = answers[answers["partner_id"] == partner_id].to_dict("records")
    return Picture(
        partner_id=partner_id,
        name=names.name(partner_id),
        share=next((share for share in shares if share.partner_id == partner_id), None),
        resources=next((found for found in resources if found.partner_id == partner_id), None),
        results=tuple(result for result in card.results if result.target.partner_id == partner_id),
        kept=float(rules["kept"].sum()) / planned if planned else None,
        answers={str(key): value for key, value in told[0].items()} if told else None,
        currency=currency,
    )


def answer(shown: Picture) -> str:
    """What the partner earns beside what it put in, and how its own targets stand."""
    if shown.share is None:
        return f"{shown.name} has no attributed post in this view."
    earned = (
        f"{shown.name} earns {written.percent(shown.share.share_of_exposures, 0)} of exposures and "
        f"{written.percent(shown.share.share_of_engagements, 0)} of engagements"
    )
    if shown.resources is not None and shown.resources.share_of_resources is not None:
        earned += f" for {written.percent(shown.resources.share_of_resources, 0)} of the agreed resources"
    return f"{earned}; {_targets(shown)}."


def cards(shown: Picture) -> list[Card]:
    """Six to eight numbers: what is credited, how well it works, what was put in, what was kept."""
    share, given = shown.share, shown.resources
    found = []
    if share is not None:
        found += [
            Card(
                "Posts credited",
                written.full(share.posts, 1),
                unit="posts",
                change=f"from {plural(share.posts_counted, 'post')}; joint posts are shared",
            ),
            Card(
                "Exposures",
                written.compact(share.exposures),
                value_in_full=written.full(share.exposures),
                change=f"{written.percent(share.share_of_exposures)} of all",
            ),
            Card(
                "Core engagements",
                written.compact(share.eng_core),
                value_in_full=written.full(share.eng_core),
                change=f"{written.percent(share.share_of_engagements)} of all",
            ),
            Card(
                "Engagement rate",
                written.percent(share.engagement_rate, 2),
                change=f"core engagements per exposure, {written.full(share.posts_with_exposures)} posts",
            ),
        ]
    if given is not None:
        found.append(
            Card(
                "Resources given",
                written.money(given.amount, shown.currency),
                change=f"{written.percent(given.share_of_resources, 0)} of all, for "
                f"{written.percent(given.share_of_engagements, 0)} of engagements",
                target=f"{written.money(given.cost_per_engagement, shown.currency)} an engagement so far",
            )
        )
    if shown.kept is not None:
        found.append(
            Card(
                "Plan kept",
                written.percent(shown.kept, 0),
                share=shown.kept,
                due=1.0,
                change="of planned posts, week by week; a good week does not repay a missed one",
            )
        )
    if shown.answers is not None:
        found.append(_answer_card(shown.answers))
    return found


def share_rows(shares: Sequence[Share], names: Names) -> pd.DataFrame:
    """All partners and the unattributed remainder: the rows add up to the whole."""
    return pd.DataFrame(
        [
            {
                "label": names.name(share.partner_id),
                "colour": names.colour(share.partner_id),
                "posts": share.posts,
                "exposures": share.exposures,
                "share_of_exposures": share.share_of_exposures,
                "eng_core": share.eng_core,
                "share_of_engagements": share.share_of_engagements,
                "engagement_rate": share.engagement_rate,
            }
            for share in shares
        ]
    )


def weekly(weeks: pd.DataFrame, partner_id: str, view: View, through: date | None) -> pd.DataFrame:
    """week_start, value: exposures of every week of the period.

    A week that the exports cover without a post of the partner is a zero; one after the last export is open.
    """
    theirs = weeks[weeks["partner_id"] == partner_id].set_index("week_start")["exposures"]
    calendar = pd.date_range(view.since - timedelta(days=view.since.weekday()), view.until, freq="7D")
    values = [theirs.get(week, 0.0 if through and week.date() <= through else None) for week in calendar]
    return pd.DataFrame({"week_start": calendar, "value": values}).astype({"value": "float64"})


def planned(weeks: pd.DataFrame, partner_id: str) -> pd.DataFrame:
    """week_start, value, expected, is_settled: published beside planned posts; the running week is pale."""
    theirs = weeks[weeks["partner_id"] == partner_id]
    return pd.DataFrame(
        {
            "week_start": theirs["week_start"],
            "value": theirs["published"],
            "expected": theirs["planned"],
            "is_settled": theirs["is_complete"],
        }
    )


def account_rows(
    accounts: pd.DataFrame, adherence: pd.DataFrame, partner_id: str, on: Mapping[str, str]
) -> pd.DataFrame:
    """The accounts behind the partner, with how far each kept its own plan."""
    theirs = accounts[accounts["partner_id"] == partner_id].copy()
    rules = adherence[adherence["partner_id"] == partner_id].groupby("account_id")[["kept", "planned"]].sum()
    theirs["kept"] = theirs["account_id"].map(rules["kept"] / rules["planned"].where(rules["planned"] > 0))
    theirs["platform"] = theirs["platform_id"].map(on)
    return theirs


def mention_rows(found: Sequence[Mentions], partner_id: str, names: Names) -> pd.DataFrame:
    """How often the partner names each other partner and is named by it."""
    return pd.DataFrame(
        [
            {
                "label": names.name(pair.to_partner_id),
                "colour": names.colour(pair.to_partner_id),
                "given": f"{pair.given} of {pair.out_of} posts",
                "received": f"{pair.received} of {pair.received_out_of} posts",
                "balance": _balance(pair),
            }
            for pair in found
            if pair.from_partner_id == partner_id
        ]
    )


def best_posts(posts: pd.DataFrame, partner_id: str, initiative_id: str) -> pd.DataFrame:
    """The partner's five posts with most engagements."""
    theirs = posts[[partner_id in ids for ids in posts["partner_ids"]]].head(5).copy()
    theirs["text"] = [_short(text) for text in theirs["text"]]
    theirs["href"] = [f"/posts?initiative={initiative_id}&post={post_id}" for post_id in theirs["post_id"]]
    return theirs


def ages_of(ages: Sequence[DataAge], name: str) -> list[DataAge]:
    """The data ages of the accounts a partner stands behind."""
    return [age for age in ages if name in age.partner_names.split(", ")]


def _targets(shown: Picture) -> str:
    if not shown.results:
        return "no target of its own is agreed"
    off = [result for result in shown.results if result.status in targets.OFF_COURSE]
    count = plural(len(shown.results), "target")
    if not off:
        return f"its {count} {'is' if len(shown.results) == 1 else 'are'} on course"
    if len(shown.results) == 1:
        return f"its target, {label(off[0]).split(',')[0].lower()}, is {off[0].status}"
    words = listed([f"{how_many(n)} {status}" for status, n in _counts(off)])
    return f"of its {count} {words}"


def _counts(results: Sequence[TargetResult]) -> list[tuple[Status, int]]:
    return [(status, sum(r.status is status for r in results)) for status in dict.fromkeys(r.status for r in results)]


def _answer_card(told: Mapping[str, Any]) -> Card:
    agreed = told["agreed_minutes"]
    return Card(
        "Median answer time",
        written.duration(told["median_minutes_due"] * 60),
        target="" if pd.isna(agreed) else f"agreed: within {written.duration(agreed * 60)}",
        change=f"{int(told['answered'])} of {int(told['due'])} messages answered; an unanswered one counts as late",
    )


def _balance(pair: Mentions) -> str:
    if pair.balance is None:
        return "neither names the other"
    if pair.balance > BALANCED_WITHIN:
        return "gives more than it gets"
    return "gets more than it gives" if pair.balance < -BALANCED_WITHIN else "balanced"


def _short(text: object) -> str:
    words = " ".join(str(text).split()) if isinstance(text, str) else "(no text)"
    return sentence(words if len(words) <= 90 else f"{words[:88].rstrip()} …")
