"""Whether a value of the file is of the type and within the limits that its key declares."""

import math
import re
from datetime import UTC, date, datetime
from typing import Any

from partnerboard.agreements.declare import Limit
from partnerboard.agreements.problems import nearest
from partnerboard.agreements.shape import Field

IN_WORDS: dict[type, str] = {
    str: "a text in quotes",
    bool: "true or false, without quotes",
    int: "a whole number",
    float: "a number",
    date: "a day such as 2026-08-31, without quotes",
    datetime: "a time with its offset such as 2026-08-31T09:00:00Z, without quotes",
}


class Unfit(Exception):  # noqa: N818 - never leaves this package
    """The value is not of the declared type."""


def typed(kind: type, raw: Any) -> Any:
    """The value in its Python type; times in UTC. Raises Unfit with what is expected."""
    if kind is str and type(raw) is str:
        return _text(raw)
    if kind is datetime and type(raw) is datetime:
        return _time(raw)
    if kind is float and type(raw) in (int, float):
        return _number(raw)
    if type(raw) is kind:
        return raw
    raise Unfit(f"expected {IN_WORDS[kind]}")


def objection(field: Field, value: Any) -> str | None:
    """What a limit of the field has against a value of the right type; None if it is fine."""
    return next((_expected(limit, value) for limit in field.limits if not limit.accepts(value)), None)


def _expected(limit: Limit, value: Any) -> str:
    return f"expected {limit.expected}{nearest(value, limit.choices)}"


def _text(raw: str) -> str:
    if not raw.strip():
        raise Unfit("expected some text; leave the key out if there is nothing to say")
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", raw):
        raise Unfit("expected text without control characters")
    return raw


def _time(raw: datetime) -> datetime:
    if raw.tzinfo is None:
        raise Unfit(f"expected an offset, such as {raw.isoformat()}Z for UTC")
    try:
        return raw.astimezone(UTC)
    except OverflowError:
        raise Unfit("expected a time between the years 1 and 9999 in UTC") from None


def _number(raw: float) -> float:
    try:
        number = float(raw)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise Unfit("expected a finite number")
    return number
