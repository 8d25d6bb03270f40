"""Whose number is right? A partner's file beside what is known here: ours, theirs, the difference, and what one lacks.

Asked of a warehouse that holds the file as a batch, in a trial (`ingest.offered`): theirs is what the batch says, ours
what was known before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from partnerboard.metrics.additivity import Over, may_sum
from partnerboard.metrics.catalogue import METRICS
from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse

TOLERANCE_SHARE = 0.02
TOLERANCE_UNITS = 5
_FIRST, _LAST = date(1900, 1, 1), date(9999, 12, 31)
_A_MOMENT = timedelta(microseconds=1)  # what was known before a file: everything up to its load

Side = Literal["both", "ours", "theirs"]


@dataclass(frozen=True)
class ExchangeAccount:
    """An account whose files a partner may hand in; `handle` None: not to be named."""

    account_id: str
    account_name: str
    platform_id: str
    handle: str | None
    account_kind: str


@dataclass(frozen=True)
class Pair:
    """One number of one post, or of one day of an account, on both sides. None: that side does not say it."""

    item_id: str
    on: date
    account_name: str | None
    text: str | None
    side: Side
    metric_code: str
    ours: float | None
    theirs: float | None

    @property
    def difference(self) -> float | None:
        """Theirs less ours; None unless both say it."""
        return None if self.ours is None or self.theirs is None else self.theirs - self.ours

    @property
    def is_alike(self) -> bool:
        """Within the tolerance; false where only one side says it."""
        return is_alike(self.ours, self.theirs)


@dataclass(frozen=True)
class Total:
    """One number over all posts or days that both sides state it for. Sums are None where it must not be summed."""

    metric_code: str
    ours: float | None
    theirs: float | None
    stated: int
    unlike: int

    @property
    def difference(self) -> float | None:
        """Theirs less ours."""
        return None if self.ours is None or self.theirs is None else self.theirs - self.ours

    @property
    def is_alike(self) -> bool:
        """The sums within the tolerance; where there is no sum, every single pair of numbers."""
        return self.unlike == 0 if self.ours is None else is_alike(self.ours, self.theirs)


@dataclass(frozen=True)
class Differences:
    """Two sides of one file. `over` says what the pairs are of; `theirs_as_of` is the day the file speaks of.

    `ours_as_of` is the newest day that any of the compared numbers of ours speaks of, None where there are none.
    """

    over: Over
    pairs: tuple[Pair, ...]
    ours_as_of: date | None
    theirs_as_of: date

    @property
    def totals(self) -> tuple[Total, ...]:
        """One row per number that both sides state somewhere, in the order of the catalogue."""
        codes = {pair.metric_code for pair in self.pairs if pair.difference is not None}
        return tuple(self._total(code) for code in METRICS if code in codes)

    @property
    def unlike(self) -> tuple[Pair, ...]:
        """Pairs outside the tolerance, the largest difference first."""
        found = [pair for pair in self.pairs if pair.difference is not None and not pair.is_alike]
        return tuple(sorted(found, key=lambda pair: (-abs(pair.difference or 0), pair.item_id, pair.metric_code)))

    def only(self, side: Side) -> tuple[Pair, ...]:
        """One pair for each post or day that only one side has ('both': that both have)."""
        return tuple({pair.item_id: pair for pair in reversed(self.pairs) if pair.side == side}.values())[::-1]

    def _total(self, code: str) -> Total:
        both = [pair for pair in self.pairs if pair.metric_code == code and pair.difference is not None]
        unlike = sum(not pair.is_alike for pair in both)
        if not may_sum(METRICS[code], self.over).is_allowed:
            return Total(code, None, None, len(both), unlike)
        return Total(code, _sum(pair.ours for pair in both), _sum(pair.theirs for pair in both), len(both), unlike)


def is_alike(ours: float | None, theirs: float | None) -> bool:
    """Whether two numbers differ by at most 2 % of ours or by 5, whichever is more."""
    if ours is None or theirs is None:
        return False
    return abs(theirs - ours) <= max(TOLERANCE_SHARE * abs(ours), TOLERANCE_UNITS)


def accounts_of(warehouse: Warehouse, scope: Scope) -> tuple[ExchangeAccount, ...]:
    """The accounts of a scope's partners in its initiatives, joint ones included, colleagues' own left out."""
    asked = {"initiative_ids": scope.initiative_ids, "partner_ids": scope.partner_ids}
    return tuple(ExchangeAccount(**row) for row in warehouse.records("exchange/accounts", **asked))


def differences(warehouse: Warehouse, scope: Scope, batch_id: str) -> Differences | None:
    """A batch beside what was known before it, within a scope; None for a kind that is not compared.

    `warehouse` holds the batch. Ours are the numbers as of the day that the file speaks of, or of an earlier day that
    the scope is held to.
    """
    [batch] = warehouse.records("exchange/batch", batch_id=batch_id)
    before = batch["loaded_at_utc"] - _A_MOMENT
    asked = {
        "initiative_ids": scope.initiative_ids,
        "partner_ids": scope.partner_ids,
        "batch_id": batch_id,
        "since": scope.since or _FIRST,
        "until": scope.until or _LAST,
        "known_at": min(before, scope.known_at_utc or before),
    }
    as_of: date = batch["as_of_on"]
    if batch["grain"] == "post":
        rows = warehouse.records("exchange/posts", **asked, as_of=min(as_of, scope.as_of or as_of))
        newest = [row["ours_as_of"] for row in rows if row["side"] == "both" and row["ours_as_of"]]
        return Differences(Over.POSTS, tuple(_of_post(row) for row in rows), max(newest, default=None), as_of)
    if batch["grain"] == "account_day":
        pairs = tuple(_of_day(row) for row in warehouse.records("exchange/account_days", **asked))
        known = [pair.on for pair in pairs if pair.side == "both"]
        return Differences(Over.DAYS, pairs, max(known, default=None), as_of)
    return None


def _of_post(row: dict[str, Any]) -> Pair:
    return Pair(item_id=row["post_id"], on=row["published_on"], text=row["text"], **_numbers(row))


def _of_day(row: dict[str, Any]) -> Pair:
    return Pair(item_id=f"{row['account_id']} {row['day']}", on=row["day"], text=None, **_numbers(row))


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("account_name", "side", "metric_code", "ours", "theirs")}


def claimed_posts(warehouse: Warehouse, batch_id: str) -> int:
    """How many posts of a batch earlier files know under other accounts; for whoever decides about the file."""
    [batch] = warehouse.records("exchange/batch", batch_id=batch_id)
    before = batch["loaded_at_utc"] - _A_MOMENT
    [row] = warehouse.records("exchange/claimed_posts", batch_id=batch_id, known_at=before)
    return int(row["claimed"])


def _sum(numbers: Iterable[float | None]) -> float:
    return sum(number for number in numbers if number is not None)
