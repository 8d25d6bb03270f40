"""Text to read or to copy as it is: the SQL behind a number, lines for the agreements file."""

from collections.abc import Sequence

import streamlit as st

from partnerboard.warehouse import Question


def show(queries: Sequence[Question], *, label: str) -> None:
    """Each query behind its sentence, one at a time; nothing where there is none."""
    if not queries:
        return
    with st.expander(f"{label} ({len(queries)})"):
        names = [query.name for query in queries]
        picked = st.selectbox("Query", names, key="query", bind="query-params")
        query = next(each for each in queries if each.name == picked)
        st.code(query.sql, language="sql", wrap_lines=False)


def toml(text: str) -> None:
    """Lines for the agreements file, ready to be copied. Names from files are shown as they are."""
    st.code(text, language="toml", wrap_lines=True)
