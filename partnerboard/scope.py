"""What a visitor may see (Scope) and what they ask to see of it (View). Scope is an argument of every question.

An empty set means nothing is allowed, never everything. `NO_INITIATIVE` and `UNATTRIBUTED` are members like any
other id: who holds them sees posts that belong to no initiative, or that no partner earns credit for.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

NO_INITIATIVE = "(none)"
UNATTRIBUTED = "(unattributed)"
OTHERS = "(others)"  # all partners outside a scope together, where it may show them


@dataclass(frozen=True)
class Scope:
    """The initiatives and partners whose numbers may be shown, and how much of them.

    Nothing outside the days `since` to `until` (both inside, reporting zone; None: no bound) may be shown, nothing of
    another day or another knowledge than `as_of` and `known_at_utc` where these are set. `shows_others`: partners
    outside the scope may be named and stand in sums of all together.
    """

    initiative_ids: frozenset[str] = frozenset()
    partner_ids: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    known_at_utc: datetime | None = None
    shows_people: bool = True
    shows_costs: bool = True
    shows_others: bool = True

    @classmethod
    def staff(cls, initiative_ids: Iterable[str], partner_ids: Iterable[str]) -> Self:
        """Everything in the warehouse, and what belongs to nobody."""
        return cls(frozenset(initiative_ids) | {NO_INITIATIVE}, frozenset(partner_ids) | {UNATTRIBUTED})

    def within(self, initiative_ids: Iterable[str], partner_ids: Iterable[str]) -> Self:
        """The part of this scope that the ids name; an id outside it is dropped, never added."""
        return replace(
            self,
            initiative_ids=self.initiative_ids.intersection(initiative_ids),
            partner_ids=self.partner_ids.intersection(partner_ids),
        )


@dataclass(frozen=True)
class View:
    """One view of the numbers, as its address names it. Built by the filters, which keep it inside a scope.

    `since` and `until` are inside the period, in the reporting zone. The answer is that of the end of `as_of`,
    from what was loaded by `known_at_utc`. `partner_ids` holds UNATTRIBUTED when the remainder is a row.
    """

    initiative_id: str
    partner_ids: tuple[str, ...]
    platform_ids: tuple[str, ...]
    since: date
    until: date
    as_of: date
    known_at_utc: datetime

    @property
    def initiative_ids(self) -> tuple[str, ...]:
        """The initiative as a list parameter."""
        return (self.initiative_id,)
