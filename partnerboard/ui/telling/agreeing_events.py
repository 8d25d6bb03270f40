"""The events of the agreements, in rows."""

from zoneinfo import ZoneInfo

import pandas as pd

from partnerboard.agreements import Agreements
from partnerboard.agreements.editing import address as of_record
from partnerboard.agreements.model import Event
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.agreeing_choices import choice
from partnerboard.ui.telling.agreeing_overview import address

EVENTS = (
    Column("name", "What happened", kind="link", on_phone=True, width="36%"),
    Column("kind", "Kind", on_phone=True),
    Column("began", "Began", kind="day", on_phone=True),
    Column("ended", "Ended", kind="day"),
    Column("trigger", "In answer to", width="24%"),
)


def events(stated: Agreements) -> pd.DataFrame:
    """One row per event, the latest first, in the reporting zone."""
    zone = ZoneInfo(stated.workspace.report_zone)
    titles = {each.id: each.title for each in stated.events}
    return pd.DataFrame(
        [
            {
                "name": each.title,
                "href": address("events", of_record(each)),
                "kind": choice(Event, "kind", each.kind),
                "began": written.day(each.starts_at.astimezone(zone).date()),
                "ended": written.day(each.ends_at.astimezone(zone).date()) if each.ends_at else None,
                "trigger": titles.get(each.trigger or ""),
            }
            for each in sorted(stated.events, key=lambda event: event.starts_at, reverse=True)
        ]
    )
