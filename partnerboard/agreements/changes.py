"""What an import changes, record by record: for the audit trail, and in words for the person who runs it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from partnerboard.agreements.model import Agreements
from partnerboard.agreements.notation import notation
from partnerboard.agreements.shape import Shape, whole

ADDED, CHANGED, REMOVED, REORDERED = "added", "changed", "removed", "reordered"
NAMED_AT_MOST = 12

_Key = tuple[str, str]  # table, ids joined by "/"
_Values = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """What happened to one record: `entity` is its table, `id` its ids from the outside in, joined by "/".

    A reordered table has no id.
    """

    action: str
    entity: str
    id: str
    detail: str = ""

    @property
    def words(self) -> str:
        """The change as a line: `changed target T01: weight 0.25 → 0.2`."""
        named = f"{_words(self.entity, 2 if self.action == REORDERED else 1)} {self.id}".strip()
        return f"{self.action} {named}: {self.detail}" if self.detail else f"{self.action} {named}"


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two states of the agreements; false if nothing does."""

    entries: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entries)

    def count(self, action: str) -> int:
        """How many records were added, changed, removed or reordered."""
        return sum(entry.action == action for entry in self.entries)


def changes_between(before: Agreements, after: Agreements) -> Changes:
    """What must be done to `before` so that it becomes `after`."""
    old, new = dict(_records(whole(), before)), dict(_records(whole(), after))
    return Changes(
        tuple(Change(ADDED, *key, _stated(new[key])) for key in new if key not in old)
        + tuple(
            Change(CHANGED, *key, _differences(old[key], new[key])) for key in new if old.get(key, new[key]) != new[key]
        )
        + tuple(Change(REMOVED, *key, _stated(old[key])) for key in old if key not in new)
        + tuple(Change(REORDERED, table, "") for table in _reordered(list(old), list(new)))
    )


def summary(changes: Changes) -> str:
    """The changes for the command line: a count, then what was added, changed and removed, by kind of record."""
    if not changes:
        return "Nothing changed."
    counts = ", ".join(f"{changes.count(action)} {action}" for action in (ADDED, CHANGED, REMOVED))
    lines = [
        *_grouped(changes, ADDED),
        *_each(changes, CHANGED),
        *_grouped(changes, REMOVED),
        *_each(changes, REORDERED),
    ]
    return "\n".join([f"{counts}.", *(f"  {line}" for line in lines)])


def _records(shape: Shape, record: Any, around: tuple[str, ...] = ()) -> Iterator[tuple[_Key, _Values]]:
    for part in shape.parts:
        held = getattr(record, part.name)
        for inner in held if part.rows else (held,):
            own = tuple(str(getattr(inner, field.name)) for field in part.identity)
            ids = (*around, *own) if part.is_unique_within else own
            values = {field.key: getattr(inner, field.name) for field in part.fields if field not in part.identity}
            if around and not part.is_unique_within:
                values[shape.key] = around[-1]
            yield (part.table, "/".join(ids)), values
            yield from _records(part, inner, ids)


def _stated(values: _Values) -> str:
    return "; ".join(f"{key} {notation(value)}" for key, value in values.items() if value not in (None, ()))


def _differences(old: _Values, new: _Values) -> str:
    return "; ".join(f"{key} {_said(old[key])} → {_said(new[key])}" for key in new if old[key] != new[key])


def _said(value: Any) -> str:
    return "none" if value in (None, ()) else notation(value)


def _reordered(old: list[_Key], new: list[_Key]) -> list[str]:
    """The tables whose common records stand in another order."""
    common = set(old) & set(new)
    orders: dict[str, list[list[str]]] = {}
    for number, keys in enumerate((old, new)):
        for table, ids in keys:
            if (table, ids) in common:
                orders.setdefault(table, [[], []])[number].append(ids)
    return [table for table, (was, now) in orders.items() if was != now]


def _each(changes: Changes, action: str) -> list[str]:
    return [entry.words for entry in changes.entries if entry.action == action]


def _grouped(changes: Changes, action: str) -> list[str]:
    ids: dict[str, list[str]] = defaultdict(list)
    for entry in changes.entries:
        if entry.action == action:
            ids[entry.entity].append(entry.id)
    return [f"{action} {len(named)} {_words(entity, len(named))}: {_listed(named)}" for entity, named in ids.items()]


def _listed(ids: list[str]) -> str:
    more = len(ids) - NAMED_AT_MOST
    return ", ".join(ids[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")


def _words(entity: str, count: int = 1) -> str:
    one = entity.replace("_", " ")
    if count == 1:
        return one
    return "people" if one == "person" else f"{one}s"
