"""Sprout Social about pages beside one's own: their days and their posts, kept to compare with."""

from partnerboard.platforms.columns import count, day, post_ref, signed_count, text, unused, url
from partnerboard.platforms.declaration import Accounts, Basis, Column, ExportKind, Grain
from partnerboard.platforms.linkedin_competitors import USED_FOR
from partnerboard.platforms.sprout import PROFILE, unguarded


def _competitors(id_: str, label: str, basis: Basis, *columns: Column, required: tuple[str, ...]) -> ExportKind:
    return ExportKind(
        id=id_,
        label=label,
        platform=None,
        grain=Grain.COMPETITOR,
        basis=basis,
        accounts=Accounts.MANY_IN_ROWS,
        columns=(
            *PROFILE,
            day("day", "Date"),
            *columns,
            signed_count("engagements_native", "Public Engagements"),
            signed_count("reactions", "Reactions"),
            signed_count("comments", "Comments"),
            signed_count("shares", "Shares"),
        ),
        required=required,
        filled=("day", "platform"),
        prepare=unguarded,
        used_for=USED_FOR,
    )


DAYS = _competitors(
    "sprout_competitor_days",
    "a Sprout Social Competitor Performance report",
    Basis.DAILY,
    count("followers", "Audience"),
    signed_count("net_follows", "Net Audience Growth"),
    count("posts_published", "Published Posts"),
    unused("% Audience Growth", field="growth_rate"),
    unused("Public Engagements per Post", "Top Hashtags by Lifetime Public Engagements"),
    unused("Published Carousels", "Published Videos", "Published Photos", "Published Links", "Published Text"),
    required=("growth_rate", "engagements_native", "platform", "account_name", "day"),
)

POSTS = _competitors(
    "sprout_competitor_posts",
    "a Sprout Social Competitor Posts report",
    Basis.LIFETIME,
    post_ref("post", "Post ID"),
    url("address", "Link"),
    text("content_type", "Content Type"),
    unused("Linked Content", field="linked"),
    unused("Post", "Post Type"),
    required=("linked", "engagements_native", "post", "platform", "account_name", "day"),
)

KINDS = (DAYS, POSTS)
