"""A warehouse taken somewhere else by one command, and what is said of that."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from partnerboard.cli import places
from partnerboard.lake_address import LakeAddress
from partnerboard.settings import Settings
from partnerboard.warehouse.lake.moving import MovedTable, move_to_file, move_to_lake
from partnerboard.warehouse.published import publish


def moved(given: Namespace, settings: Settings, environment: Mapping[str, str]) -> str:
    """Move the warehouse that is named to the place after --to, and tell what arrived.

    Raises:
        SettingsInvalid: the place cannot be used as it is named.
        MoveRefused: there is something there already, or not everything arrived; nothing is stored.
    """
    named = {**environment, "PARTNERBOARD_WAREHOUSE": given.to}
    lake = LakeAddress.of(named, settings.folder) if given.to.startswith("ducklake:") else None
    target = settings.own_warehouse if given.to == "file" else Path(given.to).expanduser().resolve()
    with places.opened(given, settings, must_exist=True) as source:
        tables = move_to_lake(source, lake, settings.own_warehouse) if lake else move_to_file(source, target)
    return _told(tables, lake.says if lake else str(target), given.to if lake else "file")


def published(given: Namespace, settings: Settings, folder: Path, now: datetime) -> str:
    """Publish a copy of the warehouse that is named, and tell where it is. Raises as :func:`publish`."""
    with places.opened(given, settings, must_exist=True) as source:
        made = publish(source, folder, now)
    return f"{folder / made.file} is published. Servers with PARTNERBOARD_WAREHOUSE=published:{folder} show it."


def _told(tables: list[MovedTable], where: str, setting: str) -> str:
    lines = [f"{table.name:<22} {table.rows:>12,} rows  identical" for table in tables if table.rows]
    rows = sum(table.rows for table in tables)
    shown = "what --to said" if "password" in setting else setting
    return "\n".join(
        [
            *lines,
            f"{rows:,} rows of {len(tables)} tables are in {where}, and are those of the source, which is as it was.",
            f"To use it: set PARTNERBOARD_WAREHOUSE to {shown}, and start the app again.",
        ]
    )
