"""What each role may do, and which pages it opens. The only table of it: navigation, pages and actions all ask here."""

from collections.abc import Mapping
from typing import Literal, get_args

Role = Literal["owner", "analyst", "lead", "viewer"]
Action = Literal["upload", "withdraw", "agree", "approve", "share", "members", "recover", "switch"]

ROLES: tuple[Role, ...] = get_args(Role)
ACTIONS: tuple[Action, ...] = get_args(Action)

_MAY: Mapping[Action, frozenset[Role]] = {
    "upload": frozenset({"owner", "analyst"}),
    "withdraw": frozenset({"owner", "analyst"}),
    "agree": frozenset({"owner", "analyst", "lead"}),
    "approve": frozenset({"owner", "analyst"}),
    "share": frozenset({"owner", "lead"}),
    "members": frozenset({"owner"}),
    "recover": frozenset({"owner"}),
    "switch": frozenset({"owner"}),
}

# Page: what somebody must be allowed to do to open it. Every other page is there to be read by all of them.
OPENS: Mapping[str, Action] = {
    "upload": "upload",
    "agreements": "agree",
    "shared_links": "share",
    "people": "members",
}


def may(role: Role, action: Action) -> bool:
    """Whether a role may do this."""
    return role in _MAY[action]


def opens(role: Role, page: str) -> bool:
    """Whether a role opens the page of this address."""
    return page not in OPENS or may(role, OPENS[page])
