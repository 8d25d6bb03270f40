"""What all benches share: taking times in turn, saying on which machine, and keeping what was measured.

A result is one JSON file of `bench/measured/`, written by its bench and by nobody else; `bench/report.py` makes
`docs/performance.md` of all of them. Times of ours and of the floor are taken in turn, so that pair by pair both met
the same machine; a ratio is one pair's.
"""

import json
import os
import platform
import shlex
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[1]
MEASURED = ROOT / "bench" / "measured"
PAIRS = 9
PACKAGES = ("duckdb", "streamlit", "pandas", "pyarrow", "plotly", "starlette", "uvicorn")


@dataclass(frozen=True)
class Row:
    """Times of one thing and of its floor, pair by pair; `further` are other floors, `facts` what else is told.

    `what` is measured and `where` names the workspace, the network or the crowd it was measured in. `floor` is empty
    where there is none: then the row is for comparison with the rows beside it.
    """

    what: str
    where: str
    unit: str
    ours: Sequence[float]
    floor: Sequence[float] = ()
    further: Mapping[str, Sequence[float]] = field(default_factory=dict)
    facts: Mapping[str, float | str] = field(default_factory=dict)

    @property
    def ratios(self) -> list[float]:
        """How many times the floor, pair by pair."""
        return [ours / floor for ours, floor in zip(self.ours, self.floor, strict=True)] if self.floor else []


@dataclass(frozen=True)
class Measured:
    """What one bench found in one run. `limit` is what the median ratio should stay below."""

    bench: str
    title: str
    explains: str
    command: str
    floor: str
    limit: float | None
    machine: Mapping[str, str]
    began_at: str
    load_before: float
    load_after: float
    rows: Sequence[Row]

    @classmethod
    def read(cls, path: Path) -> Self:
        """A result as `write` wrote it."""
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{**said, "rows": [Row(**row) for row in said["rows"]]})


@dataclass
class Run:
    """A run of a bench: begun before the first measurement, written after the last."""

    bench: str
    title: str
    explains: str
    command: str
    floor: str = ""
    limit: float | None = None
    rows: list[Row] = field(default_factory=list)
    began_at: str = field(default_factory=lambda: f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    load_before: float = field(default_factory=lambda: round(os.getloadavg()[0], 1))

    def write(self, *, name: str | None = None, folder: Path = MEASURED) -> Path:
        """Keep what was measured; `name` where one bench keeps several results."""
        result = Measured(**vars(self), machine=machine(), load_after=round(os.getloadavg()[0], 1))
        path = folder / f"{name or self.bench}.json"
        folder.mkdir(parents=True, exist_ok=True)
        rows = ",\n  ".join(json.dumps(asdict(row), ensure_ascii=False, default=str) for row in self.rows)
        head = json.dumps({**vars(result), "rows": []}, ensure_ascii=False, indent=1)
        path.write_text(head.replace('"rows": []', f'"rows": [\n  {rows}\n ]') + "\n", encoding="utf-8")
        return path


def in_turn(*measures: Callable[[], float], pairs: int = PAIRS, warm_ups: int = 1) -> list[list[float]]:
    """Every measure `pairs` times, one after the other; who begins changes from round to round."""
    found: list[list[float]] = [[] for _ in measures]
    for number in range(-warm_ups, pairs):
        order = range(len(measures)) if number % 2 else reversed(range(len(measures)))
        for place in order:
            took = measures[place]()
            if number >= 0:
                found[place].append(rounded(took))
    return found


def timed(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Milliseconds of one call; with `time.process_time`, those of the processor, which others do not lengthen."""
    began = clock()
    action()
    return (clock() - began) * 1000


def repeated(target: str) -> str:
    """The command that repeats this run, with what it was asked for."""
    return f'make {target} ARGS="{shlex.join(sys.argv[1:])}"' if sys.argv[1:] else f"make {target}"


def rounded(value: float) -> float:
    """Four digits: more than can be repeated."""
    return float(f"{value:.4g}")


def machine() -> dict[str, str]:
    """The machine in words, and the versions that the figures depend on."""
    with Path("/proc/cpuinfo").open(encoding="utf-8") as said:
        names = [line.partition(":")[2].strip() for line in said if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": f"{len(names)} x {names[0]}" if names else platform.machine(),
        "memory": f"{memory:.0f} GiB",
        "system": platform.system() + " " + platform.release().partition("-")[0],
        "Python": platform.python_version(),
        **{name: metadata.version(name) for name in PACKAGES},
    }
