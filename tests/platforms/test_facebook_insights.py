"""Facebook Page Insights until 2022: described headers, figures on several sheets, days beside weeks."""

from datetime import date

from tests.platforms.handing_in import Desk, csv_bytes, workbook_bytes

COUNTED, PEOPLE = "Lifetime: it happened. (Total Count)", "Lifetime: people did it. (Unique Users)"
POST_NAME = "Facebook Insights Data Export (Post Level) - Walk Well - 2015-02-01 - 2015-02-19.csv"
POSTS = (
    ("Post ID", ""),
    ("Permalink", ""),
    ("Post Message", ""),
    ("Type", ""),
    ("Posted", ""),
    ("Lifetime Post Total Reach", PEOPLE),
    ("Lifetime Post Total Impressions", COUNTED),
    ("Lifetime Talking About This (Post) by action type - like", PEOPLE),
    ("Lifetime Post Stories by action type - comment", COUNTED),
    ("Lifetime Post Stories by action type - like", ""),
    ("Lifetime Post Stories by action type - share", ""),
    ("Lifetime Post Consumptions", COUNTED),
    ("Lifetime Organic Video Views", COUNTED),
    ("Lifetime Organic Video Views", PEOPLE),
    ("Lifetime Paid Video Views", COUNTED),
    ("Lifetime Paid Video Views", PEOPLE),
)
HEADER, DESCRIPTIONS = (list(row) for row in zip(*POSTS, strict=True))
LINK = "https://www.facebook.com/walkwell/posts/11"
ROW = ["500_11", LINK, "Walk", "Video", "02/19/2015 11:45:22 PM", 80, 100, 4, 3, 5, 2, 9, 30, 25, 12, 11]


def test_descriptions_are_no_post_and_tell_equal_headers_apart(desk: Desk) -> None:
    receipt = desk.hand_in(POST_NAME, csv_bytes([HEADER, DESCRIPTIONS, ROW], bom=True))

    assert (receipt.records, receipt.accounts, receipt.last_date) == (1, 1, date(2015, 2, 20))
    assert receipt.totals == {
        "impressions": 100, "reach": 80, "comments": 3, "reactions": 5, "shares": 2, "clicks": 9, "video_views": 42,
    }  # fmt: skip # the figures side by side, as one reads them
    assert desk.rows("select post_id, source_account_id, content_format from post_record") == [
        ("facebook:11", "facebook:500", "video")
    ]
    assert desk.rows("select native_id, name from source_account") == [("500", "Walk Well")]


def test_likes_and_clicks_come_from_the_sheets_that_count_and_not_from_those_of_people(desk: Desk) -> None:
    metrics = ["post_impressions:lifetime", "post_impressions_unique:lifetime", "post_consumptions:lifetime"]
    identity = ["Post ID", "Permalink", "Post Message", "Type", "Posted"]
    post = ["500_11", LINK, "Walk", "Link", "2017-07-22T05:30:00.000"]

    def broken_down(sentence: str, names: list[str], values: list[int]) -> list[list[object]]:
        return [["Description", *identity, *names], [sentence, *post, *values]]

    receipt = desk.hand_in(
        "Facebook Insights Data Export (Post Level) - WW - 2017-07-27.xls",
        workbook_bytes(
            {
                "Key Metrics": [[*identity, *metrics], [""] * 5 + [COUNTED, PEOPLE, COUNTED], [*post, 100, 80, 9]],
                "Lifetime Talking About This(...": broken_down(
                    "Lifetime: The number of unique people who created a story about your Page post. (Unique Users)",
                    ["share", "like", "comment"],
                    [70, 71, 72],
                ),
                "Lifetime Post Stories by act...": broken_down(
                    "Lifetime: The number of stories created about your Page post, by action type. (Total Count)",
                    ["share", "like", "comment"],
                    [2, 5, 3],
                ),
                "Lifetime Post Consumptions b...": broken_down(
                    "Lifetime: The number of clicks anywhere in your post, by type. (Total Count)",
                    ["other clicks", "link clicks"],
                    [5, 4],
                ),
            }
        ),
    )

    assert (receipt.verdict, receipt.records, receipt.posts) == ("loaded", 1, 1)
    assert receipt.totals == {"impressions": 100, "reach": 80, "clicks": 9} | {
        metric: receipt.totals[metric] for metric in ("reactions", "comments", "shares", "link_clicks")
    }
    assert desk.rows("select reactions, comments, shares, link_clicks, eng_core from post_snapshot") == [
        (5, 3, 2, 4, 10)
    ]
    assert desk.rows("select published_at_utc::varchar from post_record") == [("2017-07-22 12:30:00",)]
    assert desk.rows("select exported_on::varchar, as_of_on::varchar from batch") == [("2017-07-27", "2017-07-26")]


def test_a_page_is_told_by_its_daily_columns_alone(desk: Desk) -> None:
    header = [
        "Date", "Lifetime Total Likes", "Daily New Likes", "Daily Unlikes", "Daily Total Reach", "Weekly Total Reach",
        "Daily Total Impressions", "28 Days Total Impressions", "Daily Logged-in Page Views",
        "Daily Logged-in Page Views",
    ]  # fmt: skip # as the export lays it out
    described = ["", PEOPLE, PEOPLE, PEOPLE, PEOPLE, PEOPLE, COUNTED, COUNTED, COUNTED, PEOPLE]
    days = [["1/30/2014", 10, 3, 1, 20, 90, 30, 300, 5, 4], ["1/31/2014", 12, 2, 0, 25, 95, 35, 305, 6, 5]]

    receipt = desk.hand_in(
        "Facebook Insights Data Export - Walk Well - 2014-01-30 - 2014-01-31.csv",
        csv_bytes([header, described, *days], newline="\r\n"),
    )

    assert receipt.totals == {
        "followers": 12, "follows": 5, "unfollows": 1, "reach": 45, "impressions": 65, "profile_visits": 11,
    }  # fmt: skip # the figures side by side, as one reads them
    assert desk.rows("select distinct source_account_id from account_day") == [("facebook:walk well",)]


def test_days_of_a_page_under_another_name_are_asked_about(desk: Desk) -> None:
    header = ["Date", "Lifetime Total Likes", "Daily Total Reach", "Daily Total Impressions"]

    receipt = desk.hand_in("a.csv", csv_bytes([header, ["2014-01-30", 10, 20, 30]]))
    assert (receipt.verdict, receipt.needs) == ("needs_input", ("account",))

    answered = desk.hand_in("a.csv", csv_bytes([header, ["2014-01-30", 10, 20, 30]]), account="facebook:walkwell")
    assert (answered.verdict, answered.totals["followers"]) == ("loaded", 10)
