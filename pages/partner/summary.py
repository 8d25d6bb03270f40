"""Where do we stand against what we agreed?"""

from partnerboard.insights.scorecard import scorecard
from partnerboard.insights.workspace import data_ages, initiatives
from partnerboard.ui import gate, pick, provenance, say
from partnerboard.ui.telling import shared as telling
from partnerboard.ui.telling import verdict
from partnerboard.ui.workspace import asked

shared = gate.required_link()
scope, view = shared.scope, shared.view

initiative = pick.initiative(asked(initiatives, scope), view)
card = asked(scorecard, scope, view)

say.title(initiative.name, question="Where do we stand against what we agreed?")
say.answer(verdict.answer(card, initiative.currency))
provenance.show(asked(data_ages, scope, view), view, initiative.report_zone, telling.bounds(scope))
