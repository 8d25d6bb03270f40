"""The warehouse that the settings name: one file, a lake, or copies that another server publishes."""

from pathlib import Path

from partnerboard.lake_address import Elsewhere, PublishedAddress
from partnerboard.warehouse.lake.house import LakeHouse
from partnerboard.warehouse.published import PublishedHouse
from partnerboard.warehouse.store import Warehouse


def warehouse_at(path: Path, elsewhere: Elsewhere | None, *, must_exist: bool = False) -> Warehouse:
    """Open it where it is, by default in the file.

    Raises what :meth:`Warehouse.open` and :meth:`LakeHouse.at` raise, and WarehouseMissing: nothing is published.
    """
    if elsewhere is None:
        return Warehouse.open(path, must_exist=must_exist)
    if isinstance(elsewhere, PublishedAddress):
        return PublishedHouse(elsewhere, path)
    return LakeHouse.at(elsewhere, path)
