"""The metric guide: one metric with everything about it, and all of them in their groups; for staff and for links."""

from collections.abc import Sequence

from partnerboard.ui import code, downloads, pick, say, tables
from partnerboard.ui.telling import metric_guide as telling


def show(*, title: str, first: Sequence[str] = ()) -> None:
    """The page below its gate. `first` are the codes of the metrics that stand before all groups, if any."""
    say.title(title, question="What does this number mean?")
    words = pick.words("Search metrics, columns and formulas")
    groups = telling.found(words, first)
    say.answer(telling.answer(groups, words))

    chosen = pick.metric_of_address()
    if chosen:
        page = telling.page(chosen)
        say.section(chosen.label, telling.counted(page))
        say.paragraphs([chosen.definition, f"How it is computed: {chosen.formula}", *chosen.caveats])
        if not page.sources.empty:
            tables.show(
                page.sources, telling.SOURCES, caption="Where each platform reports it", key="sources", download=False
            )
        if not page.breaks.empty:
            tables.show(
                page.breaks, telling.BREAKS, caption="When its definition changed", key="breaks", download=False
            )
        code.show(page.queries, label="The queries that compute it")

    if not groups:
        say.nothing_yet(
            "No metric fits these words.", remedy="Try a platform's column name, such as 'Reposts' or 'Views'."
        )
    downloads.offer("definitions")
    say.jumps({group.anchor: group.heading for group in groups})
    for group in groups:
        say.section(group.heading, anchor=group.anchor)
        tables.show(telling.rows(group.metrics), telling.LIST, caption=group.heading, key=group.anchor, download=False)
