"""Accounts that change hands: from a day on somebody else holds it, runs it, answers for it, or shares it otherwise."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from partnerboard.agreements.cast import Account, Housing, Operating, Owning, Share

LONG_AGO = date(2000, 1, 1)  # since when the first owner is said to have held an account without a day of opening

Span = TypeVar("Span", bound=Owning | Operating | Housing)


def handed_over(account: Account, to: str, on: date) -> Account:
    """The account in the hands of another organisation from a day on; what was published before stays its own."""
    spans = account.owners
    if not spans and account.owner:
        first = min(account.opened_on or LONG_AGO, on - timedelta(days=1))
        spans = (Owning(organisation=account.owner, from_=first),)
    owners = _followed(spans, Owning(organisation=to, from_=on))
    return replace(account, owners=owners, owner=owners[-1].organisation)


def operated(account: Account, by: str | None, on: date) -> Account:
    """Run by an organisation from a day on; None: by its owner again."""
    spans = account.operators
    return replace(
        account,
        operators=_followed(spans, Operating(organisation=by, from_=on)) if by else _ended(spans, on),
    )


def housed(account: Account, department: str | None, on: date) -> Account:
    """A department answers for it from a day on; None: no longer any."""
    spans = account.departments
    return replace(
        account,
        departments=_followed(spans, Housing(department=department, from_=on)) if department else _ended(spans, on),
    )


def shared(account: Account, weights: Mapping[str, float], on: date) -> Account:
    """Shared by partners in these parts from a day on, until the next split; without parts that split is gone."""
    others = tuple(share for share in account.shares if share.from_ != on)
    split = tuple(Share(partner=partner, weight=weight, from_=on) for partner, weight in weights.items())
    return replace(account, shares=tuple(sorted((*others, *split), key=lambda share: share.from_)))


def _followed(spans: tuple[Span, ...], new: Span) -> tuple[Span, ...]:
    """The new span takes its day and those after it, up to the next one that is there already."""
    before = _ended(tuple(span for span in spans if span.from_ < new.from_), new.from_)
    after = tuple(sorted((span for span in spans if span.from_ > new.from_), key=lambda span: span.from_))
    ends = after[0].from_ - timedelta(days=1) if after else None
    return (*before, replace(new, to=ends), *after)


def _ended(spans: tuple[Span, ...], on: date) -> tuple[Span, ...]:
    """The spans as they are when nothing of them holds on a day any more."""
    last = on - timedelta(days=1)
    kept = sorted((span for span in spans if span.from_ < on), key=lambda span: span.from_)
    return tuple(span if span.to and span.to <= last else replace(span, to=last) for span in kept)
