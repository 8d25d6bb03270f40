"""Every check of a whole file, one after the other: none waits for another to be satisfied."""

from collections.abc import Iterator

from partnerboard.agreements.node import Node, Objection
from partnerboard.agreements.references import backwards, dangling, ids_by_table, repeated
from partnerboard.agreements.rules import RULES


def faults(root: Node) -> Iterator[Objection]:
    """What the records say that cannot be, each with the key at fault."""
    ids = ids_by_table(root)
    yield from repeated(root, ids)
    yield from dangling(root, ids)
    yield from backwards(root)
    for node in root.walk():
        rule = RULES.get(node.shape.record)
        if rule:
            yield from rule(node, ids)
