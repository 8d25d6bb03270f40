"""The parameters of a question: what the visitor wants to see, cut down to what the visitor may see."""

from typing import Any

from partnerboard.scope import NO_INITIATIVE, UNATTRIBUTED, Scope, View


def allowed(scope: Scope, view: View) -> dict[str, Any]:
    """``initiative_ids`` and ``partner_ids`` of a view inside a scope.

    The remainder that nobody earns belongs to no initiative, so asking for it asks for both.
    """
    wanted = {view.initiative_id}
    if UNATTRIBUTED in view.partner_ids:
        wanted.add(NO_INITIATIVE)
    inside = scope.within(wanted, view.partner_ids)
    return {"initiative_ids": inside.initiative_ids, "partner_ids": inside.partner_ids}


def whole(scope: Scope, initiative_id: str) -> dict[str, Any]:
    """The same for everything of one initiative that the scope allows, whatever is filtered on the page."""
    inside = scope.within({initiative_id}, scope.partner_ids)
    return {"initiative_ids": inside.initiative_ids, "partner_ids": inside.partner_ids}


def moment(view: View) -> dict[str, Any]:
    """``as_of`` and ``known_at`` of a view."""
    return {"as_of": view.as_of, "known_at": view.known_at_utc}


def period(view: View) -> dict[str, Any]:
    """``platform_ids``, ``since`` and ``until`` of a view."""
    return {"platform_ids": list(view.platform_ids), "since": view.since, "until": view.until}
