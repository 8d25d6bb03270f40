"""Files that go in and out of Streamlit's memory: whose they are, how many, and who was told of them."""

import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta

from partnerboard.sharing.visitors import Visitor

MOST_FILES = 10  # of one session
MOST_BYTES = 25 * 1024 * 1024  # of one file: what Streamlit allows
MOST_BYTES_OF_LINK = 100 * 1024 * 1024
HELD_FOR = timedelta(minutes=10)  # then the session that held a file is over, or has long been read
MOST_VISITS = 2000
MOST_NAMES = 500  # that one visit is told

_MEDIA = re.compile(rb"/media/([0-9a-f]{32,128}\.[A-Za-z0-9]{1,8})")


class Offered:
    """Which media files each visit of a link was told of. Streamlit gives each to whoever knows its name."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._names: OrderedDict[Visitor, OrderedDict[str, None]] = OrderedDict()

    def listen(self, visitor: Visitor, frame: bytes) -> None:
        """Remember the files that a frame to a visitor names."""
        found = _MEDIA.findall(frame)
        if not found:
            return
        with self._lock:
            names = self._names.setdefault(visitor, OrderedDict())
            self._names.move_to_end(visitor)
            names.update((name.decode(), None) for name in found)
            while len(names) > MOST_NAMES:
                names.popitem(last=False)
            while len(self._names) > MOST_VISITS:
                self._names.popitem(last=False)

    def was_told(self, visitor: Visitor, path: str) -> bool:
        """Whether a visitor was told of the file at `/media/<name>`."""
        with self._lock:
            return path.removeprefix("/media/") in self._names.get(visitor, ())


class Brought:
    """What visitors of links brought a short while ago, so that nobody can fill the memory."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._files: dict[tuple[str, str, str], tuple[datetime, int]] = {}

    def take(self, link_id: str, session_id: str, file_id: str, size: int) -> bool:
        """Count a file before it comes in; False: it would be too much."""
        now = self._clock()
        with self._lock:
            self._files = {key: held for key, held in self._files.items() if now - held[0] < HELD_FOR}
            of_link = [size for (link, _, _), (_, size) in self._files.items() if link == link_id]
            of_session = sum(session == session_id for _, session, _ in self._files)
            is_too_much = size > MOST_BYTES or sum(of_link) + size > MOST_BYTES_OF_LINK or of_session >= MOST_FILES
            if not is_too_much:
                self._files[link_id, session_id, file_id] = (now, size)
            return not is_too_much
