"""Measures in the text form that Prometheus reads.

Written by hand: every value is read from what is there at the moment of asking, so all that a library would add is a
registry to keep in step. No label names a partner, an account or a link.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

PREFIX = "partnerboard_"

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Measure:
    """One metric with its values by labels; a summary has `_sum` and `_count` in place of values by labels."""

    name: str
    means: str
    kind: Literal["counter", "gauge", "summary"]
    values: Sequence[tuple[Labels, float]]


def exposition(measures: Iterable[Measure]) -> str:
    """The measures in text form."""
    lines: list[str] = []
    for measure in measures:
        name = f"{PREFIX}{measure.name}"
        lines += [f"# HELP {name} {_escaped(measure.means)}", f"# TYPE {name} {measure.kind}"]
        for labels, value in measure.values:
            if measure.kind == "summary":
                lines.append(f"{name}_{labels['of']} {value:.12g}")
            else:
                lines.append(f"{name}{_in_braces(labels)} {value:.12g}")
    return "\n".join([*lines, ""])


def _in_braces(labels: Labels) -> str:
    said = ",".join(f'{name}="{_escaped(value, quotes=True)}"' for name, value in labels.items())
    return f"{{{said}}}" if said else ""


def _escaped(words: str, *, quotes: bool = False) -> str:
    told = words.replace("\\", r"\\").replace("\n", r"\n")
    return told.replace('"', r"\"") if quotes else told
