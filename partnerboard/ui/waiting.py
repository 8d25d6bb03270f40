"""Work that takes longer than a moment: which file of how many, how large, and for how long already."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass

import streamlit as st

BEAT_SECONDS = 0.4
READERS = 2


@dataclass(frozen=True)
class Job:
    """Something to do, and what to call it while it is done."""

    words: str
    work: Callable[[], None]


def through(jobs: Sequence[Job], *, side_by_side: int = 1) -> None:
    """Do the jobs in their order and show how far they are; something new is said at least twice a second.

    `side_by_side` jobs run at a time. Whatever a job raises is raised here. When the visitor moves on, jobs under way
    are finished and the rest are not begun.
    """
    if not jobs:
        return
    bar = st.progress(0.0)
    pool = ThreadPoolExecutor(side_by_side, thread_name_prefix="waiting")
    begun: list[Future[None]] = []
    try:
        for number, job in enumerate(jobs):
            # One more than run at a time, so that none of them waits for this thread to look up.
            begun += [
                pool.submit(copy_context().run, each.work) for each in jobs[len(begun) : number + side_by_side + 1]
            ]
            since = time.monotonic()
            while not begun[number].done():
                bar.progress(number / len(jobs), text=_words(job, number, len(jobs), time.monotonic() - since))
                wait([begun[number]], timeout=BEAT_SECONDS)
            begun[number].result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    bar.empty()


def _words(job: Job, number: int, count: int, seconds: float) -> str:
    spent = f", {seconds:.1f} s" if seconds >= BEAT_SECONDS else ""
    return f"File {number + 1} of {count}: {job.words}{spent}"
