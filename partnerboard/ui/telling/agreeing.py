"""What is said beside the forms of the agreements: what was saved, what is refused and why, what hangs on a record."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from partnerboard.agreements import Agreements, Problem
from partnerboard.agreements.editing import named
from partnerboard.agreements.shape import whole
from partnerboard.ui.telling.agreeing_labels import KINDS, label
from partnerboard.ui.telling.agreeing_refusals import in_a_form
from partnerboard.ui.telling.words import listed, plural, sentence

SAVING = "Saving, and working out anew whose each post is"


def refused(problems: Iterable[Problem], tried: Agreements, edited: Sequence[Any]) -> list[str]:
    """Each problem as a sentence about a field of the form; a record that is not on the form is named."""
    return [_refused(problem, tried, edited) for problem in problems]


def adding(kind: type) -> str:
    """The words on the button that adds one: 'Add an account'."""
    one = KINDS[kind][0]
    return f"Add {'an' if one[0] in 'aeiou' else 'a'} {one}"


def saved(record: Any) -> str:
    """A change is in force: 'Account “Harbour Clinic” is saved.'"""
    return f"{sentence(_the(record))} is saved."


def was_added(record: Any) -> str:
    """A new record is in force."""
    return f"{sentence(_the(record))} is added."


def removing(record: Any) -> str:
    """The words that take it out: 'Remove account “Harbour Clinic”', 'Remove this plan'."""
    return f"Remove {_the(record, 'this ')}"


def was_removed(record: Any) -> str:
    """It is no longer agreed."""
    return f"{sentence(_the(record))} is removed; the history keeps what it said."


def cannot_go(record: Any, others: Sequence[Any]) -> str:
    """Why a record cannot be removed."""
    name = "names" if len(others) == 1 else "name"
    return (
        f"{sentence(_the(record, 'this '))} cannot go while {hangs_on(others)} {name} it. Change or remove those first."
    )


def would_go(record: Any) -> str:
    """What removing a record means."""
    inside = goes_with(record)
    more = f" With it go {inside}." if inside else ""
    return f"Nothing else names it.{more} Loaded files stay as they are."


def hangs_on(records: Sequence[Any]) -> str:
    """'two accounts (“Harbour Clinic”, “Harbour”) and one target (“Views”)': what names a record; empty for nothing."""
    kinds: dict[type, list[str]] = {}
    for record in records:
        kinds.setdefault(type(record), []).append(named(record))
    return listed([plural(len(names), *KINDS[kind]) + _some(names) for kind, names in kinds.items()])


def goes_with(record: Any) -> str:
    """'three targets and one plan': what is inside a record and goes with it; empty for nothing."""
    inside = Counter(
        type(inner)
        for name in record.__dataclass_fields__
        if isinstance(held := getattr(record, name), tuple)
        for inner in held
        if type(inner) in KINDS
    )
    return listed([plural(count, *KINDS[kind]) for kind, count in inside.items()])


def _some(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(f"“{name}”" for name in names if name))
    return f" ({', '.join(shown[:3])}{' and others' if len(shown) > 3 else ''})" if shown else ""


def _refused(problem: Problem, tried: Agreements, edited: Sequence[Any]) -> str:
    record, name = _found(problem, tried)
    kind = type(record)
    said = f"{label(kind, name)}: {in_a_form(problem.expected, kind)}" if name else problem.expected
    around = "" if any(record == each or record in _inside(each) for each in edited) else f"{_the(record)}, "
    return f"{sentence(around + said)}."


def _the(record: Any, nameless: str = "the ") -> str:
    """'account “Harbour Clinic”', 'the plan'."""
    kind = KINDS[type(record)][0]
    return f"{kind} “{named(record)}”" if named(record) else f"{nameless}{kind}"


def _inside(record: Any) -> list[Any]:
    held = (getattr(record, name) for name in record.__dataclass_fields__)
    return [inner for each in held if isinstance(each, tuple) for inner in each]


def _found(problem: Problem, tried: Agreements) -> tuple[Any, str]:
    """The record that a problem is about, and the attribute; '' where it is about the whole record."""
    record: Any = tried
    shape = whole()
    name = ""
    for step in problem.path:
        if isinstance(step, int):
            continue
        part = next((part for part in shape.parts if part.key == step), None)
        if part is None:
            name = next((field.name for field in shape.fields if field.key == step), "")
            break
        place = problem.path.index(step) + 1
        held = getattr(record, part.name)
        if part.rows and (place >= len(problem.path) or not isinstance(problem.path[place], int)):
            break
        record = held[problem.path[place]] if part.rows else held
        shape = part
    return record, name
