"""What happened beside the posts and explains a figure, and the decisions that answered it."""

from partnerboard.agreements import Agreements
from partnerboard.agreements.ids import free_id
from partnerboard.agreements.model import Event
from partnerboard.ui import say, tables
from partnerboard.ui.agreeing import records
from partnerboard.ui.agreeing.fields import Part
from partnerboard.ui.telling import agreeing_events as rows

EVENT = (("title",), ("kind", "initiative"), ("starts_at", "ends_at"), ("note",), ("trigger",))


def show(stated: Agreements) -> None:
    """The chronicle, or the event that the address names."""
    looked = records.looked_at(stated, Event)
    if looked is None:
        say.note("Events stand on the time axis of the scorecard, where somebody asks why a line bends.")
        if stated.events:
            tables.show(rows.events(stated), rows.EVENTS, caption="Events", key="events")
        records.add(Event)
        return
    records.back("All events")
    records.heading(looked)
    say.note(f"Times are those of {stated.workspace.report_zone}.")
    own = looked.record.id if looked.record else ""
    part = Part(Event, EVENT, choices={"trigger": {each.id: each.title for each in stated.events if each.id != own}})
    if looked.record:
        records.change(looked, stated, part, to="")
        records.remove(stated, (looked.where, looked.record))
        return
    only = stated.initiatives[0].id if len(stated.initiatives) == 1 else None
    first = Part(Event, EVENT, {"initiative": only}, choices=part.choices)
    records.new(
        Event,
        ("events",),
        stated,
        first,
        lambda given: Event(id=free_id(stated, "event", given["title"]), **given),
    )
