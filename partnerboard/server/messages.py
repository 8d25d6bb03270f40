"""What may come in over a WebSocket: messages of the kinds that the pages need, no larger than they need to be."""

from collections.abc import Callable

from starlette.types import Message

from partnerboard.server.entries import message_of
from partnerboard.server.sockets import is_staff
from partnerboard.sharing.visitors import Visitor

KindOf = Callable[[bytes], str | None]  # the kind of a message; None: it is none

LARGEST_OF_STAFF = 16 * 1024 * 1024
LARGEST = 1024 * 1024  # what widgets of a page hold; files do not come this way

RUN = "rerun_script"

PASS, DROP = 0, -1
UNSUPPORTED, PROTOCOL_ERROR, TOO_BIG = 1003, 1002, 1009


class Filter:
    """Judges the frames of one socket."""

    def __init__(self, kind_of: KindOf, visitor: Visitor | None, *, brings_files: bool) -> None:
        self._kind_of = kind_of
        self._visitor = visitor
        self._brings_files = brings_files

    def judged(self, frame: Message) -> int:
        """PASS, DROP (not for this visitor: left out in silence), or the code to close a socket with that sent this."""
        content = frame.get("bytes")
        if content is None:
            return UNSUPPORTED
        if len(content) > (LARGEST_OF_STAFF if is_staff(self._visitor) else LARGEST):
            return TOO_BIG
        kind = self._kind_of(content)
        if kind is None:
            return PROTOCOL_ERROR
        return PASS if may_send(self._visitor, kind, brings_files=self._brings_files) else DROP

    def asks_to_run(self, frame: Message) -> bool:
        """Whether a frame asks that a page be run."""
        return self._kind_of(frame["bytes"]) == RUN


def may_send(visitor: Visitor | None, kind: str, *, brings_files: bool) -> bool:
    """Whether a visitor may send a kind of message."""
    message = message_of(kind)
    if message is None:
        return False
    if is_staff(visitor):
        return message.staff == "admitted"
    if visitor is None or visitor.kind != "link":
        return message.nobody == "admitted"
    return message.link == "admitted" or (message.link == "exchange" and brings_files)
