"""What is written is for the user that writes it: files 0600, folders 0700, also those that were there before."""

import os
import stat
from contextlib import suppress
from pathlib import Path

OURS = 0o077  # nobody else's


def keep_private(folder: Path, *, given_away: Path) -> None:
    """Take the rights of everybody else from a data folder, and let this process give none from now on.

    `given_away` is a folder below it that may have been given to a group on purpose, the drop folder: what it allows
    that group is left, and the group may pass through `folder` to it.
    """
    os.umask(OURS)
    folder.mkdir(parents=True, exist_ok=True)
    given = stat.S_IMODE(given_away.stat().st_mode) if given_away.is_dir() else 0
    if given & 0o007:
        given_away.chmod(given & ~0o007)
    is_given = given & 0o070
    folder.chmod(0o710 if is_given else 0o700)
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if here / name != given_away]
        for name in folders:
            _tighten(here / name, 0o700)
        for name in files:
            _tighten(here / name, 0o600)


def _tighten(path: Path, mode: int) -> None:
    """Never wider than it was, and never what a link leads to; what went away or is another user's stays as it is."""
    with suppress(FileNotFoundError, PermissionError):
        found = path.lstat()
        if not stat.S_ISLNK(found.st_mode) and stat.S_IMODE(found.st_mode) & OURS:
            path.chmod(mode)
