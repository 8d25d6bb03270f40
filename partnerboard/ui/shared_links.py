"""The links of the workspace in use, as the server's doors ask for them."""

from partnerboard.errors import WarehouseError
from partnerboard.sharing.links import Link, links
from partnerboard.ui.workspace import workspace


def links_now() -> tuple[Link, ...]:
    """Every link as it is now. Raises WarehouseError while that cannot be trusted: nothing is open then."""
    house = workspace()
    if not house.is_ready:
        raise WarehouseError("The warehouse is not open yet.", "Try again in a few seconds.")
    return house.asked(links)
