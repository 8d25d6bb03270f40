"""What a role may do, in words."""

from partnerboard.sharing.roles import ROLES, Action, Role, may
from partnerboard.ui.telling.words import listed

# Action: what is done, as the end of “may not …”, and as the head of a row.
DOES: dict[Action, str] = {
    "upload": "load files",
    "withdraw": "withdraw, restore or read files again",
    "agree": "change what was agreed",
    "approve": "let in what a partner sends",
    "share": "make and end links for partners",
    "members": "invite people and change their roles",
    "recover": "recover the database",
    "switch": "switch between demo and own workspace",
}


def not_allowed(action: Action, role: Role | None) -> tuple[str, str]:
    """What happened and what to do when a role does not go that far."""
    may_do = [each for each in ROLES if may(each, action)]
    said = f"As {a_role(role)} you may not {DOES[action]}." if role else f"You may not {DOES[action]}."
    return said, f"Ask {listed([a_role(each) for each in may_do]).replace(' and ', ' or ')}; nothing was changed."


def a_role(role: Role) -> str:
    """'an analyst'."""
    return f"an {role}" if role in ("owner", "analyst") else f"a {role}"
