"""What does this number mean?"""

from partnerboard.ui import code, gate, pick, say, tables
from partnerboard.ui.telling import metric_guide as telling

scope = gate.required_scope()

say.title("Metric guide", question="What does this number mean?")
words = pick.words("Search metrics, columns and formulas")
shown = telling.found(words)
say.answer(telling.answer(shown))

chosen = pick.metric_of_address()
if chosen:
    page = telling.page(chosen)
    say.section(chosen.label, note=f"Counted in {chosen.unit}; may be added up over {page.summed}.")
    say.paragraphs([chosen.definition, f"How it is computed: {chosen.formula}", *chosen.caveats])
    if not page.sources.empty:
        tables.show(
            page.sources, telling.SOURCES, caption="Where each platform reports it", key="sources", download=False
        )
    if not page.breaks.empty:
        tables.show(page.breaks, telling.BREAKS, caption="When its definition changed", key="breaks", download=False)
    code.show(page.queries, label="The queries that compute it")

if not shown:
    say.nothing_yet("No metric fits these words.", remedy="Try a platform's column name, such as 'Reposts' or 'Views'.")
else:
    tables.show(telling.rows(shown), telling.LIST, caption="All metrics", key="metrics", rows_per_page=60)
