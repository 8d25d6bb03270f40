"""One visit: look, gate, and the pages this visitor has. Streamlit runs this script for every visitor and rerun."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from partnerboard.settings import PROJECT
from partnerboard.ui import gate, house_line, say, style

PAGES = PROJECT / "pages"
MARK = Path(__file__).with_name("mark.svg")

HOME = "portfolio"  # opens without an address

# Folder and stem of every page a role has, with its name in the navigation.
STAFF: dict[str, dict[str, str]] = {
    "Partnerships": {
        "leads/portfolio": "Portfolio",
        "leads/scorecard": "Scorecard",
        "leads/partner": "Partner",
        "leads/compare": "Compare",
        "leads/posts": "Posts",
        "leads/agreements": "Agreements",
    },
    "Data": {
        "analysts/upload": "Upload",
        "analysts/imports": "Imports",
        "analysts/data_quality": "Data quality",
        "analysts/metric_guide": "Metric guide",
    },
}


def page_names() -> frozenset[str]:
    """The addresses of all pages, whoever may open them."""
    return frozenset(path.stem for path in PAGES.glob("*/*.py"))


def names_without_charts() -> frozenset[str]:
    """The addresses of pages that draw no chart."""
    return frozenset(path.stem for path in PAGES.glob("*/*.py") if "chart_block" not in path.read_text("utf-8"))


def run() -> None:
    """Admit the visitor and show the page that the address names."""
    style.apply()
    if gate.visitor() is None:
        st.set_page_config(page_title="Partnerboard", page_icon=str(MARK))
        st.navigation([st.Page(say.refused, title="Partnerboard", default=True)], position="hidden").run()
        return
    page = st.navigation(_pages(), position="top")
    st.set_page_config(page_title=f"{page.title} · Partnerboard", page_icon=str(MARK), layout="wide")
    st.logo(str(MARK), size="large")
    body, foot = st.container(gap="medium"), st.container()
    with foot:
        house_line.show()
    with body:
        page.run()


def _pages() -> list[Page]:
    """The pages of a role in their order."""
    files = [(PAGES / f"{path}.py", title) for section in STAFF.values() for path, title in section.items()]
    return [st.Page(file, title=title, url_path=file.stem, default=file.stem == HOME) for file, title in files]


if __name__ == "__main__":
    run()
