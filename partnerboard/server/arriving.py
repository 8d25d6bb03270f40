"""What is known of a request before anybody believes it, and where it comes from."""

from starlette.types import Scope

from partnerboard.server.asgi import cookies_of, headers_of
from partnerboard.server.cookies import host_name
from partnerboard.sharing.staff import Arrival


def arrival(scope: Scope) -> Arrival:
    """A request as it came; a header that came more than once holds all that was said, comma separated."""
    headers: dict[str, str] = {}
    for name, value in headers_of(scope).items():
        joint = "; " if name == "cookie" else ", "
        headers[name] = f"{headers[name]}{joint}{value}" if name in headers else value
    client = scope.get("client")
    return Arrival(
        client=(client[0], client[1]) if client else None,
        host=host_name(headers.get("host", "")),
        headers=headers,
        cookies=cookies_of(scope),
    )
