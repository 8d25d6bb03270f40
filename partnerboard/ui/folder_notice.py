"""What became of the drop folder, for whoever opens a page: the files that need somebody."""

from partnerboard.ingest.inbox.needing import needing
from partnerboard.ui import say
from partnerboard.ui.telling import drop_folder as telling
from partnerboard.ui.workspace import workspace


def show() -> None:
    """One box with the files that were not loaded, or not in full; nothing while none needs anybody."""
    house = workspace()
    if house.kind != "own":
        return
    if receipts := needing(house.settings.inbox):
        say.notice(telling.headline(receipts), remedy=telling.remedy(receipts))
