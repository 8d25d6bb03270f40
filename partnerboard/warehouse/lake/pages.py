"""Pages under way: a copy is brought forward between them, so that each is answered from one state throughout."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

PATIENCE_SECONDS = 2.0
"""How long a step forward waits for pages that take their time, and a new page for the step."""


@dataclass
class PageUnderWay:
    """A page that is being made, by one thread or by several that share its context."""

    is_begun: bool = False
    has_written: bool = False


class PagesUnderWay:
    """The pages that a process makes."""

    def __init__(self) -> None:
        self._gate = threading.Condition()
        self._inside = 0
        self._is_moving = False
        self._here: ContextVar[PageUnderWay | None] = ContextVar("page", default=None)

    @property
    def here(self) -> PageUnderWay | None:
        """The page that this is about, if any."""
        return self._here.get()

    @contextmanager
    def one(self) -> Iterator[None]:
        """A page: it begins with its first question, and ends here."""
        if self.here:
            yield
            return
        page = PageUnderWay()
        token = self._here.set(page)
        try:
            yield
        finally:
            self._here.reset(token)
            if page.is_begun:
                with self._gate:
                    self._inside -= 1
                    self._gate.notify_all()

    def begin(self, page: PageUnderWay) -> None:
        """From here on nothing moves below a page; a step forward that waits for the others comes first."""
        with self._gate:
            self._gate.wait_for(lambda: not self._is_moving, 2 * PATIENCE_SECONDS)
            self._inside += not page.is_begun
            page.is_begun = True

    @contextmanager
    def between(self) -> Iterator[None]:
        """Between all other pages; one that takes too long is not waited for. One step at a time."""
        own = 1 if self.here and self.here.is_begun else 0
        with self._gate:
            self._is_moving = True
            self._gate.wait_for(lambda: self._inside <= own, PATIENCE_SECONDS)
        try:
            yield
        finally:
            with self._gate:
                self._is_moving = False
                self._gate.notify_all()
