"""What the columns of an unknown file seem to be: proposed with evidence, completed by a person, never guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnerboard.platforms.declaration import DateOrder
from partnerboard.platforms.layouts.evidence import of_account, of_dates, of_numbers
from partnerboard.platforms.layouts.fields import ROWS, fields
from partnerboard.platforms.layouts.layout import DIGITS_ONLY, Layout, faults
from partnerboard.platforms.layouts.looks import Holds, Look, looks
from partnerboard.platforms.layouts.notation import write
from partnerboard.platforms.layouts.questions import Option, Question, Readings, Said, questions, readings
from partnerboard.platforms.layouts.words import words_for
from partnerboard.platforms.tables import Table, plain

_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class ProposedColumn:
    """One column of the file: the field it seems to be (empty where nothing is proposed), why, and some cells."""

    header: str
    field: str
    evidence: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file seems to be. `rows` is `posts`, `account_days`, or empty where the columns do not tell."""

    table: Table
    rows: str
    proposed: tuple[ProposedColumn, ...]

    @property
    def columns(self) -> Mapping[str, str]:
        """The proposed mapping, as `Said.columns` takes a corrected one."""
        return {column.field: column.header for column in self.proposed if column.field}

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the cells of the proposed columns say about dates and numbers, one sentence each."""
        read = readings(looks(self.table), self.rows or "posts", self.columns)
        return (*of_dates(read.dates), *of_numbers(read.numbers), *of_account(self.columns))

    def with_answers(self, said: Said) -> Layout | tuple[Question, ...]:
        """The layout, once nothing is open; until then the questions, each with the cells that leave it open."""
        layout, asked = self._settled(said)
        return tuple(asked) or layout

    def draft(self) -> str:
        """The layout as a file to be completed: a `?` stands for everything that is open, and is refused on import."""
        layout, asked = self._settled(Said())
        return write(layout, frozenset(question.key for question in asked))

    def _settled(self, said: Said) -> tuple[Layout, list[Question]]:
        rows = said.rows or self.rows or "posts"
        base = self if rows == self.rows else propose(self.table, rows)
        found = looks(self.table)
        columns = base.columns if said.columns is None else said.columns
        headers = {plain(look.header) for look in found}
        there = {word: header for word, header in columns.items() if plain(header) in headers}
        read = readings(found, rows, there)
        layout = _layout(rows, columns, read, said)
        if not said.rows and not self.rows:
            return layout, [_ROWS_QUESTION, *questions(found, rows, there, read, said)]
        asked = [
            *(_not_there(header) for word, header in columns.items() if word not in there),
            *questions(found, rows, there, read, said),
        ]
        known = {question.key for question in asked}
        faulty = [(fault.key.partition(".")[0], fault.sentence) for fault in faults(layout)]
        asked += [
            Question(key, f"{sentence[0].upper()}{sentence[1:]}.") for key, sentence in faulty if key not in known
        ]
        return layout, asked


def _not_there(header: str) -> Question:
    return Question("columns", f"There is no column '{header}' in this file. Which one is meant?")


_ROWS_QUESTION = Question(
    "rows",
    "What is a row of this file about?",
    (Option("posts", "one post"), Option("account_days", "one day of an account")),
)


def propose(table: Table, rows: str = "") -> Proposal:
    """What each column of a table seems to be, from its header and its cells.

    `rows` says what a row is about, where a person knows better than the columns tell.
    """
    found = looks(table)
    about = rows or _rows(found)
    chosen = _chosen(found, about or "posts")
    proposed = tuple(
        ProposedColumn(look.header, word, why, tuple(dict.fromkeys(look.texts))[:_SAMPLES])
        for look, (word, why) in zip(found, chosen, strict=True)
    )
    return Proposal(table, about, proposed)


def _rows(found: Sequence[Look]) -> str:
    """A post or its address makes rows of posts; a date without either, rows of days."""
    words = {word for word, _ in _chosen(found, "posts")}
    if words & {"post_id", "url"}:
        return "posts"
    return "account_days" if any(look.holds is Holds.DATE for look in found) else ""


def _chosen(found: Sequence[Look], rows: str) -> list[tuple[str, str]]:
    """The field of each column and why: by its header where that is known, else by what only it holds."""
    taken: dict[str, str] = {}
    chosen = [_by_header(look, rows, taken) for look in found]
    for word, holds in _ONLY.items():
        alike = [at for at, look in enumerate(found) if look.holds is holds and not chosen[at][0]]
        if word in fields(rows) and word not in taken and len(alike) == 1 and _can_be(word, found[alike[0]]):
            [at] = alike
            taken[word] = found[at].header
            chosen[at] = (word, f"{found[at].sentence}, and no other column is")
    return chosen


# What a column can be told to be by its cells alone, if it is the only one of its make.
_ONLY = {
    "platform": Holds.PLATFORM,
    "post_id": Holds.ID,
    "url": Holds.ADDRESS,
    "published_at": Holds.DATE,
    "date": Holds.DATE,
}


def _can_be(word: str, look: Look) -> bool:
    return look.is_distinct if word in {"post_id", "url"} else True


def _by_header(look: Look, rows: str, taken: dict[str, str]) -> tuple[str, str]:
    words = words_for(look.header, rows)
    for word, platforms in words.items():
        if not look.fits(fields(rows)[word]):
            continue
        named = f"'{look.header}' stands for {word} in exports of {', '.join(platforms)}"
        if word in taken:
            return "", f"{named}, but so is '{taken[word]}'; {look.sentence}"
        taken[word] = look.header
        return word, f"{named}; {look.sentence}"
    if words:
        return "", f"called like {', '.join(words)}, but its cells do not fit: {look.sentence}"
    return "", f"the header is not known; {look.sentence}"


def _layout(rows: str, columns: Mapping[str, str], read: Readings, said: Said) -> Layout:
    """The layout as far as it is known; what is open stays at its strictest."""
    with_clocks = rows == "posts" and read.dates.has_clocks
    return Layout(
        name=said.name or "",
        rows=rows,
        platform="" if "platform" in columns else said.platform or "",
        basis=said.basis or ROWS[rows].bases[0],
        columns=columns,
        date_order=said.date_order or read.dates.settled or DateOrder.EITHER,
        numbers=said.numbers or read.numbers.settled or DIGITS_ONLY,
        zone="UTC" if said.zone is None and with_clocks and not read.dates.has_bare_clocks else said.zone or "",
    )
