"""Where a connection comes from, as far as it is counted and written down: its network, not its address."""

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.types import Scope

NOWHERE = "unknown"
_PREFIX = {4: 24, 6: 64}


def peer_of(scope: Scope) -> str | None:
    """The address at the other end."""
    client = scope.get("client")
    return client[0] if client else None


def network_of(scope: Scope) -> str:
    """The network of the other end: 24 bits of an IPv4 address, 64 of an IPv6 one."""
    try:
        address = ip_address(peer_of(scope) or "")
    except ValueError:
        return NOWHERE
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(ip_network(f"{address}/{_PREFIX[address.version]}", strict=False))
