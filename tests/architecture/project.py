"""The files of the project as the architecture tests see them: found, never listed, so that new ones are held too."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What tools and the running product leave behind, and the fonts and browser files that others wrote.
NOT_OURS = {"data", "test-results", "htmlcov", "results", "node_modules", "__pycache__", "__snapshots__"}
TEXT = {".py", ".sql", ".md", ".toml", ".txt", ".css", ".js", ".html", ".json", ".csv", ".yml", ".cfg", ""}


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file below `folder` that belongs to the project."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in NOT_OURS and (not path.name.startswith(".") or path.name in {".ci", ".streamlit"}):
                yield from files(path)
        elif path.name not in {".venv.lock", ".coverage"}:
            yield path


def texts() -> list[Path]:
    """Every text file of the project."""
    return [path for path in files() if path.suffix in TEXT]


def page_files() -> list[Path]:
    """Every page."""
    return sorted((ROOT / "pages").rglob("*.py"))


def package_files() -> list[Path]:
    """Every module of the package."""
    return sorted((ROOT / "partnerboard").rglob("*.py"))


def product_files() -> list[Path]:
    """Every Python file that runs when the product runs."""
    return [*package_files(), *page_files(), *ROOT.glob("app.py")]


def name(path: Path) -> str:
    """A path as people write it: relative to the project."""
    return path.relative_to(ROOT).as_posix()


@functools.cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> set[str]:
    """Every module that a Python file imports, also inside functions, with its dots."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def spoken(path: Path) -> Iterator[tuple[int, str]]:
    """Every string of a Python file that is not a docstring, with its line; an f-string with its holes as `{}`."""
    module = tree(path)
    inner = {id(part) for node in ast.walk(module) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield node.lineno, "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings | inner:
            yield node.lineno, node.value


def statements(sql: str) -> str:
    """SQL without its comments and with empty strings, so that words can be looked for."""
    return re.sub(r"'(?:[^']|'')*'", "''", re.sub(r"--[^\n]*", "", sql))
