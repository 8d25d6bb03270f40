"""Our own templates for what no platform exports: posts, days, clicks, interactions, requests, contributions.

Headers are exactly the field names of the templates, in any order; see docs/analysts/exports.md.
"""

from collections.abc import Mapping

from partnerboard.platforms.columns import (
    count,
    day,
    decimal,
    flag,
    moment,
    post_ref,
    signed_count,
    text,
    url,
    when,
    word,
)
from partnerboard.platforms.declaration import Accounts, Basis, Column, DateOrder, ExportKind, Grain

PLATFORMS = {
    "facebook": "facebook", "instagram": "instagram", "linkedin": "linkedin", "x": "x", "twitter": "x",
    "youtube": "youtube", "tiktok": "tiktok", "pinterest": "pinterest", "threads": "threads", "web": "web",
}  # fmt: skip # the columns of a file side by side
FORMATS = ("photo", "carousel", "short_video", "video", "link", "text", "story", "document", "poll")
CLASSES = ("promotional", "curated", "educational", "community", "thanks")


def _one_of(field: str, header: str, *words: str) -> Column:
    return word(field, {known: known for known in words}, header, strict=True)


def _account() -> tuple[Column, ...]:
    return word("platform", PLATFORMS, "platform", strict=True), text("handle", "account")


def _template(
    name: str,
    label: str,
    grain: Grain,
    basis: Basis,
    columns: tuple[Column, ...],
    required: tuple[str, ...],
    *,
    filled: tuple[str, ...] | None = None,
    accounts: Accounts = Accounts.MANY_IN_ROWS,
    lacks: tuple[str, ...] = (),
) -> ExportKind:
    return ExportKind(
        id=f"template_{name}",
        label=f"{label} (template '{name}')",
        platform=None,
        grain=grain,
        basis=basis,
        accounts=accounts,
        columns=columns,
        required=required,
        lacks=lacks,
        filled=required if filled is None else filled,
        date_order=DateOrder.EITHER,
        exposures_name="exposures",
        counts_accounts=accounts is Accounts.MANY_IN_ROWS,
    )


def _counts(*names: str) -> tuple[Column, ...]:
    renamed: Mapping[str, str] = {"engagements": "engagements_native"}
    return tuple(count(renamed.get(name, name), name) for name in names)


POSTS = _template(
    "posts",
    "posts",
    Grain.POST,
    Basis.LIFETIME,
    (
        *_account(),
        post_ref("post_id", "post_id"),
        when("published_at", "published_at"),
        url("permalink", "url"),
        text("text", "text"),
        _one_of("content_format", "format", *FORMATS),
        _one_of("content_class", "class", *CLASSES),
        text("tone", "tone"),
        text("custom_label", "label"),
        flag("is_reply", "is_reply"),
        flag("is_share", "is_share"),
        flag("is_paid_partnership", "is_paid_partnership"),
        day("as_of", "as_of"),
        *_counts(
            "exposures", "reach", "reactions", "comments", "shares", "saves", "link_clicks", "all_clicks",
            "engagements", "video_views", "follows", "profile_visits",
        ),
        decimal("watch_seconds", "watch_seconds"),
    ),
    required=("post_id", "platform", "handle", "published_at"),
    filled=("post_id", "platform", "handle"),
    lacks=("interaction_id",),
)  # fmt: skip # the columns of a file side by side

ACCOUNT_DAYS = _template(
    "account_days",
    "days of accounts",
    Grain.ACCOUNT_DAY,
    Basis.DAILY,
    (
        *_account(),
        day("day", "date"),
        *_counts(
            "exposures", "reach", "reactions", "comments", "shares", "saves", "engagements", "link_clicks", "followers",
            "profile_visits", "video_views",
        ),
        signed_count("follows", "follows"),
        signed_count("unfollows", "unfollows"),
    ),
    required=("day", "platform", "handle"),
    lacks=("post_id", "interaction_id"),
)  # fmt: skip # the columns of a file side by side

ACCOUNT_PERIODS = _template(
    "account_periods",
    "reach over periods",
    Grain.ACCOUNT_PERIOD,
    Basis.WINDOW,
    (*_account(), day("period_from", "from"), day("period_to", "to"), count("reach", "reach")),
    required=("period_from", "period_to", "platform", "handle", "reach"),
)

LINK_CLICKS = _template(
    "link_clicks",
    "clicks on tracked links",
    Grain.LINK_CLICK_DAY,
    Basis.DAILY,
    (url("link", "link"), day("day", "date"), count("clicks", "clicks"), count("scans", "scans")),
    required=("link", "day", "clicks"),
    filled=("link", "day"),
    accounts=Accounts.NOBODY,
)

INTERACTIONS = _template(
    "interactions",
    "interactions",
    Grain.INTERACTION,
    Basis.LOG,
    (
        *_account(),
        text("interaction_id", "interaction_id"),
        post_ref("post_id", "post_id"),
        _one_of("kind", "kind", "comment", "mention", "message", "review"),
        moment("occurred_at", "occurred_at"),
        text("author", "author"),
        count("author_followers", "author_followers"),
        text("text", "text"),
        _one_of("sentiment", "sentiment", "positive", "neutral", "negative"),
        flag("needs_response", "needs_response"),
        moment("responded_at", "responded_at"),
        text("responder", "responder"),
        text("department", "department"),
        flag("is_significant", "significant"),
    ),
    required=("interaction_id", "platform", "kind", "occurred_at"),
)

REQUESTS = _template(
    "requests",
    "requests between partners",
    Grain.REQUEST,
    Basis.LOG,
    (
        text("request_id", "request_id"),
        text("initiative", "initiative"),
        text("from_organisation", "from_organisation"),
        text("to_organisation", "to_organisation"),
        text("kind", "kind"),
        moment("opened_at", "opened_at"),
        moment("due_at", "due_at"),
        moment("first_response_at", "first_response_at"),
        moment("closed_at", "closed_at"),
        text("outcome", "outcome"),
    ),
    required=("request_id", "from_organisation", "to_organisation", "kind", "opened_at"),
    accounts=Accounts.NOBODY,
)

CONTRIBUTIONS = _template(
    "contributions",
    "contributions of partners",
    Grain.CONTRIBUTION,
    Basis.LOG,
    (
        text("contribution_id", "contribution_id"),
        text("initiative", "initiative"),
        text("partner", "partner"),
        _one_of("kind", "kind", "cash", "labour", "infrastructure", "media", "goods"),
        day("covers_from", "covers_from"),
        day("covers_to", "covers_to"),
        decimal("quantity", "quantity"),
        text("unit", "unit"),
        decimal("unit_rate", "unit_rate"),
        decimal("amount", "amount"),
        text("currency", "currency"),
        text("valuation_basis", "valuation_basis"),
        flag("agreed", "agreed"),
    ),
    required=(
        "contribution_id", "initiative", "partner", "kind", "covers_from", "covers_to", "amount", "currency",
        "valuation_basis",
    ),
    accounts=Accounts.NOBODY,
)  # fmt: skip # the columns of a file side by side

KINDS = (POSTS, ACCOUNT_DAYS, ACCOUNT_PERIODS, LINK_CLICKS, INTERACTIONS, REQUESTS, CONTRIBUTIONS)
