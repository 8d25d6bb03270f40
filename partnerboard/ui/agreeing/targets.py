"""Targets: what is agreed, what waits for whom, and the forms to propose a value and to record what a party says."""

from partnerboard.agreements import Agreements
from partnerboard.agreements.editing import found
from partnerboard.agreements.initiative import Initiative, Target
from partnerboard.agreements.targets import Answer, answer
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing import deciding, new_target, proposing, records
from partnerboard.ui.agreeing.moment import Moment, moment
from partnerboard.ui.telling import agreeing_targets as telling


def show(stated: Agreements) -> None:
    """The targets of every initiative, or the one that the address names."""
    looked = records.looked_at(stated, Target)
    if looked:
        _form(looked, stated)
        return
    if not stated.initiatives:
        say.nothing_yet("There is no initiative yet.", remedy="Targets are agreed inside one: add it first.")
    for around in stated.initiatives:
        now = moment(around, stated)
        say.section(around.name, telling.told(around))
        if around.targets:
            rows = telling.rows(stated, around, as_of=now.as_of, known_at_utc=now.known_at_utc)
            tables.show(
                rows, telling.LIST, caption=f"Targets of {around.name}", key=f"targets_{around.id}", rows_per_page=20
            )
        records.add(Target, around=around.id, words="Propose a target")


def _form(looked: records.Looked, stated: Agreements) -> None:
    around = found(stated.initiatives, looked.where[1] if looked.where else looked.around)
    if around is None:
        say.stop("This initiative is not there any more.", remedy="Go back to the list; it shows what stands now.")
    records.back("All targets")
    now = moment(around, stated)
    if looked.record is None:
        new_target.show(stated, around, now)
    else:
        _one(stated, around, looked.record, now)


def _one(stated: Agreements, around: Initiative, target: Target, now: Moment) -> None:
    say.section(target.label)
    say.paragraphs(telling.terms(stated, target))
    rows = telling.versions(stated, around, target, as_of=now.as_of, known_at_utc=now.known_at_utc)
    tables.show(rows, telling.VERSIONS, caption=f"Versions of {target.label}", key="versions", download=False)
    last = target.versions[-1]
    if answer(target, last) is Answer.WAITING:
        deciding.show(stated, around, target, last)
    else:
        proposing.show(stated, around, target, now)
