"""Looks through everything below a folder for secrets: files as they lie there, packed ones unpacked, databases opened.

DuckDB keeps strings compressed, so the bytes of a database file say little: every text of every table is asked for,
too. A database that cannot be opened was damaged by its test; its bytes are all that can be read of it.
"""

import base64
import gzip
import mmap
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import duckdb

from partnerboard.sharing import secret

# As Python, grep and DuckDB read them.
BY_FORM = {
    "token of a link": "pl1_[A-Za-z0-9_-]{43}",
    "cookie of a visit": "[vpu][.][0-9a-f]{32}[.][0-9]{9,10}[.][0-9a-f]{64}",
    "seal of a visitor": "(local|member|link|stranger):[A-Za-z0-9:@._-]*[|][0-9a-f]{64}",
}
OF_A_FOLDER, OF_SIGNING_IN = "secret of a data folder", "secret of signing in"
# The files that hold a secret because that is what they are for.
MEANT = {secret.NAME: OF_A_FOLDER, "secrets.toml": OF_SIGNING_IN}

LARGE = 1024**2  # a copy of a file from here on is looked at once
MOST_UNPACKED = 64 * 1024**2
SHORTEST, BYTES = 10, 32  # of a secret as text, and of that of a data folder
_THREADS = 2
_TEXTS = """
    select table_name, list(column_name order by column_index)
    from duckdb_columns()
    where
        database_name = 'looked_at' and not internal and regexp_matches(data_type, 'VARCHAR|JSON|BLOB')
        and table_oid in (
            select table_oid from duckdb_tables() where database_name = 'looked_at' and estimated_size > 0
        )
    group by table_name
"""


@dataclass(frozen=True, order=True)
class Find:
    """Where a secret lies, and which kind of secret. Not the secret."""

    where: str
    kind: str

    def __str__(self) -> str:
        return f"{self.where}: {self.kind}"


class Wanted:
    """What is looked for: what is known by its form, and these secrets, each with its kind."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self.words = sorted(known)
        self.pattern = "|".join([*BY_FORM.values(), *map(re.escape, self.words)])
        self._compiled = re.compile(self.pattern.encode())

    def kinds_in(self, content: bytes) -> set[str]:
        """The kinds of all secrets in bytes."""
        return {self._kind(found[0].decode()) for found in self._compiled.finditer(content)}

    def _kind(self, found: str) -> str:
        return self._known.get(found) or next(kind for kind, form in BY_FORM.items() if re.fullmatch(form, found))


def found_below(folder: Path, noted: Mapping[str, str]) -> list[Find]:
    """Every file below a folder that holds a secret, noted, known by its form, or kept in a file there, in order."""
    files = list(_distinct(folder))
    wanted = Wanted({**noted, **dict(_kept(files))})
    databases = [file for file in files if _begins(file, b"DUCK", at=8)]
    packed = [file for file in files if file.suffix == ".gz" and _begins(file, b"\x1f\x8b")]
    with ThreadPoolExecutor(_THREADS) as threads:
        jobs = [
            threads.submit(_in_files, files, wanted),
            threads.submit(_as_they_are, files),
            *(threads.submit(_in_databases, databases[start::_THREADS], wanted) for start in range(_THREADS)),
            threads.submit(_in_packed, packed, wanted),
        ]
    found = {find for job in jobs for find in job.result()}
    return sorted(Find(str(Path(file).relative_to(folder)) + where, kind) for file, where, kind in found)


_Found = tuple[str, str, str]  # file, place in it, kind


def _distinct(folder: Path) -> Iterator[Path]:
    """Every file; of large ones that were copied with their time of writing, the first."""
    seen: set[tuple[str, int, int]] = set()
    for place, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if not Path(place, each).is_symlink()]
        for name in names:
            file = Path(place, name)
            if file.is_symlink() or not file.is_file():
                continue
            about = file.stat()
            key = (name, about.st_size, about.st_mtime_ns)
            if about.st_size >= LARGE and key in seen:
                continue
            seen.add(key)
            yield file


def _kept(files: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The secrets that lie in files which are meant to hold them, as text."""
    for file in files:
        if file.name == secret.NAME and len(kept := file.read_bytes()) == BYTES:
            for text in (kept.hex(), base64.b64encode(kept).decode(), base64.urlsafe_b64encode(kept).decode()):
                yield text.rstrip("="), OF_A_FOLDER
        elif file.name == "secrets.toml":
            for line in re.findall(r'secret\w* *= *"(.*)"', file.read_text("utf-8")):
                if len(set(line)) > SHORTEST:  # forty times an x is the sample of a test, and in many a file
                    yield line, OF_SIGNING_IN


def _in_files(files: Iterable[Path], wanted: Wanted) -> list[_Found]:
    """In the bytes of files, as fast as they can be read: words as they are, and forms."""
    names = b"\0".join(os.fsencode(file) for file in files)
    lines = [*_grepped(names, "-E", BY_FORM.values()), *_grepped(names, "-F", wanted.words)]
    found = {(os.fsdecode(file), kind) for file, words in lines for kind in wanted.kinds_in(words)}
    return [(file, "", kind) for file, kind in found if MEANT.get(Path(file).name) != kind]


def _grepped(names: bytes, how: str, patterns: Iterable[str]) -> Iterator[tuple[bytes, bytes]]:
    """Every file and what in it is like one of the patterns."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as listed:
        listed.write("".join(f"{pattern}\n" for pattern in patterns))
        listed.flush()
        grep = ["grep", "--text", "--only-matching", "--with-filename", "--null", how, "-f", listed.name]
        environment = {**os.environ, "LC_ALL": "C"}
        run = subprocess.run(["xargs", "-0", *grep], input=names, env=environment, capture_output=True, check=False)
    if run.stderr or run.returncode not in {0, 123}:  # 123: some files had none
        raise RuntimeError(f"The files of the run could not be searched: {run.stderr.decode()[:500]}")
    for line in run.stdout.split(b"\n"):
        if line:
            file, _, words = line.partition(b"\0")
            yield file, words


def _as_they_are(files: list[Path]) -> list[_Found]:
    """The 32 bytes of a data folder's secret in another file of the folder."""
    found = []
    for kept in (file for file in files if file.name == secret.NAME and file.stat().st_size == BYTES):
        needle = kept.read_bytes()
        for file in (each for each in files if each.is_relative_to(kept.parent) and each.name != secret.NAME):
            with file.open("rb") as opened:
                if file.stat().st_size and mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ).find(needle) >= 0:
                    found.append((str(file), "", OF_A_FOLDER))
    return found


def _in_packed(files: Iterable[Path], wanted: Wanted) -> list[_Found]:
    found = []
    for file in files:
        with gzip.open(file) as unpacked:
            found += [(str(file), " (unpacked)", kind) for kind in wanted.kinds_in(unpacked.read(MOST_UNPACKED))]
    return found


def _in_databases(files: Iterable[Path], wanted: Wanted) -> list[_Found]:
    found: list[_Found] = []
    with duckdb.connect(config={"threads": 1}) as connection:
        for file in files:
            try:
                connection.execute(f"attach '{str(file).replace(chr(39), chr(39) * 2)}' as looked_at (read_only)")
            except duckdb.Error:  # damaged
                continue
            try:
                found += [(str(file), f" (table {table})", kind) for table, kind in _in_tables(connection, wanted)]
            except duckdb.Error:  # damaged further in
                continue
            finally:
                connection.execute("detach looked_at")
    return found


def _in_tables(connection: duckdb.DuckDBPyConnection, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Tables with a secret in them, and its kind."""
    asked = " union all ".join(
        f"""select '{table}', {joined} from looked_at."{table}" where regexp_matches({joined}, $pattern)"""
        for table, columns in connection.execute(_TEXTS).fetchall()
        for joined in [f"concat_ws(chr(10), {', '.join(f'{chr(34)}{each}{chr(34)}::varchar' for each in columns)})"]
    )
    if asked:
        for table, text in connection.execute(asked, {"pattern": wanted.pattern}).fetchall():
            yield from ((table, kind) for kind in wanted.kinds_in(text.encode()))


def _begins(file: Path, words: bytes, *, at: int = 0) -> bool:
    with file.open("rb") as opened:
        return opened.read(at + len(words))[at:] == words
