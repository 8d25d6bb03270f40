"""How often something may be tried: counted across restarts, bounded, and never in the way because of its file."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from partnerboard.sharing.kept_tries import NAME, KeptTries
from partnerboard.sharing.throttle import PASSPHRASE, PASSPHRASE_WHEN_FULL, UNKNOWN, Throttle
from tests.sharing.shared import NOW

SECRET = b"s" * 32


class Clock:
    """A clock that is set."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


def test_tries_within_the_window_count_and_the_wait_is_until_the_first_of_them_ends() -> None:
    clock = Clock()
    throttle = Throttle(SECRET, clock)
    for _ in range(5):
        assert throttle.take(PASSPHRASE, "A", "net") == 0
        clock.now += timedelta(minutes=1)

    assert throttle.take(PASSPHRASE, "A", "net") == 600
    assert throttle.take(PASSPHRASE, "A", "other") == throttle.take(PASSPHRASE, "B", "net") == 0
    assert throttle.wait(PASSPHRASE_WHEN_FULL, "A", "net") == 840
    clock.now += timedelta(minutes=10)
    assert throttle.take(PASSPHRASE, "A", "net") == 0


def test_what_was_right_forgives_what_was_wrong() -> None:
    throttle = Throttle(SECRET, Clock())
    for _ in range(5):
        throttle.take(PASSPHRASE, "A", "net")

    throttle.take_back(PASSPHRASE, "A", "net")

    assert throttle.wait(PASSPHRASE, "A", "net") == 0


def test_a_clock_that_was_set_back_locks_nobody_out_for_longer_than_the_window() -> None:
    clock = Clock()
    throttle = Throttle(SECRET, clock)
    for _ in range(20):
        throttle.take(UNKNOWN, "net")

    clock.now -= timedelta(days=1)

    assert throttle.wait(UNKNOWN, "net") == 0


def test_a_restart_forgives_nobody_and_the_file_tells_nothing(tmp_path: Path) -> None:
    kept = KeptTries(tmp_path)
    throttle = Throttle(SECRET, Clock(), kept)
    for _ in range(5):
        throttle.take(PASSPHRASE, "link-A", "203.0.113.0/24")
    throttle.take(UNKNOWN, "203.0.113.0/24")
    throttle.take_back(UNKNOWN, "203.0.113.0/24")
    kept.close()

    again = KeptTries(tmp_path)
    after = Throttle(SECRET, Clock(), again)

    assert after.wait(PASSPHRASE, "link-A", "203.0.113.0/24") == 900
    assert len(again.tries(0)) == 5
    again.close()
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    assert not any(word in (tmp_path / NAME).read_bytes() for word in (b"link-A", b"203.0", b"passphrase"))


def test_a_flood_is_bounded_in_memory_and_in_the_file(tmp_path: Path) -> None:
    kept = KeptTries(tmp_path, most=100)
    throttle = Throttle(SECRET, Clock(), kept, most=100)

    for number in range(800):
        throttle.take(UNKNOWN, f"net {number}")

    assert len(throttle._tries) == 100
    assert len(kept.tries(0)) == 100
    kept.close()


@pytest.mark.parametrize("content", [b"no database", b"", b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_cannot_be_read_is_made_anew(content: bytes, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(content)

    kept = KeptTries(tmp_path)
    throttle = Throttle(SECRET, Clock(), kept)
    throttle.take(UNKNOWN, "net")

    assert len(kept.tries(0)) == 1
    kept.close()


def test_without_a_place_for_its_file_it_counts_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "no folder").touch()
    kept = KeptTries(tmp_path / "no folder")
    throttle = Throttle(SECRET, Clock(), kept)

    waits = [throttle.take(UNKNOWN, "net") for _ in range(21)]

    assert waits == [0] * 20 + [60]
    kept.close()
