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
from partnerboard.insights.quality import proposals
from partnerboard.scope import View
from partnerboard.ui import addresses, say, tables
from partnerboard.ui.agreeing import records, saving
from partnerboard.ui.agreeing.fields import DAYS, one_of
from partnerboard.ui.agreeing.moment import Moment, moment
from partnerboard.ui.telling import agreeing as refusing
from partnerboard.ui.telling import agreeing_rules as telling
from partnerboard.ui.telling.agreeing_labels import label
from partnerboard.ui.workspace import asked

_DAYS = "Left out: the days of the initiative."


def show(stated: Agreements) -> None:
    """The rules of every initiative, or the one that the address names."""
    looked = records.looked_at(stated, AttributionRule)
    if looked:
        _form(looked, stated)
        return
    if not stated.initiatives:
        say.nothing_yet("There is no initiative yet.", remedy="Rules say which posts belong to one: add it first.")
    for around in stated.initiatives:
        now = moment(around, stated)
        say.section(around.name, telling.told(around))
        decided = asked(deciding, now.scope, as_of=now.as_of, known_at_utc=now.known_at_utc)
        if around.attribution_rules:
            tables.show(
                telling.rows(around, decided),
                telling.LIST,
                caption=f"Rules of {around.name} in the order in which they decide",
                key=f"rules_{around.id}",
            )
        records.add(AttributionRule, around=around.id)


def _form(looked: records.Looked, stated: Agreements) -> None:
    around = found(stated.initiatives, looked.where[1] if looked.where else looked.around)
    if around is None:
        say.stop("This initiative is not there any more.", remedy="Go back to the list; it shows what stands now.")
    records.back("All rules")
    now = moment(around, stated)
    if looked.record is None:
        _new(stated, around, now)
    else:
        _one(stated, around, looked.record, now)


def _new(stated: Agreements, around: Initiative, now: Moment) -> None:
    say.section("Add a rule", telling.HOW)
    with st.container(border=True, key="pb_rule"):
        suggested = _suggested(around, now)
        rule = _fields(stated, around, suggested, is_new=True)
        _offer(stated, around, rule, now, submit="Add this rule")


def _one(stated: Agreements, around: Initiative, rule: AttributionRule, now: Moment) -> None:
    say.section(f"A post belongs by {telling.words(rule)}", telling.HOW)
    with st.container(border=True, key="pb_rule"):
        typed = _fields(stated, around, rule, is_new=False)
        if typed == rule:
            say.note("Change something to see what it would move.")
        else:
            _offer(stated, around, typed, now, submit="Save the change")
    key = f"pb_more_{saving.key('remove')}"
    more = st.expander("Remove this rule", type="compact", key=key, on_change="rerun")
    if more.open:
        with more:
            _remove(stated, around, rule, now)


def _remove(stated: Agreements, around: Initiative, rule: AttributionRule, now: Moment) -> None:
    edit = unruled(around.id, rule)
    would = _looked_at(stated, around, edit, None, now)
    if would is not None and st.button("Remove this rule", key=saving.key("remove_rule")):
        saving.save(edit, done=telling.was_removed(rule, len(would.moved)), to="")


def _suggested(around: Initiative, now: Moment) -> AttributionRule:
    """The rule to start from: what unclaimed posts share, as data quality proposes it, or an empty one."""
    view = View(
        initiative_id=around.id,
        partner_ids=(),
        platform_ids=(),
        since=around.starts_on,
        until=around.ends_on,
        as_of=now.as_of,
        known_at_utc=now.known_at_utc,
    )
    found = [each for each in asked(proposals, now.scope, view) if each.decides and each.kind in WITH_PATTERN]
    names = [telling.EMPTY, *(telling.suggestion(each) for each in found)]
    wanted = st.query_params.get(telling.START, "")
    first = next((place for place, each in enumerate(found, start=1) if telling.start(each) == wanted), 0)
    picked = st.selectbox("Start from", names, index=first, key=saving.key("start"), help=telling.SUGGESTED)
    place = names.index(picked) if picked in names else 0
    if place == 0:
        return AttributionRule(id="", precedence=USUAL_PRECEDENCE["hashtag"], kind="hashtag")
    chosen = found[place - 1]
    return AttributionRule(id="", precedence=chosen.precedence, kind=chosen.kind, pattern=chosen.pattern)


def _fields(stated: Agreements, around: Initiative, rule: AttributionRule, *, is_new: bool) -> AttributionRule:
    """A rule as it is typed; another kind brings its usual place in the order."""
    kinds = telling.kinds(also=rule.kind)
    of = f"{rule.kind}_{rule.pattern}"  # another rule to start from, other fields
    left, right = st.columns([2, 1])
    with left:
        kind = one_of(_words("kind"), kinds, rule.kind, key=saving.key(f"kind_{of}"), can_be_none=False) or rule.kind
        pattern = _pattern(kind, rule)
    with right:
        usual = rule.precedence if rule.kind == kind else USUAL_PRECEDENCE[kind]
        order = st.number_input("Order", 1, 99, usual, key=saving.key(f"order_{kind}_{of}"), help="1 decides first.")
        is_used = st.checkbox(_words("enabled"), rule.enabled, key=saving.key("enabled"))
    since, until = st.columns(2)
    with since:
        from_ = st.date_input("From (optional)", rule.from_, format=DAYS, key=saving.key("from"), help=_DAYS)
    with until:
        to = st.date_input("Until (optional)", rule.to, format=DAYS, key=saving.key("to"), help=_DAYS)
    return AttributionRule(
        id=free_id(stated, "attribution_rule", f"{around.id} {kind} {pattern or ''}") if is_new else rule.id,
        precedence=order,
        kind=kind,
        pattern=pattern,
        from_=from_,
        to=to,
        enabled=is_used,
    )


def _pattern(kind: str, rule: AttributionRule) -> str | None:
    if kind not in WITH_PATTERN:
        return None
    at_first = (rule.pattern or "") if rule.kind == kind else ""
    key = saving.key(f"pattern_{kind}_{at_first}")
    typed = st.text_input(_words("pattern"), at_first, key=key, max_chars=200, help=telling.COMPARED.get(kind))
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
    moves = telling.moves(would, tried, then, addresses.leading())
    if not moves.empty:
        key = "moves" if rule else "moves_without"
        tables.show(moves, telling.MOVES, caption="Posts that would move", key=key, rows_per_page=8)
    return would


def _words(name: str) -> str:
    return label(AttributionRule, name)
