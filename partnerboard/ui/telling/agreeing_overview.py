"""What stands in the agreements as a whole, and what still waits for somebody's answer."""

from collections.abc import Sequence
from urllib.parse import urlencode

import pandas as pd

from partnerboard.agreements import Agreements, Change, Changes
from partnerboard.agreements.editing import address as of_record
from partnerboard.agreements.shape import shapes
from partnerboard.agreements.targets import waiting as without_an_answer
from partnerboard.metrics import format as written
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.agreeing_labels import KINDS
from partnerboard.ui.telling.words import listed, plural, sentence

FILE = (
    "Everything on this page is also one text file, for those who review changes side by side. A file that is brought "
    "here replaces all that stands."
)

TRY = "This is the demo: change what you like. Your own workspace knows nothing of it."

STANDING = (
    Column("what", "What", kind="link", on_phone=True, width="24%"),
    Column("count", "How many", kind="number", write=written.full, on_phone=True, width="12%"),
    Column("names", "Which", on_phone=True),
)
WAITING = (
    Column("target", "Target", kind="link", on_phone=True, width="30%"),
    Column("proposed", "Proposed", kind="day", on_phone=True),
    Column("waits_for", "Waits for", on_phone=True),
    Column("reason", "Reason", width="34%"),
)
CHANGES = (
    Column("what", "What", on_phone=True, width="30%"),
    Column("detail", "Would say", on_phone=True),
)
NAMED = 4


def answer(stated: Agreements) -> str:
    """'Four organisations work together in one initiative, through 16 accounts, on eleven targets.'"""
    targets = sum(len(initiative.targets) for initiative in stated.initiatives)
    if not stated.organisations:
        return "Nothing is agreed yet."
    work = "works" if len(stated.organisations) == 1 else "work together"
    parts = [f"{sentence(plural(len(stated.organisations), 'organisation'))} {work}"]
    parts += [f"in {plural(len(stated.initiatives), 'initiative')}"] if stated.initiatives else []
    parts += [f"through {plural(len(stated.accounts), 'account')}"] if stated.accounts else []
    parts += [f"on {plural(targets, 'target')}"] if targets else []
    return f"{parts[0]} {', '.join(parts[1:])}".strip() + "."


def address(section: str, record: str = "") -> str:
    """Where a section of the page is, or one record in it; an address names a section as the page does."""
    return f"/agreements?{urlencode({'section': section.capitalize()} | ({'record': record} if record else {}))}"


def standing(stated: Agreements) -> pd.DataFrame:
    """what, href, count, names: one row per kind of thing that is agreed."""
    inside = stated.initiatives
    kinds: list[tuple[str, str, Sequence[str]]] = [
        ("Organisations", "organisations", [each.name for each in stated.organisations]),
        ("Accounts", "accounts", list(dict.fromkeys(each.name for each in stated.accounts))),
        ("Initiatives", "initiatives", [each.name for each in inside]),
        ("Targets", "targets", [target.label for each in inside for target in each.targets]),
        ("Contributions", "contributions", _givers(stated)),
        ("Events", "events", [each.title for each in stated.events]),
    ]
    counts = {
        "accounts": len(stated.accounts),
        "contributions": sum(len(each.contributions) for each in inside),
    }
    return pd.DataFrame(
        [
            {
                "what": words,
                "href": address(section),
                "count": counts.get(section, len(names)),
                "names": _some(names),
            }
            for words, section, names in kinds
        ]
    )


def waiting(stated: Agreements) -> pd.DataFrame:
    """target, href, proposed, waits_for, reason: versions of targets that a party has not answered."""
    names = {each.id: each.name for each in stated.organisations}
    return pd.DataFrame(
        [
            {
                "target": each.target.label,
                "href": address("targets", of_record(each.target)),
                "proposed": written.day(each.version.proposed_at.date()),
                "waits_for": listed([names[party] for party in each.parties]),
                "reason": each.version.reason,
            }
            for each in without_an_answer(stated)
        ],
        columns=["target", "href", "proposed", "waits_for", "reason"],
    )


def waiting_told(rows: pd.DataFrame) -> str:
    """How much waits."""
    if rows.empty:
        return "Nothing: every proposed value has an answer from everybody who has to agree."
    count = plural(len(rows), "proposed value waits", "proposed values wait")
    return f"{sentence(count)} for an answer; until then the value before holds."


def changes(found: Changes) -> pd.DataFrame:
    """what, detail: what a file would change, one row per record."""
    return pd.DataFrame(
        [{"what": _what(each), "detail": each.detail or None} for each in found.entries], columns=["what", "detail"]
    )


def _what(change: Change) -> str:
    record = next(shape.record for shape in shapes() if shape.table == change.entity)
    return f"{sentence(change.action)} {KINDS[record][0]} {change.id}".strip()


def _givers(stated: Agreements) -> list[str]:
    names = {each.id: each.short_name for each in stated.partners}
    return list(dict.fromkeys(names[given.partner] for each in stated.initiatives for given in each.contributions))


def _some(names: Sequence[str]) -> str | None:
    shown = list(names[:NAMED])
    more = len(names) - len(shown)
    return listed([*shown, *([f"{more} more"] if more else [])]) if shown else None
