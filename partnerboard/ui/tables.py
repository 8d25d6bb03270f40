"""Tables as plain HTML: read by everyone, printed on paper, and on a phone the three columns that matter.

Cells are escaped, so text from an export can neither load an image nor pose as ours.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal

import pandas as pd
import streamlit as st

from partnerboard.charts.sparkline import sparkline
from partnerboard.metrics.format import MISSING
from partnerboard.reports.csv_file import csv_file
from partnerboard.ui import addresses, admitted, marks

Kind = Literal["text", "number", "day", "status", "partner", "bar", "trend", "link", "file", "heat"]
LEADING = ("link", "file")  # kinds of columns whose words may lead to another page


@dataclass(frozen=True)
class Column:
    """One column: where its value is, what it is called, and how it is written.

    kind      number is set right in tabular figures; a day stays on one line; status has icon and word; partner has a
              dot in the colour of the frame's column `colour`; bar draws a share from 0 to 1 beside the words; trend
              draws a list of values; link shows words that lead to the address in the frame's column `href`; file does
              so for names without blanks, which may be broken anywhere; heat shows a word on the tint of its meaning
    write     the value as it is shown; `full` is what hovering shows
    on_phone  one of the (three) columns that stay on a phone
    width     its part of a wide table, such as "24%"; '' leaves it to the browser
    """

    key: str
    title: str
    kind: Kind = "text"
    write: Callable[[Any], str] = str
    full: Callable[[Any], str] | None = None
    on_phone: bool = False
    width: str = ""
    colour: str = "colour"
    href: str = "href"


def show(
    frame: pd.DataFrame,
    columns: Sequence[Column],
    *,
    caption: str,
    key: str,
    rows_per_page: int = 15,
    download: bool = True,
) -> None:
    """The table with its caption (read aloud, not shown), its data as CSV, and where it is long pages of rows.

    The number of the page is in the address as `<key>_page`; a number that there is not means the first.
    """
    pages = max(1, -(-len(frame) // rows_per_page))
    if pages == 1:
        st.html(table_html(frame, columns, caption=caption))
        if download:
            csv_button(frame, name=key)
        return
    table = st.container()
    with st.container(horizontal=True, vertical_alignment="center", key=f"pb_table_foot_{key}"):
        page = st.pagination(pages, key=f"{key}_page", bind="query-params")
        if download:
            csv_button(frame, name=key)
    first = (page - 1) * rows_per_page
    table.html(table_html(frame.iloc[first : first + rows_per_page], columns, caption=caption))


def show_some(
    count: int,
    rows: Callable[[int, int], pd.DataFrame],
    every: Callable[[], pd.DataFrame],
    columns: Sequence[Column],
    *,
    caption: str,
    key: str,
    rows_per_page: int = 15,
) -> None:
    """As :func:`show`, for more rows than anybody looks at: `rows(skip, limit)` gives those of one page.

    `count` rows there are; `every` gives all of them, and is called only when somebody takes the CSV.
    """
    if count <= rows_per_page:
        st.html(table_html(rows(0, rows_per_page), columns, caption=caption))
        csv_button(every, name=key)
        return
    table = st.container()
    with st.container(horizontal=True, vertical_alignment="center", key=f"pb_table_foot_{key}"):
        page = st.pagination(-(-count // rows_per_page), key=f"{key}_page", bind="query-params")
        csv_button(every, name=key)
    table.html(table_html(rows((page - 1) * rows_per_page, rows_per_page), columns, caption=caption))


def table_html(frame: pd.DataFrame, columns: Sequence[Column], *, caption: str) -> str:
    """The rows of a frame as an accessible table; the first column heads its row."""
    head = "".join(_head(column) for column in columns)
    own = addresses.owning() if any(column.kind in LEADING for column in columns) else str
    rows = "".join(f"<tr>{_row(row, columns, own)}</tr>" for row in frame.to_dict("records"))
    name = escape(caption)
    return (
        f'<div class="pb-table-frame" role="region" aria-label="{name}" tabindex="0"><table class="pb-table">'
        f"<caption>{name}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def csv_button(frame: pd.DataFrame | Callable[[], pd.DataFrame], *, name: str) -> None:
    """The data as CSV; made and written only when somebody asks for it. `name` is unique on the page.

    Streamlit hands such files to whoever knows their address, so visitors of a link are not offered any here.
    """
    if admitted.is_behind_a_link():
        return
    st.download_button(
        "Download CSV",
        data=lambda: csv_file(frame() if callable(frame) else frame),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"pb_csv_{name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def _head(column: Column) -> str:
    width = f' style="--pb-width:{escape(column.width)}"' if column.width else ""
    return f'<th scope="col"{_class(column)}{width}>{escape(column.title)}</th>'


def _row(row: dict[Any, Any], columns: Sequence[Column], own: Callable[[str], str]) -> str:
    cells = [(column, _cell(row, column, own)) for column in columns]
    (first, heading), rest = cells[0], cells[1:]
    others = "".join(f"<td{_class(column)}>{cell}</td>" for column, cell in rest)
    return f'<th scope="row"{_class(first)}>{heading}</th>{others}'


def _class(column: Column) -> str:
    """Its class attribute, if it needs one: a table has many cells, and each attribute is read by every browser."""
    kind = "" if column.kind in ("text", "link") else f"pb-col-{column.kind}"
    names = " ".join(filter(None, [kind, "pb-phone" if column.on_phone else ""]))
    return f' class="{names}"' if names else ""


def _cell(row: dict[Any, Any], column: Column, own: Callable[[str], str]) -> str:
    value = row[column.key]
    if column.kind == "trend":
        return sparkline(value, colour="var(--pb-accent)")
    if value is None or value != value:  # NaN and NaT differ from themselves
        return MISSING
    words = column.write(value)
    full = f' title="{escape(column.full(value))}"' if column.full else ""
    writers: dict[str, Callable[[], str]] = {
        "status": lambda: marks.status(words),
        "partner": lambda: marks.partner(words, row.get(column.colour)),
        "bar": lambda: f"{marks.bar(float(value))}<span>{escape(words)}</span>",
        "link": lambda: _link(words, row.get(column.href), own),
        "file": lambda: _link(words, row.get(column.href), own),
        "heat": lambda: marks.heat(words),
    }
    if column.kind in writers:
        return writers[column.kind]()
    return f"<span{full}>{escape(words)}</span>" if full else escape(words)


def _link(words: str, href: object, own: Callable[[str], str]) -> str:
    """Only web addresses become links, each in a tab of its own; our own addresses open here; the rest stay words."""
    if not isinstance(href, str):
        return escape(words)
    if href.startswith("/") and not href.startswith("//"):
        here = own(href)
        return f'<a href="{escape(here)}" target="_self">{escape(words)}</a>' if here else escape(words)
    if not href.startswith(("https://", "http://")):
        return escape(words)
    return f'<a href="{escape(href)}" rel="noopener noreferrer" target="_blank">{escape(words)}</a>'
