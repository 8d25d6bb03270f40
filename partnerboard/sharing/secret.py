"""The secret that proves cookies: made at the first start, kept in the data folder, and never in a backup."""

import os
import secrets
from pathlib import Path

from partnerboard.errors import SettingsInvalid

NAME = "links.secret"
_BYTES = 32


def secret_of(folder: Path) -> bytes:
    """The 32 random bytes of a data folder; made if there are none. Deleting them ends every visit, and nothing else.

    Raises:
        SettingsInvalid: what lies there is cut short, or others on this machine can read it.
    """
    path = folder / NAME
    try:
        made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept(path)
    secret = secrets.token_bytes(_BYTES)
    with os.fdopen(made, "wb") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    return secret


def _kept(path: Path) -> bytes:
    secret = path.read_bytes()
    if len(secret) != _BYTES:
        raise SettingsInvalid(
            f"{path} holds {len(secret)} bytes and not {_BYTES}.",
            "Delete it: it is made again, and visitors of links open their link once more.",
        )
    if path.stat().st_mode & 0o077:
        raise SettingsInvalid(
            f"{path} can be read by other users of this machine.",
            "Run `chmod 600` on it, or delete it: it is made again.",
        )
    return secret
