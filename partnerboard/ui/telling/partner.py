"""What does this partner bring, and keep? Its answer, its cards, and everyone's share beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from partnerboard.insights.partners import Resources, Share
from partnerboard.insights.scorecard import Scorecard, TargetResult, label
from partnerboard.insights.workspace import DataAge
from partnerboard.metrics import format as written
from partnerboard.pacing.status import Status
from partnerboard.ui.cards import Card
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import targets
from partnerboard.ui.telling.words import Names, guide, how_many, in_sentence, listed, plural

SHARES = (
    Column("label", "Partner", kind="partner", on_phone=True),
    Column("posts", "Posts credited", kind="number", write=lambda posts: written.full(posts, 1), on_phone=True),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("share_of_exposures", "Share of exposures", kind="number", write=written.percent),
    Column("eng_core", "Core engagements", kind="number", write=written.compact, full=written.full),
    Column("share_of_engagements", "Share of engagements", kind="number", write=written.percent),
    Column("engagement_rate", "Engagements per exposure", kind="number", write=lambda rate: written.percent(rate, 2)),
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
        share=next((share for share in shares if share.partner_id == partner_id and share.posts_counted), None),
        resources=next((found for found in resources if found.partner_id == partner_id and found.amount), None),
        results=tuple(result for result in card.results if result.target.partner_id == partner_id),
        kept=float(rules["kept"].sum()) / planned if planned else None,
        answers={str(key): value for key, value in told[0].items()} if told else None,
        currency=currency,
    )


def answer(shown: Picture) -> str:
    """What the partner earns beside what it put in, and how its own targets stand."""
    if shown.share is None:
        return f"{shown.name} is credited with no post in this view; {_targets(shown)}."
    earned = [
        f"{written.percent(share)} of {what}"
        for share, what in (
            (shown.share.share_of_exposures, "exposures"),
            (shown.share.share_of_engagements, "engagements"),
        )
        if share is not None
    ]
    posts = plural(shown.share.posts_counted, "post")
    told = f"{shown.name} earns {listed(earned)}" if earned else f"No file reports numbers for {shown.name}'s {posts}"
    if earned and shown.resources is not None and shown.resources.share_of_resources is not None:
        told += f" for {written.percent(shown.resources.share_of_resources, 0)} of the agreed resources"
    return f"{told}; {_targets(shown)}."


def cards(shown: Picture) -> list[Card]:
    """Up to seven numbers: what is credited, how well it works, what was put in, what was kept."""
    found = [] if shown.share is None else results(shown.share)
    if shown.resources is not None:
        found.append(resources(shown.resources, shown.currency))
    if shown.kept is not None:
        found.append(
            Card(
                "Plan kept",
                written.percent(shown.kept, 0),
                share=shown.kept,
                due=1.0,
                change="of planned posts, week by week; a good week does not repay a missed one",
                href=guide("adherence"),
            )
        )
    if shown.answers is not None and shown.answers["due"]:
        found.append(answers(shown.answers))
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


def ages_of(ages: Sequence[DataAge], name: str) -> list[DataAge]:
    """The data ages of the accounts a partner stands behind."""
    return [age for age in ages if name in age.partner_names.split(", ")]


def _targets(shown: Picture) -> str:
    if not shown.results:
        return "no target of its own is agreed"
    off = [result for result in shown.results if result.status in targets.OFF_COURSE]
    if len(shown.results) == 1:
        return f"its one target, {in_sentence(label(shown.results[0]))}, {_state(shown.results[0].status)}"
    count = plural(len(shown.results), "target")
    if off:
        return f"of its {count}, {listed([_counted(status, off) for status in _states(off)])}"
    judged = [result for result in shown.results if result.status.is_verdict]
    if not judged:
        return f"nothing can be said yet about its {count}"
    if len(judged) < len(shown.results):
        return f"{how_many(len(judged))} of its {count} {'is' if len(judged) == 1 else 'are'} on course"
    return f"its {count} are on course"


def _state(status: Status) -> str:
    """'is behind', 'was missed', 'cannot be judged yet'."""
    if not status.is_verdict:
        return "cannot be judged yet"
    return f"{'was' if status in (Status.MET, Status.MISSED) else 'is'} {status}"


def _states(results: Sequence[TargetResult]) -> list[Status]:
    return list(dict.fromkeys(result.status for result in results))


def _counted(status: Status, results: Sequence[TargetResult]) -> str:
    count = sum(result.status is status for result in results)
    verb = ("was" if count == 1 else "were") if status is Status.MISSED else ("is" if count == 1 else "are")
    return f"{how_many(count)} {verb} {status}"


def results(share: Share) -> list[Card]:
    """What is credited to a partner, as cards."""
    posts = share.posts_counted
    return [
        Card(
            "Posts credited",
            written.full(share.posts, 1),
            unit="posts",
            change=f"from {plural(posts, 'post')}; joint posts are shared",
            href=guide("posts_published"),
        ),
        Card(
            "Exposures",
            written.compact(share.exposures),
            value_in_full=written.full(share.exposures),
            unit="times shown",
            change=_of_all("exposures", share.exposures, share.share_of_exposures, share.posts_with_exposures, posts),
            href=guide("exposures"),
        ),
        Card(
            "Core engagements",
            written.compact(share.eng_core),
            value_in_full=written.full(share.eng_core),
            unit="actions",
            change=_of_all(
                "engagements",
                share.eng_core,
                share.share_of_engagements,
                share.posts_with_eng_core,
                share.posts_counted,
            ),
            href=guide("eng_core"),
        ),
        Card(
            "Engagement rate",
            written.percent(share.engagement_rate, 2),
            change="core engagements per exposure, on posts that report both",
            href=guide("eri_core"),
        ),
    ]


def _of_all(what: str, value: float | None, share: float | None, reporting: int, posts: int) -> str:
    if value is None:
        return "no file reports them"
    told = "" if share is None else f"{written.percent(share)} of all {what}"
    source = "" if reporting == posts else f"from the {how_many(reporting)} of {posts} posts that report it"
    return ", ".join(filter(None, [told, source]))


def resources(given: Resources, currency: str) -> Card:
    """What a partner put in, beside what it earned where the sums of all are shown."""
    told = ""
    if given.share_of_resources is not None:
        told = f"{written.percent(given.share_of_resources, 0)} of what all partners give"
    if told and given.share_of_engagements is not None:
        told += f", for {written.percent(given.share_of_engagements)} of the engagements that count"
    spent = given.cost_per_engagement
    return Card(
        "Resources agreed",
        written.money(given.amount, currency),
        change=told,
        target="" if spent is None else f"{written.money(spent, currency)} for each engagement so far",
        href=guide("contribution"),
    )


def answers(told: Mapping[str, Any]) -> Card:
    """How fast a partner answers the public, out of a row of ``together/answers``."""
    agreed = told["agreed_minutes"]
    return Card(
        "Median answer time",
        written.duration(told["median_minutes_due"] * 60),
        target="" if pd.isna(agreed) else f"agreed: within {written.duration(agreed * 60)}",
        change=f"{int(told['answered'])} messages answered, {int(told['due'])} due; an unanswered one counts as late",
        href=guide("response_minutes_median"),
    )
