"""What was made ready for storing, put aside on disk until somebody presses Load: nothing of it stays in memory."""

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
from typing_extensions import override

from partnerboard.ingest.loading import Ready


def put_aside(ready: Ready, at: Path) -> Ready:
    """The same file made ready, its tables written to a file that is read when they are asked for.

    The file is readable by its owner only. Whoever names it removes it.
    """
    at.touch(mode=0o600)
    with pa.OSFile(str(at), "wb") as sink:
        staged = tuple(dataclasses.replace(each, tables=_written(each.tables, sink, at)) for each in ready.staged)
    return dataclasses.replace(ready, staged=staged)


def _written(tables: Mapping[str, pa.Table], sink: pa.NativeFile, at: Path) -> "_OnDisk":
    places: dict[str, int] = {}
    for name, table in tables.items():
        places[name] = sink.tell()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
    return _OnDisk(at, places)


class _OnDisk(Mapping[str, pa.Table]):
    """Tables by name; each is mapped from the file anew."""

    def __init__(self, at: Path, places: Mapping[str, int]) -> None:
        self._at = at
        self._places = places

    @override
    def __getitem__(self, name: str) -> pa.Table:
        with pa.memory_map(str(self._at)) as source:
            source.seek(self._places[name])
            with pa.ipc.open_stream(source) as reader:
                return reader.read_all()

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    @override
    def __len__(self) -> int:
        return len(self._places)
