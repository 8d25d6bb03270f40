"""How many people were reached? The bounds with their caveat in words, and the ranges of accounts and partners."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from partnerboard.insights.reach import Part, Reach, combined
from partnerboard.metrics import format as written
from partnerboard.scope import View
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import Names, account, few, listed, platform, plural, sentence

RANGES = (
    Column("label", "Who", on_phone=True),
    Column("low", "At least", kind="number", write=written.full, on_phone=True),
    Column("high", "At most", kind="number", write=written.full, on_phone=True),
    Column("estimate", "If audiences were independent", kind="number", write=written.full),
    Column("basis", "From"),
)


def told(found: Reach) -> str:
    """The figure with its caveat, ready to stand on a page."""
    counted = [part for part in found.parts if part.at_least is not None]
    if found.at_least is None:
        return "No file of this view reports how many people were reached."
    words = [f"{sentence(found.bounds)} people{_source(counted)}."]
    if found.at_least != found.at_most:
        words.append(_caveat(counted))
    if found.estimate is not None and found.universe is not None and len(counted) > 1:
        words.append(
            f"About {written.full(round(found.estimate))} of the agreed audience of {written.full(found.universe)} if "
            "audiences were independent; partners in one field overlap more, so the truth lies below."
        )
    return " ".join([*words, *_left_out(found.parts)])


def by_account(found: Reach, names: Names) -> pd.DataFrame:
    """label, low, high, estimate, basis, colour: the range of each account that reports reach."""
    return pd.DataFrame(
        [
            {
                "label": account(_owner(part, found.parts, names), part.platform_id),
                "low": part.at_least,
                "high": part.at_most,
                "estimate": None,
                "basis": _basis(part),
                "colour": names.colour(part.partner_ids[0]) if len(part.partner_ids) == 1 else None,
            }
            for part in found.parts
            if part.at_least is not None
        ]
    )


def by_partner(found: Reach, view: View, names: Names) -> pd.DataFrame:
    """The same for each partner: its own accounts and the joint ones it shares."""
    rows: list[dict[str, Any]] = []
    for partner_id in view.partner_ids:
        parts = found.parts_of(partner_id)
        bounds = combined(parts, found.universe)
        if bounds.at_least is not None:
            rows.append(
                {
                    "label": names.name(partner_id),
                    "low": bounds.at_least,
                    "high": bounds.at_most,
                    "estimate": bounds.estimate,
                    "basis": plural(sum(part.at_least is not None for part in parts), "account"),
                    "colour": names.colour(partner_id),
                }
            )
    return pd.DataFrame(rows)


def _source(counted: Sequence[Part]) -> str:
    if len(counted) != 1:
        return ""
    name = account(counted[0].account_name, counted[0].platform_id)
    return f", as {name} reports for the period" if counted[0].is_period_figure else f" on {name}"


def _caveat(counted: Sequence[Part]) -> str:
    if len(counted) == 1:
        return (
            "The same person may see several posts: at least the largest post's audience, at most all of them together."
        )
    return (
        "The same person may see several posts and follow several accounts, so their figures are not added up: the "
        "lower number is the largest single part, the upper one is reached only if nobody was counted twice."
    )


def _left_out(parts: Sequence[Part]) -> list[str]:
    """Whose platform reports no reach: by platform, since accounts are many and people are not for naming."""
    silent = [part for part in parts if part.at_least is None]
    if not silent:
        return []
    on = list(dict.fromkeys(platform(part.platform_id) for part in silent))
    return [f"Not included, because no reach is reported: {few_accounts(silent)} on {listed(on)}."]


def few_accounts(parts: Sequence[Part]) -> str:
    """'x', 'x and y', 'five accounts'; one organisation's name is said once."""
    names = list(dict.fromkeys(part.account_name for part in parts))
    return few(names, "account") if len(parts) == len(names) else plural(len(parts), "account")


def _owner(part: Part, parts: Sequence[Part], names: Names) -> str:
    """The partner's short name where no other account on the platform is the partner's alone, else the account's."""
    alike = [each for each in parts if (each.platform_id, each.partner_ids) == (part.platform_id, part.partner_ids)]
    return names.name(part.partner_ids[0]) if len(alike) == len(part.partner_ids) == 1 else part.account_name


def _basis(part: Part) -> str:
    if part.is_period_figure:
        return "the platform's figure for the period"
    if part.posts_with_reach == part.posts:
        return plural(part.posts, "post")
    return f"{part.posts_with_reach} of {plural(part.posts, 'post')}"
