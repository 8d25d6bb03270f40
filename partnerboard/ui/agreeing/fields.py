"""The fields of a form, made from the declaration of a record: each value has the field that its type asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html import escape
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

DAYS = "DD/MM/YYYY"
Rows = Sequence[Sequence[str]]
Given = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """The fields of one record on a form.

    rows     names of attributes, those of a row side by side
    values   what the fields hold at first, by attribute; without one, the default
    needed   attributes that must be given although a file may leave them out
    choices  instead of every record of the kind, those that a reference may lead to: id to words
    heading  what stands above them, where a form has several parts
    labels   other words than usual above a field
    """

    kind: type
    rows: Rows
    values: Mapping[str, Any] = field(default_factory=dict)
    needed: Sequence[str] = ()
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    heading: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: str) -> str:
        """What stands above a field."""
        return self.labels.get(name) or label(self.kind, name)


def form(name: str, stated: Agreements, *parts: Part, submit: str = "Save", is_main: bool = True) -> list[Given] | None:
    """What was typed, part by part, once the form is sent and complete; else None. `name` is unique on the page."""
    given: list[Given] = []
    with st.form(saving.key(name), enter_to_submit=False):
        for number, part in enumerate(parts):
            if part.heading:
                st.html(f'<p class="pb-form-part">{escape(part.heading)}</p>')
            given.append(_asked(part, stated, f"{name}_{number}"))
        is_sent = st.form_submit_button(submit, type="primary" if is_main else "secondary")
    missing = [words for part, answers in zip(parts, given, strict=True) for words in _missing(part, answers)]
    if is_sent and missing:
        say.wrong("This cannot be saved as it is.", [f"Fill in: {listed(missing)}."])
    return given if is_sent and not missing else None


def records_of(stated: Agreements, table: str) -> dict[str, str]:
    """Every record of a table that a reference can lead to, id to name."""
    top = {shape.table: shape.name for shape in shapes() if shape.rows and not shape.carries}
    return {record.id: named(record) for record in getattr(stated, top[table])}


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


def day(words: str, value: date | None, *, key: str, more: str | None = None) -> date | None:
    """A day, or None."""
    picked = st.date_input(words, value, key=key, help=more, format=DAYS)
    return picked if isinstance(picked, date) else None


def _asked(part: Part, stated: Agreements, name: str) -> Given:
    fields = {each.name: each for each in shape_of(part.kind).fields}
    given: Given = {}
    for row in part.rows:
        for column, each in zip(st.columns(len(row)), row, strict=True):
            with column:
                given[each] = _Asking(part, fields[each], stated, saving.key(f"{name}_{each}")).answer()
    return given


def _missing(part: Part, given: Given) -> list[str]:
    return [part.label(name) for name, value in given.items() if _must(part, name) and value in (None, "", ())]


def _must(part: Part, name: str) -> bool:
    return name in part.needed or next(each for each in shape_of(part.kind).fields if each.name == name).is_required


@dataclass(frozen=True)
class _Asking:
    """One field of a form."""

    part: Part
    field: Field
    stated: Agreements
    key: str

    def answer(self) -> Any:
        """What stands in it."""
        if self.field.is_list:
            return tuple(self._several() if self._options() is not None else self._lines())
        options = self._options()
        if options is not None:
            return one_of(
                self.words, options, self.value, key=self.key, more=self.more, can_be_none=not self.has_default
            )
        fields = {bool: self._yes_or_no, date: self._day, datetime: self._moment, int: self._whole, float: self._number}
        return fields.get(self.field.kind, self._text)()

    @property
    def value(self) -> Any:
        """What it holds at first."""
        return self.part.values.get(self.field.name, self.field.default)

    @property
    def has_default(self) -> bool:
        """It is never empty."""
        return self.field.default not in (None, ())

    @property
    def words(self) -> str:
        """What stands above it."""
        is_open = _must(self.part, self.field.name) or self.has_default
        return self.part.label(self.field.name) + ("" if is_open else " (optional)")

    @property
    def more(self) -> str | None:
        """What it needs explained."""
        return HELP.get((self.part.kind, self.field.name))

    def _options(self) -> Mapping[str, str] | None:
        refers = self.field.mark(Refers)
        limited = [option for limit in self.field.limits for option in limit.choices]
        if self.field.name in self.part.choices:
            return self.part.choices[self.field.name]
        if refers:
            return records_of(self.stated, refers.table)
        return {each: choice(self.part.kind, self.field.name, each) for each in limited} if limited else None

    def _several(self) -> Sequence[str]:
        options = self._options() or {}
        return st.multiselect(
            self.words,
            list(options),
            default=[each for each in self.value or () if each in options],
            format_func=lambda each: options.get(each, each),
            key=self.key,
            help=self.more,
        )

    def _lines(self) -> Sequence[str]:
        typed = st.text_area(self.words, "\n".join(self.value or ()), key=self.key, help=self.more, height=100)
        return [line.strip() for line in typed.splitlines() if line.strip()]

    def _yes_or_no(self) -> bool:
        return st.checkbox(self.words, bool(self.value), key=self.key, help=self.more)

    def _day(self) -> date | None:
        return day(self.words, self.value, key=self.key, more=self.more)

    def _moment(self) -> datetime | None:
        """A time as the reporting zone reads it."""
        zone = ZoneInfo(self.stated.workspace.report_zone)
        shown = self.value.astimezone(zone).replace(tzinfo=None) if self.value else None
        picked = st.datetime_input(self.words, shown, key=self.key, help=self.more, format=DAYS)
        return picked.replace(tzinfo=zone).astimezone(UTC) if picked else None

    def _whole(self) -> int | None:
        value: int | None = self.value
        return st.number_input(self.words, value=value, step=1, key=self.key, help=self.more)

    def _number(self) -> float | None:
        value = None if self.value is None else float(self.value)
        return st.number_input(self.words, value=value, step=1.0, format="%.10g", key=self.key, help=self.more)

    def _text(self) -> str | None:
        typed = st.text_input(self.words, self.value or "", key=self.key, help=self.more, max_chars=500)
        return (typed or "").strip() or None
