"""Who does what better, and is the difference real?"""

from partnerboard.charts.multiples import small_multiples
from partnerboard.charts.ranked import ranked_dots
from partnerboard.charts.reach import reach_ranges
from partnerboard.insights.comparison import comparison
from partnerboard.insights.reach import reach
from partnerboard.insights.workspace import data_ages, initiatives, partners
from partnerboard.ui import beforehand, chart_block, filters, gate, pick, provenance, say, tables
from partnerboard.ui.telling import compare as telling
from partnerboard.ui.telling import reach as people
from partnerboard.ui.telling import words
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.initiative_and_period(scope)

initiative = pick.initiative(asked(initiatives, scope), view)
names = words.Names.of(asked(partners, scope, view.initiative_id))

say.title("Compare", question=f"Who does what better, and is the difference real? · {initiative.name}")
dimension, metric_code, per = pick.comparison(telling.DIMENSIONS, telling.METRICS, telling.PER)
beforehand.ask(
    beforehand.about(comparison, scope, view, dimension=dimension, metric_code=metric_code, per=per),
    beforehand.about(reach, scope, view, universe=initiative.audience_universe),
    beforehand.about(data_ages, scope, view),
)
found = asked(comparison, scope, view, dimension=dimension, metric_code=metric_code, per=per)
name = telling.namer(dimension, names)
rows = telling.rows(found, name, names)

say.answer(telling.answer(found, name))
provenance.show(asked(data_ages, scope, view), view, initiative.report_zone)
if rows.empty:
    say.stop(
        "No post of this view has the number that is compared.",
        remedy="Choose another number or a longer period, or load the exports that carry it.",
    )

chart_block.show(
    ranked_dots(rows),
    title=f"{telling.DIMENSIONS[dimension]} by {telling.measure(found)}",
    sentence=telling.caveats(found),
    definition=words.definition(metric_code),
    data=rows,
    columns=telling.GROUPS,
    key="groups",
)
weeks = telling.panels(found, name, names)
if not weeks.empty:
    chart_block.show(
        small_multiples(weeks),
        title=f"Week by week: {telling.measure(found)}",
        definition=words.definition(metric_code),
        data=weeks,
        columns=telling.WEEKS,
        key="weeks",
    )
tables.show(rows, telling.GROUPS, caption=f"{telling.DIMENSIONS[dimension]} compared", key="compared")

reached = asked(reach, scope, view, universe=initiative.audience_universe)
say.section("People reached", people.told(reached))
by_partner = people.by_partner(reached, view, names)
if not by_partner.empty:
    chart_block.show(
        reach_ranges(by_partner),
        title="Reach of each partner, as far as it can be known",
        sentence="Partners reach many of the same people, so these figures must not be added up.",
        definition=words.definition("reach"),
        data=by_partner,
        columns=people.RANGES,
        key="reach",
    )
