"""The raw file as it was handed in, kept by its SHA-256, so that everything after it can be made again."""

import hashlib
import os
from pathlib import Path

from partnerboard.errors import DamagedFile, DiskFull

_CHUNK = 1024 * 1024


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def kept_path(keep_in: Path, sha256: str) -> Path:
    """Where the file with these bytes lies."""
    return keep_in / sha256[:2] / sha256


def is_kept(keep_in: Path, sha256: str) -> bool:
    """Does the file with these bytes lie there, unchanged?"""
    kept = kept_path(keep_in, sha256)
    return kept.exists() and sha256_of(kept) == sha256


def kept_file(keep_in: Path, sha256: str, *, batch_id: str, name: str) -> Path:
    """The kept file of a batch, byte for byte as it was handed in.

    Raises:
        DamagedFile: it is gone or not what it was.
    """
    kept = kept_path(keep_in, sha256)
    if not is_kept(keep_in, sha256):
        raise DamagedFile(
            f"The kept file of batch {batch_id} ({name}) is gone or was changed.",
            f"Put the original back as {kept}.",
            code="kept_file_lost",
        )
    return kept


def keep(path: Path, keep_in: Path, sha256: str) -> Path:
    """Copy a file to its place, readable by its owner only, and make sure that it is on disk before going on.

    Raises:
        DiskFull: there is no room for it; nothing is left of the try.
    """
    target = kept_path(keep_in, sha256)
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = target.with_suffix(f".{os.getpid()}")
    try:
        _copy(path, unfinished)
    except OSError as problem:
        unfinished.unlink(missing_ok=True)
        if problem.errno in DiskFull.ERRNOS:
            raise DiskFull from problem
        raise
    unfinished.replace(target)
    _sync_folder(target.parent)
    return target


def _copy(path: Path, to: Path) -> None:
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with path.open("rb") as source, os.fdopen(descriptor, "wb") as copy:
        while chunk := source.read(_CHUNK):
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
