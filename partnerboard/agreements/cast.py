"""Who works together and through which accounts: organisations, departments, people, partners, accounts."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from partnerboard.agreements.declare import (
    HANDLE,
    IDENTIFIER,
    POSITIVE,
    ZONE,
    Column,
    Identity,
    NotBefore,
    Refers,
    Rows,
    one_of,
)

PLATFORMS = ("facebook", "instagram", "linkedin", "x", "youtube", "tiktok", "pinterest", "threads", "web")

Id = Annotated[str, IDENTIFIER, Identity()]
Platform = Annotated[str, one_of(*PLATFORMS), Column("platform_id")]
Organised = Annotated[str, Refers("organisation"), Column("org_id")]
From = Annotated[date, Column("valid_from")]
To = Annotated[date | None, Column("valid_to"), NotBefore("from")]


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """What holds for everything in this warehouse."""

    name: str
    report_zone: Annotated[str, ZONE]


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """Anyone who signs: an association, a sponsor, an agency. `home` is the one whose dashboard this is."""

    id: Annotated[Id, Column("org_id")]
    name: str
    type: Annotated[
        str, one_of("association", "sponsor", "for_profit", "agency", "public_body", "other"), Column("org_type")
    ]
    home: Annotated[bool, Column("is_home")] = False


@dataclass(frozen=True, kw_only=True)
class Department:
    """A part of an organisation that looks after accounts."""

    id: Annotated[Id, Column("department_id")]
    organisation: Organised
    name: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """A colleague. `pseudonym` is shown wherever `consent` does not cover the name."""

    id: Annotated[Id, Column("person_id")]
    organisation: Organised
    department: Annotated[str | None, Refers("department"), Column("department_id")] = None
    name: str
    pseudonym: str
    advocate: Annotated[bool, Column("is_advocate")] = False
    advocate_from: date | None = None
    advocate_to: Annotated[date | None, NotBefore("advocate_from")] = None
    consented_on: date | None = None
    consent: Annotated[str, one_of("none", "internal", "partners", "public"), Column("consent_scope")] = "none"


@dataclass(frozen=True, kw_only=True)
class Partner:
    """An organisation in a partnership capacity. An agency runs accounts and earns no credit."""

    id: Annotated[Id, Column("partner_id")]
    organisation: Organised
    short_name: str
    capacity: Annotated[str, one_of("lead", "co_organiser", "sponsor", "agency")]
    earns_credit: bool = True


@dataclass(frozen=True, kw_only=True)
class Owning:
    """Who held an account in a time."""

    organisation: Organised
    from_: Annotated[From, Identity(within=True)]
    to: To = None


@dataclass(frozen=True, kw_only=True)
class Operating:
    """Who ran an account day by day in a time: its owner's staff or an agency."""

    organisation: Organised
    from_: Annotated[From, Identity(within=True)]
    to: To = None


@dataclass(frozen=True, kw_only=True)
class Housing:
    """Which department was responsible for an account in a time."""

    department: Annotated[str, Refers("department"), Column("department_id")]
    from_: Annotated[From, Identity(within=True)]
    to: To = None


@dataclass(frozen=True, kw_only=True)
class Share:
    """A partner's part of a joint account, in force from a day until the next split. Weights need not add up to 1."""

    partner: Annotated[str, Refers("partner"), Column("partner_id"), Identity(within=True)]
    weight: Annotated[float, POSITIVE]
    from_: Annotated[From, Identity(within=True)]


@dataclass(frozen=True, kw_only=True)
class Account:
    """One account on one platform. `native_id` is the platform's own number, where its exports print it."""

    id: Annotated[Id, Column("account_id")]
    platform: Platform
    handle: Annotated[str, HANDLE]
    native_id: str | None = None
    name: str
    kind: Annotated[str, one_of("own", "joint", "personal"), Column("account_kind")]
    owner: Annotated[str | None, Refers("organisation"), Column("owner_org_id")] = None
    person: Annotated[str | None, Refers("person"), Column("person_id")] = None
    initiative: Annotated[str | None, Refers("initiative"), Column("initiative_id")] = None
    opened_on: date | None = None
    closed_on: Annotated[date | None, NotBefore("opened_on")] = None
    closing_plan: Annotated[str | None, one_of("keep", "sustain", "dismantle")] = None
    owners: Annotated[tuple[Owning, ...], Rows("owner_history", "account_owner", ("account_id",))] = ()
    operators: Annotated[tuple[Operating, ...], Rows("operator", "account_operator", ("account_id",))] = ()
    departments: Annotated[tuple[Housing, ...], Rows("department", "account_department", ("account_id",))] = ()
    shares: Annotated[tuple[Share, ...], Rows("share", "account_share", ("account_id",))] = ()
