"""Layouts of files of no known kind on the command line: proposed, listed, written to a file and read from one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from partnerboard.ingest.layouts import save, saved, saved_as
from partnerboard.ingest.unknown import unknown_table
from partnerboard.platforms.declaration import NumberStyle
from partnerboard.platforms.layouts import notation
from partnerboard.platforms.layouts.proposals import Proposal, propose
from partnerboard.platforms.layouts.questions import Question, Said
from partnerboard.warehouse import Warehouse


def listed(warehouse: Warehouse) -> str:
    """One line per saved layout."""
    lines = [
        f"{each.layout.name:<28} version {each.version:<3} {each.layout.rows:<13}"
        f"{each.layout.platform or 'in a column':<12} saved {each.saved_at_utc:%Y-%m-%d} by {each.saved_by}"
        for each in saved(warehouse)
    ]
    return "\n".join(lines) or "No layout has been saved yet. `layouts propose FILE` makes a draft of one."


def exported(warehouse: Warehouse, name: str, file: Path) -> str:
    """Write the newest version of a layout."""
    found = saved_as(warehouse, name)
    file.write_text(notation.write(found.layout), encoding="utf-8")
    return f"Version {found.version} of the layout '{name}' is in {file}."


def imported(warehouse: Warehouse, text: str, *, by: str, at_utc: datetime) -> str:
    """Save the layout that a file states."""
    kept = save(warehouse, notation.read(text), by=by, at_utc=at_utc)
    return f"The layout '{kept.layout.name}' is saved as version {kept.version}. Files with its headers load with it."


def proposed(file: Path, draft: Path | None) -> str:
    """What the columns of a file seem to be and what is open, and a draft of its layout."""
    proposal = propose(unknown_table(file))
    if draft:
        draft.write_text(proposal.draft(), encoding="utf-8")
    return "\n".join(_said(proposal, draft))


def _said(proposal: Proposal, draft: Path | None) -> Iterator[str]:
    yield f"{len(proposal.table.lines)} rows of {proposal.rows.replace('_', ' ') or 'something that has to be asked'}."
    for column in proposal.proposed:
        yield f"  {column.header[:28]:<28} {column.field or '–':<14} {column.evidence}"
    yield from proposal.evidence
    answer = proposal.with_answers(Said())
    for question in answer if isinstance(answer, tuple) else ():
        yield from _asked(question)
    yield (
        f"The draft is {draft}. Put an answer in the place of every '?', then: layouts import {draft}"
        if draft
        else "To go on, write a draft of the layout: layouts propose FILE --draft LAYOUT.toml"
    )


def _written(value: object) -> str:
    """An answer as it is written in a layout's file."""
    if isinstance(value, NumberStyle):
        return f'decimal = "{value.decimal}", thousands = "{value.thousands}"'
    return f'"{value}"'


def _asked(question: Question) -> Iterator[str]:
    yield f"? {question.key}: {question.sentence}"
    yield from (f"    {_written(option.value)}: {option.label}" for option in question.options)
    yield from (f"    line {line}, {header}: {cell}" for line, header, cell in question.cells)
