"""Attribution rules: which there are, what each decides, and what adding, changing or removing one would move."""

import streamlit as st

from partnerboard.agreements import Agreements, Edit, ProblemsFound
from partnerboard.agreements.attribution import USUAL_PRECEDENCE, ruled, unruled
from partnerboard.agreements.editing import applied, found
from partnerboard.agreements.foresight import Foreseen, deciding, foreseen
from partnerboard.agreements.ids import free_id
from partnerboard.agreements.initiative import AttributionRule, Initiative
from partnerboard.agreements.rules import WITH_PATTERN
from partnerboard.errors import AgreementsInvalid
from partnerboard.ui import addresses, say, tables
from partnerboard.ui.agreeing import saving
from partnerboard.ui.agreeing.fields import DAYS, one_of
from partnerboard.ui.agreeing.moment import Moment, initiative, moment
from partnerboard.ui.telling import agreeing as refusing
from partnerboard.ui.telling import agreeing_rules as telling
from partnerboard.ui.telling.agreeing_labels import label
from partnerboard.ui.telling.agreeing_overview import address
from partnerboard.ui.workspace import asked

NEW = "new"
_DAYS = "Left out: the days of the initiative."


def show(stated: Agreements) -> None:
    """The rules of an initiative, or the one that the address names."""
    wanted = st.query_params.get(saving.RECORD, "")
    holder = next((each for each in stated.initiatives if found(each.attribution_rules, wanted)), None)
    around = holder or initiative(stated)
    if around is None:
        say.nothing_yet("There is no initiative yet.", remedy="Add one first; its rules say which posts belong to it.")
        return
    now = moment(around, stated)
    rule = found(around.attribution_rules, wanted)
    if rule is not None:
        _one(stated, around, rule, now)
    elif wanted == NEW:
        _new(stated, around, now)
    else:
        _all(around, now)


def _all(around: Initiative, now: Moment) -> None:
    say.section("Rules", telling.told(around))
    decided = asked(deciding, now.scope, as_of=now.as_of, known_at_utc=now.known_at_utc)
    rows = telling.rows(around, decided)
    if not rows.empty:
        tables.show(rows, telling.LIST, caption="Rules in the order in which they decide", key="rules")
    st.button("Add a rule", key="pb_new_rule", type="primary", on_click=saving.look_at, args=(NEW,))


def _new(stated: Agreements, around: Initiative, now: Moment) -> None:
    say.away("All rules", to=address(telling.SECTION))
    say.section("Add a rule", telling.HOW)
    with st.container(border=True, key="pb_rule"):
        rule = _fields(stated, around, None)
        _offer(stated, around, rule, now, submit="Add this rule")


def _one(stated: Agreements, around: Initiative, rule: AttributionRule, now: Moment) -> None:
    say.away("All rules", to=address(telling.SECTION))
    say.section(f"A post belongs by {telling.words(rule)}", telling.HOW)
    with st.container(border=True, key="pb_rule"):
        typed = _fields(stated, around, rule)
        if typed == rule:
            say.note("Change something to see what it would move.")
        else:
            _offer(stated, around, typed, now, submit="Save the change")
    with st.expander("Remove this rule"):
        edit = unruled(around.id, rule)
        would = _looked_at(stated, around, edit, None, now)
        if would is not None and st.button("Remove the rule", key=saving.key("remove")):
            saving.save(edit, done=telling.was_removed(rule, len(would.moved)), to="")


def _fields(stated: Agreements, around: Initiative, rule: AttributionRule | None) -> AttributionRule:
    """A rule as it is typed, with the usual place in the order until another is chosen."""
    kinds = telling.kinds()
    left, right = st.columns([2, 1])
    with left:
        first = rule.kind if rule else "hashtag"
        kind = one_of(_words("kind"), kinds, first, key=saving.key("kind"), can_be_none=False) or first
        pattern = _pattern(kind, rule)
    with right:
        usual = rule.precedence if rule and rule.kind == kind else USUAL_PRECEDENCE[kind]
        order = st.number_input(
            "Order", 1, 99, usual, key=saving.key(f"order_{kind}"), help="1 decides first. " + telling.HOW
        )
        is_used = st.checkbox(_words("enabled"), rule.enabled if rule else True, key=saving.key("enabled"))
    since, until = st.columns(2)
    with since:
        from_ = st.date_input(
            "From (optional)", rule.from_ if rule else None, format=DAYS, key=saving.key("from"), help=_DAYS
        )
    with until:
        to = st.date_input("Until (optional)", rule.to if rule else None, format=DAYS, key=saving.key("to"), help=_DAYS)
    return AttributionRule(
        id=rule.id if rule else free_id(stated, "attribution_rule", f"{around.id} {kind} {pattern or ''}"),
        precedence=order,
        kind=kind,
        pattern=pattern,
        from_=from_,
        to=to,
        enabled=is_used,
    )


def _pattern(kind: str, rule: AttributionRule | None) -> str | None:
    if kind not in WITH_PATTERN:
        return None
    at_first = rule.pattern if rule and rule.kind == kind else ""
    typed = st.text_input(
        _words("pattern"), at_first or "", key=saving.key(f"pattern_{kind}"), max_chars=200, help=telling.COMPARED[kind]
    )
    return typed.strip().lstrip("#") or None


def _offer(stated: Agreements, around: Initiative, rule: AttributionRule, now: Moment, *, submit: str) -> None:
    """What a rule would move, and the button that makes it so."""
    if rule.kind in WITH_PATTERN and rule.pattern is None:
        say.note("Say what it is compared with, to see which posts it would move.")
        return
    try:
        edit = ruled(stated, around.id, rule)
    except AgreementsInvalid as problem:
        say.failed(problem)
        return
    would = _looked_at(stated, around, edit, rule, now)
    if would is not None and st.button(submit, type="primary", key=saving.key("rule")):
        saving.save(edit, done=telling.was_saved(rule, len(would.moved)), to="")


def _looked_at(
    stated: Agreements, around: Initiative, edit: Edit, rule: AttributionRule | None, now: Moment
) -> Foreseen | None:
    """Sentences and posts of what an edit would move; None where it cannot be made."""
    tried = applied(stated, [edit])
    try:
        would = asked(
            foreseen, now.scope, tried, rule.id if rule else None, as_of=now.as_of, known_at_utc=now.known_at_utc
        )
    except ProblemsFound as problems:
        say.wrong("This cannot be saved as it is.", refusing.refused(problems.problems, tried, [edit.after]))
        return None
    then = found(tried.initiatives, around.id) or around
    say.paragraphs(telling.foreseen(would, tried, then))
    moves = telling.moves(would, tried, then, addresses.to)
    if not moves.empty:
        key = "moves" if rule else "moves_without"
        tables.show(moves, telling.MOVES, caption="Posts that would move", key=key, rows_per_page=8)
    return would


def _words(name: str) -> str:
    return label(AttributionRule, name)
