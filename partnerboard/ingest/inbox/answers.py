"""The answers beside a file in the drop folder: `posts.csv.toml` says what `posts.csv` does not say itself."""

import json
import stat
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from partnerboard.errors import AnswersInvalid
from partnerboard.ingest.inbox.arrivals import seen
from partnerboard.ingest.loading import NO_ANSWERS
from partnerboard.platforms.declaration import Answers

LONGEST = 10_000  # bytes; five short lines are expected
_EXAMPLES = {
    "account": '"PLATFORM:HANDLE"',
    "exported_on": "2026-10-11",
    "covers": '"2026-08-10:2026-10-11"',
    "post": '"ID"',
    "layout": '"NAME"',
    "accept_left_out": "true",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What stands beside a file. `accept_left_out`: load the other rows, however many cannot be read."""

    answers: Answers = NO_ANSWERS
    accept_left_out: bool = False


def read(path: Path) -> Said:
    """The answers in a file; none where there is no file.

    Raises:
        AnswersInvalid: it cannot be read, or holds something else; names the key and its value.
    """
    found = seen(path)
    if found is None:
        return Said()
    if not stat.S_ISREG(found.mode):
        raise _invalid("are a link or a device, not a file")
    try:
        with path.open("rb") as file:
            text = file.read(LONGEST + 1)
    except OSError as problem:
        raise _invalid(f"cannot be opened ({problem.strerror})") from None
    if len(text) > LONGEST:
        raise _invalid(f"have more than {LONGEST:,} bytes")
    try:
        said = tomllib.loads(text.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise _invalid(f"are not TOML: {problem}") from None
    unknown = [key for key in said if key not in _EXAMPLES]
    if unknown:
        raise _invalid(f"have a key '{unknown[0]}'; known are {', '.join(_EXAMPLES)}")
    return Said(
        Answers(
            account=_read(said, "account", _text),
            exported_on=_read(said, "exported_on", _day),
            covers=_read(said, "covers", _period),
            layout=_read(said, "layout", _text),
            post=_read(said, "post", _text),
        ),
        accept_left_out=bool(_read(said, "accept_left_out", _yes_or_no)),
    )


def written(said: Said) -> str:
    """The same as the text of a file."""
    given = said.answers
    lines = {
        "account": _quoted(given.account),
        "exported_on": given.exported_on and given.exported_on.isoformat(),
        "covers": given.covers and _quoted(f"{given.covers[0]}:{given.covers[1]}"),
        "layout": _quoted(given.layout),
        "post": _quoted(given.post),
        "accept_left_out": "true" if said.accept_left_out else None,
    }
    return "".join(f"{key} = {value}\n" for key, value in lines.items() if value)


def example(needs: tuple[str, ...], platform: str | None = None) -> str:
    """Lines to complete, one per thing that is asked."""
    return "".join(f"{need} = {_EXAMPLES[need]}\n" for need in needs).replace("PLATFORM", platform or "PLATFORM")


def _read(said: Mapping[str, Any], key: str, as_: Callable[[Any], Any]) -> Any:
    if key not in said:
        return None
    try:
        return as_(said[key])
    except ValueError:
        raise _invalid(f"say {key} = {said[key]!r}; write it as {key} = {_EXAMPLES[key]}") from None


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value.strip()


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    return date.fromisoformat(_text(value))


def _period(value: Any) -> tuple[date, date]:
    since, _, until = _text(value).partition(":")
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    if last < first:
        raise ValueError(value)
    return first, last


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)  # noqa: TRY004 - told like every other value that does not fit
    return value


def _quoted(value: str | None) -> str | None:
    """JSON writes text as TOML does, but for the one control character that it leaves as it is."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F") if value else None


def _invalid(fault: str) -> AnswersInvalid:
    return AnswersInvalid(
        f"The answers beside the file {fault}.", "Correct them, and put both into the drop folder again."
    )
