"""The day of which a section tells: the newest that the files of an initiative speak of."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from partnerboard.agreements import Agreements
from partnerboard.agreements.initiative import Initiative
from partnerboard.insights.workspace import export_days
from partnerboard.scope import Scope
from partnerboard.ui import gate
from partnerboard.ui.filters import ALL_THAT_IS_KNOWN
from partnerboard.ui.workspace import asked, workspace


@dataclass(frozen=True)
class Moment:
    """For whom, and as of which day: everything that is known."""

    scope: Scope
    as_of: date
    known_at_utc: datetime = ALL_THAT_IS_KNOWN


def moment(around: Initiative, stated: Agreements) -> Moment:
    """The day that the pages about this initiative open on."""
    scope = gate.required_scope()
    days = [each.as_of_on for each in asked(export_days, scope, around.id, ALL_THAT_IS_KNOWN)]
    opens_on = workspace().opens_on
    newest = days[-1] if days else today(stated)
    return Moment(scope, opens_on if opens_on is not None and opens_on in days else newest)


def today(stated: Agreements) -> date:
    """The day that it is in the reporting zone."""
    return datetime.now(ZoneInfo(stated.workspace.report_zone)).date()


def said_at(day: date, stated: Agreements, *, after: datetime | None = None) -> datetime:
    """When something was said on a day: now, if it was today, else at noon; never before what it answers."""
    zone = ZoneInfo(stated.workspace.report_zone)
    now = datetime.now(UTC).replace(microsecond=0)
    at = now if day == now.astimezone(zone).date() else datetime.combine(day, time(12), zone).astimezone(UTC)
    is_of_that_day = after is not None and after.astimezone(zone).date() == day
    return max(at, after) if after is not None and is_of_that_day else at
