"""What has to be asked before a layout can be used: everything that the cells leave open, with the cells that do."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from partnerboard.platforms.declaration import Basis, DateOrder, NumberStyle
from partnerboard.platforms.layouts import dates, numbers
from partnerboard.platforms.layouts.fields import ROWS, fields, is_date, is_number
from partnerboard.platforms.layouts.looks import Holds, Look
from partnerboard.platforms.tables import plain
from partnerboard.platforms.templates import PLATFORMS

_SHOWN = 5
_BASES = {
    Basis.LIFETIME: "everything since the post was published",
    Basis.WINDOW: "what happened in the dates chosen for the export; these are then asked at every load",
    Basis.DAILY: "one day",
}
_HOSTS = {
    "facebook.com": "facebook", "instagram.com": "instagram", "linkedin.com": "linkedin", "twitter.com": "x",
    "x.com": "x", "youtube.com": "youtube", "youtu.be": "youtube", "tiktok.com": "tiktok",
    "pinterest.com": "pinterest", "threads.net": "threads",
}  # fmt: skip # one line for each that belongs together


@dataclass(frozen=True, slots=True)
class Said:
    """What a person has confirmed or corrected so far; None where nothing was said.

    `columns` replaces all proposed columns: words of the templates to headers. `platform` is empty where a column
    says it. `zone` is a name such as Europe/Berlin, or empty to keep days as printed and leave the times.
    """

    name: str | None = None
    rows: str | None = None
    platform: str | None = None
    basis: Basis | None = None
    columns: Mapping[str, str] | None = None
    date_order: DateOrder | None = None
    numbers: NumberStyle | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer: the value for `Said`, and what it would mean for a cell of this file."""

    value: object
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. `key` is the attribute of `Said` that answers it; names, zones and columns are free.

    `cells` are those that leave it open: line, header, cell. `suggested` is likely and not proved.
    """

    key: str
    sentence: str
    options: tuple[Option, ...] = ()
    cells: tuple[tuple[int, str, str], ...] = ()
    suggested: object = None


@dataclass(frozen=True, slots=True)
class Readings:
    """The dates and numbers of the mapped columns, read together."""

    dates: dates.Reading
    numbers: numbers.Reading
    date_looks: tuple[Look, ...]
    number_looks: tuple[Look, ...]


def readings(looks: Sequence[Look], rows: str, columns: Mapping[str, str]) -> Readings:
    """Read dates and numbers of a mapping. Numbers of columns that are not mapped may prove a style as well."""
    by_header = {plain(look.header): look for look in looks}
    mapped = [
        (fields(rows)[word], by_header[plain(header)]) for word, header in columns.items() if word in fields(rows)
    ]
    date_looks = tuple(look for column, look in mapped if is_date(column))
    number_looks = tuple(look for column, look in mapped if is_number(column))
    own = numbers.reading(_numbers(number_looks))
    every = numbers.reading(_numbers([*number_looks, *(look for look in looks if look.holds is Holds.NUMBER)]))
    return Readings(
        dates=dates.reading([text for look in date_looks for text in look.texts]),
        numbers=every if every.settled else own,
        date_looks=date_looks,
        number_looks=number_looks,
    )


def questions(
    looks: Sequence[Look], rows: str, columns: Mapping[str, str], read: Readings, said: Said
) -> list[Question]:
    """Everything still open for a mapping."""
    return [
        *_of_platform(looks, columns, said),
        *([] if said.date_order else _of_dates(read)),
        *([] if said.numbers else _of_numbers(read)),
        *([] if said.zone is not None or rows != "posts" else _of_zone(read)),
        *([] if said.basis or len(ROWS[rows].bases) == 1 else _of_basis(rows)),
        *([] if said.name else [Question("name", "Under which name shall this layout be saved?")]),
    ]


def _of_platform(looks: Sequence[Look], columns: Mapping[str, str], said: Said) -> Iterator[Question]:
    if said.platform or "platform" in columns:
        return
    linked = {name for look in looks for _, text in look.cells for host, name in _HOSTS.items() if f"{host}/" in text}
    options = tuple(Option(name, f"all posts or days are of {name}") for name in sorted(set(PLATFORMS.values())))
    yield Question(
        "platform",
        "Which platform are these figures from?",
        options,
        suggested=next(iter(linked)) if len(linked) == 1 else None,
    )


def _of_dates(read: Readings) -> Iterator[Question]:
    if not read.dates.is_open:
        return
    cells = list(itertools.islice(_cells(read.date_looks, dates.is_ordered), _SHOWN))
    example = cells[0][2].strip()
    yield Question(
        "date_order",
        f"Every date can be read day first and month first, for example '{example}'. Which is right?",
        (
            Option(DateOrder.DAY_FIRST, f"'{example}' begins with the day"),
            Option(DateOrder.MONTH_FIRST, f"'{example}' begins with the month"),
        ),
        tuple(cells),
    )


def _of_numbers(read: Readings) -> Iterator[Question]:
    if read.numbers.settled:
        return
    doubtful = set(read.numbers.doubtful)
    cells = list(itertools.islice(_cells(read.number_looks, lambda text: numbers.bare(text) in doubtful), _SHOWN))
    styles = read.numbers.fitting or numbers.COMMON
    example = cells[0][2].strip() if cells else ""
    sentence = (
        f"The numbers can be read in several ways, for example '{example}'. Which is right?"
        if cells
        else "No one style fits all numbers of this file. Which one is meant? Rows written otherwise will not load."
    )
    yield Question("numbers", sentence, tuple(_style(style, example) for style in styles), tuple(cells))


def _style(style: NumberStyle, example: str) -> Option:
    meant = numbers.value(example, style) if example else None
    return Option(style, f"'{example}' is {meant}: {numbers.in_words(style)}" if meant else numbers.in_words(style))


def _of_zone(read: Readings) -> Iterator[Question]:
    if read.dates.has_bare_clocks:
        cells = itertools.islice(_cells(read.date_looks, dates.has_bare_clock), _SHOWN)
        keep = Option("", "not known: days are kept as printed, times are left")
        yield Question("zone", "The times have no offset. Of which time zone are they?", (keep,), tuple(cells))


def _of_basis(rows: str) -> Iterator[Question]:
    options = tuple(Option(basis, _BASES[basis]) for basis in ROWS[rows].bases)
    yield Question("basis", "What do the figures of a row cover?", options, suggested=Basis.LIFETIME)


def _numbers(looks: Iterable[Look]) -> list[str]:
    return [text for look in looks for text in look.texts if numbers.looks_like_number(text)]


def _cells(looks: Iterable[Look], test: object) -> Iterator[tuple[int, str, str]]:
    return ((line, look.header, text) for look in looks for line, text in look.cells if test(text))  # type: ignore[operator]  # a predicate on the text of a cell
