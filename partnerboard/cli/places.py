"""Which warehouse a command is about, and where the raw files of it are kept."""

from argparse import Namespace
from pathlib import Path

from partnerboard.lake_address import Elsewhere
from partnerboard.settings import Settings
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.anywhere import warehouse_at


def opened(given: Namespace, settings: Settings, *, must_exist: bool = False) -> Warehouse:
    """The warehouse that was named; without one, the one that the settings name. Raises as :func:`warehouse_at`."""
    return warehouse_at(path(given, settings), lake(given, settings), must_exist=must_exist)


def path(given: Namespace, settings: Settings) -> Path:
    """Its file, or in whose place a lake is."""
    return given.warehouse or settings.own_warehouse


def lake(given: Namespace, settings: Settings) -> Elsewhere | None:
    """The lake it is in; a file that was named is meant itself."""
    return None if given.warehouse else settings.lake


def kept(warehouse: Path, settings: Settings) -> Path:
    """Raw files are kept beside the warehouse they were loaded into; those of the demo with all others."""
    return settings.kept_files if warehouse == settings.demo_warehouse else warehouse.parent / "kept"
