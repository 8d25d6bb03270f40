"""A small partnership whose file is canonical and uses every key: two partners, an agency, three accounts."""

from pathlib import Path

from partnerboard.agreements import Agreements, ProblemsFound, read

TEXT = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")


def green_streets() -> Agreements:
    """The partnership as a value."""
    return read(TEXT)


def changed(*edits: tuple[str, str]) -> str:
    """The file with each first text, which must occur, replaced once by the second."""
    text = TEXT
    for was, now in edits:
        assert was in text, was
        text = text.replace(was, now, 1)
    return text


def said_of(text: str) -> list[str]:
    """Every problem that reading finds, as a person reads it."""
    try:
        read(text)
    except ProblemsFound as found:
        return [str(problem) for problem in found.problems]
    return []
