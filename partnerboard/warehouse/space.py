"""Room, asked before it is taken: on the disk, since after a load that fills it nobody can write, and in memory."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

SPARE_BYTES = 200 * 1024**2

# What a container may use, as the kernel says it inside: the second version of control groups, and the first.
_CONTAINER = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def free_bytes(folder: Path) -> int:
    """What is free on the disk of a folder, also of one that is not there yet."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def memory_bytes(limits: Iterable[Path] = _CONTAINER) -> int:
    """The memory of this machine, or of its container where that has less; `limits` are files that may say so."""
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    said = [path.read_text(encoding="utf-8").strip() for path in limits if path.is_file()]
    return min([machine, *(int(each) for each in said if each.isdigit())])
