"""What strangers write into a caption, a name or a note is shown as it is written, on every page, and does nothing."""

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from partnerboard.ui.workspace import Workspace
from tests.partner_pages.green import green_house, staff_page
from tests.partner_pages.opened import link, opened

HOSTILE = (
    "<img src=x onerror=alert(1)> ![x](https://evil.example/b.png) [a](javascript:alert(2)) <script>alert(3)</script>"
)
SHOWN = "&lt;img src=x onerror=alert(1)&gt;"
# Streamlit draws these as they are, seen in Chromium; everything else it reads as Markdown, which loads pictures.
INERT = {"text", "code", "arrow_data_frame", "plotly_chart", "arrow_table"}
CHOICES = {"selectbox", "multiselect"}  # what is chosen from, that is; their labels are Markdown
WRITTEN = {
    "caption": "text",
    "source_account": "name",
    "account": "name",
    "organisation": "name",
    "person": "name",
    "initiative": "name",
    "target": "label",
    "target_version": "reason",
    "event": "note",
    "batch": "file_name",
    "share_link": "label",
}
STAFF = ("leads/portfolio", "leads/scorecard", "leads/partner", "leads/compare", "leads/posts", "leads/agreements",
         "sharing/shared_links", "analysts/imports", "analysts/data_quality")  # fmt: skip # a list
PARTNER = ("", "our_posts", "plan_and_together", "how_we_measure", "exchange")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with pytest.MonkeyPatch.context() as patch, green_house(tmp_path_factory.mktemp("hostile")) as house:
        patch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # a page puts itself there, and stays
        link(
            house.warehouse,
            "L",
            "P-BANK",
            initiative_id="green",
            shows_others=True,
            shows_people=True,
            shows_costs=True,
        )
        with house.warehouse.writing() as writer:
            for table, column in WRITTEN.items():
                writer.cursor.execute(f"update {table} set {column} = $hostile || {column}", {"hostile": HOSTILE})
        yield house


def drawn(app: AppTest) -> Iterator[tuple[str, str]]:
    """Every element and block of a page: how it is drawn, and the words that are drawn like that."""
    assert not app.exception, app.exception
    for element in app._tree:
        proto: Any = getattr(element, "proto", None)
        if element.type == "html":
            yield "html", proto.body
        elif element.type in CHOICES:
            yield "markdown", f"{proto.label} {proto.help}"
        elif isinstance(proto, Message) and element.type not in INERT:
            yield "markdown", str(proto)


def does(app: AppTest) -> list[str]:
    """What would run, load or lead elsewhere on a page of hostile words."""
    does = {"html": r"<img src=x|<script|href=.javascript", "markdown": r"!\[x\]\(|\[a\]\("}
    return [words for kind, words in drawn(app) if re.search(does[kind], words)]


def shows(app: AppTest) -> bool:
    """Whether the hostile words are on a page at all."""
    return any(SHOWN in words for kind, words in drawn(app) if kind == "html")


@pytest.mark.parametrize("page", STAFF)
def test_T34_hostile_words_stand_on_a_page_of_the_staff_as_they_were_written(house: Workspace, page: str) -> None:
    app = staff_page(page)

    assert does(app) == []
    assert shows(app)


@pytest.mark.parametrize("page", PARTNER)
def test_T34_hostile_words_stand_on_a_page_of_a_link_as_they_were_written(house: Workspace, page: str) -> None:
    app = opened("L", page).app

    assert does(app) == []
    assert shows(app)
