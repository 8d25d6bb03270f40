"""Memory given back to the system after a large file: allocators keep what was used, and a server runs for months."""

import ctypes
import functools
from collections.abc import Callable

import pyarrow as pa

# Smaller files leave less behind than is worth a walk over the heap.
_LARGE = 8 * 1024**2


def give_back(after_bytes: int) -> None:
    """Return what is free, after work on so many bytes."""
    if after_bytes >= _LARGE:
        pa.default_memory_pool().release_unused()
        _trim()(0)


@functools.cache
def _trim() -> Callable[[int], object]:
    """The way of glibc to return free pages; other C libraries do it by themselves or not at all."""
    try:
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):
        return lambda _: None
    return trim
