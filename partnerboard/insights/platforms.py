"""Which platforms an initiative is on, and what each of them calls an exposure."""

from dataclasses import dataclass

from partnerboard.insights.asking import whole
from partnerboard.scope import Scope
from partnerboard.warehouse import Warehouse


@dataclass(frozen=True)
class Platform:
    """A platform; `exposure_label` is its own word for exposures."""

    platform_id: str
    name: str
    exposure_label: str
    position: int


def platforms(warehouse: Warehouse, scope: Scope, initiative_id: str) -> list[Platform]:
    """The platforms on which partners of one initiative have accounts, as far as a scope shows these partners."""
    asked = {**whole(scope, initiative_id), "shows_others": scope.shows_others}
    return [Platform(**row) for row in warehouse.records("workspace/platforms", **asked)]
