"""Who does what better, and is the difference real? Group names, the answer, and the rows of dots and panels."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from partnerboard.insights.comparison import Comparison, Difference, Dimension, Group, Per
from partnerboard.insights.reach import Reach, combined
from partnerboard.metrics import format as written
from partnerboard.metrics.catalogue import metric
from partnerboard.scope import View
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.words import Names, listed, sentence

DIMENSIONS = {
    Dimension.PARTNER: "Partners",
    Dimension.PLATFORM: "Platforms",
    Dimension.FORMAT: "Formats",
    Dimension.CLASS: "Kinds of content",
    Dimension.OPERATOR: "In-house or agency",
    Dimension.DEPARTMENT: "Departments",
}
METRICS = ("eng_core", "exposures", "reactions", "comments", "shares", "saves", "link_clicks")
PER = {Per.EXPOSURES: "per 1,000 exposures", Per.FOLLOWERS: "per post and 1,000 followers", Per.POST: "per post"}

GROUPS = (
    Column("label", "Group", kind="partner", on_phone=True),
    Column("value", "Rate", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("interval", "95 % interval", kind="number"),
    Column("difference", "Against all others", on_phone=True),
    Column("median", "Typical post", kind="number", write=written.compact),
    Column("n", "Posts", kind="number", write=written.full),
    Column("left_out", "Posts without the number", kind="number", write=written.full),
)
WEEKS = (
    Column("label", "Group", on_phone=True),
    Column("week_start", "Week of", write=written.day, on_phone=True),
    Column("value", "Rate", kind="number", write=written.compact, on_phone=True),
)
REACH = (
    Column("label", "Partner", kind="partner", on_phone=True),
    Column("low", "At least", kind="number", write=written.full, on_phone=True),
    Column("high", "At most", kind="number", write=written.full, on_phone=True),
)


def namer(dimension: Dimension, names: Names, platforms: dict[str, str]) -> Callable[[str], str]:
    """How a group of this dimension is called."""
    if dimension is Dimension.PARTNER:
        return names.name
    if dimension is Dimension.PLATFORM:
        return lambda group_id: platforms.get(group_id, group_id)
    return lambda group_id: sentence(group_id.replace("_", " "))


def measure(found: Comparison) -> str:
    """What is compared, in words: 'core engagements per 1,000 exposures'."""
    return f"{metric(found.metric_code).label.lower()} {PER[found.per]}"


def answer(found: Comparison, name: Callable[[str], str]) -> str:
    """Which groups differ clearly, or that none does."""
    judged = [group for group in found.groups if group.difference is not Difference.TOO_FEW]
    if not judged:
        return f"There are not enough posts to compare {measure(found)}: each side needs at least eight."
    higher = [name(group.group_id) for group in judged if group.difference is Difference.HIGHER]
    lower = [name(group.group_id) for group in judged if group.difference is Difference.LOWER]
    if not higher and not lower:
        return f"There is no clear difference in {measure(found)}: the intervals overlap too much to name a winner."
    told = []
    if higher:
        told.append(f"{listed(higher)} {'does' if len(higher) == 1 else 'do'} clearly better than the others")
    if lower:
        told.append(f"{listed(lower)} clearly {'lower' if higher else 'do lower than the others'}")
    return f"In {measure(found)}, {', '.join(told)}."


def rows(found: Comparison, name: Callable[[str], str], names: Names) -> pd.DataFrame:
    """The groups with a rate, the highest first, for dots and table."""
    return pd.DataFrame([_row(group, found, name, names) for group in found.groups if group.rate is not None])


def panels(found: Comparison, name: Callable[[str], str], names: Names) -> pd.DataFrame:
    """label, week_start, value, colour: the weekly rate of the groups that have one, in the order of the dots."""
    parts = []
    for group in found.groups:
        weeks = found.weeks[found.weeks["group_id"] == group.group_id]
        if group.rate is not None and len(weeks):
            parts.append(
                pd.DataFrame(
                    {
                        "label": name(group.group_id),
                        "week_start": weeks["week_start"],
                        "value": weeks["rate"],
                        "colour": _colour(group.group_id, found, names),
                    }
                )
            )
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def caveats(found: Comparison) -> str:
    """What to bear in mind with this comparison."""
    told = ["The line around each dot holds the true rate in nineteen cases of twenty."]
    without = sum(group.posts_without_value for group in found.groups)
    if without:
        told.append(f"{written.full(without)} posts lack the number and are left out, not counted as zero.")
    if found.dimension is Dimension.OPERATOR:
        told.append("Who runs an account does not choose its budget or approvals; young accounts flatter rates.")
    if found.dimension is Dimension.PLATFORM:
        told.append("Platforms define these numbers differently.")
    if len(found.groups) > 10:
        told.append("With so many groups, about one in twenty would look different by chance.")
    return " ".join(told)


def reach_by_partner(found: Reach, view: View, names: Names) -> pd.DataFrame:
    """Bounds of each partner's reach: its own accounts and the joint ones it shares."""
    listed_rows = []
    for partner_id in view.partner_ids:
        bounds = combined(found.parts_of(partner_id), found.universe)
        if bounds.at_least is not None:
            listed_rows.append(
                {
                    "label": names.name(partner_id),
                    "low": bounds.at_least,
                    "high": bounds.at_most,
                    "estimate": bounds.estimate,
                    "colour": names.colour(partner_id),
                }
            )
    return pd.DataFrame(listed_rows)


def _row(group: Group, found: Comparison, name: Callable[[str], str], names: Names) -> dict[str, Any]:
    return {
        "label": name(group.group_id),
        "value": group.rate,
        "low": group.low,
        "high": group.high,
        "interval": "–" if group.low is None else f"{written.compact(group.low)} to {written.compact(group.high)}",
        "difference": str(group.difference),
        "median": group.median,
        "n": group.posts,
        "n_unit": "posts",
        "left_out": group.posts_without_value,
        "colour": _colour(group.group_id, found, names),
    }


def _colour(group_id: str, found: Comparison, names: Names) -> int | None:
    return names.colour(group_id) if found.dimension is Dimension.PARTNER else None
