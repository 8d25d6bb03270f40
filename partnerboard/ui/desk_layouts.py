"""A file of no known kind on the desk: what its columns mean is proposed, confirmed, asked, and saved as a layout."""

import dataclasses
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from partnerboard.errors import FileRefused, PartnerboardError
from partnerboard.ingest.inspecting import Inspected
from partnerboard.ingest.layouts import save
from partnerboard.ingest.unknown import unknown_table
from partnerboard.platforms.layouts.fields import fields
from partnerboard.platforms.layouts.layout import Layout
from partnerboard.platforms.layouts.proposals import Proposal, propose
from partnerboard.platforms.layouts.questions import Question, Said
from partnerboard.ui import say, tables, who
from partnerboard.ui.desk import Brought
from partnerboard.ui.telling import upload_layout as telling
from partnerboard.ui.workspace import workspace

UNKNOWN = frozenset({"header_not_found", "not_supported", "missing_column"})


def offer(file: Brought, export: Inspected, key: str) -> None:
    """Behind a line: say what the columns mean. Only for a file that nothing else is wrong with."""
    if not UNKNOWN & export.receipt.reasons.keys() or len(file.exports or []) != 1:
        return
    more = st.expander("Say what its columns mean", type="compact", key=f"pb_more_layout_{key}", on_change="rerun")
    if more.open:
        with more:
            _map(file, key)


def _map(file: Brought, key: str) -> None:
    try:
        table = unknown_table(file.path, name=file.name)
    except FileRefused as refused:
        say.notice(refused.message, remedy=refused.remedy)
        return
    first = propose(table)
    rows = st.radio(
        "A row of this file is about",
        list(telling.ROWS),
        index=list(telling.ROWS).index(first.rows) if first.rows else None,
        format_func=lambda word: telling.ROWS[word],
        key=f"pb_rows_{key}",
        horizontal=True,
    )
    if rows is None:
        return
    proposal = propose(table, rows)
    columns = _columns(proposal, rows, f"{key}_{rows}")
    if columns is None:
        return
    for sentence in proposal.evidence:
        say.note(sentence)
    layout = _settled(proposal, Said(rows=rows, columns=columns), key)
    if layout and st.button("Save this layout and read the file with it", type="primary", key=f"pb_save_{key}"):
        _saved(file, layout)


def _settled(proposal: Proposal, said: Said, key: str) -> Layout | None:
    """Ask what is open; the layout once nothing is."""
    answers = {question.key: _answer(question, key) for question in _open(proposal, said)}
    given = {name: answer for name, answer in answers.items() if answer is not None}
    found = proposal.with_answers(dataclasses.replace(said, **given))
    if isinstance(found, Layout):
        return found
    for question in found:
        if question.key not in answers:  # what is wrong with the columns is said, not asked
            say.notice(question.sentence)
    return None


def _columns(proposal: Proposal, rows: str, key: str) -> dict[str, str] | None:
    """Field to header as the person has it; None where one field stands for two columns."""
    edited = st.data_editor(
        pd.DataFrame(telling.columns(proposal.proposed)),
        column_config={
            "column": st.column_config.TextColumn("Column of the file", disabled=True),
            "means": st.column_config.SelectboxColumn("Means", options=["", *fields(rows)]),
            "cells": st.column_config.TextColumn("For example", disabled=True),
            "evidence": st.column_config.TextColumn("Why", disabled=True, width="large"),
        },
        hide_index=True,
        placeholder="–",
        key=f"pb_columns_{key}",
        alt="The columns of the file and what each of them means",
    )
    chosen = [(means, header) for means, header in zip(edited["means"], edited["column"], strict=True) if means]
    twice = telling.twice([means for means, _ in chosen])
    if twice:
        say.notice(twice)
        return None
    return dict(chosen)


def _open(proposal: Proposal, said: Said) -> Sequence[Question]:
    """What can be answered by a field of the page."""
    found = proposal.with_answers(said)
    return () if isinstance(found, Layout) else [each for each in found if each.options or each.key in ("name", "zone")]


def _answer(question: Question, key: str) -> Any:
    if question.cells:
        st.html(tables.table_html(telling.cells(question.cells), telling.CELLS, caption=question.sentence))
    values = [option.value for option in question.options]
    labels = {str(option.value): option.label for option in question.options}
    if question.key == "zone":
        typed = st.text_input(f"{question.sentence} A name such as Europe/Berlin", key=f"pb_zone_{key}")
        is_unknown = st.checkbox(labels[""], key=f"pb_no_zone_{key}")
        return "" if is_unknown else typed.strip() or None
    if not values:
        return st.text_input(question.sentence, key=f"pb_{question.key}_{key}").strip() or None
    return st.selectbox(
        question.sentence,
        values,
        index=values.index(question.suggested) if question.suggested in values else None,
        format_func=lambda value: labels[str(value)] if question.key != "platform" else str(value),
        key=f"pb_{question.key}_{key}",
        width=420,
    )


def _saved(file: Brought, layout: Layout) -> None:
    try:
        save(workspace().warehouse, layout, by=who.acting("upload"), at_utc=datetime.now(UTC))
    except PartnerboardError as invalid:
        say.notice(invalid.message, remedy=invalid.remedy)
        return
    file.say(dataclasses.replace(file.answers, layout=layout.name))
    st.rerun()
