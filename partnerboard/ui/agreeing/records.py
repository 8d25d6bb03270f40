"""One record in a form of its own, reached from the table that lists it: changed, added, or removed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from partnerboard.agreements import Agreements
from partnerboard.agreements.editing import (
    Where,
    added,
    address,
    changed,
    located,
    named,
    referring,
    removed,
    shape_of,
)
from partnerboard.ui import say
from partnerboard.ui.agreeing import fields, saving
from partnerboard.ui.telling import agreeing as telling

NEW = "~"

Making = Callable[[fields.Given], Any]


@dataclass(frozen=True)
class Looked:
    """What the address names: a record and its list, or a new record of a kind, inside the record `around` it."""

    kind: type
    where: Where = ()
    record: Any = None
    around: str = ""


def looked_at(stated: Agreements, *kinds: type) -> Looked | None:
    """The record of these kinds that the address names; None where it names none that is there."""
    table, _, ids = st.query_params.get(saving.RECORD, "").partition(":")
    kind = next((each for each in kinds if shape_of(each).table == table), None)
    if kind is None:
        return None
    if ids.startswith(NEW):
        return Looked(kind, around=ids.removeprefix(NEW))
    place = located(stated, table, ids)
    return Looked(kind, *place) if place else None


def add(kind: type, *, around: str = "", words: str = "") -> None:
    """The way to a new record."""
    table = shape_of(kind).table
    st.button(
        words or telling.adding(kind),
        icon=":material/add:",
        key=f"pb_add_{table}_{around}",
        on_click=saving.look_at,
        args=(f"{table}:{NEW}{around}",),
    )


def back(words: str, *, to: str = "") -> None:
    """The way back to the table."""
    st.button(
        say.label(words),
        icon=":material/arrow_back:",
        type="tertiary",
        key="pb_back",
        on_click=saving.look_at,
        args=(to,),
    )


def change(looked: Looked, stated: Agreements, part: fields.Part, *, to: str | None = None) -> None:
    """The form of a record that is there; once saved, `to` is looked at."""
    name = f"change_{shape_of(looked.kind).table}"
    before = saving.opened(name, looked.record)
    given = fields.form(name, stated, replace(part, values={**vars(before), **part.values}))
    if given:
        after = replace(before, **given[0])
        saving.save(changed(looked.where, before, after), done=telling.saved(after), to=to)


def new(
    kind: type,
    where: Where,
    stated: Agreements,
    part: fields.Part,
    make: Making,
    *,
    to: str | None = "",
    submit: str = "",
) -> None:
    """The form of a record that is not there yet; `make` makes it of what was typed. `to` None: it is looked at."""
    given = fields.form(f"new_{shape_of(kind).table}", stated, part, submit=submit or telling.adding(kind))
    if given:
        record = make(given[0])
        saving.save(added(where, record), done=telling.was_added(record), to=address(record) if to is None else to)


def remove(stated: Agreements, *going: tuple[Where, Any], to: str = "") -> None:
    """The way to take records out, named after the last of them: refused while others name them, else confirmed."""
    held = saving.opened("remove", going)
    records = [record for _, record in held]
    last = records[-1]
    with st.expander(say.label(telling.removing(last)), type="compact", key=f"pb_more_{saving.key('remove')}"):
        others = [each for record in records for each in referring(stated, record) if each not in records]
        if others:
            say.note(telling.cannot_go(last, list(dict.fromkeys(others))))
            return
        say.note(telling.would_go(last))
        if st.button(say.label(telling.removing(last)), key=saving.key("do_remove")):
            saving.save(*(removed(*each) for each in held), done=telling.was_removed(last), to=to)


def heading(looked: Looked) -> None:
    """What the form is about."""
    say.section(named(looked.record) if looked.record is not None else telling.adding(looked.kind))
