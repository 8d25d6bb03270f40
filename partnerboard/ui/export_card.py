"""The head of one export as it was looked at: its name, what it is, what it holds, and what to know about it."""

from collections.abc import Sequence
from html import escape

from partnerboard.ingest.inspecting import Inspected
from partnerboard.ui import marks
from partnerboard.ui.telling import upload as telling


def head(export: Inspected, verdict: tuple[str, str]) -> str:
    """Its name with a verdict beside it, and as what it was recognised."""
    icon, words = verdict
    return (
        f'<p class="pb-file-head"><strong>{escape(export.receipt.file)}</strong>{marks.verdict(icon, words)}</p>'
        f'<p class="pb-text">{escape(telling.what_it_is(export))}</p>'
    )


def facts(told: Sequence[tuple[str, str]]) -> str:
    """What it holds, name and value."""
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in told)
    return f'<dl class="pb-facts">{cells}</dl>' if cells else ""


def notices(sentences: Sequence[str]) -> str:
    """Quiet lines below."""
    return "".join(f'<p class="pb-note">{escape(each)}</p>' for each in sentences)
