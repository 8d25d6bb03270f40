"""A file read again: one sentence, and a row for everything that is said differently."""

from dataclasses import replace

from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.rerunning import Outcome
from partnerboard.ui.telling import rereading as telling
from tests.ui.telling.test_imports import FILE

BEFORE = Receipt(
    "report.csv", "loaded", "Loaded 3 posts.", export_kind="layout:Weekly", grain="post", records=3, posts=3,
    totals={"exposures": 20, "reach": 9}, batch_id="b1",
)  # fmt: skip # a receipt on two lines
AFTER = replace(
    BEFORE, message="Loaded two posts.", records=2, posts=2, rejected=1, verdict="partly_loaded", batch_id="b2",
    totals={"exposures": 1234, "reach": 8, "link_clicks": 5},
)  # fmt: skip # a receipt on two lines


def test_what_would_change_is_said_before_it_is_done() -> None:
    assert telling.told(Outcome(BEFORE, AFTER), []) == ("Two rows load, and no target moves. Nothing has changed yet.")
    assert telling.told(Outcome(BEFORE, BEFORE, is_same=True), []) == (
        "Read again, the file says exactly what it said. Nothing has to be changed."
    )
    refused = Receipt("report.csv", "refused", "Not one row of it can be loaded.")
    assert telling.told(Outcome(BEFORE, refused), []) == (
        "Read like this, the file cannot take its own place. Not one row of it can be loaded."
    )


def test_people_are_not_compared_because_they_are_never_added_up() -> None:
    assert telling.rows(Outcome(BEFORE, AFTER)).to_dict("records") == [
        {"what": "Rows loaded", "before": "3", "after": "2"},
        {"what": "Rows left out", "before": "0", "after": "1"},
        {"what": "Posts", "before": "3", "after": "2"},
        {"what": "Views / impressions", "before": "20", "after": "1,234"},
        {"what": "Link clicks", "before": "–", "after": "5"},
    ]


def test_what_was_done_is_told_on_the_page_of_the_new_reading() -> None:
    assert telling.done(FILE, Outcome(BEFORE, AFTER)) == (
        "The file was read again and counts like this now; the reading of 12 Oct 2026 is withdrawn. Loaded two posts."
    )


def test_a_file_can_be_read_as_before_by_its_content_or_with_another_layout() -> None:
    assert telling.layouts(["Weekly", "Monthly"], "Weekly") == {
        None: "as before: the layout “Weekly”",
        "": "whatever recognises it now",
        "Monthly": "the layout “Monthly”",
    }
    assert telling.layouts([], "") == {None: "as before"}
