"""docs/performance.md, made of what the benches kept in bench/measured/: no figure of it is typed by hand."""

import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.measuring import MEASURED, ROOT, Measured, Row

PAGE = ROOT / "docs" / "performance.md"
ORDER = ("workspace", "answers", "growth", "pages", "start", "loading", "lake", "viewers", "peers")

HEAD = """# Performance

Where Partnerboard stands against the floor: what the same machine needs for the same thing without Partnerboard. This
page is made by `make bench` from what the benches measured; nothing in it is typed by hand.

Milliseconds belong to the machine that is named with them and to what else it was doing: the load average stands beside
every table. Ratios can be compared from run to run. Ours and the floor are measured in turn, in one run; a ratio is
that of one pair, and what is printed are the median and, in brackets, the lowest and the highest.
"""


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(MEASURED), encoding="utf-8")
    return 0


def page(folder: Path) -> str:
    """The whole page, from the results of a folder."""
    found = [Measured.read(path) for path in folder.glob("*.json")]
    ordered = sorted(found, key=lambda each: (ORDER.index(each.bench), each.title))
    return "\n".join([HEAD, *(line for each in ordered for line in _section(each))])


def _section(result: Measured) -> Iterator[str]:
    yield f"## {result.title}"
    yield ""
    yield result.explains
    yield ""
    if result.floor:
        limit = f", which ours may be at most {result.limit:g} times" if result.limit else ""
        yield f"Floor: {result.floor}{limit}."
        yield ""
    yield from _table(result)
    yield ""
    yield f"Repeat it: `{result.command}`. Taken {result.began_at} on {_words(result.machine.values(), result)}."
    yield ""


def _words(values: Iterable[str], result: Measured) -> str:
    names = list(result.machine)
    said = [value if name in {"processor", "memory", "system"} else f"{name} {value}" for name, value in
            zip(names, values, strict=True)]  # fmt: skip # one thought
    return f"{', '.join(said)}; load average {result.load_before:g} before and {result.load_after:g} after"


def _table(result: Measured) -> Iterator[str]:
    further = list(dict.fromkeys(name for row in result.rows for name in row.further))
    facts = list(dict.fromkeys(name for row in result.rows for name in row.facts))
    has_floor = any(row.floor for row in result.rows)
    columns = ["What", "Where", *facts, *further]
    columns += ["Floor", "Ours", "Ratio", "Pairs"] if has_floor else ["Ours", "Times"]
    yield f"| {' | '.join(columns)} |"
    yield f"|---|---|{'---:|' * (len(columns) - 2)}"
    for row in result.rows:
        cells = [row.what, row.where, *(_fact(row.facts.get(name, "")) for name in facts)]
        cells += [_time(row.further.get(name, ()), row.unit) for name in further]
        cells += _compared(row) if has_floor else [_spread(row.ours, row.unit), str(len(row.ours))]
        yield f"| {' | '.join(cells)} |"


def _compared(row: Row) -> list[str]:
    if not row.floor:
        return ["", _spread(row.ours, row.unit), "", str(len(row.ours))]
    return [_time(row.floor, row.unit), _spread(row.ours, row.unit), _ratio(row.ratios), str(len(row.ours))]


def _fact(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.10g}"


def _time(samples: Sequence[float], unit: str) -> str:
    return f"{_number(statistics.median(samples))} {unit}" if samples else ""


def _spread(samples: Sequence[float], unit: str) -> str:
    if not samples:
        return ""
    if len(samples) == 1:
        return _time(samples, unit)
    return f"{_time(samples, unit)} ({_number(min(samples))} to {_number(max(samples))})"


def _ratio(ratios: Sequence[float]) -> str:
    if not ratios:
        return ""
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main())
