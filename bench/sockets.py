"""A visitor without a screen: speaks to a running app over a real WebSocket, as a browser does."""

import time
from urllib.parse import urlsplit

import streamlit  # noqa: F401 - its messages can only be imported after it
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

EARLY_FOR_RERUN = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


def connecting(address: str) -> connect:
    """A socket of one's own, to be awaited or entered: a session of its own."""
    return connect(
        f"ws://{urlsplit(address).netloc}/_stcore/stream",
        subprotocols=["streamlit"],  # type: ignore[list-item] # a plain word
        additional_headers={"Origin": address},
        max_size=None,
        ping_interval=None,  # as a browser: it waits as long as there is a connection
        proxy=None,
    )


async def shown(socket: ClientConnection, page: str, query: str = "") -> tuple[float, int]:
    """Ask for a page and hear it to its end: milliseconds, and bytes that came.

    Raises:
        RuntimeError: the page ended in an exception.
    """
    began = time.perf_counter()
    asked = BackMsg(rerun_script={"page_name": page, "query_string": query})
    await socket.send(asked.SerializeToString())
    came = 0
    while True:
        frame = await socket.recv()
        if not isinstance(frame, bytes):
            continue
        came += len(frame)
        told = ForwardMsg()
        told.ParseFromString(frame)
        if told.HasField("delta") and told.delta.new_element.HasField("exception"):
            raise RuntimeError(f"{page}: {told.delta.new_element.exception.message}")
        if told.WhichOneof("type") == "script_finished" and told.script_finished != EARLY_FOR_RERUN:
            return (time.perf_counter() - began) * 1000, came
