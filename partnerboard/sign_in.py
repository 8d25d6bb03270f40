"""How staff sign in, and whether what is set for it can be used: nothing starts on a setting that only looks like one.

PARTNERBOARD_SIGN_IN         'local' (default): whoever sits at this machine, and nobody else; 'members': people whose
                             addresses an owner invited, through an OpenID provider; 'proxy': the same people, signed in
                             by a proxy in front
PARTNERBOARD_SIGN_IN_HOURS   how long one sign-in lasts, 1 to 24 (default 12)

members                      the section [auth] of the secrets file, in the words of Streamlit: `redirect_uri`,
                             `cookie_secret`, `client_id`, `client_secret`, `server_metadata_url`
PARTNERBOARD_SECRETS         that file (default .streamlit/secrets.toml beside app.py)

proxy
PARTNERBOARD_PROXY_HEADER    the header that names who is signed in by their e-mail address
PARTNERBOARD_PROXIES         addresses or networks of the proxy, comma separated
PARTNERBOARD_PROXY_SECRET    what the proxy sends in X-Partnerboard-Proxy; may be left out where it is on this machine
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, Literal, Self, cast, get_args
from urllib.parse import urlsplit

from partnerboard.errors import SettingsInvalid

Mode = Literal["local", "members", "proxy"]
Network = IPv4Network | IPv6Network

SHORTEST_SECRET = 32  # bytes
FEWEST_CHARACTERS = 10  # different ones; a made secret of 32 bytes has more, a typed one fewer
LONGEST_HOURS = 24
HOURS = 12
WELL_KNOWN = "/.well-known/openid-configuration"
CALLBACK = "/oauth2callback"

_FOLDER = Path(__file__).resolve().parent.parent / ".streamlit"
_SAMPLE = re.compile(r"chang|sample|example|secret|password|your|xxx|placeholder|12345|abcdef", re.IGNORECASE)
_MAKE_ONE = "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
_HEADER = re.compile(r"[a-z0-9-]+")
_ASKED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


@dataclass(frozen=True)
class Provider:
    """The OpenID provider that staff sign in with; `auth` is what Streamlit is told of it."""

    issuer: str
    client_id: str
    origin: str
    cookie_secret: str = field(repr=False)
    auth: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True)
class Proxy:
    """The proxy that signs staff in: the header it sets, where it is, and what it proves itself with ('': nothing)."""

    header: str
    networks: tuple[Network, ...]
    secret: str = field(repr=False)

    def is_at(self, address: str) -> bool:
        """Whether a request from this address comes from the proxy."""
        try:
            found = ip_address(address)
        except ValueError:
            return False
        return any(found in network for network in self.networks)


@dataclass(frozen=True)
class SignIn:
    """What is set. `provider` stands in the mode members, `proxy` in the mode of that name, else None."""

    mode: Mode = "local"
    hours: int = HOURS
    provider: Provider | None = None
    proxy: Proxy | None = None

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Read the environment and the secrets file. Raises SettingsInvalid: which setting, what, and what to do."""
        mode = environment.get("PARTNERBOARD_SIGN_IN", "").strip().lower() or "local"
        if mode not in get_args(Mode):
            raise SettingsInvalid(
                f"PARTNERBOARD_SIGN_IN is {mode!r}.", "Set it to local, members or proxy, or leave it out."
            )
        return cls(
            mode=cast(Mode, mode),
            hours=_hours(environment.get("PARTNERBOARD_SIGN_IN_HOURS", "")),
            provider=_provider(environment) if mode == "members" else None,
            proxy=_proxy(environment) if mode == "proxy" else None,
        )


def options_set(environment: Mapping[str, str]) -> dict[str, Any]:
    """Streamlit's own settings of :data:`SAFE` as a start without further options would find them."""
    told = tomllib.loads((_FOLDER / "config.toml").read_text(encoding="utf-8"))
    words = {"true": True, "false": False}
    found: dict[str, Any] = {}
    for name in SAFE:
        section, _, option = name.partition(".")
        found[name] = told.get(section, {}).get(option)
        if said := environment.get(_variable(name), ""):
            found[name] = words.get(said.strip().lower(), said)
    return found


def refuse_unsafe(options: Mapping[str, Any]) -> None:
    """Hold Streamlit's own settings to what the pages rely on.

    Raises:
        SettingsInvalid: one of them was changed, on the command line, in the environment or in its file.
    """
    for name, (safe, why) in SAFE.items():
        if options.get(name) != safe:
            raise SettingsInvalid(
                f"Streamlit's {name} is {options.get(name)!r}: {why}.",
                f"Set it back to {safe!r} in .streamlit/config.toml, and leave it out of the command line and of "
                f"{_variable(name)}.",
            )


SAFE: Mapping[str, tuple[Any, str]] = {
    "server.enableAgentApi": (False, "it opens a second way to the numbers that asks nobody who they are"),
    "client.showErrorDetails": ("none", "visitors would read paths and code of this server"),
    "server.enableXsrfProtection": (True, "another page could send files in the name of whoever is signed in"),
    "server.trustedUserHeaders": (
        {"x-partnerboard-visitor": "visitor"},
        "a browser could claim to be somebody in any other header",
    ),
}


def _hours(said: str) -> int:
    try:
        hours = int(said.strip() or HOURS)
    except ValueError:
        hours = 0
    if not 1 <= hours <= LONGEST_HOURS:
        raise SettingsInvalid(
            f"PARTNERBOARD_SIGN_IN_HOURS is {said!r}.", f"Set it to a whole number from 1 to {LONGEST_HOURS}."
        )
    return hours


def _provider(environment: Mapping[str, str]) -> Provider:
    path = Path(environment.get("PARTNERBOARD_SECRETS", "").strip() or _FOLDER / "secrets.toml")
    auth = _auth_section(path)
    for name in _ASKED:
        if not isinstance(auth.get(name), str) or not auth[name].strip():
            raise SettingsInvalid(
                f"{name} is missing in the section [auth] of {path}.",
                "docs/operations.md, Who signs in, says what each of its five lines is.",
            )
    _hold_secret(auth["cookie_secret"], f"cookie_secret in {path}")
    back, metadata = urlsplit(auth["redirect_uri"]), auth["server_metadata_url"]
    if back.path != CALLBACK or not _is_secure(auth["redirect_uri"]):
        raise SettingsInvalid(
            f"redirect_uri in {path} is {auth['redirect_uri']!r}.",
            f"Set it to the address of this server followed by {CALLBACK}; https, except on this machine.",
        )
    if not metadata.endswith(WELL_KNOWN) or not _is_secure(metadata):
        raise SettingsInvalid(
            f"server_metadata_url in {path} is {metadata!r}.",
            f"Set it to the address of the provider followed by {WELL_KNOWN}; https, except on this machine.",
        )
    return Provider(
        issuer=metadata.removesuffix(WELL_KNOWN),
        client_id=auth["client_id"],
        origin=f"{back.scheme}://{back.netloc}",
        cookie_secret=auth["cookie_secret"],
        auth={name: auth[name] for name in _ASKED},
    )


def _auth_section(path: Path) -> Mapping[str, Any]:
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise SettingsInvalid(
            f"The secrets file {path} cannot be read.",
            "Write it, or name another one in PARTNERBOARD_SECRETS; docs/operations.md, Who signs in, has its lines.",
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        place = getattr(problem, "lineno", None)
        where = f", line {place}" if place else ""
        raise SettingsInvalid(f"The secrets file {path}{where} is not TOML.", "Mend it and start again.") from None
    section = told.get("auth")
    return section if isinstance(section, dict) else {}


def _hold_secret(secret: str, name: str) -> None:
    """Refuse a secret that can be guessed; its value is never repeated."""
    if not secret:
        raise SettingsInvalid(f"{name} is missing.", _MAKE_ONE)
    if len(secret.encode()) < SHORTEST_SECRET:
        raise SettingsInvalid(
            f"{name} has {len(secret.encode())} bytes; it takes at least {SHORTEST_SECRET}.", _MAKE_ONE
        )
    if len(set(secret)) < FEWEST_CHARACTERS or _SAMPLE.search(secret):
        raise SettingsInvalid(f"{name} is a sample or made of words.", _MAKE_ONE)


def _proxy(environment: Mapping[str, str]) -> Proxy:
    header = environment.get("PARTNERBOARD_PROXY_HEADER", "").strip().lower()
    if not _HEADER.fullmatch(header):
        raise SettingsInvalid(
            f"PARTNERBOARD_PROXY_HEADER is {header!r}." if header else "PARTNERBOARD_PROXY_HEADER is missing.",
            "Set it to the name of the header in which the proxy says who is signed in, such as X-Forwarded-Email.",
        )
    networks = tuple(_network(each.strip()) for each in environment.get("PARTNERBOARD_PROXIES", "").split(",") if each)
    if not networks:
        raise SettingsInvalid(
            "PARTNERBOARD_PROXIES is missing.", "Set it to the addresses from which the proxy reaches this server."
        )
    secret = environment.get("PARTNERBOARD_PROXY_SECRET", "").strip()
    if secret or not all(network.is_loopback for network in networks):
        _hold_secret(secret, "PARTNERBOARD_PROXY_SECRET")
    _hold_forwarding(environment, networks)
    return Proxy(header, networks, secret)


def _network(said: str) -> Network:
    try:
        return ip_network(said)
    except ValueError:
        raise SettingsInvalid(
            f"PARTNERBOARD_PROXIES names {said!r}, which is no address.",
            "Name addresses or networks such as 10.0.0.5 or 10.0.0.0/29, comma separated.",
        ) from None


def _hold_forwarding(environment: Mapping[str, str], networks: tuple[Network, ...]) -> None:
    """The web server below takes the address of a visitor from whoever FORWARDED_ALLOW_IPS names."""
    for each in filter(None, (each.strip() for each in environment.get("FORWARDED_ALLOW_IPS", "").split(","))):
        try:
            trusted = ip_network(each)
        except ValueError:
            is_known = False
        else:
            is_known = any(trusted.version == known.version and trusted.subnet_of(known) for known in networks)  # type: ignore[arg-type] # the versions are equal
        if not is_known:
            raise SettingsInvalid(
                f"FORWARDED_ALLOW_IPS names {each!r}, which is not in PARTNERBOARD_PROXIES.",
                "Leave it out, or name addresses of the proxy only.",
            )


def _is_secure(address: str) -> bool:
    """Whether what is sent there cannot be read on the way."""
    found = urlsplit(address)
    if found.scheme == "https":
        return bool(found.hostname)
    return found.scheme == "http" and found.hostname in ("localhost", "127.0.0.1", "::1")


def _variable(option: str) -> str:
    return "STREAMLIT_" + re.sub(r"(?<=[a-z])(?=[A-Z])|\.", "_", option).upper()
