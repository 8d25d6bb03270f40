"""The upload page in words: what lies on the desk, what a load brought, what stands in the rows."""

from datetime import date, datetime

import pytest

from partnerboard.ingest.inspecting import Inspected, Row
from partnerboard.ingest.reasons import Rejected
from partnerboard.ingest.receipts import Receipt, Verdict
from partnerboard.insights.loads import Change, Effect, Figure, SeenAccount
from partnerboard.ui.telling import upload, upload_rows
from tests.ui.telling import made


def export(verdict: Verdict = "loaded", *, rejected: int = 0, **receipt: object) -> Inspected:
    """One export as it lies on the desk."""
    told = {"platform": "x", "grain": "post", "rejected": rejected, **receipt}
    return Inspected(Receipt("posts.csv", verdict, "The message.", **told), label="X posts", rows_read=10)  # type: ignore[arg-type]  # a receipt of any fields


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([], upload.NOTHING_THERE),
        ([[export()]], "It can be loaded."),
        ([[export(), export()], [export()]], "All three exports can be loaded."),
        (
            [[export(), export("needs_input")], [export("refused")], [export("partly_loaded", rejected=1)]],
            (
                "Two of four exports can be loaded; one needs an answer, one is refused. "
                "One row cannot be read and would be left out."
            ),
        ),
        ([[export("already_loaded")]], "Nothing here can be loaded yet; one was loaded before."),
    ],
)
def test_the_desk_in_one_sentence(files: list[list[Inspected]], said: str) -> None:
    assert upload.on_the_desk(files) == said


def test_what_came_of_a_load() -> None:
    inside = [export().receipt, export("partly_loaded", rejected=2).receipt]
    effects = [Effect(14, 186, 3), Effect(0, 12, 0)]

    assert upload.after_loading(inside, effects, []) == (
        "Two exports are in: 212 posts, 14 of them new. Two rows were left out. No target moved."
    )
    assert upload.after_loading(inside[:1], [Effect(0, 3, 0)], []) == (
        "One export is in: three posts, none of them new. No target moved."
    )
    assert upload.after_loading([], [], []) == "Nothing of this load counts."


def test_what_a_file_changed() -> None:
    assert upload.what_changed(Effect(1, 200, 4)) == (
        "One post is new, 200 were known before, four of these with a number that went down."
    )
    assert upload.what_changed(Effect(0, 0, 0)) == ""
    assert upload.what_changed(None) == ""


def test_a_file_says_what_it_is_and_how_that_is_known() -> None:
    known = Inspected(export().receipt, label="a LinkedIn page's posts", told_by=("Post link", "Impressions"))

    assert upload.what_it_is(known) == "A LinkedIn page's posts, told by “Post link” and “Impressions”."
    assert upload.what_it_is(export("needs_input", needs=("account", "covers"))) == (
        "X posts. The file does not say which account it is about and which days it covers."
    )
    assert upload.what_it_is(export("refused")) == "The message."


def test_people_are_not_added_up() -> None:
    totals = {"views": 12_345, "reach": 9, "saves": None}
    told = export(posts=3, first_date=date(2026, 8, 1), last_date=date(2026, 8, 9), totals=totals)

    assert upload.facts(told) == [
        ("Days", "1 Aug – 9 Aug 2026"),
        ("Rows", "10 read, 3 posts"),
        ("Views", "12,345"),
    ]


def test_the_targets_that_moved() -> None:
    before, after = made.target(1908.0), made.target(2803.0)

    rows = upload.moved([Change(Figure(made.INITIATIVE, before, made.THREE_QUARTERS), figure(after))])
    first = upload.moved([Change(None, figure(after))])

    assert rows.to_dict("records") == [
        {"target": "Clicks on our short links", "before": "1,908", "after": "2,803", "as_of": "11 Oct 2026"}
    ]
    assert first["before"].tolist() == ["–"]


def figure(result: object) -> Figure:
    """A target on the day of the scenario."""
    return Figure(made.INITIATIVE, result, made.THREE_QUARTERS)  # type: ignore[arg-type]  # made by hand


def test_an_account_to_choose() -> None:
    known = SeenAccount("x", "naha", "Northshore", is_agreed=True)

    assert upload.account_words(known, "naha", is_said=True) == "naha · Northshore · as last time"
    assert upload.account_words(None, "other", is_said=False) == "other"


def test_a_problem_says_the_matter_once() -> None:
    reason = "exposures: 'many' is not a whole number."
    row = Rejected("", 6, "exposures", "many", "bad_number", reason)
    total = Rejected("Posts", 9, None, None, "total_row", "This is a total of the rows above, not a row of its own.")

    assert upload_rows.problems([row, total]).values.tolist() == [
        ["6", "exposures", "many", "Is not a whole number."],
        ["Posts, 9", "–", "–", "This is a total of the rows above, not a row of its own."],
    ]
    mended = upload_rows.rejected_file(Inspected(export().receipt, rejected=(row,)))
    assert mended.values.tolist() == [["posts.csv", "", 6, "exposures", "many", "bad_number", reason]]


def test_a_row_stands_beside_what_the_file_prints() -> None:
    row = Row(
        "",
        2,
        printed={"published_at": "08/02/2026 00:30", "exposures": "1,116", "reach": "7e2", "text": "Walk"},
        read={
            "post_id": "x:17",
            "text": "Walk",
            "exposures": 1116,
            "reach": 700,
            "published_at_utc": datetime(2026, 8, 2, 7, 30),  # noqa: DTZ001  the warehouse holds naive UTC
            "is_reply": False,
        },
    )
    headers = {"published_at": "Publish time", "exposures": "Views", "reach": "Reach", "text": "Description"}

    frame, columns = upload_rows.sample(Inspected(export().receipt, headers=headers, rows=(row,)))

    assert [column.title for column in columns] == [
        "Row",
        "Published at ← Publish time",
        "Views / impressions ← Views",
        "Reach",
        "Is reply",
        "Text ← Description",
    ]
    assert [column.kind for column in columns] == ["number", "day", "number", "number", "text", "text"]
    assert frame.values.tolist() == [[2, "2 Aug 2026 07:30 UTC ← 08/02/2026 00:30", "1,116", "700 ← 7e2", "no", "Walk"]]
