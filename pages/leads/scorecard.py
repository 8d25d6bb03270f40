"""Are we keeping what we agreed?"""

from partnerboard.charts.bullets import bullet_bars
from partnerboard.charts.cumulative import cumulative_against_expected
from partnerboard.charts.reach import reach_ranges
from partnerboard.insights.reach import reach
from partnerboard.insights.scorecard import label, scorecard
from partnerboard.insights.workspace import data_ages, events, initiatives, partners
from partnerboard.ui import addresses, cards, chart_block, filters, gate, pick, provenance, say, tables
from partnerboard.ui.telling import agreed, over_time, targets, verdict, words
from partnerboard.ui.telling import reach as people
from partnerboard.ui.telling import scorecard as telling
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.initiative_and_period(scope)

initiative = pick.initiative(asked(initiatives, scope), view)
names = words.Names.of(asked(partners, scope, view.initiative_id))
card = asked(scorecard, scope, view)
ages = asked(data_ages, scope, view)
currency = initiative.currency

say.title("Scorecard", question=f"Are we keeping what we agreed? · {initiative.name}")
say.answer(verdict.answer(card, currency))
chosen_only = telling.whatever_is_chosen(addresses.is_narrowed())
provenance.show(ages, view, initiative.report_zone, telling.young(card), chosen_only)
if not card.results:
    say.stop(
        "No target is agreed for this partnership.",
        remedy="A target is a metric, a value, its days, and the word of everybody who has to agree.",
        action="Agree a target",
        page="leads/agreements",
    )
cards.show(telling.cards(card, initiative, ages, view.as_of), label="The partnership at a glance")

chart_block.show(
    bullet_bars(targets.bullets(card.results, currency)),
    title="Every target against what was agreed",
    sentence=verdict.counts(card),
    definition="Each bar is what was reached so far, as a share of the agreed value; rates and times are compared "
    "with the agreed value itself.",
    data=targets.rows(card.results, currency),
    columns=targets.COLUMNS,
    key="targets",
)

say.section("One target over time")
chosen = pick.target(card, over_time.default_target(card), over_time.drawable(card))
if chosen is None:
    say.nothing_yet("No target has a line to draw yet.", remedy="Running totals have one as soon as files are loaded.")
else:
    marks = over_time.marked(asked(events, scope, view.initiative_id), chosen, view.as_of)
    chart_block.show(
        cumulative_against_expected(
            over_time.cumulative(chosen),
            over_time.expected(chosen),
            projection=over_time.projection(chosen, view.as_of),
            events=marks,
            first_agreed=over_time.first_agreed(chosen),
        ),
        title=f"{label(chosen)}: so far, expected and heading",
        sentence=over_time.told(chosen, currency),
        definition=words.definition(chosen.target.metric_code),
        data=over_time.rows(chosen),
        columns=over_time.COLUMNS,
        key="line",
        notes=over_time.notes(marks),
    )

say.section("What was agreed, first and last", *agreed.waiting(card, view.as_of, currency))
tables.show(
    agreed.first_and_last(card, currency), agreed.FIRST_AND_LAST, caption="Agreed values of every target", key="agreed"
)
versions = agreed.history(card, view.as_of, currency)
if not versions.empty:
    say.section("What was adjusted, and why", "The line bends from the day a version takes force; the past stays.")
    tables.show(versions, agreed.HISTORY, caption="Versions of adjusted targets", key="history")

reached = asked(reach, scope, view, universe=initiative.audience_universe)
say.section("People reached", people.told(reached))
by_account = people.by_account(reached, names)
if not by_account.empty:
    chart_block.show(
        reach_ranges(by_account),
        title="Reach of each account, as far as it can be known",
        sentence="Accounts reach many of the same people, so these figures must not be added up.",
        definition=words.definition("reach"),
        data=by_account,
        columns=people.RANGES,
        key="reach",
    )

say.section("How we measure")
tables.show(telling.measured(card), telling.MEASURED, caption="Metrics of the targets", key="measured", download=False)
