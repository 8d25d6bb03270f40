"""A warehouse in DuckLake: tables in a catalogue that processes share, their data in a folder or an object store."""

from partnerboard.warehouse.lake.house import LakeHouse

__all__ = ["LakeHouse"]
