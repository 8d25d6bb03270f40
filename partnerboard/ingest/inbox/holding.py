"""Who loads the drop folder: one process at a time, told by a lock that goes with the process, however it ends."""

import fcntl
import os
from pathlib import Path

_LOCK = ".loader"


class Hold:
    """The right to load what lies in a drop folder into one warehouse."""

    def __init__(self, inbox: Path, warehouse: Path) -> None:
        self._inbox = inbox
        self._warehouse = warehouse
        self._lock: int | None = None

    def taken(self) -> bool:
        """Take the folder, or keep it; False while another process has it.

        Raises:
            OSError: the folder cannot be made or written.
        """
        if self._lock is not None and self._is_there():
            return True
        self.release()
        self._inbox.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._inbox / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        os.truncate(descriptor, 0)
        os.write(descriptor, os.fsencode(self._warehouse.resolve()))
        self._lock = descriptor
        return True

    def release(self) -> None:
        """Let go of it; who waits for a receipt sees that nobody works on it."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _is_there(self) -> bool:
        """Whether the folder is still the one that was taken: it may have been removed and made again."""
        try:
            return self._lock is not None and os.path.samestat(os.fstat(self._lock), (self._inbox / _LOCK).lstat())
        except FileNotFoundError:
            return False


def loader_of(inbox: Path, warehouse: Path) -> bool:
    """Whether a process loads what is put into the folder, and into this very warehouse."""
    try:
        descriptor = os.open(inbox / _LOCK, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return Path(os.fsdecode(os.read(descriptor, 4096))) == warehouse.resolve()
    finally:
        os.close(descriptor)
    return False
