"""What lies in the drop folder: which files are whole and may be taken, and which are none of ours.

Nothing says that a file is complete but that it stands still, or that it came in by a rename. Whoever writes slowly
writes under a hidden or temporary name and renames at the end; those names are left alone.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

DONE, PROBLEMS = "done", "problems"
HANDED_OVER = "command-line-"  # folders that the command line renames into place when all in them is complete
ANSWERS_SUFFIX = ".toml"
RECEIPT_TEXT, RECEIPT_JSON = ".receipt.txt", ".receipt.json"

STILL_LOOKS = 4  # six seconds lie between the first and the last
DEEPEST = 5
AT_ONCE = 1_000

# Names under which browsers, office programs and sync tools keep what is not finished, or nobody's file.
_UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".opdownload", ".filepart", ".swp")
_LITTER = ("thumbs.db", "desktop.ini")
_HIDDEN = (".", "~")


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as its folder describes it; another one, or the same after a change, is described differently."""

    inode: int
    size: int
    mtime_ns: int
    mode: int


_Pair = tuple[Seen, Seen | None]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing to take: where it lies, in which folder of the drop folder, and how it looked."""

    path: Path
    within: PurePath
    seen: Seen

    @property
    def is_file(self) -> bool:
        """A file of its own, not a link, a pipe or a device."""
        return stat.S_ISREG(self.seen.mode)

    @property
    def was_handed_over(self) -> bool:
        """Whether the command line put it there, complete from the first moment on."""
        return _is_handed_over(self.within)


@dataclass
class Settling:
    """Remembers how files and the answers beside them looked, and for how many looks they have looked like that."""

    _still: dict[Path, tuple[_Pair, int]] = field(default_factory=dict)

    def settled(self, inbox: Path) -> list[Arrival]:
        """Look once more: the files that have not changed for long enough, in the order of their names."""
        before, self._still = self._still, {}
        found: list[Arrival] = []
        for arrival in arrivals(inbox):
            pair = (arrival.seen, seen(answers_beside(arrival.path)))
            known, looks = before.get(arrival.path, (pair, 0))
            looks = looks + 1 if known == pair else 1
            self._still[arrival.path] = (pair, looks)
            if looks >= STILL_LOOKS or arrival.was_handed_over:
                found.append(arrival)
        return found


def arrivals(inbox: Path) -> Iterator[Arrival]:
    """At most AT_ONCE things that lie in the folder or a folder below it, in the order of their names."""
    for number, arrival in enumerate(_below(inbox, PurePath())):
        if number == AT_ONCE:
            return
        yield arrival


def seen(path: Path) -> Seen | None:
    """How a file looks now; None when it is gone."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return Seen(found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode)


def answers_beside(path: Path) -> Path:
    """Where the answers to what a file does not say are looked for."""
    return path.with_name(path.name + ANSWERS_SUFFIX)


def _below(inbox: Path, within: PurePath) -> Iterator[Arrival]:
    for entry in _entries(inbox, within):
        if entry.is_dir(follow_symlinks=False):
            if len(within.parts) < DEEPEST:
                yield from _below(inbox, within / entry.name)
        elif found := seen(Path(entry.path)):
            yield Arrival(Path(entry.path), within, found)


def _entries(inbox: Path, within: PurePath) -> list[os.DirEntry[str]]:
    """What is ours in one folder, in the order of names; nothing when it is gone, or closed to us."""
    try:
        with os.scandir(inbox / within) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []
    ours = {entry.name for entry in listed}
    ours -= {f"{name}{ANSWERS_SUFFIX}" for name in ours}
    if not _is_handed_over(within):
        ours -= {name for name in ours if _is_none_of_ours(name) or _goes_with_another(name)}
    if not within.parts:
        ours -= {DONE, PROBLEMS}
    return [entry for entry in listed if entry.name in ours]


def _is_none_of_ours(name: str) -> bool:
    folded = name.casefold()
    return folded.startswith(_HIDDEN) or folded.endswith((*_UNFINISHED, "~")) or folded in _LITTER


def _goes_with_another(name: str) -> bool:
    """Receipts of an earlier try, and answers that wait for their file, as `posts.csv.toml` does for `posts.csv`."""
    if name.endswith((RECEIPT_TEXT, RECEIPT_JSON)):
        return True
    return name.endswith(ANSWERS_SUFFIX) and bool(PurePath(name.removesuffix(ANSWERS_SUFFIX)).suffix)


def _is_handed_over(within: PurePath) -> bool:
    return bool(within.parts) and within.parts[0].startswith(HANDED_OVER)
