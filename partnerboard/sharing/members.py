"""The people who may sign in: invited by an owner, known by their e-mail address, each with one role.

A member is never deleted: whoever is removed keeps their row, so that what they did still has a name, and can be let in
again. Every change states the whole row in the journal, so that a recovery from any backup ends where it stood.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from partnerboard.errors import MemberRefused
from partnerboard.sharing.roles import ROLES, Role
from partnerboard.warehouse import Warehouse, Writer

CHANGED = "member_changed"  # the kind of a change in the journal

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+|[^@\s]+@localhost")
_LONGEST = 200


@dataclass(frozen=True)
class Member:
    """One person; times are UTC."""

    member_id: str
    email: str
    name: str
    role: Role
    is_active: bool
    invited_by: str
    invited_at_utc: datetime


@dataclass(frozen=True)
class Deed:
    """What one person did in one step; `times` counts the records it concerned, `entity_id` is the first of them."""

    at_utc: datetime
    actor: str
    action: str
    entity: str
    entity_id: str
    times: int
    detail: str | None


def members(warehouse: Warehouse) -> tuple[Member, ...]:
    """Everybody who was ever invited, the first one first."""
    return tuple(Member(**row) for row in warehouse.records("sharing/members"))


def last_seen(warehouse: Warehouse) -> dict[str, datetime]:
    """When each member last signed in, by their id; who never did is not among them."""
    return {row["member_id"]: row["seen_at_utc"] for row in warehouse.records("sharing/last_seen")}


def deeds(warehouse: Warehouse) -> tuple[Deed, ...]:
    """Who did what, the latest first."""
    return tuple(Deed(**row) for row in warehouse.records("sharing/deeds"))


def address(email: str) -> str:
    """An e-mail address as it is kept and compared."""
    return email.strip().casefold()


def invite(warehouse: Warehouse, *, email: str, name: str, role: Role, by: str, at_utc: datetime) -> Member:
    """Let somebody sign in from now on.

    Raises:
        MemberRefused: the address or the name is none, or somebody has this address already.
    """
    with warehouse.writing() as writer:
        return _added(writer, email=email, name=name, role=role, by=by, at_utc=at_utc)


def found(warehouse: Warehouse, *, email: str, name: str, at_utc: datetime) -> Member:
    """Make the first owner; who was a member before becomes the owner again.

    Raises:
        MemberRefused: there is an owner, or the name is none.
    """
    with warehouse.writing() as writer:
        if any(each.is_active and each.role == "owner" for each in _seen_by(writer)):
            raise MemberRefused("There is an owner already.", "Ask an owner to invite you on the People page.")
        known = next((each for each in _seen_by(writer) if each.email == address(email)), None)
        if known is None:
            return _added(writer, email=email, name=name, role="owner", by=_named(name), at_utc=at_utc)
        return _put(
            writer,
            replace(known, name=_named(name), role="owner", is_active=True),
            told="owner",
            by=_named(name),
            at_utc=at_utc,
        )


def change(
    warehouse: Warehouse,
    member_id: str,
    *,
    by: str,
    at_utc: datetime,
    role: Role | None = None,
    is_active: bool | None = None,
) -> Member:
    """Give a member another role, remove them, or let them in again.

    Raises:
        MemberRefused: there is no such member, or nobody would be left to say who may do what.
    """
    with warehouse.writing() as writer:
        everybody = _seen_by(writer)
        before = next((each for each in everybody if each.member_id == member_id), None)
        if before is None:
            raise MemberRefused("There is no such member.", "Reload the page; the list has changed.")
        after = replace(
            before,
            role=before.role if role is None else _known(role),
            is_active=before.is_active if is_active is None else is_active,
        )
        left = [after if each.member_id == member_id else each for each in everybody]
        if _owns(before) and not any(map(_owns, left)):
            raise MemberRefused(
                f"{before.name} is the last owner.", "Make somebody else an owner first, then repeat this."
            )
        if after == before:
            return before
        return _put(writer, after, told=_told(before, after), by=by, at_utc=at_utc)


def put_again(warehouse: Warehouse, member_id: str, facts: Mapping[str, Any], *, by: str, at_utc: datetime) -> None:
    """Put a member as a line of the journal says, whatever stands there."""
    stated = {name: value for name, value in facts.items() if name != "told"}
    stated["invited_at_utc"] = datetime.fromisoformat(stated["invited_at_utc"])
    with warehouse.writing() as writer:
        _put(writer, Member(member_id=member_id, **stated), told=facts["told"], by=by, at_utc=at_utc)


def _added(writer: Writer, *, email: str, name: str, role: Role, by: str, at_utc: datetime) -> Member:
    known = next((each for each in _seen_by(writer) if each.email == address(email)), None)
    if known is not None:
        state = "is a member already" if known.is_active else "was removed"
        raise MemberRefused(
            f"{known.email} {state}, as {known.name}.",
            "Change their role instead." if known.is_active else "Let them in again instead.",
        )
    if not _ADDRESS.fullmatch(address(email)) or len(email) > _LONGEST:
        raise MemberRefused(f"{email.strip()!r} is no e-mail address.", "Write it as the person signs in with it.")
    added = Member(
        member_id=f"m_{secrets.token_hex(6)}",
        email=address(email),
        name=_named(name),
        role=_known(role),
        is_active=True,
        invited_by=by,
        invited_at_utc=at_utc,
    )
    return _put(writer, added, told=f"invited as {added.role}", by=by, at_utc=at_utc)


def _put(writer: Writer, member: Member, *, told: str, by: str, at_utc: datetime) -> Member:
    """One row as it should stand, with its line of the journal and its entry of who did it."""
    row = asdict(member)
    if any(each.member_id == member.member_id for each in _seen_by(writer)):
        writer.run(
            "members/change",
            member_id=member.member_id,
            called=member.name,
            role=member.role,
            is_active=member.is_active,
        )
    else:
        writer.insert("member", [row])
    entry = {
        "at_utc": at_utc,
        "actor": by,
        "action": told,
        "entity": "member",
        "entity_id": member.name,
        "detail": member.email,
    }
    writer.insert("audit_entry", [entry])
    facts = {name: value for name, value in row.items() if name != "member_id"}
    facts["invited_at_utc"] = member.invited_at_utc.isoformat()
    writer.record(CHANGED, member.member_id, at_utc=at_utc, by=by, told=told, **facts)
    return member


def _seen_by(writer: Writer) -> tuple[Member, ...]:
    return tuple(Member(*row) for row in writer.rows("sharing/members"))


def _owns(member: Member) -> bool:
    return member.is_active and member.role == "owner"


def _told(before: Member, after: Member) -> str:
    """'analyst, was lead', 'removed', 'let in again'."""
    if before.is_active and not after.is_active:
        return "removed"
    if after.is_active and not before.is_active:
        return f"let in again as {after.role}"
    return f"{after.role}, was {before.role}"


def _named(name: str) -> str:
    if not name.strip() or len(name) > _LONGEST:
        raise MemberRefused("The name is missing.", "Write it as colleagues know it; it stands beside every change.")
    return " ".join(name.split())


def _known(role: Role) -> Role:
    if role not in ROLES:
        raise MemberRefused(f"There is no role {role!r}.", f"Choose one of {', '.join(ROLES)}.")
    return role
