"""Cards and tables are HTML that a file's words cannot break out of, and that says in words what it shows."""

import pandas as pd
import pytest

from partnerboard.metrics import format as written
from partnerboard.ui import marks
from partnerboard.ui.cards import Card, card_html
from partnerboard.ui.chart_block import about_html
from partnerboard.ui.tables import Column, table_html

HOSTILE = '<img src="https://example.org/b.png" onerror="x()">&"'

ROWS = pd.DataFrame(
    {
        "name": ["NAHA", "Unattributed"],
        "colour": [0, -1],
        "exposures": [680_291.0, None],
        "share": [0.57, None],
        "status": ["on track", "no data"],
        "trend": [[1.0, None, 3.0], [2.0]],
        "post": ["Stay active", "Click"],
        "href": ["https://example.org/1?a=1&b=2", "javascript:alert(1)"],
    }
)
COLUMNS = [
    Column("name", "Partner", kind="partner", on_phone=True),
    Column("exposures", "Exposures", kind="number", write=written.compact, full=written.full, on_phone=True),
    Column("share", "Share", kind="bar", write=written.percent),
    Column("status", "Status", kind="status"),
    Column("trend", "Weekly", kind="trend"),
    Column("post", "Post", kind="link"),
]


def test_a_table_names_itself_its_columns_and_its_rows() -> None:
    html = table_html(ROWS, COLUMNS, caption="Credited results")

    assert "<caption>Credited results</caption>" in html
    assert html.count('<th scope="col"') == 6
    assert html.count('<th scope="row"') == 2


def test_numbers_are_short_with_the_full_value_on_hover_and_missing_ones_a_dash() -> None:
    html = table_html(ROWS, COLUMNS, caption="")

    assert '<span title="680,291">680k</span>' in html
    assert '<td class="pb-col-number pb-phone">–</td>' in html


def test_the_columns_that_matter_stay_on_a_phone() -> None:
    html = table_html(ROWS, COLUMNS, caption="")

    assert html.count("pb-phone") == 6  # two columns in the head and in both rows


def test_only_web_addresses_become_links() -> None:
    html = table_html(ROWS, COLUMNS, caption="")

    assert (
        '<a href="https://example.org/1?a=1&amp;b=2" rel="noopener noreferrer" target="_blank">Stay active</a>' in html
    )
    assert "javascript" not in html
    assert ">Click</td>" in html


def test_words_of_a_file_stay_words_everywhere() -> None:
    hostile = ROWS.assign(name=HOSTILE, status=HOSTILE, post=HOSTILE, href="https://example.org/" + HOSTILE)
    columns = [*COLUMNS[:1], *COLUMNS[3:]]
    card = Card(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, 0.5, 0.6, HOSTILE, (1.0, 2.0), HOSTILE, HOSTILE)

    for html in (table_html(hostile, columns, caption=HOSTILE), card_html(card), about_html(HOSTILE, HOSTILE)):
        assert "<img" not in html
        assert 'onerror="x()"' not in html


def test_a_card_says_its_bar_in_words() -> None:
    html = card_html(Card("Exposures", "885k", unit="views", share=0.769, due=0.803, status="on track"))

    assert 'aria-label="Exposures: 77% of the agreed value, 80% expected today"' in html
    assert 'style="width:76.9%' in html
    assert 'style="left:80.3%"' in html


def test_a_card_leaves_out_what_it_has_not_got() -> None:
    html = card_html(Card("Posts", "250"))

    assert "pb-bar" not in html
    assert "pb-spark" not in html
    assert "pb-status" not in html
    assert html.count("<p") == 2


@pytest.mark.parametrize(("share", "width"), [(1.4, "100.0%"), (-0.2, "0.0%"), (0.5, "50.0%")])
def test_a_bar_never_leaves_its_track(share: float, width: str) -> None:
    assert f"width:{width}" in marks.bar(share)


@pytest.mark.parametrize(
    ("word", "tone"), [("met", "ahead"), ("on track", "on-track"), ("missed", "behind"), ("too early", "quiet")]
)
def test_a_status_has_an_icon_a_tone_and_its_word(word: str, tone: str) -> None:
    html = marks.status(word)

    assert f"pb-tone-{tone}" in html
    assert f"pb-icon-{word.replace(' ', '-')}" in html
    assert html.endswith(f"{word}</span>")


def test_a_partner_has_the_colour_of_its_place_and_nobody_the_grey() -> None:
    assert "var(--pb-partner-2)" in marks.partner("Meridian", 2)
    assert "var(--pb-partner-0)" in marks.partner("The ninth", 8)
    assert "var(--pb-unattributed)" in marks.partner("Unattributed", -1)
