"""Ids that nobody has to type: made from names, unique in their kind, and kept for ever."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from typing import Any

from partnerboard.agreements.model import Agreements
from partnerboard.agreements.shape import Shape, whole

LONGEST = 48  # of the 64 that an id may have: room for a number behind it


def free_id(agreements: Agreements, table: str, words: str) -> str:
    """An id for a new record of a table, after its words: "walk", and "walk-2" where that is taken."""
    slug = _slug(words) or table
    taken = set(_ids(whole(), agreements, table))
    return next(name for number in count(1) if (name := f"{slug}-{number}" if number > 1 else slug) not in taken)


def _slug(words: str) -> str:
    """Letters and digits of the words, in lower case, joined by hyphens; accents are left out."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")


def _ids(shape: Shape, record: Any, table: str) -> Iterator[str]:
    for part in shape.parts:
        held = getattr(record, part.name)
        for inner in held if part.rows else (held,):
            if part.table == table:
                yield inner.id
            yield from _ids(part, inner, table)
