"""The parameters of a question: what the visitor wants to see, cut down to what the visitor may see.

This is the one place where a scope becomes parameters; what a page asks for never gets past it.
"""

from datetime import date
from typing import Any

from partnerboard.scope import NO_INITIATIVE, UNATTRIBUTED, Scope, View

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9999, 12, 31)  # where a scope sets no bound


def allowed(scope: Scope, view: View) -> dict[str, Any]:
    """``initiative_ids`` and ``partner_ids`` of a view inside a scope.

    The remainder that nobody earns belongs to no initiative, so asking for it asks for both.
    """
    wanted = {view.initiative_id}
    if UNATTRIBUTED in view.partner_ids:
        wanted.add(NO_INITIATIVE)
    inside = scope.within(wanted, view.partner_ids)
    return {"initiative_ids": inside.initiative_ids, "partner_ids": inside.partner_ids}


def whole(scope: Scope, *initiative_ids: str) -> dict[str, Any]:
    """The same for everything of some initiatives that the scope allows, whatever is filtered on the page."""
    inside = scope.within(initiative_ids, scope.partner_ids)
    return {"initiative_ids": inside.initiative_ids, "partner_ids": inside.partner_ids}


def moment(scope: Scope, view: View) -> dict[str, Any]:
    """``as_of`` and ``known_at`` of a view: the scope's own where it is pinned, and no day after its last."""
    day = scope.as_of or view.as_of
    return {
        "as_of": min(day, scope.until) if scope.until else day,
        "known_at": scope.known_at_utc or view.known_at_utc,
    }


def period(scope: Scope, view: View) -> dict[str, Any]:
    """``platform_ids``, ``since`` and ``until`` of a view, inside the days of the scope."""
    return {
        "platform_ids": list(view.platform_ids),
        "since": max(view.since, scope.since or view.since),
        "until": min(view.until, scope.until or view.until),
    }


def bounds(scope: Scope) -> dict[str, Any]:
    """``not_before`` and ``not_after``: the days of the scope, for what no view narrows."""
    ends = [day for day in (scope.until, scope.as_of) if day]
    return {"not_before": scope.since or FIRST_DAY, "not_after": min(ends, default=LAST_DAY)}


def limits(scope: Scope) -> dict[str, Any]:
    """``shows_others`` and ``shows_costs``: what of a scope is not a matter of ids and days."""
    return {"shows_others": scope.shows_others, "shows_costs": scope.shows_costs}


def consents(scope: Scope) -> dict[str, Any]:
    """``consents``: a colleague is named who consents to one of these.

    Who may see everything is inside the partnership, so any consent covers them. A link leads to other houses.
    """
    if UNATTRIBUTED in scope.partner_ids:
        return {"consents": ["internal", "partners", "public"]}
    return {"consents": ["partners", "public"] if scope.shows_people else []}


def cut(scope: Scope, view: View) -> View:
    """The view inside the scope, for what is computed from its days and not asked."""
    inside = {**moment(scope, view), **period(scope, view)}
    return View(
        initiative_id=view.initiative_id,
        partner_ids=view.partner_ids,
        platform_ids=view.platform_ids,
        since=inside["since"],
        until=inside["until"],
        as_of=inside["as_of"],
        known_at_utc=inside["known_at"],
    )
