"""Sign-ins as Streamlit and a proxy leave them behind, written here."""

import json
from datetime import UTC, datetime
from ipaddress import ip_network
from typing import Any

from itsdangerous import URLSafeTimedSerializer

from partnerboard.sharing.members import Member
from partnerboard.sharing.roles import Role
from partnerboard.sharing.staff import Arrival
from partnerboard.sign_in import Provider, Proxy

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "q7Jc2nV0pRtX9sLwA4yZbK8mHgUeFdTiO1vQxNjW"
ISSUER = "https://id.example.org"
ORIGIN = "https://board.example.org"
PROVIDER = Provider(ISSUER, "partnerboard", ORIGIN, SECRET, {})
PROXY = Proxy("x-forwarded-email", (ip_network("10.0.0.5/32"),), SECRET)
ANA = {
    "email": "Ana@Example.org",
    "email_verified": True,
    "iss": ISSUER,
    "aud": "partnerboard",
    "origin": ORIGIN,
    "is_logged_in": True,
}


class _At(URLSafeTimedSerializer):
    """Signs as at another time."""

    def __init__(self, secret: str, at: datetime, **named: Any) -> None:
        super().__init__(secret, **named)
        seconds = int(at.timestamp())

        class Signer(self.signer):  # type: ignore[misc,name-defined] # the signer of this serialiser, with its clock set
            def get_timestamp(self) -> int:
                return seconds

        self.signer = Signer


def cookies(
    claims: dict[str, Any] | None = None, *, secret: str = SECRET, at: datetime = NOW, parts: int = 1
) -> dict[str, str]:
    """The cookies after a sign-in, in one or in several."""
    value = json.dumps(ANA if claims is None else claims)

    def signed(name: str, text: str) -> str:
        return str(_At(secret, at, salt=name).dumps(text))

    if parts == 1:
        return {"_streamlit_user": signed("_streamlit_user", value)}
    size = -(-len(value) // parts)
    held = {"_streamlit_user": signed("_streamlit_user", f"chunks-{parts}")}
    for number in range(parts):
        name = f"_streamlit_user_{number + 1}"
        held[name] = signed(name, value[number * size : (number + 1) * size])
    return held


def arrival(
    client: tuple[str, int] | None = ("203.0.113.9", 50000),
    *,
    host: str = "board.example.org",
    headers: dict[str, str] | None = None,
    cookies: dict[str, str] | None = None,
) -> Arrival:
    """A request from somewhere else."""
    return Arrival(client, host, headers or {}, cookies or {})


def member(name: str = "Ana", role: Role = "analyst", *, is_active: bool = True) -> Member:
    """A member by this name."""
    return Member(f"m_{name.lower()}", f"{name.lower()}@example.org", name, role, is_active, "Olga", NOW)
