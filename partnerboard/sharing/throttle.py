"""How often something may be tried: counted in memory, kept in a small file, so that a restart forgives nobody.

What is counted is named by a keyed hash, so the file tells neither addresses nor links. It is bounded: what counts no
longer goes, and of a flood the oldest goes first. When the file cannot be written, counting goes on without it.
"""

import hmac
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

LONGEST_SECONDS = 3600.0
MOST_TRIES = 20_000  # of one kind; about two megabytes


@dataclass(frozen=True)
class Limit:
    """`tries` within `seconds`. Limits of one name count together, whatever they allow."""

    name: str
    tries: int
    seconds: float


UNKNOWN = Limit("address", 20, 60)  # addresses of links that are not open, per network
PASSPHRASE = Limit("passphrase", 5, 900)  # per link and network
PASSPHRASE_OF_LINK = Limit("link", 30, 3600)  # per link, from everywhere
# When a link has had its thirty, each network still has one: whoever knows the passphrase is not locked out by others.
PASSPHRASE_WHEN_FULL = Limit("passphrase", 1, 900)


class Kept(Protocol):
    """Where tries outlive the process."""

    def tries(self, since: float) -> list[tuple[bytes, float]]:
        """What still counts, the oldest first."""

    def keep(self, key: bytes, at: float) -> None:
        """Keep a try."""

    def take_back(self, key: bytes) -> None:
        """Forget the tries of a key."""


class Throttle:
    """Any thread may ask."""

    def __init__(
        self, secret: bytes, clock: Callable[[], datetime], kept: Kept | None = None, most: int = MOST_TRIES
    ) -> None:
        self._secret = secret
        self._clock = clock
        self._kept = kept
        self._most = most
        self._lock = threading.Lock()
        self._tries: OrderedDict[bytes, list[float]] = OrderedDict()
        for key, at in kept.tries(self._now() - LONGEST_SECONDS) if kept else ():
            self._tries.setdefault(key, []).append(at)

    def wait(self, limit: Limit, *of: str) -> float:
        """Seconds until the next try; 0: now."""
        with self._lock:
            return self._wait(limit, self._key(limit, of))

    def take(self, limit: Limit, *of: str) -> float:
        """Count a try, if there is one left; otherwise the seconds until there is."""
        with self._lock:
            key = self._key(limit, of)
            wait = self._wait(limit, key)
            if wait == 0:
                self._count(key)
        return wait

    def take_back(self, limit: Limit, *of: str) -> None:
        """Forget the tries: the last one was right."""
        with self._lock:
            key = self._key(limit, of)
            if self._tries.pop(key, None) and self._kept:
                self._kept.take_back(key)

    def _wait(self, limit: Limit, key: bytes) -> float:
        now = self._now()
        counted = [at for at in self._tries.get(key, ()) if now - limit.seconds < at <= now + limit.seconds]
        if len(counted) < limit.tries:
            return 0.0
        return max(1.0, sorted(counted)[-limit.tries] + limit.seconds - now)

    def _count(self, key: bytes) -> None:
        now = self._now()
        tries = self._tries.setdefault(key, [])
        tries[:] = [at for at in tries if abs(now - at) < LONGEST_SECONDS]
        tries.append(now)
        self._tries.move_to_end(key)
        while len(self._tries) > self._most or self._oldest() < now - LONGEST_SECONDS:
            self._tries.popitem(last=False)
        if self._kept:
            self._kept.keep(key, now)

    def _oldest(self) -> float:
        return next(iter(self._tries.values()))[-1]

    def _key(self, limit: Limit, of: tuple[str, ...]) -> bytes:
        return hmac.new(self._secret, "\n".join((limit.name, *of)).encode(), sha256).digest()[:16]

    def _now(self) -> float:
        return self._clock().timestamp()
