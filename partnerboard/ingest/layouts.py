"""Saved layouts: kept in the warehouse, every change a version of its own, and offered to files of no known kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from partnerboard.errors import UnknownSavedLayout
from partnerboard.platforms.declaration import ExportKind
from partnerboard.platforms.layouts import notation
from partnerboard.platforms.layouts.kinds import kind_of
from partnerboard.platforms.layouts.layout import Layout, checked
from partnerboard.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class SavedLayout:
    """One version of a layout, and who saved it when."""

    layout: Layout
    version: int
    saved_by: str
    saved_at_utc: datetime

    @property
    def id(self) -> str:
        """How a batch names the version it was read with."""
        return f"{self.layout.name}@{self.version}"


@dataclass(frozen=True, slots=True)
class Offer:
    """The layouts that may read a file, as export kinds; `is_named`: a person, or its batch, has named the only one."""

    kinds: tuple[ExportKind, ...]
    versions: tuple[str, ...]
    is_named: bool

    def version_of(self, kind: ExportKind) -> str | None:
        """The version behind a kind; None for a built-in one."""
        return next((id_ for each, id_ in zip(self.kinds, self.versions, strict=True) if each is kind), None)


def save(warehouse: Warehouse, layout: Layout, *, by: str, at_utc: datetime) -> SavedLayout:
    """Keep a layout as the newest version of its name; one that is the newest already stays as it is.

    From then on files with its headers are recognised by `load`, unless a built-in kind knows them.

    Raises:
        LayoutInvalid: it cannot be used; nothing is kept.
    """
    text = notation.write(checked(layout))
    with warehouse.writing() as writer:
        versions = [row for row in writer.rows("operations/layouts") if row[0] == layout.name]
        if versions and versions[0][2] == text:
            _, version, _, saved_by, saved_at = versions[0]
            return SavedLayout(layout, version, saved_by, saved_at)
        version = versions[0][1] + 1 if versions else 1
        row = {"name": layout.name, "version": version, "declaration": text, "saved_by": by, "saved_at_utc": at_utc}
        writer.insert("layout", [row])
        audit = {"at_utc": at_utc, "actor": by, "action": "save", "entity": "layout", "entity_id": layout.name}
        writer.insert("audit_entry", [{**audit, "detail": f"version {version}"}])
        writer.record("layout_saved", f"{layout.name}@{version}", at_utc=at_utc, by=by, declaration=text)
    return SavedLayout(layout, version, by, at_utc)


def saved(warehouse: Warehouse) -> list[SavedLayout]:
    """The newest version of each layout, by name."""
    newest: dict[str, SavedLayout] = {}
    for each in _every_version(warehouse):
        newest.setdefault(each.layout.name, each)
    return list(newest.values())


def saved_as(warehouse: Warehouse, name: str) -> SavedLayout:
    """The newest version of one layout.

    Raises:
        UnknownSavedLayout: there is none of that name.
    """
    found = next((each for each in saved(warehouse) if each.layout.name == name), None)
    if found is None:
        raise UnknownSavedLayout(f"There is no layout '{name}'.", "`layouts` lists the saved ones.")
    return found


def offer(warehouse: Warehouse, wanted: str | None, *, is_again: bool) -> Offer:
    """The layouts for one file: the wanted one, else the newest of all. `is_again`: `wanted` is the version of an
    earlier load, and a file that was read without a layout is offered none.

    Raises:
        UnknownSavedLayout: there is no such layout.
    """
    if is_again:
        return _offer([each for each in _every_version(warehouse) if each.id == wanted], is_named=wanted is not None)
    if wanted is not None:
        return _offer([saved_as(warehouse, wanted)], is_named=True)
    return _offer(saved(warehouse), is_named=False)


def is_outdated(warehouse: Warehouse, id_: str | None) -> bool:
    """Has a newer version replaced this one?"""
    return id_ is not None and id_ not in {each.id for each in saved(warehouse)}


def copy_layouts(source: Warehouse, target: Warehouse) -> None:
    """Give an empty warehouse the layouts of another one, with their versions."""
    with target.writing() as writer:
        writer.insert("layout", source.records("operations/layouts"))


def _every_version(warehouse: Warehouse) -> list[SavedLayout]:
    """The newest of each name first."""
    return [
        SavedLayout(notation.read(row["declaration"]), row["version"], row["saved_by"], row["saved_at_utc"])
        for row in warehouse.records("operations/layouts")
    ]


def _offer(layouts: Sequence[SavedLayout], *, is_named: bool) -> Offer:
    kinds = tuple(kind_of(each.layout, each.version) for each in layouts)
    return Offer(kinds, tuple(each.id for each in layouts), is_named)
