"""Records of an agreements file while they are checked: what could be read, where it stands, and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from partnerboard.agreements.places import Path
from partnerboard.agreements.shape import Field, Shape


@dataclass(eq=False)
class Node:
    """`values` holds, by attribute name, what has the right type; `unread` names what the file has but not so."""

    shape: Shape
    path: Path
    around: Self | None
    values: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, list[Self]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def value(self, name: str) -> Any:
        """The value of an attribute, None if it is absent or could not be read."""
        return self.values.get(name)

    def says(self, name: str) -> bool:
        """Whether the file gives the attribute, readable or not."""
        return name in self.unread or self.values.get(name) is not None

    @property
    def title(self) -> str:
        """The record in words: `target "T01", version 2`."""
        if not self.path:
            return ""
        if not self.shape.rows:
            return self.shape.key
        ids = [self.values[key.name] for key in self.shape.identity if key.name in self.values]
        named = " ".join(f'"{one}"' if isinstance(one, str) else str(one) for one in ids) or f"number {self.number}"
        own = f"{self.shape.key} {named}"
        return f"{self.around.title}, {own}" if self.around and self.shape.is_unique_within else own

    @property
    def number(self) -> int:
        """The how-manieth of its kind the record is, in the file or in the record around it; counted from 1."""
        last = self.path[-1]
        return last + 1 if isinstance(last, int) else 1

    def walk(self) -> Iterator[Self]:
        """This record and all inside it, in the order of the shape."""
        yield self
        for part in self.parts.values():
            for inner in part:
                yield from inner.walk()

    def items(self, key: Field) -> list[tuple[Path, Any]]:
        """The value of a field with its path: one, none, or each item of a list."""
        held = self.values.get(key.name)
        path = (*self.path, key.key)
        if key.is_list:
            return [((*path, number), item) for number, item in enumerate(held or ())]
        return [] if held is None else [(path, held)]


@dataclass(frozen=True)
class Objection:
    """A fault that a check finds: `key` is the key at fault or missing, `item` its place in a list."""

    node: Node
    key: str
    expected: str
    item: int | None = None
