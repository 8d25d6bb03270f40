"""Agreements as text in one canonical form, so that two files differ exactly where the agreements differ.

Every value is written, also where it is the default: an agreement must not change its meaning when a default does.
"""

from typing import Any

from partnerboard.agreements.model import Agreements
from partnerboard.agreements.notation import notation
from partnerboard.agreements.shape import Shape, whole

STEP = "  "


def write(agreements: Agreements) -> str:
    """The canonical text. Reading it gives equal agreements; writing those again gives the same text."""
    return "\n".join(block for part in whole().parts for block in _blocks(part, getattr(agreements, part.name), "", ""))


def _blocks(shape: Shape, held: Any, outer: str, indent: str) -> list[str]:
    """One block of lines per table, each inner table after its outer one."""
    path = outer + shape.key
    opening, closing, records = ("[[", "]]", held) if shape.rows else ("[", "]", (held,))
    blocks = []
    for record in records:
        blocks.append(f"{indent}{opening}{path}{closing}\n{_keys(shape, record, indent)}")
        for part in shape.parts:
            blocks += _blocks(part, getattr(record, part.name), f"{path}.", indent + STEP)
    return blocks


def _keys(shape: Shape, record: Any, indent: str) -> str:
    held = ((field.key, getattr(record, field.name)) for field in shape.fields)
    return "".join(f"{indent}{key} = {notation(value, indent)}\n" for key, value in held if value not in (None, ()))
