"""Where do we stand against what we agreed?"""

from partnerboard.insights.scorecard import scorecard
from partnerboard.insights.workspace import data_ages, events, initiatives
from partnerboard.ui import cards, downloads, gate, pick, provenance, say, tables, target_bars, target_line
from partnerboard.ui.telling import agreed, verdict
from partnerboard.ui.telling import scorecard as telling
from partnerboard.ui.telling import shared as told
from partnerboard.ui.workspace import asked

shared = gate.required_link()
scope, view = shared.scope, shared.view

initiative = pick.initiative(asked(initiatives, scope), view)
card = asked(scorecard, scope, view)
ages = asked(data_ages, scope, view)
happened = asked(events, scope, view.initiative_id)
currency = initiative.currency

say.title(initiative.name, question="Where do we stand against what we agreed?")
say.answer(verdict.answer(card, currency))
provenance.show(ages, view, initiative.report_zone, telling.young(card), told.bounds(scope), told.left_out(scope))
downloads.offer("scorecard")
if not card.results:
    say.nothing_yet("This link holds no target.", remedy="Ask whoever sent it: other targets may be outside of it.")
else:
    cards.show(telling.overall(card, initiative, ages, view.as_of), label="The partnership at a glance")
    target_bars.show(card, currency)
    say.section("Each target", "Pace is what was reached of what is expected today.")
    cards.show(telling.every(card, currency), label="Every target")
    target_line.show(card, happened, view, currency)
    say.section("What was agreed", *agreed.waiting(card, view.as_of, currency))
    tables.show(
        agreed.first_and_last(card, currency),
        agreed.FIRST_AND_LAST,
        caption="Agreed values of every target",
        key="agreed",
    )
    say.paragraphs(agreed.adjustments(card, view.as_of, currency))

seen = told.happened(happened, view.as_of)
if not seen.empty:
    say.section("What happened")
    tables.show(seen, told.EVENTS, caption="What happened, the newest first", key="events")
