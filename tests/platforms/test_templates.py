"""Our own templates: every column they document loads into the fact it is meant for."""

import re
from pathlib import Path

import pytest

from partnerboard.platforms.declaration import ExportKind
from partnerboard.platforms.templates import KINDS
from tests.platforms.handing_in import Desk, csv_bytes

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "analysts" / "exports.md"


def test_posts_load_labels_numbers_and_several_as_of_days(desk: Desk) -> None:
    header = [
        "platform", "account", "post_id", "published_at", "url", "text", "format", "class", "tone", "label", "is_share",
        "is_paid_partnership", "as_of", "exposures", "reactions", "comments", "shares", "engagements", "watch_seconds",
    ]  # fmt: skip # as the export lays it out
    link = "https://www.instagram.com/p/A1/"
    first = ["Instagram", "@Walk", "A1", "2026-08-01T10:00:00+02:00", link, "Walk #walk", "photo", "thanks", "warm"]
    rows = [
        [*first, "Spring", "no", "yes", "2026-08-20", 100, 5, 3, 2, 11, "7.5"],
        [*first, "Spring", "no", "yes", "2026-08-27", 150, 6, 3, 2, 12, "9"],
        [
            "x",
            "walk",
            "17",
            "2026-08-02",
            "",
            "Only a label",
            "text",
            "community",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
    ]

    receipt = desk.hand_in("posts.csv", csv_bytes([header, *rows]))

    assert (receipt.verdict, receipt.records, receipt.posts, receipt.accounts) == ("loaded", 3, 2, 2)
    assert desk.rows("select as_of_on::varchar, exposures, eng_core, watch_seconds from post_snapshot order by 1") == [
        ("2026-08-20", 100, 10, 7.5),
        ("2026-08-27", 150, 11, 9.0),
    ]
    assert desk.rows(
        "select post_id, published_at_utc::varchar, printed_on::varchar, content_class, custom_label,"
        " is_paid_partnership from post_record order by post_id"
    ) == [
        ("instagram:A1", "2026-08-01 08:00:00", "2026-08-01", "thanks", "Spring", True),
        ("x:17", None, "2026-08-02", "community", None, None),
    ]


def test_days_of_accounts_load_with_followers_and_losses(desk: Desk) -> None:
    header = ["date", "platform", "account", "exposures", "followers", "follows"]
    rows = [["2026-08-01", "x", "walk", 10, 100, -2], ["2026-08-02", "x", "walk", "", 98, 1]]

    receipt = desk.hand_in("days.csv", csv_bytes([header, *rows]))

    assert receipt.totals == {"exposures": 10, "followers": 98, "follows": -1}
    assert desk.rows("select day::varchar, exposures, followers from account_day order by day") == [
        ("2026-08-01", 10, 100),
        ("2026-08-02", None, 98),
    ]


def test_reach_over_a_period_is_its_own_fact(desk: Desk) -> None:
    header = ["platform", "account", "from", "to", "reach"]

    desk.hand_in("periods.csv", csv_bytes([header, ["linkedin", "naha", "2026-08-01", "2026-08-31", "1,234"]]))

    assert desk.rows(
        "select source_account_id, period_from::varchar, period_to::varchar, reach from account_period"
    ) == [("linkedin:naha", "2026-08-01", "2026-08-31", 1234)]


def test_clicks_meet_under_one_key_however_the_link_is_written(desk: Desk) -> None:
    rows = [
        ["https://www.mwt.example/go/?utm_source=a", "2026-08-01", 5, ""],
        ["mwt.example/go", "2026-08-01", 5, ""],
        ["http://MWT.example/go", "2026-08-02", 7, 1],
    ]

    receipt = desk.hand_in("clicks.csv", csv_bytes([["link", "date", "clicks", "scans"], *rows]))

    assert (receipt.records, receipt.totals) == (3, {"clicks": 12, "scans": 1})
    assert desk.rows("select url_key, day::varchar, clicks, scans from link_click_day order by day") == [
        ("mwt.example/go", "2026-08-01", 5, None),
        ("mwt.example/go", "2026-08-02", 7, 1),
    ]


def test_interactions_keep_a_hash_of_their_author(desk: Desk) -> None:
    header = ["interaction_id", "platform", "account", "post_id", "kind", "occurred_at", "author", "text", "sentiment"]
    header += ["needs_response", "responded_at", "responder", "department", "significant"]
    row = ["i1", "x", "walk", "17", "mention", "2026-08-01T10:00:00Z", "@Ana", "Thanks", "positive"]
    row += ["yes", "2026-08-01T11:00:00Z", "P1", "D1", "no"]

    desk.hand_in("interactions.csv", csv_bytes([header, row]))

    [stored] = desk.rows(
        "select interaction_id, source_account_id, post_id, kind, sentiment, needs_response, responded_at_utc::varchar,"
        " responder_person_id, is_significant, length(author_hash), author_hash <> 'ana' from interaction"
    )
    assert stored == ("i1", "x:walk", "x:17", "mention", "positive", True, "2026-08-01 11:00:00", "P1", False, 16, True)


def test_requests_and_contributions_load_what_partners_agreed(desk: Desk) -> None:
    requests = [
        ["request_id", "initiative", "from_organisation", "to_organisation", "kind", "opened_at", "closed_at"],
        ["r1", "mwt", "naha", "ctg", "approval", "2026-08-01T10:00:00Z", ""],
    ]
    contributions = [
        [
            "contribution_id", "initiative", "partner", "kind", "covers_from", "covers_to", "amount", "currency",
            "valuation_basis", "agreed",
        ],
        ["c1", "mwt", "P-NAHA", "labour", "2026-08-01", "2026-12-31", "1200.50", "GBP", "day rate", "yes"],
    ]  # fmt: skip # as the export lays it out

    assert desk.hand_in("requests.csv", csv_bytes(requests)).records == 1
    assert desk.hand_in("contributions.csv", csv_bytes(contributions)).totals == {"amount": 1200.5}
    assert desk.rows("select request_id, from_org_id, to_org_id, closed_at_utc from request") == [
        ("r1", "naha", "ctg", None)
    ]
    assert desk.rows("select partner_id, covers_to::varchar, amount, is_agreed from contribution") == [
        ("P-NAHA", "2026-12-31", 1200.5, True)
    ]
    assert desk.rows("select as_of_on::varchar from batch where export_kind = 'template_contributions'") == [
        ("2026-10-12",)
    ]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("platform", "myspace", "bad_word"),
        ("platform", "", "missing_value"),
        ("account", "", "missing_value"),
        ("kind", "shout", "bad_word"),
        ("sentiment", "mixed", "bad_word"),
        ("occurred_at", "", "bad_time"),
        ("occurred_at", "2026-08-01", "bad_time"),
        ("needs_response", "maybe", "bad_flag"),
        ("interaction_id", " ", "missing_value"),
    ],
)
def test_a_word_outside_a_template_rejects_its_row(desk: Desk, column: str, value: str, code: str) -> None:
    good = {
        "interaction_id": "i1", "platform": "x", "account": "walk", "kind": "mention",
        "occurred_at": "2026-08-01T10:00:00Z", "sentiment": "neutral", "needs_response": "no",
    }  # fmt: skip # as the export lays it out
    rows = [list(good), list(good.values()), list({**good, "interaction_id": "i2", column: value}.values())]

    receipt = desk.hand_in("interactions.csv", csv_bytes(rows))

    expected = {} if (column, code) == ("account", "missing_value") else {code: 1}
    assert (dict(receipt.reasons), receipt.records) == (expected, 2 - len(expected))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_template_without_a_required_column_names_it(desk: Desk, kind: ExportKind) -> None:
    wanted = [kind.printed(field) for field in kind.required]

    receipt = desk.hand_in("a.csv", csv_bytes([wanted[:-1], ["x"] * (len(wanted) - 1)]))

    assert (receipt.verdict, f"'{wanted[-1]}'" in receipt.message) == ("refused", True)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_the_guide_shows_every_template_as_it_loads(desk: Desk, kind: ExportKind) -> None:
    name = kind.id.removeprefix("template_")
    section = GUIDE.read_text("utf-8").split(f"\n**{name}** — ")[1].split("\n**")[0]
    words, example = section.split("\n\n    ")[:2]

    receipt = desk.hand_in(f"{name}.csv", "\n".join(_lines(example)).encode())

    assert (receipt.export_kind, receipt.verdict, receipt.records) == (kind.id, "loaded", 1)
    documented = set(re.findall(r"`(\w+)\*?`", words))
    assert {column.names[0] for column in kind.columns} <= documented
    assert {kind.printed(field) for field in kind.required} == set(re.findall(r"`(\w+)\*`", words))


def _lines(example: str) -> list[str]:
    return [line.strip() for line in example.split("\n\n")[0].splitlines()]
