"""Short forms for declaring columns, so that a declaration reads like a table of headers."""

from collections.abc import Mapping

from partnerboard.platforms.declaration import Cell, Column


def text(field: str, *names: str) -> Column:
    """Words kept as printed."""
    return Column(field, names, Cell.TEXT)


def id_(field: str, *names: str) -> Column:
    """An id of digits."""
    return Column(field, names, Cell.ID)


def post_ref(field: str, *names: str) -> Column:
    """A post's id of any form: digits, `<page>_<post>`, or letters."""
    return Column(field, names, Cell.POST_REF)


def count(field: str, *names: str, described: str = "", adds: bool = False) -> Column:
    """A whole number from 0."""
    return Column(field, names, Cell.COUNT, described=described, adds=adds)


def signed_count(field: str, *names: str) -> Column:
    """A whole number that this platform may print below zero."""
    return Column(field, names, Cell.SIGNED_COUNT)


def decimal(field: str, *names: str) -> Column:
    """A number with a decimal point."""
    return Column(field, names, Cell.DECIMAL)


def percent(field: str, *names: str) -> Column:
    """A number with a decimal point, with or without a percent sign behind it."""
    return Column(field, names, Cell.PERCENT)


def moment(field: str, *names: str) -> Column:
    """A day with a time."""
    return Column(field, names, Cell.MOMENT)


def day(field: str, *names: str) -> Column:
    """A day."""
    return Column(field, names, Cell.DAY)


def when(field: str, *names: str) -> Column:
    """A day, with or without a time."""
    return Column(field, names, Cell.WHEN)


def url(field: str, *names: str) -> Column:
    """Any web address."""
    return Column(field, names, Cell.URL)


def link(field: str, *names: str) -> Column:
    """An address on the platform."""
    return Column(field, names, Cell.LINK)


def flag(field: str, *names: str) -> Column:
    """Yes or no."""
    return Column(field, names, Cell.FLAG)


def word(field: str, words: Mapping[str, str], *names: str, strict: bool = False) -> Column:
    """A printed word that stands for one of ours."""
    return Column(field, names, Cell.TEXT, words=words, is_strict=strict)


def unused(*names: str, field: str = "unused") -> Column:
    """Headers that are known, help to recognise the export, and are not kept."""
    return Column(field, names, Cell.UNUSED)
