"""Who may do what? The people, their roles and what they did, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

import pandas as pd

from partnerboard.metrics import format as written
from partnerboard.sharing.members import Deed, Member
from partnerboard.sharing.roles import ACTIONS, ROLES, Action, Role, may
from partnerboard.sign_in import Mode
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.roles import DOES, a_role
from partnerboard.ui.telling.words import listed, plural, sentence

# Role: what it is for, in a few words.
MEANS: dict[Role, str] = {
    "owner": "keeps the workspace, and says who may do what",
    "analyst": "brings the data in and keeps it right",
    "lead": "agrees targets with partners, and shares",
    "viewer": "reads",
}
READS = "Read every page of partnerships and data"

MEMBERS = (
    Column("name", "Name", on_phone=True),
    Column("email", "Signs in as"),
    Column("role", "Role", on_phone=True),
    Column("state", "State", on_phone=True),
    Column("seen", "Last signed in", kind="day"),
    Column("invited", "Invited", kind="day"),
    Column("invited_by", "By"),
)
ALLOWED = (
    Column("what", "May", on_phone=True, width="46%"),
    *(Column(role, sentence(role), on_phone=True) for role in ROLES),
)
DEEDS = (
    Column("at", "When, UTC", on_phone=True),
    Column("who", "Who", on_phone=True),
    Column("what", "What", kind="file", on_phone=True, width="50%"),
)

NO_MAIL = "Partnerboard sends no mail. Send these words yourself:"
REMOVED_LINKS = "Links that a removed lead or owner made stop opening at once, and open again if they are let in again."
LOCAL = (
    "Nobody needs to sign in here: this Partnerboard serves only the machine it runs on, and whoever sits at it may do "
    "everything."
)
LOCAL_CHANGE = (
    "To let colleagues in from their own machines, choose a way to sign in: docs/operations.md, Who signs in, has both "
    "ways step by step. The people you invite, their roles and what they did are then on this page."
)


def answer(people: Sequence[Member]) -> str:
    """'Three people may sign in: one owner and two analysts.'"""
    active = [each for each in people if each.is_active]
    counted = [plural(count, role) for role in ROLES if (count := sum(each.role == role for each in active))]
    who = plural(len(active), "person", "people")
    return f"{sentence(who)} may sign in: {listed(counted)}." if counted else "Nobody may sign in yet."


def rows(people: Sequence[Member], seen: Mapping[str, datetime]) -> pd.DataFrame:
    """One row per member: who may sign in first, by name; the removed ones after them."""
    return pd.DataFrame(
        [
            {
                "name": each.name,
                "email": each.email,
                "role": each.role,
                "state": "member" if each.is_active else "removed",
                "seen": written.day(seen[each.member_id]) if each.member_id in seen else "never",
                "invited": written.day(each.invited_at_utc),
                "invited_by": each.invited_by,
            }
            for each in ordered(people)
        ]
    )


def ordered(people: Sequence[Member]) -> list[Member]:
    """Members by name, the removed ones after them."""
    return sorted(people, key=lambda each: (not each.is_active, each.name.casefold()))


def allowed() -> pd.DataFrame:
    """What each role may do, one row per action; the first is what all of them may."""
    everybody: dict[str, str] = {"what": READS, **dict.fromkeys(ROLES, "yes")}
    rows = [{"what": sentence(DOES[each]), **{role: _yes(role, each) for role in ROLES}} for each in ACTIONS]
    return pd.DataFrame([everybody, *rows])


def deed_rows(done: Sequence[Deed]) -> pd.DataFrame:
    """One row per step, the latest first."""
    return pd.DataFrame(
        [{"at": written.moment(each.at_utc), "who": each.actor, "what": _what(each)} for each in done],
        columns=["at", "who", "what"],
    )


def choice(role: Role) -> str:
    """'Analyst: brings the data in and keeps it right'."""
    return f"{sentence(role)}: {MEANS[role]}"


def label(member: Member) -> str:
    """'Ana Example, analyst' or 'Ana Example, removed'."""
    return f"{member.name}, {member.role if member.is_active else 'removed'}"


def signed_in(member: Member) -> str:
    """'Signed in as Ana Example, analyst.'"""
    return f"Signed in as {member.name}, {member.role}."


def invitation(member: Member, address: str, mode: Mode) -> str:
    """The words to send to somebody who was invited."""
    way = "choose Sign in" if mode == "members" else "sign in as you are used to"
    return (
        f"Hello {member.name},\n\nyou can now see how our partnerships stand against what was agreed: {address}\n\n"
        f"Open the address, {way}, and use {member.email}. "
        f"Your role is {member.role}: somebody who {MEANS[member.role]}.\n"
    )


def invited(member: Member) -> str:
    """'Ana Example may sign in as analyst.'"""
    return f"{member.name} may sign in as {member.role}."


def changed(member: Member, step: Literal["role", "removed", "again"]) -> str:
    """What was just done with a member."""
    if step == "removed":
        return f"{member.name} may no longer sign in; pages that are open end with the next click."
    if step == "again":
        return f"{member.name} may sign in again, as {member.role}."
    return f"{member.name} is {a_role(member.role)} from now on."


def _what(deed: Deed) -> str:
    """'Load: file posts.csv', 'Add: 11 target records', 'Removed: Ana Example (ana@example.org)'."""
    action, kind = sentence(deed.action.replace("_", " ")), deed.entity.replace("_", " ")
    if not deed.entity_id:
        return action
    if deed.times > 1:
        return f"{action}: {deed.times} {kind} records"
    named = deed.entity_id if deed.entity == "member" else f"{kind} {deed.entity_id}"
    return f"{action}: {named} ({deed.detail})" if deed.detail else f"{action}: {named}"


def _yes(role: Role, action: Action) -> str:
    return "yes" if may(role, action) else "–"
