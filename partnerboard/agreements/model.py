"""Everything that was agreed, as one value: the content of an agreements file."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from partnerboard.agreements.cast import Account, Department, Id, Organisation, Partner, Person, Workspace
from partnerboard.agreements.declare import Column, NotBefore, Refers, Rows, one_of
from partnerboard.agreements.initiative import Initiative


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that explains a figure, or a decision that answers it and names what it answers as `trigger`."""

    id: Annotated[Id, Column("event_id")]
    initiative: Annotated[str | None, Refers("initiative"), Column("initiative_id")] = None
    kind: Annotated[
        str, one_of("crisis", "platform_change", "news", "holiday", "decision", "outage", "milestone", "review")
    ]
    starts_at: Annotated[datetime, Column("starts_at_utc")]
    ends_at: Annotated[datetime | None, Column("ends_at_utc"), NotBefore("starts_at")] = None
    title: str
    note: str | None = None
    trigger: Annotated[str | None, Refers("event"), Column("trigger_event_id")] = None


@dataclass(frozen=True, kw_only=True)
class Agreements:
    """The whole truth about a workspace. Every list keeps the order of the file."""

    workspace: Workspace
    organisations: Annotated[tuple[Organisation, ...], Rows("organisation", "organisation", ordered=True)] = ()
    departments: Annotated[tuple[Department, ...], Rows("department", "department")] = ()
    people: Annotated[tuple[Person, ...], Rows("person", "person")] = ()
    partners: Annotated[tuple[Partner, ...], Rows("partner", "partner", ordered=True)] = ()
    accounts: Annotated[tuple[Account, ...], Rows("account", "account", ordered=True)] = ()
    initiatives: Annotated[tuple[Initiative, ...], Rows("initiative", "initiative", ordered=True)] = ()
    events: Annotated[tuple[Event, ...], Rows("event", "event")] = ()
