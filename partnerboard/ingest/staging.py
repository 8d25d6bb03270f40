"""One table of a file through SQL: cells cast, rows judged, repeats merged, figures summed. Nothing is a fact yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from partnerboard.errors import DamagedFile
from partnerboard.ingest import captions
from partnerboard.ingest.plain_columns import WIDE
from partnerboard.ingest.reasons import Rejected, reject
from partnerboard.ingest.shaping import Shaped
from partnerboard.ingest.told import AnswerMissing, Told
from partnerboard.platforms.declaration import CONTEXT, Accounts, Cell, DateOrder, ExportKind, Grain, Repeats
from partnerboard.warehouse import Warehouse, Writer
from partnerboard.warehouse.questions import question

# The stem of each grain's query files: queries/staging/<stem>s.sql, <stem>s_judged.sql, ..., queries/facts/<stem>s.sql.
STEMS = {
    Grain.POST: "post",
    Grain.ACCOUNT_DAY: "account_day",
    Grain.POST_DAY: "post_day",
    Grain.ACCOUNT_PERIOD: "account_period",
    Grain.LINK_CLICK_DAY: "link_click",
    Grain.WEB_FIGURE: "web_figure",
    Grain.INTERACTION: "interaction",
    Grain.REQUEST: "request",
    Grain.CONTRIBUTION: "contribution",
    **dict.fromkeys(CONTEXT, "context_figure"),
}
# Where the rows of one key are laid together, where rows hold captions, and where they name accounts.
_MERGED = frozenset({Grain.POST, Grain.ACCOUNT_DAY})
CAPTIONED = frozenset({Grain.POST, Grain.POST_DAY})
NAMING = CAPTIONED | {Grain.ACCOUNT_DAY, Grain.ACCOUNT_PERIOD, Grain.INTERACTION}
SHOWN = 10
_NUMBERS = frozenset({Cell.COUNT, Cell.SIGNED_COUNT, Cell.DECIMAL, Cell.PERCENT})
_TIMES = frozenset({Cell.MOMENT, Cell.DAY, Cell.WHEN})


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged table: its figures by column of `<stem>_summary`, what was rejected, what to say about it, the tables
    that `queries/facts` reads, and the first rows: as they were read, and as the file prints them at each place.

    `date_order` is the one that its dates are read in, where there is one that needs an order. `keys` tell the rows
    apart where they were staged straight.
    """

    summary: Mapping[str, Any]
    rejected: tuple[Rejected, ...]
    notices: tuple[str, ...]
    tables: Mapping[str, pa.Table]
    first: Sequence[Mapping[str, Any]]
    printed: Mapping[tuple[str, int], Mapping[str, str]]
    date_order: DateOrder | None = None
    keys: pa.Table | None = None

    @property
    def days(self) -> list[date]:
        """The first and the last day in the table, where it has any."""
        return [day for day in (self.summary["first_on"], self.summary["last_on"]) if day]


def stage(warehouse: Warehouse, kind: ExportKind, shaped: Shaped, known: Told) -> Staged:
    """Stage one table beside everybody else's work: no fact is written. The cells of `shaped` are given up.

    Raises:
        DamagedFile: its dates can be read in two ways.
        AnswerMissing: several accounts are in it, and none of them is the account of most rows.
    """
    with warehouse.aside() as writer:
        return _staged(writer, kind, shaped, known)


def _staged(writer: Writer, kind: ExportKind, shaped: Shaped, known: Told) -> Staged:
    writer.register("raw_row", shaped.rows)
    writer.register("raw_column", shaped.columns)
    writer.register("raw_cell", shaped.cells)
    writer.register("plain_row", shaped.plain)
    writer.run("staging/macros")
    readings = _readings(shaped)
    writer.run(f"staging/{readings.pop(0)}")
    order, stem = _date_order(writer, kind), STEMS[kind.grain]
    words = told_once(kind, known) | {
        "date_order": order.value if order else "month_first",
        "zone": kind.zone,
        "times_are_local": kind.times_are_local,
        "missing_words": sorted(kind.missing_words),
        "decimal_sign": kind.numbers.decimal,
        "thousands_sign": kind.numbers.thousands,
        "post": known.post,
        "is_merged": kind.repeats is Repeats.MERGED,
        "has_key": kind.repeats is not Repeats.APART,
    }
    for reading in (*readings, "cells", *tellings(kind, stem, is_plain=shaped.is_plain), f"{stem}s"):
        run(writer, f"staging/{reading}", words)
    if kind.grain is Grain.LINK_CLICK_DAY:
        _register_link_keys(writer)
    words["own_accounts"] = own_accounts(writer, kind, stem, known)
    is_each_once = kind.grain in _MERGED and writer.rows(f"staging/{stem}_repeats") == [(True,)]
    words["is_merged"] |= is_each_once  # where nothing repeats nothing contradicts
    run(writer, f"staging/{stem}s_judged", words)
    if kind.grain in _MERGED:
        writer.run(f"staging/{stem}s_{'unrepeated' if is_each_once else 'merged'}")
    rejected = [*shaped.rejected, *_rejected(writer, "staging/faults"), *_rejected(writer, "staging/row_faults")]
    summary = summary_of(writer, stem) | (_row(writer, f"staging/{stem}_counts") if kind.grain in _MERGED else {})
    notices = (*shaped.notices, *repeats(kind, summary))
    first = writer.first(f"staged_{stem}", SHOWN, by="sheet, line_no").to_pylist()
    printed = shaped.printed_at({(row["sheet"], row["line_no"]) for row in first})
    shaped.let_go()
    return Staged(summary, tuple(rejected), notices, _left(writer, kind, stem), first, printed, order)


def _readings(shaped: Shaped) -> list[str]:
    """The statements that read the cells which go the long way, times first; long files often have none."""
    there = {Cell(cell) for cell in shaped.cell_sorts()}
    times = "times" if there & _TIMES else "no_times"
    numbers = "numbers" if there & _NUMBERS else "no_numbers"
    return [times, numbers, "moments", "words" if there - _NUMBERS - _TIMES else "no_words"]


def tellings(kind: ExportKind, stem: str, *, is_plain: bool) -> list[str]:
    """The statements that lay plain columns and cells together, where a grain has plain columns."""
    if kind.grain not in WIDE:
        return []
    return [f"plain_{stem}s", f"plain_{stem}s_told" if is_plain else f"{stem}s_told", f"{stem}s_cast"]


def told_once(kind: ExportKind, known: Told) -> dict[str, Any]:
    """What is known of all rows of a table alike, for the statements that cast them."""
    return {
        "platform_id": kind.platform,
        "clock_in_id": kind.clock_in_id,
        "account_native_id": None,
        "account_handle": known.handle,
        "account_name": known.account_name,
    }


def run(writer: Writer, name: str, words: Mapping[str, Any]) -> None:
    """Run a statement file with those of the words that its header asks for."""
    writer.run(name, **{param: words[param] for param in question(name).params})


def _left(writer: Writer, kind: ExportKind, stem: str) -> dict[str, pa.Table]:
    """What the facts read: the merged rows, or the staged ones and which of them are kept; and the names in them."""
    left: dict[str, pa.Table] = {}
    if kind.grain in NAMING:
        writer.run(f"staging/{stem}_names")
        left["named_account"] = writer.taken("named_account")
    if kind.grain is Grain.POST:
        writer.run("staging/post_captions")
    if kind.grain in CAPTIONED:
        left["named_caption"] = writer.taken("named_caption")
        left |= found_in_captions(writer)
    if kind.grain in _MERGED:
        return left | {f"merged_{stem}": writer.taken(f"merged_{stem}", without="text")}
    rows = f"keyed_{stem}" if kind.grain is Grain.LINK_CLICK_DAY else f"staged_{stem}"
    return left | {rows: writer.taken(rows), "kept_row": writer.taken("kept_row")}


def found_in_captions(writer: Writer) -> dict[str, pa.Table]:
    """The tags, mentions and links of the captions that are new."""
    writer.run("staging/caption_words")
    words = [word for (word,) in writer.rows("staging/marked_words")]
    for name, table in captions.said_by(words).items():
        writer.register(name, table)
    writer.run("staging/caption_marks")
    return {name: writer.taken(name) for name in ("found_hashtag", "found_mention", "found_link")}


def _register_link_keys(writer: Writer) -> None:
    links = [link for (link,) in writer.rows("staging/printed_links")]
    keys = {"link": pa.array(links, pa.string()), "url_key": pa.array(map(captions.url_key, links), pa.string())}
    writer.register("link_key", pa.table(keys))


def summary_of(writer: Writer, stem: str) -> dict[str, Any]:
    """What the rows of a grain add up to."""
    return _row(writer, f"staging/{stem}_summary")


def _row(writer: Writer, name: str) -> dict[str, Any]:
    [row] = writer.rows(name)
    return dict(zip(question(name).columns, row, strict=True))


def _rejected(writer: Writer, name: str) -> list[Rejected]:
    return [
        reject(sheet, line_no, fault, column=column, cell=printed)
        for sheet, line_no, column, printed, fault in writer.rows(name)
    ]


def _date_order(writer: Writer, kind: ExportKind) -> DateOrder | None:
    """Month first or day first, for every date of the table alike; None where no date needs it."""
    dates = _row(writer, "staging/date_orders")
    month_fits = dates["month_first"] == dates["either"]
    day_fits = dates["day_first"] == dates["either"]
    wanted = kind.date_order
    if not dates["either"]:
        return None
    if (wanted is DateOrder.MONTH_FIRST and month_fits) or (wanted is DateOrder.DAY_FIRST and day_fits):
        return wanted
    if wanted is DateOrder.EITHER and month_fits != day_fits:
        return DateOrder.MONTH_FIRST if month_fits else DateOrder.DAY_FIRST
    if month_fits and day_fits:
        message = "The dates of this file can be read day first and month first, and nothing in it settles which."
    elif day_fits:
        message = "The dates of this file are written day first; the platform writes the month first."
    else:
        message = "Some dates of this file are written day first and others month first."
    raise DamagedFile(
        message,
        "Download the file again and load it without opening it in a spreadsheet.",
        code="ambiguous_dates",
    )


def own_accounts(writer: Writer, kind: ExportKind, stem: str, known: Told) -> list[str] | None:
    """The accounts the file is for; None where any account may be in it."""
    names_its_account = kind.accounts is Accounts.ONE_IN_ROWS
    if not names_its_account and not (kind.accounts is Accounts.MANY_IN_ROWS and known.handle):
        return None
    named = writer.rows(f"staging/{stem}_accounts")
    if known.handle:
        return [account for account, *names, _ in named if known.handle in {name and name.lower() for name in names}]
    if not named:
        return None
    if len(named) > 1 and named[0][-1] == named[1][-1]:
        raise AnswerMissing(
            f"This is {kind.label}, and it names several accounts: {named[0][2]}, {named[1][2]}.",
            f"Say which one it is about (--account {kind.platform}:HANDLE).",
            kind=kind,
            needs=("account",),
        )
    return [named[0][0]]


def repeats(kind: ExportKind, summary: Mapping[str, Any]) -> list[str]:
    """What to say of rows that repeat others."""
    repeated = summary["records"] - summary["kept"]
    if repeated <= 0:
        return []
    merged = "merged into the rows they repeat" if kind.repeats is Repeats.MERGED else "ignored"
    return [f"{repeated} repeated rows {merged}."]
