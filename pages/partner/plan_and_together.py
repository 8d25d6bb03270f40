"""Are we posting what we planned, and do we help each other?"""

from partnerboard.insights import partners as bring
from partnerboard.insights.workspace import data_ages, initiatives, partners
from partnerboard.ui import cards, downloads, gate, pick, provenance, say, tables, weeks
from partnerboard.ui.telling import partner_work as work
from partnerboard.ui.telling import shared as told
from partnerboard.ui.telling import words
from partnerboard.ui.workspace import asked

shared = gate.required_link()
scope, view = shared.scope, shared.view

initiative = pick.initiative(asked(initiatives, scope), view)
everyone = asked(partners, scope, view.initiative_id)
names = words.Names.of(everyone)
rules = asked(bring.adherence, scope, view)
accounts = asked(bring.accounts, scope, view)
pairs = asked(bring.mentions, scope, view)
given, answered = asked(bring.resources, scope, view), asked(bring.answers, scope, view)

say.title("Plan and together", question=f"Are we posting what we planned? · {initiative.name}")
say.answer(told.plan_kept(rules, names))
provenance.show(asked(data_ages, scope, view), view, initiative.report_zone, told.bounds(scope))
downloads.offer("weeks")

for partner in told.publishing(everyone):
    weeks.plan(asked(bring.planned_weeks, scope, view), partner.partner_id, names, key=f"plan_{partner.position}")
    say.section(f"Accounts of {partner.short_name}")
    rows = work.account_rows(accounts, rules, partner.partner_id)
    tables.show(rows, work.ACCOUNTS, caption=f"Accounts of {partner.short_name}", key=f"accounts_{partner.position}")

say.section("Naming each other", told.naming(pairs, scope))
for partner in told.publishing(everyone):
    named = work.mention_rows(pairs, partner.partner_id, names)
    if not named.empty:
        tables.show(
            named,
            work.MENTIONS,
            caption=f"Posts of {partner.short_name} that name others, and the other way round",
            key=f"mentions_{partner.position}",
        )

helped = told.give_and_get(given, answered, names, initiative.currency)
if helped:
    say.section("Answering, giving and getting")
    cards.show(helped, label="Answer times, and what was put in")
