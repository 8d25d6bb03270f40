"""What a partner did: its weeks beside the plan, its accounts, whom it names and who names it, its best posts."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from partnerboard.insights.partners import Mentions
from partnerboard.metrics import format as written
from partnerboard.scope import View
from partnerboard.ui.tables import Column
from partnerboard.ui.telling import posts as posts_told
from partnerboard.ui.telling.words import Names, To, platform

BALANCED_WITHIN = 0.2
BEST = 5
"""So many posts are shown of a partner."""

WEEKS = (
    Column("week_start", "Week of", kind="day", write=written.day, on_phone=True),
    Column("value", "Exposures", kind="number", write=written.full, on_phone=True),
)
PLAN = (
    Column("week_start", "Week of", kind="day", write=written.day, on_phone=True),
    Column("value", "Published", kind="number", write=lambda posts: written.full(posts, 1), on_phone=True),
    Column("expected", "Planned", kind="number", write=lambda posts: written.full(posts, 1), on_phone=True),
)
ACCOUNTS = (
    Column("account_name", "Account", on_phone=True),
    Column("platform", "Platform", on_phone=True),
    Column("account_kind", "Kind"),
    Column("operator_name", "Run by"),
    Column("followers", "Followers", kind="number", write=written.compact, full=written.full),
    Column("posts", "Posts credited", kind="number", write=lambda posts: written.full(posts, 1)),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("kept", "Plan kept", kind="number", write=lambda share: written.percent(share, 0)),
    Column("data_through", "Data through", kind="day", write=written.day),
)
MENTIONS = (
    Column("label", "With", kind="partner", on_phone=True),
    Column("given", "Names them", on_phone=True),
    Column("received", "Is named by them", on_phone=True),
    Column("balance", "In words"),
)
POSTS = (
    Column("text", "Post", kind="link", on_phone=True),
    Column("published_on", "Published", kind="day", write=written.day),
    Column("account_name", "Account"),
    Column("platform", "Platform"),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("eng_core", "Engagements", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("times_usual", "Times usual", kind="number", write=lambda times: f"{times:.1f} ×"),
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


def account_rows(accounts: pd.DataFrame, adherence: pd.DataFrame, partner_id: str) -> pd.DataFrame:
    """The accounts behind the partner, with how far each kept its own plan."""
    theirs = accounts[accounts["partner_id"] == partner_id].copy()
    rules = adherence[adherence["partner_id"] == partner_id].groupby("account_id")[["kept", "planned"]].sum()
    theirs["kept"] = theirs["account_id"].map(rules["kept"] / rules["planned"].where(rules["planned"] > 0))
    theirs["platform"] = theirs["platform_id"].map(platform)
    return theirs


def mention_rows(found: Sequence[Mentions], partner_id: str, names: Names) -> pd.DataFrame:
    """How often the partner names each other partner and is named by it."""
    return pd.DataFrame(
        [
            {
                "label": names.name(pair.to_partner_id),
                "colour": names.colour(pair.to_partner_id),
                "given": f"in {pair.given} of {pair.out_of} posts",
                "received": f"in {pair.received} of {pair.received_out_of} posts",
                "balance": _balance(pair),
            }
            for pair in found
            if pair.from_partner_id == partner_id
        ]
    )


def best_posts(posts: pd.DataFrame, to: To) -> pd.DataFrame:
    """The posts of one partner with most engagements; none where no file reports engagements."""
    theirs = posts[posts["eng_core"].notna()].copy()
    theirs["text"] = [posts_told.short(text) for text in theirs["text"]]
    theirs["href"] = [to("posts", post=post_id) for post_id in theirs["post_id"]]
    theirs["platform"] = theirs["platform_id"].map(platform)
    return theirs


def _balance(pair: Mentions) -> str:
    if pair.balance is None:
        return "neither names the other"
    if pair.balance > BALANCED_WITHIN:
        return "gives more than it gets"
    return "gets more than it gives" if pair.balance < -BALANCED_WITHIN else "balanced"
