"""Are we keeping what we agreed?"""

from partnerboard.charts.bullets import bullet_bars
from partnerboard.charts.cumulative import cumulative_against_expected
from partnerboard.charts.reach import reach_ranges
from partnerboard.insights.reach import reach
from partnerboard.insights.scorecard import label, scorecard
from partnerboard.insights.workspace import data_ages, events, initiatives, partners
from partnerboard.metrics.catalogue import metric
from partnerboard.ui import cards, chart_block, filters, gate, pick, say, tables
from partnerboard.ui.telling import scorecard as telling
from partnerboard.ui.telling import targets, words
from partnerboard.ui.workspace import asked

scope = gate.required_scope()
view = filters.initiative_and_period(scope)

initiative = pick.initiative(asked(initiatives, scope), view)
names = words.Names.of(asked(partners, scope, view.initiative_id))
card = asked(scorecard, scope, view)
ages = asked(data_ages, scope, view)
happened = asked(events, scope, view.initiative_id)
reached = asked(reach, scope, view, universe=initiative.audience_universe)

say.title("Scorecard", question=f"Are we keeping what we agreed? · {initiative.name}")
say.answer(targets.answer(card, initiative.currency))
if not card.results:
    say.stop(
        "No target is agreed for this partnership.",
        remedy="Targets come with the agreements file: metric, value, period and who agreed.",
    )

cards.show(telling.cards(card, initiative, ages, view.as_of), label="The partnership at a glance")
say.note(words.age(ages, view.as_of))

chart_block.show(
    bullet_bars(targets.bullets(card.results, initiative.currency)),
    title="Every target against what was agreed",
    sentence=targets.standing_words(card),
    definition="Each bar is what was reached so far, as a share of the agreed value; rates and times are compared "
    "with the agreed value itself.",
    data=targets.rows(card.results, initiative.currency),
    columns=targets.COLUMNS,
    key="targets",
)

say.section("One target over time")
chosen = pick.target(card, telling.default_target(card), telling.drawable(card))
if chosen:
    marks = telling.marked(happened, chosen, view.as_of)
    chart_block.show(
        cumulative_against_expected(
            targets.cumulative(chosen),
            targets.expected(chosen),
            projection=targets.projection(chosen, view.as_of),
            events=marks,
        ),
        title=f"{label(chosen)}: so far, expected and heading",
        sentence=telling.line_sentence(chosen, initiative.currency),
        definition=metric(chosen.target.metric_code).definition,
        data=targets.cumulative(chosen),
        columns=(tables.Column("day", "Day", on_phone=True), tables.Column("value", "Running value", kind="number")),
        key="line",
        notes=telling.line_notes(marks),
    )

adjusted = telling.history(card, initiative.currency)
if not adjusted.empty:
    say.section("What was adjusted, and why", note="The line bends from the day a version takes force; the past stays.")
    tables.show(adjusted, telling.HISTORY, caption="Versions of adjusted targets", key="history")

say.section("People reached")
say.note(reached.sentence())
if reached.at_least is not None:
    shown = telling.reach_rows(reached, names)
    chart_block.show(
        reach_ranges(shown),
        title="Reach of each account, as far as it can be known",
        sentence=f"All together {reached.bounds} people; the accounts must not be added up.",
        definition=metric("reach").definition,
        data=shown,
        columns=telling.REACH,
        key="reach",
    )

say.section("How we measure")
tables.show(telling.measured(card), telling.MEASURED, caption="Metrics of the targets", key="measured", download=False)
say.link("All metrics, formulas and queries", page="analysts/metric_guide")
