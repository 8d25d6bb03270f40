"""One server for a data folder: a second one would sweep the first one's uploads and could not open its warehouse."""

import fcntl
import os
from pathlib import Path


def hold(folder: Path) -> None:
    """Hold a data folder until this process ends, however it ends.

    Raises:
        SystemExit: another server holds it; the message names its process.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held = os.open(folder / "server.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        holder = os.read(held, 20).decode(errors="replace").strip() or "unknown"
        raise SystemExit(
            f"Another Partnerboard, process {holder}, serves the data in {folder}. "
            "Open its address, stop it first, or set PARTNERBOARD_DATA to another folder."
        ) from None
    os.truncate(held, 0)
    os.write(held, f"{os.getpid()}\n".encode())
