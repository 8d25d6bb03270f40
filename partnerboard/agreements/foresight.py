"""Which posts a change of the rules would move, found out by making the change and taking it back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from partnerboard.agreements.attribution import only_rule
from partnerboard.agreements.model import Agreements
from partnerboard.agreements.reading import read
from partnerboard.agreements.storing import put
from partnerboard.agreements.writing import write
from partnerboard.scope import NO_INITIATIVE, Scope
from partnerboard.warehouse import Warehouse

QUESTION = "quality/belonging"
COLUMNS = (
    *("post_id", "initiative_id", "partner_id", "weight", "rule_id", "published_on", "platform_id"),
    *("account_name", "text", "exposures", "eng_core"),
)


@dataclass(frozen=True)
class Place:
    """Where a post, or a part of it, counts; the rule that decided is None where no rule claims it."""

    initiative_id: str
    partner_id: str
    weight: float


@dataclass(frozen=True)
class Moved:
    """A post that a change moves: its places now and then."""

    post_id: str
    published_on: date
    platform_id: str
    account_name: str | None
    text: str | None
    exposures: int | None
    eng_core: int | None
    now: tuple[Place, ...]
    then: tuple[Place, ...]


@dataclass(frozen=True)
class Foreseen:
    """What a change of the rules would do.

    `moved` posts count elsewhere, or for other shares, than before. `other_reason` counts posts that stay where they
    are and are claimed by another rule than before. `kept_by` says how many posts fit the changed rule and are decided
    by another rule all the same, per rule; an exclusion decides without being seen and is counted under "".
    """

    moved: tuple[Moved, ...]
    other_reason: int
    kept_by: Mapping[str, int]


@dataclass(frozen=True)
class _Standing:
    places: tuple[Place, ...]
    rules: Mapping[str, str | None]
    row: dict[str, Any]


def foreseen(
    warehouse: Warehouse,
    scope: Scope,
    changed: Agreements,
    rule_id: str | None = None,
    *,
    as_of: date,
    known_at_utc: datetime,
) -> Foreseen:
    """What `changed` would move, and what keeps posts from the rule that was added or changed. Nothing is kept.

    Raises:
        ProblemsFound: `changed` breaks a rule that an agreements file is held to.
    """
    changed = read(write(changed))
    asked = {"initiative_ids": scope.initiative_ids, "as_of": as_of, "known_at": known_at_utc}
    now = _standings(warehouse.records(QUESTION, **asked))
    then = _tried(warehouse, changed, asked)
    alone = _tried(warehouse, only_rule(changed, rule_id), asked) if rule_id else {}
    moved = [
        _moved(standing, then[post_id]) for post_id, standing in now.items() if then[post_id].places != standing.places
    ]
    same = [post_id for post_id, standing in now.items() if then[post_id].places == standing.places]
    return Foreseen(
        moved=tuple(sorted(moved, key=lambda each: (each.published_on, each.post_id))),
        other_reason=sum(then[post_id].rules != now[post_id].rules for post_id in same),
        kept_by=_kept_by(rule_id, alone, then),
    )


@dataclass(frozen=True)
class Deciding:
    """How many posts a rule decides over, and how often they were shown."""

    posts: int
    exposures: int


def deciding(warehouse: Warehouse, scope: Scope, *, as_of: date, known_at_utc: datetime) -> dict[str, Deciding]:
    """What every rule decides as things stand, for who may see what belongs to nobody."""
    asked = {"initiative_ids": scope.initiative_ids, "as_of": as_of, "known_at": known_at_utc}
    posts: Counter[str] = Counter()
    exposures: Counter[str] = Counter()
    for standing in _standings(warehouse.records(QUESTION, **asked)).values():
        for rule_id in filter(None, standing.rules.values()):
            posts[rule_id] += 1
            exposures[rule_id] += standing.row["exposures"] or 0
    return {rule_id: Deciding(posts[rule_id], exposures[rule_id]) for rule_id in posts}


def _tried(warehouse: Warehouse, stated: Agreements, asked: dict[str, Any]) -> dict[str, _Standing]:
    """Where every post would count under some agreements."""
    with warehouse.trying() as writer:
        put(writer, stated)
        return _standings([dict(zip(COLUMNS, row, strict=True)) for row in writer.rows(QUESTION, **asked)])


def _standings(rows: Sequence[dict[str, Any]]) -> dict[str, _Standing]:
    found: dict[str, _Standing] = {}
    for post_id, of_post in groupby(rows, key=itemgetter("post_id")):
        parts = list(of_post)
        found[post_id] = _Standing(
            places=tuple(Place(part["initiative_id"], part["partner_id"], part["weight"]) for part in parts),
            rules={part["initiative_id"]: part["rule_id"] for part in parts},
            row=parts[0],
        )
    return found


def _moved(now: _Standing, then: _Standing) -> Moved:
    told = {name: now.row[name] for name in Moved.__dataclass_fields__ if name in now.row}
    told["account_name"] = now.row["account_name"] or then.row["account_name"]
    return Moved(**told, now=now.places, then=then.places)


def _kept_by(rule_id: str | None, alone: Mapping[str, _Standing], then: Mapping[str, _Standing]) -> dict[str, int]:
    """The rules that decide over posts that the changed rule fits too, with how many each."""
    keeping: Counter[str] = Counter()
    for post_id, standing in alone.items():
        if rule_id in standing.rules.values():
            deciding = then[post_id].rules
            if rule_id not in deciding.values():
                keeping.update({"" if NO_INITIATIVE in deciding else str(next(iter(deciding.values()))): 1})
    return dict(keeping.most_common())
