"""Are we keeping what we agreed?"""

from partnerboard.charts.reach import reach_ranges
from partnerboard.insights.reach import reach
from partnerboard.insights.scorecard import scorecard
from partnerboard.insights.workspace import data_ages, events, initiatives, partners
from partnerboard.ui import (
    addresses,
    beforehand,
    cards,
    chart_block,
    downloads,
    filters,
    gate,
    pick,
    provenance,
    say,
    tables,
    target_bars,
    target_line,
)
from partnerboard.ui.telling import agreed, verdict, words
from partnerboard.ui.telling import reach as people
from partnerboard.ui.telling import scorecard as telling
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.initiative_and_period(scope)

initiative = pick.initiative(asked(initiatives, scope), view)
names = words.Names.of(asked(partners, scope, view.initiative_id))
beforehand.ask(
    beforehand.about(scorecard, scope, view),
    beforehand.about(reach, scope, view, universe=initiative.audience_universe),
    beforehand.about(events, scope, view.initiative_id),
    beforehand.about(data_ages, scope, view),
)
card = asked(scorecard, scope, view)
ages = asked(data_ages, scope, view)
currency = initiative.currency

say.title("Scorecard", question=f"Are we keeping what we agreed? · {initiative.name}")
say.answer(verdict.answer(card, currency))
chosen_only = telling.whatever_is_chosen(addresses.is_narrowed())
provenance.show(ages, view, initiative.report_zone, telling.young(card), chosen_only)
downloads.offer("scorecard")
if not card.results:
    say.stop(
        "No target is agreed for this partnership.",
        remedy="A target is a metric, a value, its days, and the word of everybody who has to agree.",
        action="Agree a target",
        page="leads/agreements",
    )
cards.show(telling.cards(card, initiative, ages, view.as_of), label="The partnership at a glance")

target_bars.show(card, currency)

target_line.show(card, asked(events, scope, view.initiative_id), view, currency)

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
