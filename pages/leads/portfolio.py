"""Which partnerships need me today?"""

from partnerboard.charts.bullets import bullet_bars
from partnerboard.insights.portfolio import portfolio
from partnerboard.ui import addresses, cards, chart_block, filters, gate, provenance, say, tables
from partnerboard.ui.telling import portfolio as telling
from partnerboard.ui.telling import targets
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.day(scope)

found = asked(portfolio, scope, view)

say.title("Portfolio", question="Which partnerships need me today?")
say.answer(telling.answer(found))
provenance.show(telling.all_ages(found), view, found[0].initiative.report_zone)

for partnership in found:
    say.section(partnership.initiative.name, partnership.initiative.summary or "")
    cards.show(telling.cards(partnership), label=f"{partnership.initiative.name} in four numbers")

say.section("All partnerships", telling.score_words())
tables.show(
    telling.rows(found, view.as_of, addresses.leading()),
    telling.PARTNERSHIPS,
    caption="Partnerships with their targets, score, trend and data age",
    key="partnerships",
)

say.section("Needs attention", "Targets off their course, the furthest off first.")
waiting = telling.attention(found, addresses.leading())
if waiting.empty:
    say.nothing_yet(telling.all_on_course(found))
else:
    tables.show(waiting, telling.ATTENTION, caption="Targets that need attention", key="waiting")
    worst = telling.worst(found)
    chart_block.show(
        bullet_bars(targets.bullets(worst, found[0].initiative.currency)),
        title="How far each of them is from where it should be",
        definition="What was reached so far as a share of the agreed value, beside where it should be today.",
        data=lambda: targets.rows(worst, found[0].initiative.currency),
        columns=targets.COLUMNS,
        key="attention",
    )
