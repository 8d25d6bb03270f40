"""How many questions were answered, and how long that took in all."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Timing:
    """Counts from many threads. `seconds` is the sum over all of them, failed ones included."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.count = 0
        self.seconds = 0.0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Take the time of what happens inside."""
        began = time.perf_counter()
        try:
            yield
        finally:
            took = time.perf_counter() - began
            with self._lock:
                self.count += 1
                self.seconds += took
