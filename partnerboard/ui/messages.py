"""What Streamlit's WebSocket messages are, for the server's doors, which do not know Streamlit."""

from google.protobuf.message import DecodeError  # type: ignore[import-untyped] # it ships no types
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

OPERATION = "backend_operation_request"
LARGEST_FINISH = 1_000  # bytes; it says that a run is over, and of which


def kind_of(frame: bytes) -> str | None:
    """The kind of a message from a browser, an operation with its own kind behind a dot; None: it is no message."""
    message = BackMsg()
    try:
        message.ParseFromString(frame)
    except DecodeError:
        return None
    kind = message.WhichOneof("type")
    if kind == OPERATION:
        return f"{OPERATION}.{message.backend_operation_request.WhichOneof('payload')}"
    return kind


def session_of(frame: bytes) -> str | None:
    """The session that a message to a browser opens, or None: it is another message."""
    message = ForwardMsg()
    try:
        message.ParseFromString(frame)
    except DecodeError:
        return None
    return message.new_session.initialize.session_id or None if message.HasField("new_session") else None


def is_finish(frame: bytes) -> bool:
    """Whether a message to a browser says that its page has been run, and is not to be run again at once."""
    if len(frame) > LARGEST_FINISH:
        return False
    message = ForwardMsg()
    try:
        message.ParseFromString(frame)
    except DecodeError:
        return False
    is_over = message.WhichOneof("type") == "script_finished"
    return is_over and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
