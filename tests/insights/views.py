"""What somebody who may see all of the usual small world asks to see of it."""

from dataclasses import replace
from datetime import date
from typing import Any

from partnerboard.scope import UNATTRIBUTED, Scope, View
from tests.queries.agreed import AS_OF
from tests.queries.world import AFTERWARDS

EVERYTHING = Scope.staff({"mwt"}, {"P-A", "P-B", "P-C"})
ONLY_A = Scope(frozenset({"mwt"}), frozenset({"P-A"}), shows_others=False)

_AUGUST = View(
    initiative_id="mwt",
    partner_ids=("P-A", "P-B", "P-C", UNATTRIBUTED),
    platform_ids=("facebook", "instagram", "x", "linkedin"),
    since=date(2026, 8, 1),
    until=date(2026, 8, 31),
    as_of=AS_OF,
    known_at_utc=AFTERWARDS,
)


def seen(**changes: Any) -> View:
    """All of August 2026 as of the 29th, known afterwards, with changes."""
    return replace(_AUGUST, **changes)
