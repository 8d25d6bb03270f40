"""Secrets that a run of the tests hands out: noted where they are made, and looked for in all that the run wrote.

Tokens, cookies and seals are known by their form, and secrets of folders lie in their files. Passphrases, codes and
words of forms are known by nothing, so each is noted by the process that makes it.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from partnerboard.sharing import secrecy
from partnerboard.sharing.first_owner import FirstOwner
from partnerboard.sharing.visits import Visits
from tests.secret_search import SHORTEST, Find, found_below

# For all processes of a run: the folder of what is noted, outside of what is searched, and that of what servers print.
NOTED, PRINTED = "PARTNERBOARD_TESTS_NOTED", "PARTNERBOARD_TESTS_PRINTED"


def begin(written: Path) -> None:
    """A run begins that writes below a folder."""
    (written / "printed").mkdir()
    os.environ |= {NOTED: tempfile.mkdtemp(), PRINTED: str(written / "printed")}


def end(written: Path) -> list[Find]:
    """The run is over: where it left a secret."""
    notes = Path(os.environ.pop(NOTED))
    known = {
        secret: kind
        for file in notes.iterdir()
        for kind, secret in map(json.loads, file.read_text("utf-8").splitlines())
    }
    shutil.rmtree(notes)
    return found_below(written, known)


def note(kind: str, secret: str) -> None:
    """Look for this secret at the end of the run, too; one that is too short for one is none."""
    if NOTED in os.environ and len(secret) >= SHORTEST:
        with Path(os.environ[NOTED], str(os.getpid())).open("a", encoding="utf-8") as notes:
            notes.write(json.dumps([kind, secret]) + "\n")


@contextmanager
def noting() -> Iterator[None]:
    """Every passphrase that is kept or weighed, every code for a first owner and every word of a form is noted."""
    with pytest.MonkeyPatch.context() as patch:
        _hear(patch, secrecy, "_derived", lambda words, *_: note("passphrase", words))
        _hear(patch, FirstOwner, "offered", lambda _, code: note("code for the first owner", code))
        _hear(patch, Visits, "form_word", lambda *said: note("word of a form", said[-1]))
        yield


def _hear(patch: pytest.MonkeyPatch, of: Any, name: str, heard: Callable[..., None]) -> None:
    """What a function is given and answers is heard; nothing else about it changes."""
    asked = getattr(of, name)

    def answered(*given: Any) -> Any:
        answer = asked(*given)
        heard(*given, answer)
        return answer

    patch.setattr(of, name, answered)
