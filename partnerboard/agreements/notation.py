"""Single values in TOML, always written the same way: `1_300_000`, `0.35`, `2026-09-28T09:00:00Z`."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

WIDTH = 110
A_WEEK = 7
EXACT = 1e15  # below it every digit of a whole number survives as a floating-point number

_ESCAPES = {"\\": "\\\\", "\b": "\\b", "\t": "\\t", "\f": "\\f", "\r": "\\r"}


def notation(value: Any, indent: str = "") -> str:
    """A value as TOML. Lists that do not fit a line stand below it, texts one a line, numbers seven (a week)."""
    if isinstance(value, list | tuple):
        return _list(value, indent)
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return _number(value)
        case datetime():
            return _time(value)
        case str():
            return _text(value)
        case _:
            return str(value)  # a day


def _number(value: float) -> str:
    whole = isinstance(value, int) or (value.is_integer() and abs(value) < EXACT)
    return f"{int(value):_}" if whole else repr(value)


def _time(value: datetime) -> str:
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _text(value: str) -> str:
    escaped = re.sub(r"[\\\x00-\x09\x0b-\x1f\x7f]", lambda found: _escape(found[0]), value)
    if "\n" not in value:
        return '"' + escaped.replace('"', '\\"') + '"'
    inner = re.sub(r'"(?="|\Z)', '\\"', escaped)
    return f'"""\n{inner}"""'


def _escape(character: str) -> str:
    return _ESCAPES.get(character, f"\\u{ord(character):04x}")


def _list(items: Sequence[Any], indent: str) -> str:
    written = [notation(item) for item in items]
    line = f"[{', '.join(written)}]"
    if len(indent) + len(line) <= WIDTH:
        return line
    each = 1 if isinstance(items[0], str) else A_WEEK
    rows = [", ".join(written[start : start + each]) for start in range(0, len(written), each)]
    return "[\n" + "".join(f"{indent}  {row},\n" for row in rows) + f"{indent}]"
