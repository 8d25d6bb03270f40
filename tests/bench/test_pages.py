"""The floor of a page has as many elements of the same kinds, and every page has one."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from bench.pages import bare
from bench.pages.__main__ import page_names
from partnerboard.settings import PROJECT

DAYS = ["11 Oct 2026", "1 Nov 2026"]


def part(kind: str = "stHtml", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "traces": None, "tables": 0, "metrics": 0, "titles": 0} | more


CHART = part("stPlotlyChart", traces=[{"type": "bar", "mode": None}, {"type": "scatter", "mode": "text"}])
SHOWN = [part(titles=1), part(), CHART, part(tables=1), part(metrics=4), part(tables=2)]


def test_every_page_is_measured_those_of_a_link_too() -> None:
    files = {path.stem for path in PROJECT.glob("pages/*/*.py")}

    assert {name.removeprefix("shared/") for name in page_names()} == files
    assert not [name for name in page_names("10m") if name.startswith("shared/")]  # nobody made a link there


def test_a_bare_page_shows_as_much_of_the_same_kinds_and_changes_with_the_day(tmp_path: Path) -> None:
    page = AppTest.from_file(str(bare.script(tmp_path, {"posts": SHOWN, "other": [part()]}, DAYS)))
    page.query_params["page"] = "posts"
    page.run()
    before = [str(each.proto) for each in (*page.get("html"), *page.get("plotly_chart"))]
    page.selectbox[0].set_value("1 Nov 2026").run()
    after = [str(each.proto) for each in (*page.get("html"), *page.get("plotly_chart"))]

    assert [each.type for each in page.main.children.values()] == [
        *("selectbox", "title", "html", "plotly_chart", "html", "html", "html")
    ]
    assert not page.exception
    assert len(before) == 5
    assert set(before) & set(after) == {before[0]}  # a text that shows no data
    assert bare.charts_of(SHOWN) == [CHART]
    assert bare.counts(SHOWN) == {"Charts": 1, "Tables": 3, "Metrics": 4, "Elements": 6}


def test_there_is_a_bare_one_of_every_kind(tmp_path: Path) -> None:
    page = AppTest.from_file(str(bare.script(tmp_path, {"all": [part(kind) for kind in bare.FIELDS]}, DAYS)))
    page.query_params["page"] = "all"
    page.run()

    assert not page.exception
    assert len(page.main.children) == 1 + len(bare.FIELDS)


def test_a_kind_without_a_bare_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="The page posts shows stVideo, which bench/pages/bare"):
        bare.script(tmp_path, {"posts": [part("stVideo")]}, DAYS)
