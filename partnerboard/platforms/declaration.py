"""What is said about an export kind: how to recognise it, what its columns mean, and what must be asked.

A declaration renames; it never computes. Casting is SQL (`queries/staging`), so a column says only which kind of
cell it holds. A new language of a known export is one more name in a column.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from partnerboard.platforms.names import FileName
from partnerboard.platforms.tables import Line, Table, plain


class Grain(StrEnum):
    """What one row is about; each has one file in `queries/staging` and one in `queries/facts`."""

    POST = "post"
    ACCOUNT_DAY = "account_day"
    POST_DAY = "post_day"
    ACCOUNT_PERIOD = "account_period"
    LINK_CLICK_DAY = "link_click_day"
    WEB_FIGURE = "web_session_block"
    INTERACTION = "interaction"
    REQUEST = "request"
    CONTRIBUTION = "contribution"
    AUDIENCE = "audience"
    AD = "ad"
    COMPETITOR = "competitor"
    BOARD = "board"
    LINK = "link"
    PRODUCT = "product"

    @property
    def about(self) -> str:
        """What a record is about, as receipts call it: days of posts are told among posts."""
        return "post" if self is Grain.POST_DAY else self.value


CONTEXT = frozenset({Grain.AUDIENCE, Grain.AD, Grain.COMPETITOR, Grain.BOARD, Grain.LINK, Grain.PRODUCT})
"""What stands beside the posts of a partnership: kept as printed, never part of a total."""


class Basis(StrEnum):
    """What a number covers: everything so far, the chosen dates, one day, or a list of things that happened."""

    LIFETIME = "lifetime"
    WINDOW = "window"
    DAILY = "daily"
    LOG = "log"


class Cell(StrEnum):
    """How a cell is read; `queries/staging/cells.sql` holds the rules of each."""

    TEXT = "text"
    ID = "id"  # 1 to 20 ASCII digits
    POST_REF = "post_ref"  # a post id of any platform: digits, `<page>_<post>`, or a code of letters
    LINK = "link"  # an address on the platform's own hosts
    URL = "url"  # any web address
    COUNT = "count"
    SIGNED_COUNT = "signed_count"  # a count that the platform may print below zero
    DECIMAL = "decimal"
    PERCENT = "percent"  # a decimal number, with or without its sign
    MOMENT = "moment"  # a day with a time
    DAY = "day"
    WHEN = "when"  # a day, with or without a time
    FLAG = "flag"
    UNUSED = "unused"  # known, helps to recognise the export, not kept


class Accounts(StrEnum):
    """Where the account of a row comes from."""

    MANY_IN_ROWS = "many_in_rows"  # each row names its account; several in one file are normal
    ONE_IN_ROWS = "one_in_rows"  # each row names its account; a second one does not belong here
    IN_NAME = "in_name"  # only the file name tells, else it is asked
    ASKED = "asked"  # nothing tells
    NOBODY = "nobody"  # the rows are not about an account


class Repeats(StrEnum):
    """What several rows with one key in one file mean. Rows repeated word for word count once where there is a key."""

    MERGED = "merged"  # parts of one record: the greatest filled value of each number
    CONTRADICTION = "contradiction"  # different numbers cannot both be right: none of these rows loads
    APART = "apart"  # names are no key: every row is something of its own


class DateOrder(StrEnum):
    """How `07/08/2024` is read. EITHER: only if exactly one reading fits every row of the file."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The signs in `1,234.5`. An empty sign is one that is never written: a cell that has it cannot be read."""

    decimal: str = "."
    thousands: str = ","


@dataclass(frozen=True, slots=True)
class Column:
    """One field and every header that carries it.

    `described`: only the column whose description contains these words (headers that a platform prints twice).
    `adds`: all such columns of a row are added up; otherwise the first filled one counts, and two that differ are
    a contradiction. `words`: printed word to our word, compared without case; other words are left empty.
    """

    field: str
    names: tuple[str, ...]
    cell: Cell
    described: str = ""
    adds: bool = False
    words: Mapping[str, str] | None = None
    is_strict: bool = False  # a word outside `words` rejects its row instead of being left empty


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person says about a file that the file does not say itself. `account` is `platform:handle`, `layout` the
    name of the saved layout to read it with, `post` the one post that all of it is about.
    """

    account: str | None = None
    exported_on: date | None = None
    covers: tuple[date, date] | None = None
    layout: str | None = None
    post: str | None = None


Finder = Callable[[str, Sequence[Line]], list[Table]]
Preparer = Callable[[Table, Answers], Table]


@dataclass(frozen=True, eq=False)
class ExportKind:
    """One kind of table in one kind of export.

    Recognition: a table is of this kind when its header has a column for each field in `required` and for none in
    `lacks`. The first required field is the tell-tale one: a header that has it and lacks another is called this
    kind with a missing column. `finder` replaces looking for a header row.

    Reading: `filled` are the fields without which a row means nothing. `is_ragged`: trailing cells may be left out.
    `has_descriptions`: the line below the header explains it. `may_span_sheets`: several sheets are one table.
    `missing_words`: words for "no value" beside the common ones. `times_are_local`: times are printed without an
    offset and are those of `zone`. `clock_in_id`: the id tells the time where the file prints a day.
    `prepare` rewrites the lines once the answers are known.

    Meaning: `exposures_name` is the platform's word for its main count. `asks` are the answers, beside the account,
    that no file of this kind holds. `supplements` names the kind whose rows this one completes: its rows are merged
    into those and not counted. `is_selection`: the list is cut off or chosen by the platform, absence proves nothing.
    `may_be_empty`: a header alone says that the platform has nothing to tell.
    `used_for` is a sentence for the receipt where the figures are not what one might take them for.
    """

    id: str
    label: str
    platform: str | None
    grain: Grain
    basis: Basis
    accounts: Accounts
    columns: tuple[Column, ...]
    required: tuple[str, ...]
    lacks: tuple[str, ...] = ()
    finder: Finder | None = None
    filled: tuple[str, ...] = ()
    is_ragged: bool = False
    has_descriptions: bool = False
    may_span_sheets: bool = False
    missing_words: frozenset[str] = frozenset()
    zone: str = "UTC"
    times_are_local: bool = False
    clock_in_id: bool = False
    date_order: DateOrder = DateOrder.MONTH_FIRST
    numbers: NumberStyle = NumberStyle()
    repeats: Repeats = Repeats.CONTRADICTION
    constants: Mapping[str, str] = field(default_factory=dict)
    prepare: Preparer | None = None
    exposures_name: str = "impressions"
    asks: tuple[str, ...] = ()
    counts_accounts: bool = True
    is_selection: bool = False
    supplements: str = ""
    may_be_empty: bool = False
    used_for: str = ""
    file_name: FileName | None = None

    @functools.cached_property
    def by_header(self) -> Mapping[str, tuple[Column, ...]]:
        """Every known header, as it is compared, with its columns: several where descriptions tell them apart."""
        known: dict[str, tuple[Column, ...]] = {}
        for column in self.columns:
            for name in map(plain, column.names):
                known[name] = (*known.get(name, ()), column)
        return known

    @property
    def must_ask(self) -> tuple[str, ...]:
        """What has to be known before this kind can load: from the file, its name, or a person."""
        account = ("account",) if self.accounts in {Accounts.IN_NAME, Accounts.ASKED} else ()
        return (*account, *self.asks)

    def printed(self, field: str) -> str:
        """The header of a field as messages print it."""
        return next((column.names[0] for column in self.columns if column.field == field), field)
