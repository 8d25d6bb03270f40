"""How Facebook Page Insights wrote its exports until 2022: posts and days of a page, as CSV and as XML workbook.

Headers are titles or, in some workbooks, API keys. The line below the header explains it, and only that tells
"Total Count" from "Unique Users" where a title is printed twice. In workbooks the explanation stands in the first
column of the sheets that break a figure down, and likes, comments and shares are on such sheets alone.
"""

from collections.abc import Sequence

from partnerboard.platforms.columns import count, day, link, moment, post_ref, text, unused, word
from partnerboard.platforms.declaration import Accounts, Basis, Column, DateOrder, ExportKind, Finder, Grain, Repeats
from partnerboard.platforms.names import FileName
from partnerboard.platforms.tables import Line, Table, plain

_ZONE = "America/Los_Angeles"
_DAYS = r"(?:(?P<since>\d{4}-\d\d-\d\d) - (?P<until>\d{4}-\d\d-\d\d)|(?P<exported>\d{4}-\d\d-\d\d))"
_COUNTED = "(Total Count)"

_FORMATS = {
    "Link": "link", "Photo": "photo", "Video": "video", "SharedVideo": "video", "Status": "text", "Note": "text",
    "Lien": "link", "Event": "link", "Offer": "link", "Music": "link", "Swf": "video",
}  # fmt: skip # a platform's words side by side

_IDENTITY = (
    post_ref("post_id", "Post ID"),
    link("permalink", "Permalink"),
    text("text", "Post Message"),
    word("content_format", _FORMATS, "Type"),
    moment("published_at", "Posted"),
    unused("Countries", "Languages", "Audience Targeting", "Content Tags"),
)

_REST_OF_SHEET = unused(
    "Permalink", "Post Message", "Type", "Countries", "Languages", "Posted", "Audience Targeting",
    "like", "comment", "share", "other", "link clicks", "other clicks", "photo view", "video play",
)  # fmt: skip # a platform's words side by side


def _breakdown(explained: str, *values: str) -> Finder:
    """A finder of the sheet whose Description says `explained`, counted in total and not in people."""

    def find(sheet: str, lines: Sequence[Line]) -> list[Table]:
        header = tuple(map(plain, lines[0].cells)) if lines else ()
        if header[:2] != ("description", "post id") or not set(header).intersection(values):
            return []
        said = next((line.cells[0] for line in lines[1:] if line.cells and line.cells[0].strip()), "")
        if explained.casefold() not in said.casefold() or _COUNTED.casefold() not in said.casefold():
            return []
        return [Table(sheet, lines[0].cells[1:], [Line(line.line_no, line.cells[1:]) for line in lines[1:]])]

    return find


def _sheet_of_posts(id_: str, label: str, finder: Finder, *columns: Column) -> ExportKind:
    return ExportKind(
        id=id_,
        label=label,
        platform="facebook",
        grain=Grain.POST,
        basis=Basis.LIFETIME,
        accounts=Accounts.ONE_IN_ROWS,
        columns=(post_ref("post_id", "Post ID"), *columns, _REST_OF_SHEET),
        required=("post_id",),
        filled=("post_id",),
        finder=finder,
        zone=_ZONE,
        times_are_local=True,
        repeats=Repeats.MERGED,
        supplements="facebook_insights_posts",
    )


_POSTS = ExportKind(
    id="facebook_insights_posts",
    label="Facebook posts (Page Insights, post level)",
    platform="facebook",
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.ONE_IN_ROWS,
    columns=(
        *_IDENTITY,
        count("exposures", "Lifetime Post Total Impressions", "post_impressions:lifetime"),
        count("reach", "Lifetime Post Total Reach", "post_impressions_unique:lifetime"),
        count("reactions", "Lifetime Post Stories by action type - like"),
        count("comments", "Lifetime Post Stories by action type - comment"),
        count("shares", "Lifetime Post Stories by action type - share"),
        count(
            "all_clicks",
            "Lifetime Post Consumptions",
            "Lifetime Matched Audience Targeting Consumptions on Post",
            "post_consumptions:lifetime",
        ),
        count("link_clicks", "Lifetime Post Consumptions by type - link clicks"),
        count("video_views", "Lifetime Total Video Views", described=_COUNTED),
        count("video_views_part", "Lifetime Organic Video Views", described=_COUNTED, adds=True),
        count("video_views_part", "Lifetime Paid Video Views", described=_COUNTED, adds=True),
        count("video_views_part", "post_video_views_organic:lifetime", adds=True),
        count("video_views_part", "post_video_views_paid:lifetime", adds=True),
        count("negative_feedback", "Lifetime Negative Feedback from Users", "post_negative_feedback:lifetime"),
    ),
    required=("exposures", "reach", "post_id", "published_at"),
    filled=("post_id", "published_at"),
    has_descriptions=True,
    zone=_ZONE,
    times_are_local=True,
    repeats=Repeats.MERGED,
    file_name=FileName(
        rf"^Facebook Insights Data Export \((?:Post Level|Video Posts)\) - (?P<account_name>.+?) - {_DAYS}",
        claims_platform=True,
    ),
)

_STORIES = _sheet_of_posts(
    "facebook_insights_post_stories",
    "Facebook post stories by action type (Page Insights)",
    _breakdown("stories created about your Page post", "like", "comment", "share"),
    count("reactions", "like"),
    count("comments", "comment"),
    count("shares", "share"),
)

_CLICKS = _sheet_of_posts(
    "facebook_insights_post_clicks",
    "Facebook post clicks by type (Page Insights)",
    _breakdown("clicks anywhere in your post", "link clicks", "other clicks", "photo view", "video play"),
    count("link_clicks", "link clicks"),
)

_DAYS_OF_PAGE = ExportKind(
    id="facebook_insights_days",
    label="Facebook days (Page Insights, page level)",
    platform="facebook",
    grain=Grain.ACCOUNT_DAY,
    basis=Basis.DAILY,
    accounts=Accounts.IN_NAME,
    columns=(
        day("day", "Date"),
        count("exposures", "Daily Total Impressions", "page_impressions:day"),
        count("reach", "Daily Total Reach", "page_impressions_unique:day"),
        count("all_clicks", "Daily Page consumptions", "page_consumptions:day"),
        count("follows", "Daily New Likes", "page_fan_adds_unique:day"),
        count("unfollows", "Daily Unlikes", "page_fan_removes_unique:day"),
        count("followers", "Lifetime Total Likes", "page_fans:lifetime"),
        count("profile_visits", "Daily Logged-in Page Views", described=_COUNTED),
        count("profile_visits", "page_views_logged_in_total:day"),
        count("video_views", "Daily Total Video Views", "page_video_views:day"),
    ),
    required=("followers", "exposures", "reach", "day"),
    filled=("day",),
    has_descriptions=True,
    date_order=DateOrder.EITHER,  # pages were re-saved by spreadsheets of every country
    file_name=FileName(
        rf"^Facebook Insights Data Export - (?P<account_name>.+?) - {_DAYS}",
        claims_platform=True,
    ),
)

KINDS = (_STORIES, _CLICKS, _POSTS, _DAYS_OF_PAGE)
