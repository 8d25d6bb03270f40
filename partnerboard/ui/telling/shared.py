"""What a visitor of a link is told: for whom it was made, what it leaves out, what happened, what was kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from partnerboard.insights.partners import Mentions, Resources, Share
from partnerboard.insights.workspace import Partner
from partnerboard.metrics import format as written
from partnerboard.scope import OTHERS, Scope
from partnerboard.sharing.links import Link
from partnerboard.ui.cards import Card
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import partner
from partnerboard.ui.telling.words import Names, listed, plural, sentence

EVENTS = (
    Column("day", "Day", kind="day", write=written.day, on_phone=True),
    Column("title", "What happened", on_phone=True),
    Column("note", "More"),
)
NOT_HELD = (
    "Posts that no rule of the agreement claims are credited to nobody: they exist, and no number here contains them."
)


def foot(link: Link, partner_name: str) -> str:
    """For whom the link was made and until when. `partner_name` is '' for a link of everybody."""
    whom = partner_name or "everyone in this partnership"
    draft = "This is a preview: nobody outside can open it yet. " if link.state == "draft" else ""
    return f"{draft}This link was made for {whom} and works until {written.day(link.expires_at_utc.date())}."


def bounds(scope: Scope) -> str:
    """The days that a scope is narrowed to; '' where it is not."""
    if scope.since and scope.until:
        return f"This link shows {written.period(scope.since, scope.until)} and nothing before or after."
    if scope.since:
        return f"This link shows nothing before {written.day(scope.since)}."
    if scope.until:
        return f"This link shows nothing after {written.day(scope.until)}."
    return ""


def left_out(scope: Scope) -> str:
    """What the targets of a link leave out, whether there is any or not: saying so tells nothing about it."""
    kept = []
    if not scope.shows_others:
        kept.append("targets that count other partners")
    if not scope.shows_costs:
        kept.append("costs")
    if scope.since:
        kept.append(f"targets that begin before {written.day(scope.since)}")
    return sentence(f"{listed(kept)} are not part of this link.") if kept else ""


def happened(events: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The events up to a day, the newest first."""
    seen: pd.DataFrame = events[events["day"].dt.date <= as_of]
    return seen.iloc[::-1]


def plan_kept(rules: pd.DataFrame, names: Names) -> str:
    """What was published of what was planned, over the complete weeks: 'Meridian kept 41 of 56 planned posts …'."""
    told = []
    for partner_id, of_partner in rules.groupby("partner_id"):
        planned, kept = float(of_partner["planned"].sum()), float(of_partner["kept"].sum())
        if planned:
            told.append(
                f"{names.name(str(partner_id))} published {written.full(kept, 1)} of {written.full(planned, 1)} "
                f"planned posts ({written.percent(kept / planned, 0)})"
            )
    if not told:
        return "No complete week of a plan has passed yet."
    weeks = plural(int(rules["weeks"].max()), "complete week")
    return f"{listed(told)} in {weeks}; a good week does not repay a missed one."


def publishing(everyone: Sequence[Partner]) -> list[Partner]:
    """The partners of the link that earn credit: those with posts, plans and accounts of their own."""
    return [each for each in everyone if each.earns_credit]


def own(shares: Sequence[Share]) -> list[Share]:
    """What the partners of the link are credited with, each for itself."""
    return [share for share in shares if share.partner_id != OTHERS and not share.is_unattributed]


def naming(found: Sequence[Mentions], scope: Scope) -> str:
    """What is told of who names whom."""
    if found:
        return "Posts of own accounts that name the other's; joint accounts are left out."
    if not scope.shows_others:
        return "Who names whom is about other partners too, and not part of this link."
    return "No file shows yet that partners name each other."


def give_and_get(given: Sequence[Resources], answered: pd.DataFrame, names: Names, currency: str) -> list[Card]:
    """What was put in, where costs are shown, and how fast the public was answered; whose, where there are several."""
    cards = [(each.partner_id, partner.resources(each, currency)) for each in given if each.amount]
    rows = [{str(name): value for name, value in row.items()} for row in answered.to_dict("records")]
    cards += [(str(row["partner_id"]), partner.answers(row)) for row in rows if row["due"]]
    is_one = len({partner_id for partner_id, _ in cards}) == 1
    return [card if is_one else replace(card, age=names.name(partner_id)) for partner_id, card in cards]
