"""How fast messages of one socket are taken: faster than anybody presses, and slower than a program can send.

What comes faster waits. A hundred that wait are no person, and end their socket (`server/streaming.py`).
"""

PER_SECOND = 5.0
IN_A_ROW = 40.0


class Pace:
    """Of one socket."""

    def __init__(self, per_second: float = PER_SECOND, in_a_row: float = IN_A_ROW) -> None:
        self._per_second = per_second
        self._in_a_row = in_a_row
        self._left = in_a_row
        self._at: float | None = None

    def wait(self, now: float) -> float:
        """Take one more message at a moment, in seconds of any clock; how many seconds it has to wait."""
        passed = now - self._at if self._at is not None else 0.0
        self._at = now
        self._left = min(self._in_a_row, self._left + passed * self._per_second) - 1
        return max(0.0, -self._left / self._per_second)
