"""Parameters of a question as they are typed: texts made into lists, days and times by the parameter's name."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from partnerboard.errors import ParametersInvalid
from partnerboard.insights import workspace
from partnerboard.insights.asking import bounds, consents, limits
from partnerboard.insights.comparison import Per
from partnerboard.insights.posts import EVERY, Measure
from partnerboard.pacing.student_t import t975
from partnerboard.warehouse import Question, Warehouse

_DAYS = ("as_of", "since", "until", "not_before", "not_after")
_YES = ("shows_others", "shows_costs")
_TIMES = ("known_at",)
_COUNTS = ("skip", "max_shown")


def parameters(question: Question, typed: Sequence[str], warehouse: Warehouse, now: datetime) -> dict[str, Any]:
    """The parameters of a question: those typed, and for the rest everything, always and now.

    Raises:
        ParametersInvalid: something typed is not a parameter of the question, or cannot be read.
    """
    given = dict(_pair(text) for text in typed)
    unknown = sorted(given.keys() - set(question.params))
    if unknown:
        raise ParametersInvalid(
            f"'{question.name}' has no parameter {', '.join(unknown)}.",
            f"It takes: {', '.join(question.params) or 'nothing'}.",
        )
    standing = _defaults(warehouse, now)
    missing = [name for name in question.params if name not in given and name not in standing]
    if missing:
        raise ParametersInvalid(
            f"'{question.name}' also needs {', '.join(missing)}.",
            f"Add --param {missing[0]}=..., as `{missing[0]}` says.",
        )
    return {name: _value(name, given[name]) if name in given else standing[name] for name in question.params}


def _defaults(warehouse: Warehouse, now: datetime) -> dict[str, Any]:
    scope = workspace.everything(warehouse)
    return {
        "initiative_ids": scope.initiative_ids,
        "partner_ids": scope.partner_ids,
        "platform_ids": [row["platform_id"] for row in warehouse.records("workspace/known_platforms")],
        "since": date(2000, 1, 1),
        "until": now.date(),
        "scope_ids": scope.partner_ids,
        **bounds(scope),
        **limits(scope),
        **consents(scope),
        "as_of": now.date(),
        "known_at": now,
        "kinds": ["initiative", "partner"],
        "link_id": None,
        "max_rows": 500,
        "words": "",
        "one_id": "",
        "by": "eng_core",
        "skip": 0,
        "max_shown": EVERY,
        "kind_ids": [],
        "named_ids": [],
        "account_ids": None,
        "beside_codes": [],
        "state": "all",
        "dimension": "partner",
        "metric_code": "eng_core",
        "per": Per.POST.value,
        "factor": "format",
        "measure": Measure.ENGAGEMENT.value,
        "t_quantiles": [t975(freedom) for freedom in range(1, 121)],
    }


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ParametersInvalid(f"'{text}' is not a parameter.", "Write it as --param name=value.")
    return name, value


def _value(name: str, text: str) -> Any:
    try:
        if name in _DAYS:
            return date.fromisoformat(text)
        if name in _TIMES:
            told = datetime.fromisoformat(text)
            return told if told.tzinfo else told.replace(tzinfo=UTC)
        if name in _YES:
            return _truth(text)
        if name in _COUNTS:
            return int(text)
        if name == "t_quantiles":
            return [float(part) for part in text.split(",")]
    except (ValueError, KeyError):
        raise ParametersInvalid(
            f"{name} cannot be '{text}'.", "Write a day as 2026-10-11, a time as 2026-10-11T09:00Z, and yes or no."
        ) from None
    return (
        [part for part in text.split(",") if part] if name.endswith("_ids") or name in ("kinds", "consents") else text
    )


def _truth(text: str) -> bool:
    return {"yes": True, "no": False}[text]
