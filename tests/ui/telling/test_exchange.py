"""What both sides read about a file that was handed in, as exact sentences."""

from dataclasses import replace
from datetime import UTC, date, datetime

from partnerboard.ingest.offered.offered_file import OfferedFile
from partnerboard.insights.exchange import Differences, ExchangeAccount, Pair, Side
from partnerboard.metrics.additivity import Over
from partnerboard.ui.telling import differences as comparing
from partnerboard.ui.telling import exchange as telling

FILE = OfferedFile(
    offered_id="o1",
    link_id="L1",
    link_label="Bank, weekly",
    initiative_id="green",
    partner_id="P-BANK",
    offered_by="Noor",
    note="",
    offered_at_utc=datetime(2026, 11, 3, 9, 30, tzinfo=UTC),
    file_name="march.csv",
    file_sha256="ab",
    file_bytes=10,
    member_name=None,
    export_kind="template_posts",
    platform_id="instagram",
    account_ids=("ig-green",),
    account_names=("Green Streets",),
    answers="{}",
    first_on=date(2026, 3, 2),
    last_on=date(2026, 3, 29),
    rows_read=12,
    rows_rejected=1,
    state="waiting",
    answered_by=None,
    answered_at_utc=None,
    reason=None,
    batch_id=None,
    is_withdrawn=False,
)
ACCEPTED = replace(
    FILE, state="accepted", answered_by="ana", answered_at_utc=datetime(2026, 11, 4, tzinfo=UTC), batch_id="b1"
)
REJECTED = replace(ACCEPTED, state="rejected", reason="a week is missing", batch_id=None)
NAMES = {"P-BANK": "Bank", "P-CYC": "Cyclists"}
AS_OF = date(2026, 3, 20)


def pair(item: str, ours: float | None, theirs: float | None, metric_code: str = "exposures") -> Pair:
    side: Side = "both" if ours is not None and theirs is not None else "ours" if theirs is None else "theirs"
    return Pair(item, AS_OF, "Green Streets", f"Post {item}", side, metric_code, ours, theirs)


def compared(*pairs: Pair, ours_as_of: date | None = AS_OF, over: Over = Over.POSTS) -> Differences:
    return Differences(over, pairs, ours_as_of, AS_OF)


def test_the_page_answers_what_waits_for_whom() -> None:
    assert telling.answer([], 0) == "Nothing was handed in yet, and no proposal waits for you."
    assert telling.answer([FILE, ACCEPTED, ACCEPTED, REJECTED], 1) == (
        "One proposed value waits for your answer. One file waits for ours; two files were accepted; one file was "
        "rejected."
    )


def test_what_became_of_a_file_is_said_with_day_and_reason() -> None:
    assert telling.became(FILE) == "waits for an answer"
    assert telling.became(ACCEPTED) == "accepted on 4 Nov 2026"
    assert telling.became(replace(ACCEPTED, is_withdrawn=True)) == "accepted on 4 Nov 2026, taken out again since"
    assert telling.became(REJECTED) == "rejected on 4 Nov 2026: a week is missing"


def test_whose_files_are_taken_is_said_by_name() -> None:
    own = ExchangeAccount("fb", "Harbour Bank", "facebook", "harbour", "own")
    joint = ExchangeAccount("ig", "Green Streets", "instagram", "greenstreets", "joint")

    assert telling.accounts([own, joint]) == (
        "Taken are files about Harbour Bank on Facebook and Green Streets on Instagram (joint)."
    )
    assert telling.accounts([]).startswith("No account of yours is registered in this partnership")


def test_analysts_are_told_how_many_files_wait_and_of_whom() -> None:
    assert telling.waiting([ACCEPTED, REJECTED], NAMES) == ""
    assert telling.waiting([replace(FILE, partner_id="P-CYC"), FILE], NAMES) == (
        "Two files handed in by Bank and Cyclists wait for an answer."
    )
    assert telling.claimed(2) == (
        "Two posts of this file are known from other files under another account. Accepting it lets them count under "
        "both."
    )
    assert telling.claimed(0) == ""


def test_two_sides_in_one_sentence() -> None:
    found = compared(pair("a", 100, 100), pair("b", 100, 200), pair("c", 5, None), pair("d", None, 5))

    assert comparing.headline(found) == (
        "Both sides have two posts: one agrees, one differs. One post is only in the file: not known here, or not "
        "counted for this partnership. One post of its time is only on the dashboard."
    )
    assert comparing.headline(compared(pair("a", 100, 100))) == "Both sides have one post: it agrees."
    assert comparing.headline(compared(pair("a", None, 100), over=Over.DAYS)) == (
        "The dashboard has none of these days, so there is nothing to compare. One day is only in the file."
    )
    assert comparing.headline(None) == "Files of this kind are not compared number by number."


def test_the_tolerance_and_the_days_of_both_sides_are_named() -> None:
    assert comparing.TOLERANCE.startswith(
        "Two numbers agree when they differ by at most 2\u202f% of the dashboard's, or by 5, whichever is more."
    )
    assert comparing.days(compared(pair("a", 1, 1))) == (
        "Both sides speak as of 20 Mar 2026: totals of each post up to then."
    )
    assert comparing.days(compared(pair("a", 1, 1), ours_as_of=date(2026, 3, 18))).startswith(
        "The file speaks as of 20 Mar 2026, the dashboard as of 18 Mar 2026, its newest export by then"
    )


def test_totals_are_rows_and_people_are_not_added_up() -> None:
    found = compared(pair("a", 100, 100), pair("b", 100, 200), pair("a", 50, 50, "reach"), pair("b", 60, 90, "reach"))

    assert comparing.totals(found).to_dict("records") == [
        {
            "number": "Views / impressions",
            "ours": "200",
            "theirs": "300",
            "difference": "+100",
            "verdict": "no; one of two posts differs",
        },
        {
            "number": "Reach",
            "ours": "–",
            "theirs": "–",
            "difference": "–",
            "verdict": "not added up; one of two posts differs",
        },
    ]
    assert [row["difference"] for row in comparing.unlike(found).to_dict("records")] == ["+100", "+30"]
