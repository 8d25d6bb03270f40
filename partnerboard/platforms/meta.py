"""How Meta Business Suite writes its content exports: Facebook posts, Instagram posts and reels, Instagram stories.

One file mixes languages: headers of both stand side by side, and of each row only one of the two cells is filled.
Rows leave out empty cells at the end, posts are repeated in parts, and times are those of California for everyone.
"""

from functools import partial

from partnerboard.errors import UnknownLayout
from partnerboard.platforms.columns import count, decimal, flag, id_, link, moment, post_ref, text, unused, word
from partnerboard.platforms.declaration import Accounts, Answers, Basis, Column, ExportKind, Grain, Repeats
from partnerboard.platforms.names import FileName
from partnerboard.platforms.tables import Table, plain, texts

_ZONE = "America/Los_Angeles"
_PERIOD = ("Date", "Datum")
_FILE_NAME = FileName(r"^(?P<since>[A-Z][a-z]{2}-\d\d-\d{4})_(?P<until>[A-Z][a-z]{2}-\d\d-\d{4})_\d+")

_FORMATS = {
    "Photos": "photo", "Foton": "photo", "Photo": "photo", "IG image": "photo", "IG-bild": "photo",
    "Videos": "video", "Videor": "video", "Video": "video", "IG video": "video", "IG-video": "video",
    "Live": "video", "Live videos": "video", "Livevideor": "video",
    "Reels": "short_video", "Reel": "short_video", "IG reel": "short_video", "IG-reel": "short_video",
    "IG carousel": "carousel", "IG-carousel": "carousel", "IG-karusell": "carousel", "Multi media": "carousel",
    "Links": "link", "Länkar": "link", "Text": "text", "Status": "text",
    "IG story": "story", "IG-story": "story", "IG-händelse": "story", "Stories": "story",
}  # fmt: skip # a platform's words side by side


def _refuse_days(table: Table, _answers: Answers) -> Table:
    """The look-alike with one row per post and day prints a date where this export prints the word 'Lifetime'."""
    at = next((place for place, header in enumerate(table.header) if plain(header) in map(plain, _PERIOD)), None)
    for place, printed in enumerate(texts(table.lines, at) if at is not None else ()):
        if printed[:1].isdigit():
            line_no = table.lines[place].line_no
            raise UnknownLayout(
                f"Each post is in this file once per day (line {line_no} is for {printed}), not once in all.",
                "Export the posts from Insights › Content: there the column 'Date' says 'Lifetime'.",
                code="per_day_rows",
            )
    return table


def _shared(*publish_time: str) -> tuple[Column, ...]:
    """What all three exports print alike."""
    return (
        moment("published_at", *publish_time),
        link("permalink", "Permalink", "Permalänk"),
        text("text", "Description", "Beskrivning"),
        word("content_format", _FORMATS, "Post type", "Inläggstyp"),
        count("reach", "Reach", "Räckvidd", "Viewers", "Tittare"),
        unused(*_PERIOD),
        unused("Duration (sec)", "Duration (secs)", "Varaktighet (sek)", "Data comment", "Datakommentar"),
    )


_posts = partial(
    ExportKind,
    grain=Grain.POST,
    basis=Basis.LIFETIME,
    accounts=Accounts.MANY_IN_ROWS,
    filled=("post_id", "published_at"),
    is_ragged=True,
    zone=_ZONE,
    times_are_local=True,
    repeats=Repeats.MERGED,
    exposures_name="views",
    file_name=_FILE_NAME,
    prepare=_refuse_days,
)

_FACEBOOK = _posts(
    id="meta_facebook_posts",
    label="Facebook posts (Meta Business Suite)",
    platform="facebook",
    columns=(
        id_("native_id", "Page ID", "Sid-id"),
        text("account_name", "Page name", "Sidnamn"),
        post_ref("post_id", "Post ID", "Publicerings-id"),
        *_shared("Publish time", "Publiceringstid"),
        text("title", "Title", "Titel"),
        text("custom_label", "Custom labels", "Anpassade etiketter"),
        flag("is_share", "Is share", "Delat"),
        count("exposures", "Views", "Visningar", "Impressions", "Exponeringar"),
        count("engagements_native", "Reactions, Comments and Shares", "Reaktioner, kommentarer och delningar"),
        count("reactions", "Reactions", "Reaktioner"),
        count("comments", "Comments", "Kommentarer"),
        count("shares", "Shares", "Delningar"),
        count("all_clicks", "Total clicks", "Totalt antal klick"),
        count("link_clicks", "Link Clicks", "Länkklick"),
        count("video_views", "3-second video views", "3-sekunders videovisningar"),
        decimal("watch_seconds", "Seconds viewed", "Sekunder visad"),
        count("negative_feedback", "Negative feedback from users", "Negativ feedback från användare"),
        *(
            count("negative_feedback_part", f"{whole}: {part}", adds=True)
            for whole in ("Negative feedback from users", "Negativ feedback från användare")
            for part in ("Hide", "Hide all", "Dölj", "Dölj alla")
        ),
    ),
    required=("native_id", "post_id", "published_at", "permalink", "exposures"),
)

_INSTAGRAM_COLUMNS = (
    id_("native_id", "Account ID", "Konto-id"),
    text("handle", "Account username", "Kontots användarnamn"),
    text("account_name", "Account name", "Kontonamn"),
    id_("post_id", "Post ID", "Publicerings-id"),
    *_shared("Publish time", "Publiceringstid"),
    count("exposures", "Views", "Visningar", "Impressions", "Exponeringar"),
    count("reactions", "Likes", "Gilla-markeringar"),
    count("shares", "Shares", "Delningar"),
    count("follows", "Follows", "Följer"),
)

_INSTAGRAM = _posts(
    id="meta_instagram_posts",
    label="Instagram posts and reels (Meta Business Suite)",
    platform="instagram",
    columns=(
        *_INSTAGRAM_COLUMNS,
        count("comments", "Comments", "Kommentarer"),
        count("saves", "Saves", "Sparade objekt"),
        count("video_views", "Plays", "Uppspelningar"),
    ),
    required=("saves", "native_id", "post_id", "published_at", "permalink", "exposures"),
)

_STORIES = _posts(
    id="meta_instagram_stories",
    label="Instagram stories (Meta Business Suite)",
    platform="instagram",
    columns=(
        *_INSTAGRAM_COLUMNS,
        count("comments", "Replies", "Svar"),
        count("profile_visits", "Profile visits", "Profilbesök"),
        count("link_clicks", "Link clicks", "Länkklick"),
        unused("Navigation", "Navigering", field="navigation"),
        unused("Sticker taps", "Tryck på dekaler"),
    ),
    required=("navigation", "native_id", "post_id", "published_at", "permalink", "exposures"),
    constants={"content_format": "story"},
)

KINDS = (_FACEBOOK, _INSTAGRAM, _STORIES)
