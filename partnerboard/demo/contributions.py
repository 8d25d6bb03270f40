"""What each partner puts in, valued as the partners agreed."""

from datetime import date

from partnerboard.agreements.initiative import Contribution
from partnerboard.demo.calendar import ENDS_ON, STARTS_ON
from partnerboard.demo.cast import GUILD, HOME, PARTNERS, SPONSOR

_HOURLY_RATE = 28
_MEDIA_ON = date(2026, 9, 7)


def contributions() -> tuple[Contribution, ...]:
    """Hours and money over the twelve weeks, and advertising space used on one day."""
    return (
        _labour("c-naha-hours", HOME, 240),
        _contribution("c-naha-fee", HOME, "cash", 9_000, "fee of the agency, as invoiced"),
        _labour("c-ctg-hours", GUILD, 90),
        _contribution("c-ctg-rooms", GUILD, "infrastructure", 600, "rent the rooms would have cost"),
        _contribution("c-mer-cash", SPONSOR, "cash", 15_000, "sponsorship, as signed"),
        _contribution("c-mer-media", SPONSOR, "media", 2_000, "price paid", days=(_MEDIA_ON, _MEDIA_ON)),
    )


def _labour(id_: str, organisation: str, hours: int) -> Contribution:
    return Contribution(
        id=id_,
        partner=PARTNERS[organisation],
        kind="labour",
        from_=STARTS_ON,
        to=ENDS_ON,
        quantity=hours,
        unit="hour",
        unit_rate=_HOURLY_RATE,
        amount=hours * _HOURLY_RATE,
        currency="GBP",
        valuation_basis="agreed hourly rate",
        agreed=True,
    )


def _contribution(
    id_: str, organisation: str, kind: str, amount: float, basis: str, days: tuple[date, date] = (STARTS_ON, ENDS_ON)
) -> Contribution:
    return Contribution(
        id=id_,
        partner=PARTNERS[organisation],
        kind=kind,
        from_=days[0],
        to=days[1],
        amount=amount,
        currency="GBP",
        valuation_basis=basis,
        agreed=True,
    )
