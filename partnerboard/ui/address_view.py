"""The view that an address asks for, for whoever may see it: the same filters as on the pages, read without a page.

What an address says is a stranger's input. A value that is not among the choices of the scope is as good as none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from partnerboard.insights.asking import cut
from partnerboard.insights.shared import opening_view
from partnerboard.insights.workspace import everything, initiatives
from partnerboard.metrics import format as written
from partnerboard.scope import UNATTRIBUTED, Scope, View
from partnerboard.sharing.links import Link
from partnerboard.sharing.visitors import Visitor
from partnerboard.ui import admitted, filters, gate, steps
from partnerboard.ui import filter_fields as fields
from partnerboard.ui.workspace import asked, workspace

LONGEST_SEARCH = 200

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Allowed:
    """What a visitor may take away; `link` is None for the staff."""

    scope: Scope
    link: Link | None


def allowed(visitor: Visitor, page: str) -> Allowed | None:
    """What the visitor may take of what a page shows; None: nothing, whatever the reason."""
    if visitor.kind in ("local", "member"):  # sealed by the server for this very request, from the table of members
        return Allowed(asked(everything), None)
    if visitor.kind != "link":
        return None
    link = admitted.link_of(visitor)
    if link is None or not link.allows_downloads or page not in link.pages:
        return None
    return Allowed(gate.shown_by(link), link)


def found(visitor_may: Allowed, query: Query) -> tuple[fields.Choices, View] | None:
    """The choices inside the scope and the view that the address makes of them; None where there is no initiative."""
    scope = visitor_may.scope
    held = {each.initiative_id: each for each in asked(initiatives, scope)}
    if not held:
        return None
    wanted = next((each for each in query.get("initiative", ()) if each in held), next(iter(held)))
    choices = filters.choices_of(held[wanted], scope)
    opens_on = workspace().opens_on
    opened = asked(opening_view, scope, wanted, today=datetime.now(UTC).date(), opens_on=opens_on)
    if opened is None:
        return None
    days = {written.day(each.as_of_on): each.as_of_on for each in choices.days}
    day = days.get(_first(query, steps.AS_OF), opened.as_of)
    return choices, cut(scope, filters.view_of(choices, scope, _narrowing(choices, scope, query), day))


def search(query: Query, sorts: Mapping[str, str]) -> tuple[str, str]:
    """Words to look for, and what to sort by: those of the Posts page."""
    words = _first(query, "search")[:LONGEST_SEARCH]
    wanted = _first(query, "sort")
    return words, next((key for key, label in sorts.items() if wanted in (key, label)), next(iter(sorts)))


def _narrowing(choices: fields.Choices, scope: Scope, query: Query) -> fields.Narrowing:
    whose = {each.short_name: each.partner_id for each in choices.partners}
    if UNATTRIBUTED in scope.partner_ids:
        whose["Unattributed"] = UNATTRIBUTED
    on = {each.name: each.platform_id for each in choices.platforms}
    return fields.Narrowing(
        [whose[each] for each in query.get("partners", ()) if each in whose],
        [on[each] for each in query.get("platforms", ()) if each in on],
        _period(choices, query),
        fields.THEN if _first(query, "known") in (fields.THEN, fields.KNOWN[fields.THEN]) else fields.NOW,
    )


def _period(choices: fields.Choices, query: Query) -> tuple[date, date]:
    """The days of the address, where there are two of them inside what can be chosen."""
    whole = (choices.initiative.starts_on, choices.initiative.ends_on)
    last = choices.initiative.monitor_until or choices.initiative.ends_on
    try:
        first, until = (date.fromisoformat(each) for each in query.get("period", ()))
    except ValueError:  # not two, or no days
        return whole
    return (first, until) if whole[0] - timedelta(days=366) <= first <= until <= last else whole


def _first(query: Query, name: str) -> str:
    return next(iter(query.get(name, ())), "")
