"""What holds between the records of a file: ids are unique, references lead somewhere, periods run forwards."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from partnerboard.agreements.declare import NotBefore, Refers
from partnerboard.agreements.node import Node, Objection
from partnerboard.agreements.notation import notation
from partnerboard.agreements.problems import nearest

Ids = dict[str, dict[str, Node]]


def ids_by_table(root: Node) -> Ids:
    """Every record with an id of its own, by table and id; the first one of an id counts."""
    ids: Ids = defaultdict(dict)
    for node in root.walk():
        if node.shape.identity and not node.shape.is_unique_within:
            name = node.value("id")
            if name is not None:
                ids[node.shape.table].setdefault(name, node)
    return ids


def repeated(root: Node, ids: Ids) -> Iterator[Objection]:
    """Ids used twice, and records told apart inside another that cannot be."""
    for node in root.walk():
        if not node.shape.is_unique_within and node.shape.identity:
            first = ids[node.shape.table].get(node.value("id"), node)
            if first is not node:
                yield Objection(node, "id", f"is the id of another {node.shape.key}; ids are used once in the file")
        for part in node.parts.values():
            yield from _repeated_inside(part)


def _repeated_inside(nodes: Iterable[Node]) -> Iterator[Objection]:
    seen = set()
    for node in nodes:
        keys = node.shape.identity
        named = tuple(node.value(key.name) for key in keys)
        if not node.shape.is_unique_within or None in named:
            continue
        if named in seen:
            words = " and ".join(key.key for key in keys)
            yield Objection(node, keys[-1].key, f"another {node.shape.key} here has the same {words}")
        seen.add(named)


def dangling(root: Node, ids: Ids) -> Iterator[Objection]:
    """References to records that the file does not hold; a list that could not be read may hold anything."""
    unread = {part.table for node in root.walk() for part in node.shape.parts if part.name in node.unread}
    for node in root.walk():
        for field in node.shape.fields:
            refers = field.mark(Refers)
            if not refers or refers.table in unread:
                continue
            known = ids[refers.table]
            for path, name in node.items(field):
                if name not in known:
                    item = path[-1] if isinstance(path[-1], int) else None
                    says = f"the file has no {refers.table} with this id{nearest(name, known)}"
                    yield Objection(node, field.key, says, item)


def backwards(root: Node) -> Iterator[Objection]:
    """Periods that end before they begin."""
    for node in root.walk():
        by_key = {field.key: node.value(field.name) for field in node.shape.fields}
        for field in node.shape.fields:
            bound = field.mark(NotBefore)
            if bound and precedes(by_key[field.key], by_key[bound.key]):
                yield Objection(node, field.key, f"is before {bound.key} ({notation(by_key[bound.key])})")


def platform_of_the_account(node: Node, ids: Ids) -> Iterator[Objection]:
    """A record limited to an account and a platform means an account of that platform."""
    account = ids["account"].get(node.value("account"))
    if account and differ(account.value("platform"), node.value("platform")):
        yield Objection(node, "platform", f"the account {node.value('account')} is on {account.value('platform')}")


def differ(one: object, other: object) -> bool:
    """Both are said, and they are not the same."""
    return one is not None and other is not None and one != other


def precedes(one: date | None, other: date | None) -> bool:
    """Both are said, and the first is the earlier."""
    return one is not None and other is not None and one < other
