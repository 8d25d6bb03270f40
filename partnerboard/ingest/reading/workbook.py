"""Workbooks, opened at arm's length: a child process with limits parses, this one takes down what it says.

One child for one file: a crafted workbook of 9 KB makes a parser ask for 512 GB and abort with all that runs beside it.
"""

import dataclasses
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from partnerboard.errors import FileTooLarge, UnreadableFile
from partnerboard.ingest.reading.limits import Limits
from partnerboard.ingest.reading.raw import BadRow, RawRow, RawSheet

_CHILD = "partnerboard.ingest.reading.child"
_PROJECT = Path(__file__).resolve().parents[3]
# What Python needs of its surroundings. Everything else, secrets among it, stays here.
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL")
_SMALLER = "Export a shorter period, or save the table alone as .csv."


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a workbook holds."""

    sheets: tuple[RawSheet, ...]
    bad_rows: tuple[BadRow, ...]


def workbook(content: bytes, container: str, limits: Limits) -> Workbook:
    """The sheets of a workbook. Raises UnreadableFile or FileTooLarge, also when the child does not come back."""
    is_late = threading.Event()
    with _unnamed_file() as handed_over:
        handed_over.write(content)
        handed_over.seek(0)
        with _child(handed_over, container, limits) as child:
            clock = threading.Timer(limits.wall_seconds, _stop, (child, is_late))
            clock.start()
            try:
                taken_down = _taken_down(_messages(child, limits))
                code = child.wait()
            finally:
                clock.cancel()
                child.kill()
    if taken_down is None:
        raise _lost(is_late=is_late.is_set() or code == -signal.SIGXCPU)
    return taken_down


def _unnamed_file() -> IO[bytes]:
    """A file that no folder holds: in memory, where the system can do that."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("workbook"), "w+b")
    return tempfile.TemporaryFile()


def _child(stdin: IO[bytes], container: str, limits: Limits) -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return subprocess.Popen(  # noqa: S603 - our own module, and no word of the file among the arguments
        [sys.executable, "-P", "-m", _CHILD, container, json.dumps(dataclasses.asdict(limits))],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**environment, "PYTHONPATH": str(_PROJECT)},
    )


def _stop(child: subprocess.Popen[bytes], is_late: threading.Event) -> None:
    is_late.set()
    child.kill()


def _messages(child: subprocess.Popen[bytes], limits: Limits) -> Iterator[Any]:
    if child.stdout:
        while line := child.stdout.readline(limits.unpacked_bytes):
            yield json.loads(line)


def _taken_down(messages: Iterator[Any]) -> Workbook | None:
    """What the child said, or None if it broke off."""
    sheets: list[RawSheet] = []
    rows: list[RawRow] = []
    bad_rows: list[BadRow] = []
    try:
        for message in messages:
            if isinstance(message, list):
                line_no, cells = message
                rows.append(RawRow(line_no, tuple(map(sys.intern, cells))))
            elif "bad" in message:
                bad_rows.append(BadRow(*message["bad"]))
            elif "sheet" in message:
                sheets.append(RawSheet(message["sheet"], tuple(rows), message["typed_dates"], message["hidden"]))
                rows.clear()
            elif "refused" in message:
                refusal = FileTooLarge if message["is_too_large"] else UnreadableFile
                raise refusal(message["message"], message["remedy"], code=message["refused"])
            else:
                return Workbook(tuple(sheets), tuple(bad_rows))
    except ValueError:  # half a message
        return None
    return None


def _lost(*, is_late: bool) -> FileTooLarge:
    if is_late:
        return FileTooLarge("Reading the workbook took too long and was stopped.", _SMALLER, code="took_too_long")
    message = "The workbook could not be read: it asks for more memory than a file may use, or it is damaged."
    return FileTooLarge(message, _SMALLER, code="too_much_memory")
