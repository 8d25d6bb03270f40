"""The first owner: a code that only the console shows, for the one person who can read it there.

It is kept in memory as its SHA-256, ends with its first use, with the process, and with too many wrong tries.
"""

import hmac
import secrets
import threading
from collections.abc import Callable
from hashlib import sha256

from partnerboard.errors import MemberRefused
from partnerboard.sharing.members import Member

TRIES = 5
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that is read as something else
_GROUPS, _IN_A_GROUP = 4, 5  # 98 random bits


class FirstOwner:
    """One code for the life of this process."""

    def __init__(self) -> None:
        self._kept: bytes | None = None
        self._tries_left = TRIES
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Somebody can become the first owner with the code."""
        return self._kept is not None

    def offered(self) -> str:
        """The code, made now; whoever calls this shows it on the console and nowhere else. Only once.

        Raises:
            MemberRefused: it was made before.
        """
        with self._lock:
            if self._kept is not None or self._tries_left < TRIES:
                raise MemberRefused("The code was shown already.", "Start the server again for another one.")
            groups = ("".join(secrets.choice(_LETTERS) for _ in range(_IN_A_GROUP)) for _ in range(_GROUPS))
            code = "-".join(groups)
            self._kept = _digest(code)
            return code

    def claim(self, code: str, become: Callable[[], Member]) -> Member:
        """Do what makes somebody the owner, if the code is right; then it is worth nothing any more.

        Raises:
            MemberRefused: it is wrong, or not open any more; or what `become` raises, which leaves it open.
        """
        with self._lock:
            if self._kept is None:
                raise MemberRefused("This code is not open any more.", "Start the server again for another one.")
            if not hmac.compare_digest(self._kept, _digest(code)):
                self._tries_left -= 1
                if not self._tries_left:
                    self._kept = None
                    raise MemberRefused("That was the last try.", "Start the server again for another code.")
                raise MemberRefused("This is not the code.", f"Tries left: {self._tries_left}.")
            owner = become()
            self._kept = None
            self._tries_left = 0
            return owner


def _digest(code: str) -> bytes:
    return sha256("".join(filter(str.isalnum, code.upper())).encode()).digest()
