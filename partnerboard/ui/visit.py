"""One visit: look, gate, and the pages this visitor has. Streamlit runs this script for every visitor and rerun.

A visitor of a link gets the pages that the link opens, and no other page is so much as named to the browser.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.navigation.page import Page

from partnerboard.settings import PROJECT
from partnerboard.sharing.links import PAGES as OPENED_BY_LINKS
from partnerboard.sharing.links import Link
from partnerboard.ui import admitted, gate, house_line, link_line, say, signing_in, style, who
from partnerboard.ui.workspace import workspace

PAGES = PROJECT / "pages"
MARK = Path(__file__).with_name("mark.svg")

DRAWING = ("chart_block", "target_bars", "target_line", "weeks.")  # what a page calls to draw a chart
HOME = "portfolio"  # opens without an address

# Folder and stem of every page of the staff, with its name in the navigation; `sharing.roles` says who opens which.
STAFF: dict[str, dict[str, str]] = {
    "Partnerships": {
        "leads/portfolio": "Portfolio",
        "leads/scorecard": "Scorecard",
        "leads/partner": "Partner",
        "leads/compare": "Compare",
        "leads/posts": "Posts",
        "leads/agreements": "Agreements",
    },
    "Sharing": {
        "sharing/shared_links": "Shared links",
        "sharing/people": "People",
    },
    "Data": {
        "analysts/upload": "Upload",
        "analysts/imports": "Imports",
        "analysts/data_quality": "Data quality",
        "analysts/metric_guide": "Metric guide",
    },
}


# The pages of a link. One whose file is not there is not offered.
PARTNER: dict[str, str] = {
    "summary": "Summary",
    "our_posts": "Our posts",
    "plan_and_together": "Plan and together",
    "how_we_measure": "How we measure",
    "exchange": "Exchange",
}


def page_names() -> frozenset[str]:
    """The addresses of all pages, whoever may open them."""
    return frozenset(path.stem for path in PAGES.glob("*/*.py"))


def names_without_charts() -> frozenset[str]:
    """The addresses of pages that draw no chart."""
    pages = {path.stem: path.read_text("utf-8") for path in PAGES.glob("*/*.py")}
    return frozenset(name for name, text in pages.items() if not any(each in text for each in DRAWING))


def run() -> None:
    """Admit the visitor and show the page that the address names."""
    with workspace().one_state():
        _run()


def _run() -> None:
    style.apply()
    gate.running.set("")
    visitor = who.visitor()
    if visitor is None:
        _outside(_doors())
    elif visitor.kind == "link":
        with admitted.patience_with(visitor):
            _through_a_link()
    else:
        who.note_arrival()
        page = _page(_pages(), position="top")
        _with_foot(page, house_line.show)


def _through_a_link() -> None:
    link = admitted.opened_link()
    pages = _pages_of(link) if link else {}
    if link and pages:
        _shared(link, pages)
    else:
        _outside([st.Page(say.refused, title="Partnerboard", default=True)])


def _shared(link: Link, pages: dict[str, Page]) -> None:
    """The pages of a link; which one is run is told to the gate, which asks the link anew."""
    page = _page(list(pages.values()), position="top" if len(pages) > 1 else "hidden")
    gate.running.set(page.url_path or next(iter(pages)))
    with st.container(key="pb_shared"):
        _with_foot(page, lambda: link_line.show(link))


def _page(pages: list[Page], *, position: Literal["top", "hidden"]) -> Page:
    page = st.navigation(pages, position=position)
    st.set_page_config(page_title=f"{page.title} · Partnerboard", page_icon=str(MARK), layout="wide")
    st.logo(str(MARK), size="large")
    return page


def _with_foot(page: Page, show_foot: Callable[[], None]) -> None:
    body, foot = st.container(gap="medium"), st.container()
    with foot:
        show_foot()
    with body:
        page.run()


def _outside(pages: list[Page]) -> None:
    """Whoever has no page of ours: media are not for them, so that the icon is the shell's."""
    st.set_page_config(page_title="Partnerboard")
    st.navigation(pages, position="hidden").run()


def _pages() -> list[Page]:
    """The pages that this visitor opens, in their order."""
    files = [(PAGES / f"{path}.py", title) for section in STAFF.values() for path, title in section.items()]
    files = [(file, title) for file, title in files if who.opens(file.stem)]
    opened = [st.Page(file, title=title, url_path=file.stem, default=file.stem == HOME) for file, title in files]
    closed = sorted(page_names() - {file.stem for file, _ in files})
    return opened + [
        st.Page(signing_in.closed, title="Not for your role", url_path=name, visibility="hidden") for name in closed
    ]


def _doors() -> list[Page]:
    """The same page at every address, so that none is said to be missing to whoever has not signed in yet."""
    return [
        st.Page(signing_in.show, title="Partnerboard", url_path=name, default=name == HOME)
        for name in sorted(page_names())
    ]


def _pages_of(link: Link) -> dict[str, Page]:
    """The pages that a link opens by their names, in their order; the first opens without an address."""
    files = {name: PAGES / "partner" / f"{name}.py" for name in OPENED_BY_LINKS if name in link.pages}
    there = {name: file for name, file in files.items() if file.exists()}
    first = next(iter(there), "")
    return {
        name: st.Page(file, title=PARTNER[name], url_path=name, default=name == first) for name, file in there.items()
    }


if __name__ == "__main__":
    run()
