"""The fields of a form, made from the declaration of a record: each value has the field that its type asks for."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.declare import Refers
from partnerboard.agreements.editing import named, shape_of
from partnerboard.agreements.shape import Field, shapes
from partnerboard.ui import say
from partnerboard.ui.agreeing import saving
from partnerboard.ui.telling.agreeing_choices import HELP, choice
from partnerboard.ui.telling.agreeing_labels import label
from partnerboard.ui.telling.words import listed

Rows = Sequence[Sequence[str]]
DAYS = "DD/MM/YYYY"


def form(
    kind: type,
    rows: Rows,
    *,
    stated: Agreements,
    name: str,
    values: Mapping[str, Any],
    submit: str = "Save",
    needed: Sequence[str] = (),
    choices: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, Any] | None:
    """A form about a kind of record; what was typed once it is sent and complete, else None.

    Args:
        kind: the record.
        rows: names of attributes, those of a row side by side.
        stated: what references lead to.
        name: unique on the page.
        values: what the fields hold at first, by attribute; without one, the default.
        submit: the word on the button.
        needed: attributes that must be given although a file may leave them out.
        choices: instead of every record of the kind, those that a reference may lead to: id to words.
    """
    fields = {field.name: field for field in shape_of(kind).fields}
    asked = [each for row in rows for each in row]
    must = {each for each in asked if fields[each].is_required} | set(needed)
    given: dict[str, Any] = {}
    with st.form(saving.key(name), enter_to_submit=False):
        for row in rows:
            for column, each in zip(st.columns(len(row)), row, strict=True):
                with column:
                    field = fields[each]
                    value = values.get(each, field.default)
                    words = label(kind, each) + ("" if each in must or _has_default(field) else " (optional)")
                    options = (choices or {}).get(each)
                    given[each] = _field(kind, field, words, value, stated, f"{name}_{each}", options)
        is_sent = st.form_submit_button(submit, type="primary")
    missing = [label(kind, each) for each in asked if each in must and given[each] in (None, "", ())]
    if is_sent and missing:
        say.wrong("This cannot be saved as it is.", [f"Fill in: {listed(missing)}."])
    return given if is_sent and not missing else None


def records_of(stated: Agreements, table: str) -> dict[str, str]:
    """Every record of a table that a reference can lead to, id to name."""
    top = {shape.table: shape.name for shape in shapes() if shape.rows and not shape.carries}
    return {record.id: named(record) for record in getattr(stated, top[table])}


def _has_default(field: Field) -> bool:
    return field.default not in (None, ())


def _field(  # noqa: PLR0911 - one line per type of value
    kind: type, field: Field, words: str, value: Any, stated: Agreements, name: str, choices: Mapping[str, str] | None
) -> Any:
    key, more = saving.key(name), HELP.get((kind, field.name))
    refers = field.mark(Refers)
    limited = [option for limit in field.limits for option in limit.choices]
    if field.is_list and refers:
        options = choices if choices is not None else records_of(stated, refers.table)
        return tuple(_several(words, options, value or (), key, more))
    if field.is_list:
        lines = st.text_area(words, "\n".join(map(str, value or ())), key=key, help=more, height=100)
        return tuple(filter(None, (line.strip() for line in lines.splitlines())))
    if refers or limited or choices is not None:
        options = choices if choices is not None else _options(kind, field, refers, limited, stated)
        return one_of(words, options, value, key=key, more=more, can_be_none=not _has_default(field))
    if field.kind is bool:
        return st.checkbox(words, bool(value), key=key, help=more)
    if field.kind is date:
        return st.date_input(words, value, key=key, help=more, format=DAYS)
    if field.kind is datetime:
        return _moment(words, value, stated, key, more)
    if field.kind in (int, float):
        return _number(words, field.kind, value, key, more)
    typed = st.text_input(words, value or "", key=key, help=more, max_chars=500)
    return (typed or "").strip() or None


def one_of(
    words: str,
    options: Mapping[str, str],
    value: str | None,
    *,
    key: str,
    more: str | None = None,
    can_be_none: bool = True,
) -> str | None:
    """One of some ids or words, shown as people say them; None for none of them."""
    ids = list(options)
    place = ids.index(value) if value is not None and value in options else None
    picked = st.selectbox(
        words,
        ids,
        index=place if place is not None or can_be_none else 0,
        format_func=lambda each: options.get(each, each),
        placeholder="Choose",
        key=key,
        help=more,
    )
    return str(picked) if picked is not None else None


def _options(
    kind: type, field: Field, refers: Refers | None, limited: Sequence[str], stated: Agreements
) -> dict[str, str]:
    return records_of(stated, refers.table) if refers else {each: choice(kind, field.name, each) for each in limited}


def _several(words: str, options: Mapping[str, str], value: Sequence[str], key: str, more: str | None) -> Sequence[str]:
    return st.multiselect(
        words,
        list(options),
        default=[each for each in value if each in options],
        format_func=lambda each: options.get(each, each),
        key=key,
        help=more,
    )


def _number(words: str, kind: type, value: float | None, key: str, more: str | None) -> float | None:
    if kind is int:
        return st.number_input(words, value=value, step=1, key=key, help=more)
    return st.number_input(
        words, value=None if value is None else float(value), step=1.0, format="%.10g", key=key, help=more
    )


def _moment(words: str, value: datetime | None, stated: Agreements, key: str, more: str | None) -> datetime | None:
    """A time as the reporting zone reads it."""
    zone = ZoneInfo(stated.workspace.report_zone)
    shown = value.astimezone(zone).replace(tzinfo=None) if value else None
    picked = st.datetime_input(words, shown, key=key, help=more, format=DAYS)
    return picked.replace(tzinfo=zone).astimezone(UTC) if picked else None
