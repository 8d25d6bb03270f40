"""The people and accounts of the demo as an agreements file names them."""

from datetime import date

from partnerboard.agreements.cast import (
    Account,
    Department,
    Housing,
    Operating,
    Organisation,
    Partner,
    Person,
    Share,
)
from partnerboard.demo.calendar import STARTS_ON
from partnerboard.demo.cast import (
    AGENCY,
    CHANNELS,
    COLLEAGUES,
    GUILD,
    HOME,
    INITIATIVE,
    JOINT_SPLIT,
    NAMES,
    PARTNERS,
    SPONSOR,
    Channel,
)

_TYPES = {HOME: "association", GUILD: "association", SPONSOR: "sponsor", AGENCY: "agency"}
_SHORT_NAMES = {HOME: "Northshore", GUILD: "Guild", SPONSOR: "Meridian", AGENCY: "Brightwater"}
_CAPACITIES = {HOME: "lead", GUILD: "co_organiser", SPONSOR: "sponsor", AGENCY: "agency"}
_DEPARTMENTS = {
    "communications": "Communications",
    "marketing": "Marketing",
    "membership": "Membership",
    "web": "Web",
}
_LONG_AGO = date(2024, 1, 1)
_HANDED_OVER = date(2026, 9, 14)
_LAST_DAY_BEFORE = date(2026, 9, 13)
_HOUSING = {
    "fb-naha": (Housing(department="marketing", from_=_LONG_AGO),),
    "ig-naha": (Housing(department="marketing", from_=_LONG_AGO),),
    "li-naha": (Housing(department="communications", from_=_LONG_AGO),),
    "yt-naha": (Housing(department="web", from_=_LONG_AGO),),
    "x-naha": (
        Housing(department="web", from_=_LONG_AGO, to=_LAST_DAY_BEFORE),
        Housing(department="communications", from_=_HANDED_OVER),
    ),
}
_RUN_BY_THE_AGENCY = ("ig-naha", "ig-mwt")


def organisations() -> tuple[Organisation, ...]:
    """The four organisations; the dashboard is the association's."""
    return tuple(Organisation(id=id_, name=name, type=_TYPES[id_], home=id_ == HOME) for id_, name in NAMES.items())


def departments() -> tuple[Department, ...]:
    """The departments of the association."""
    return tuple(Department(id=id_, organisation=HOME, name=name) for id_, name in _DEPARTMENTS.items())


def people() -> tuple[Person, ...]:
    """The six colleagues. Two of them do not want their names outside the partnership, one not outside the house."""
    consents = {"dev": "internal", "ben": "partners", "fay": "partners"}
    return tuple(
        Person(
            id=one.id,
            organisation=one.organisation,
            department=one.department,
            name=one.name,
            pseudonym=f"Colleague {place}",
            advocate=True,
            advocate_from=STARTS_ON,
            advocate_to=one.leaves_on,
            consented_on=date(2026, 7, 27),
            consent=consents.get(one.id, "public"),
        )
        for place, one in enumerate(COLLEAGUES, start=1)
    )


def partners() -> tuple[Partner, ...]:
    """The organisations in their capacities."""
    return tuple(
        Partner(
            id=PARTNERS[id_],
            organisation=id_,
            short_name=_SHORT_NAMES[id_],
            capacity=_CAPACITIES[id_],
            earns_credit=id_ != AGENCY,
        )
        for id_ in NAMES
    )


def accounts() -> tuple[Account, ...]:
    """Every account of the story."""
    return tuple(_account(channel) for channel in CHANNELS)


def _account(channel: Channel) -> Account:
    joint = channel.kind == "joint"
    shares = JOINT_SPLIT.items() if joint else ()
    operated = channel.id in _RUN_BY_THE_AGENCY
    return Account(
        id=channel.id,
        platform=channel.platform,
        handle=channel.handle,
        native_id=channel.native_id,
        name=channel.name,
        kind=channel.kind,
        owner=channel.owner if isinstance(channel.owner, str) else None,
        person=channel.colleague.id if channel.colleague else None,
        initiative=INITIATIVE if joint else None,
        opened_on=date(2026, 7, 27) if joint else None,
        closing_plan="sustain" if joint else None,
        operators=(Operating(organisation=AGENCY, from_=STARTS_ON),) if operated else (),
        departments=_HOUSING.get(channel.id, ()),
        shares=tuple(Share(partner=PARTNERS[id_], weight=weight, from_=STARTS_ON) for id_, weight in shares),
    )
