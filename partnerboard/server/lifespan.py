"""Start and stop of the process: everything heavy happens before the first visitor, then the collector looks away.

Streamlit collects garbage after every rerun. What was imported and built here never becomes garbage, so it is taken
out of the collector's sight: a rerun falls from about 100 to under 10 milliseconds.
"""

import gc
import logging
import signal
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.concurrency import run_in_threadpool

Step = Callable[[], None]


def lifespan(
    *, before: Sequence[Step], beside: Sequence[Step], after: Sequence[Step], announce: Step
) -> Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]:
    """Run `before` to the end, `beside` in the background while visitors come, `after` when the process stops."""

    @asynccontextmanager
    async def span(_: Any) -> AsyncIterator[dict[str, Any]]:
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
        for step in before:
            await run_in_threadpool(step)
        settle()
        threading.Thread(target=_beside, args=(beside,), name="start-up", daemon=True).start()
        announce()
        yield {}
        for step in after:
            await run_in_threadpool(step)
        end_in_peace()

    return span


def end_in_peace() -> None:
    """The server raises the signal that stopped it once more at its end, which would kill us with an error; everything
    is closed by now, so this thread, the one it is raised in, hears it no more.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})


def settle() -> None:
    """Collect once and keep what is left out of every later collection."""
    gc.collect()
    gc.freeze()


def _beside(steps: Sequence[Step]) -> None:
    for step in steps:
        step()
    settle()
