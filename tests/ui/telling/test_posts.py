"""Posts in words: the strongest and its ties, silence of files, what claims a post, and what good posts share."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from partnerboard.insights.posts import Factor, Lift, Summary, Verdict
from partnerboard.scope import UNATTRIBUTED
from partnerboard.ui.telling import lifts, posts
from partnerboard.ui.telling.words import Names
from tests.ui.telling import made
from tests.ui.telling.made import plain

NAMES = Names.of(made.PARTNERS)


def why(found: pd.DataFrame) -> str:
    """What is said of the first post."""
    first: dict[Any, Any] = found.to_dict("records")[0]
    return posts.why(first, NAMES)


def test_the_strongest_post_is_told_against_its_accounts_usual() -> None:
    found = made.summary(posts=2, compared=2, standing_out=1, most=2681, times_usual=21.4)

    assert posts.answer(found) == (
        "Two posts in this view; one stands out far above what is usual for the account. The strongest, of 3 Sep 2026 "
        "by Move Well Together on Instagram, had 2,681 core engagements, 21.4 times its account's usual post."
    )


def test_a_single_post() -> None:
    assert posts.answer(made.summary(compared=0, most=1, times_usual=None)) == (
        "One post in this view, too few on each account to say what is usual there. The strongest, of 3 Sep 2026 by "
        "Move Well Together on Instagram, had one core engagement."
    )


def test_no_post_stands_out() -> None:
    assert posts.answer(made.summary(posts=3)).startswith(
        "Three posts in this view; none stands out from what is usual for its account. The strongest, of 3 Sep 2026"
    )


def test_posts_that_share_the_top() -> None:
    assert posts.answer(made.summary(posts=3, most=7, at_the_top=2)).endswith(
        "Two posts share the top with seven core engagements each."
    )


def test_no_file_reports_engagements() -> None:
    silent = made.summary(with_engagements=0, compared=0, most=None, at_the_top=0, times_usual=None)

    assert posts.answer(silent) == "One post in this view; no file reports engagements for it."
    assert posts.answer(replace(silent, posts=2)) == ("Two posts in this view; no file reports engagements for them.")


def test_nobody_reacted() -> None:
    assert posts.answer(made.summary(posts=2, most=0, at_the_top=2)).endswith(
        "None of them has been reacted to, commented on or shared."
    )


def test_nothing_was_exported() -> None:
    assert posts.answer(Summary()) == "No post of this view has been exported yet."


def test_young_posts_are_counted() -> None:
    assert posts.young(made.summary(posts=3, young=2)) == (
        "Two posts are younger than three days; their numbers are still growing."
    )
    assert posts.young(made.summary(young=1)) == "One post is younger than three days; its numbers are still growing."
    assert posts.young(made.summary()) == ""


@pytest.mark.parametrize(
    ("kind", "pattern", "in_table", "in_words"),
    [
        ("hashtag", "movewelltogether", "hashtag #movewelltogether", "because of the hashtag #movewelltogether"),
        ("hashtag", "#MoveWell", "hashtag #MoveWell", "because of the hashtag #MoveWell"),
        (
            "utm_campaign",
            "move-well-2026",
            "campaign move-well-2026",
            "because of the campaign in its link move-well-2026",
        ),
        ("custom_label", "MWT", "label MWT", "because of its label MWT"),
        ("mention", "naha", "mention @naha", "because it mentions @naha"),
        ("initiative_account", None, "its account", "because of the account it is on"),
        ("paid_partnership", None, "paid partnership", "because it is marked as a paid partnership"),
        ("include_post", "x:1", "on the list", "because the partners put it on the list"),
        ("short_link", None, "short link", "because of the short link it carries"),
    ],
)
def test_what_claims_a_post_is_named(kind: str, pattern: str | None, in_table: str, in_words: str) -> None:
    found = made.posts({"rule_kind": kind, "rule_pattern": pattern, "partner_ids": ["P-NAHA", "P-CTG"]})

    assert posts.rows(found, NAMES, made.to)["rule"].tolist() == [in_table]
    assert why(found) == (
        f"3 Sep 2026, Move Well Together on Instagram. It counts {in_words}; credited to Northshore and Guild."
    )


def test_the_files_of_a_post_end_with_the_day_shown() -> None:
    history = pd.DataFrame(
        {
            "as_of_on": pd.to_datetime(["2026-09-20", "2026-10-11", "2026-11-01"]),
            "line_no": [6, 9, 12],
            "batch_id": ["b1", None, "b3"],
        }
    )

    shown = posts.files(history, made.THREE_QUARTERS)

    assert shown["line_no"].tolist() == [6, 9]
    assert shown["href"].iloc[0] == "/imports?batch=b1"
    assert shown["href"].isna().tolist() == [False, True]
    assert posts.files(history, made.START).empty


def test_a_post_that_nothing_claims_or_nobody_earns() -> None:
    unclaimed = made.posts({"rule_kind": None, "rule_pattern": None, "partner_ids": [UNATTRIBUTED]})
    unearned = made.posts({"partner_ids": [UNATTRIBUTED]})

    assert posts.rows(unclaimed, NAMES, made.to)["rule"].tolist() == ["–"]
    assert posts.rows(unclaimed, NAMES, made.to)["partners"].tolist() == ["Unattributed"]
    assert why(unclaimed).endswith("No rule of the agreement claims this post; it stays in the unattributed row.")
    assert why(unearned).endswith("It counts because of the hashtag #movewelltogether; no partner earns it.")


def test_unclassified_posts_and_posts_without_text_stay_in_the_table() -> None:
    row = posts.rows(made.posts({"content_format": None, "text": None, "times_usual": None}), NAMES, made.to).iloc[0]

    assert (row["shown"], row["format"], row["usual"]) == ("(no text)", None, None)


def test_what_stands_out_says_so_in_words() -> None:
    found = made.posts({"times_usual": 21.44, "is_significant": True}, {"times_usual": 0.96})

    assert posts.rows(found, NAMES, made.to)["usual"].tolist() == ["21.4 ×, stands out", "1.0 ×"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Two\nlines  here", "Two lines here"),
        ("More: https://mwt.example/naha?utm=1", "More"),
        ("https://mwt.example/naha", "(no text)"),
        ("word " * 40, "word " * 17 + "word …"),
        ("x" * 24_000, "x" * 90 + " …"),
        ("\u202eturned\u202c and \u2067so\u2069", "turned and so"),
        ("z" + "\u0336" * 40 + "a", "z\u0336\u0336a"),
        (None, "(no text)"),
        (float("nan"), "(no text)"),
    ],
)
def test_T35_captions_are_cut_at_a_word_without_links_and_what_reaches_out_of_a_cell(text: object, shown: str) -> None:
    assert posts.short(text) == shown


@pytest.mark.parametrize(
    ("permalink", "platform", "is_link"),
    [
        ("https://www.instagram.com/p/abc/?hl=en#top", "instagram", True),
        ("https://uk.linkedin.com/feed/1", "linkedin", True),
        ("https://x.com/a/status/1", "x", True),
        ("https://twitter.com/a/status/1", "x", True),
        ("https://x.com/a/status/1", "facebook", False),
        ("https://x.com/a/status/1", "(unknown)", False),
        ("http://x.com/a/status/1", "x", False),
        ("https://x.com.evil.example/1", "x", False),
        ("https://evil.example/x.com", "x", False),
        ("https://evil.example#x.com", "x", False),
        ("https://evil.example?.x.com", "x", False),
        ("https://evil.example#.x.com/", "x", False),
        ("https://evil.example\\.x.com/", "x", False),
        ("https://x.com\\@evil.example/", "x", False),
        ("https://x.com:443@evil.example/", "x", False),
        ("https://x.com@evil.example/", "x", False),
        ("https://x.com/a\n.evil.example", "x", False),
        ("javascript:alert(1)", "x", False),
        (None, "x", False),
    ],
)
def test_T36_only_addresses_of_the_posts_own_platform_become_links(
    permalink: object, platform: str, is_link: bool
) -> None:
    assert posts.safe_link(permalink, platform) == (permalink if is_link else "")


def lift(level: str, value: float | None, verdict: Verdict, *, low: float = -0.1, high: float = 0.3) -> Lift:
    return Lift(level, 20, 4, 100, value, low, high, verdict)


def test_traits_are_told_with_what_they_do_not_prove() -> None:
    better, worse = lift("short_video", 0.593, Verdict.BETTER), lift("link", -0.21, Verdict.WORSE)
    unclear, few = lift("photo", 0.01, Verdict.UNCLEAR), lift("document", 1.22, Verdict.TOO_FEW)

    assert lifts.told([better, worse, unclear], Factor.FORMAT) == (
        "Short video did better and Link worse than other posts of the same accounts. Going together is no proof of "
        "cause."
    )
    assert lifts.told([better, few], Factor.FORMAT) == (
        "Short video did better than other posts of the same accounts. Going together is no proof of cause."
    )
    assert lifts.told([worse], Factor.FORMAT) == (
        "Link did worse than other posts of the same accounts. Going together is no proof of cause."
    )
    assert (
        lifts.told([unclear], Factor.FORMAT) == "No clear difference between them. Going together is no proof of cause."
    )
    assert lifts.told([few], Factor.FORMAT) == (
        "Too few posts of each kind for a verdict. Going together is no proof of cause."
    )
    assert lifts.told([unclear] * 11, Factor.HASHTAG).endswith(
        "Of so many, about one in twenty would look different by chance."
    )


def test_traits_with_too_few_posts_come_last_and_stay_out_of_the_chart() -> None:
    found = [
        lift("document", 1.22, Verdict.TOO_FEW),
        lift("link", -0.21, Verdict.WORSE),
        lift("short_video", 0.593, Verdict.BETTER),
        lift("text", None, Verdict.TOO_FEW),
    ]

    rows = lifts.rows(found, Factor.FORMAT)

    assert rows["label"].tolist() == ["Short video", "Link", "Document"]
    assert [plain(text) for text in rows["lift_text"]] == ["+59 %", "-21 %", "+122 %"]
    assert plain(rows["interval"].iloc[0]) == "-10 % to +30 %"
    assert lifts.drawn(rows)["label"].tolist() == ["Short video", "Link"]
    assert lifts.drawn(rows.iloc[2:])["label"].tolist() == ["Document"]
    assert lifts.rows([], Factor.FORMAT).empty


def test_hashtags_keep_their_sign() -> None:
    assert lifts.rows([lift("movewelltogether", 0.1, Verdict.UNCLEAR)], Factor.HASHTAG)["label"].tolist() == [
        "#movewelltogether"
    ]


def test_rows_of_posts_lead_to_the_post_itself() -> None:
    shown = posts.rows(made.posts({"post_id": "facebook:1_2"}), NAMES, made.to)

    assert shown["href"].tolist() == ["/posts?post=facebook%3A1_2"]
    assert isinstance(shown, pd.DataFrame)
