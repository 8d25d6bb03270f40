"""What the pages of a link open with: all that its scope holds of one initiative, on the newest day it may show."""

from datetime import UTC, date, datetime

from partnerboard.insights.asking import cut
from partnerboard.insights.platforms import platforms
from partnerboard.insights.workspace import export_days, initiatives
from partnerboard.scope import Scope, View
from partnerboard.warehouse import Warehouse

ALL_THAT_IS_KNOWN = datetime(9999, 1, 1, tzinfo=UTC)


def opening_view(
    warehouse: Warehouse, scope: Scope, initiative_id: str, *, today: date, opens_on: date | None
) -> View | None:
    """Everything the scope holds of the initiative; None where it does not hold the initiative.

    It is shown as of the day that the scope is pinned to, else as of `opens_on` where files speak of it, else as of
    the newest day they speak of.
    """
    held = next((each for each in initiatives(warehouse, scope) if each.initiative_id == initiative_id), None)
    if held is None:
        return None
    known_at = scope.known_at_utc or ALL_THAT_IS_KNOWN
    days = [each.as_of_on for each in export_days(warehouse, scope, initiative_id, known_at)]
    newest = opens_on if opens_on in days else max(days, default=today)
    view = View(
        initiative_id=initiative_id,
        partner_ids=tuple(sorted(scope.partner_ids)),
        platform_ids=tuple(each.platform_id for each in platforms(warehouse, scope, initiative_id)),
        since=held.starts_on,
        until=held.ends_on,
        as_of=newest,
        known_at_utc=known_at,
    )
    return cut(scope, view)
