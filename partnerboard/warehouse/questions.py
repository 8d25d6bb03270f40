"""Query files and their contracts: the header says what a file needs and gives, and this module reads it.

A header is the run of ``--`` lines at the top of a file: one sentence, then keys (``grain``, ``params``, ``columns``),
then prose for the reader. A key continues on lines indented deeper than the key itself.
"""

import functools
import re
from dataclasses import dataclass
from pathlib import Path

QUERIES = Path(__file__).resolve().parents[2] / "queries"
MACHINERY = frozenset(
    {
        "schema",
        "views",
        "moments",
        "latest",
        "staging",
        "facts",
        "agreements",
        "checks",
        "journal",
        "lake",
        "links",
        "members",
        "throttle",
    }
)

_KEY = re.compile(r"^(grain|params|columns):\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Question:
    """One query file: its name (``topic/file``), text and declared contract."""

    name: str
    path: Path
    sql: str
    sentence: str
    grain: str
    params: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        """Every word of its statements, comments left out: among them the tables and views it reads."""
        return frozenset(re.findall(r"\w+", re.sub(r"--.*", "", self.sql)))


@functools.cache
def question(name: str) -> Question:
    """The query file ``queries/<name>.sql`` with its header read.

    Raises:
        KeyError: there is no such file.
    """
    path = QUERIES / f"{name}.sql"
    if not re.fullmatch(r"[a-z0-9_]+(/[a-z0-9_]+)+", name) or not path.is_file():
        raise KeyError(name)
    sql = path.read_text(encoding="utf-8")
    sentence, keys = _header(sql)
    return Question(
        name=name,
        path=path,
        sql=sql,
        sentence=sentence,
        grain=keys.get("grain", ""),
        params=_names(keys.get("params", "none")),
        columns=_names(keys.get("columns", "none")),
    )


def questions(topic: str | None = None) -> list[Question]:
    """Every query file, or those of one topic folder, in name order."""
    paths = sorted(QUERIES.glob(f"{topic or '*'}/*.sql"))
    return [question(path.relative_to(QUERIES).with_suffix("").as_posix()) for path in paths]


def answerable() -> list[Question]:
    """The questions a person can ask by name: those that read, outside the machinery folders."""
    return [q for q in questions() if q.name.split("/")[0] not in MACHINERY]


def _header(sql: str) -> tuple[str, dict[str, str]]:
    lines: list[str] = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        lines.append(line[2:].removeprefix(" "))
    keys: dict[str, str] = {}
    current: str | None = None
    for line in lines:
        found = _KEY.match(line)
        if found:
            current = found[1]
            keys[current] = found[2].strip()
        elif current and line.startswith("  "):
            keys[current] += f" {line.strip()}"
        else:
            current = None
    return (lines[0].strip() if lines else ""), keys


def _names(listed: str) -> tuple[str, ...]:
    if listed.strip() in {"", "none"}:
        return ()
    return tuple(name.strip() for name in listed.split(",") if name.strip())
