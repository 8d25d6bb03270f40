"""Everything about a file that can be settled without the warehouse: its tables, the answers in force, its cells."""

import dataclasses
import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnerboard.errors import NeedsInput, UnknownLayout
from partnerboard.ingest.layouts import Offer
from partnerboard.ingest.plain_columns import WIDE
from partnerboard.ingest.reading.raw import BadRow, RawFile
from partnerboard.ingest.reasons import Rejected
from partnerboard.ingest.shaping import Shaped, shape
from partnerboard.ingest.tables import GRID_CONTAINERS, FoundPart, find_parts, is_about_nothing_known, most_telling
from partnerboard.ingest.told import AnswerMissing, Told, told
from partnerboard.platforms import KINDS
from partnerboard.platforms.declaration import Accounts, Answers, Cell, ExportKind
from partnerboard.platforms.names import NOTHING_SAID, NameSays
from partnerboard.platforms.recognition import Found, laid_out


@dataclass(frozen=True, slots=True)
class PreparedPart:
    """One table, as staging takes it."""

    kind: ExportKind
    sheets: tuple[str, ...]
    shaped: Shaped


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file ready to be stored: its tables, the leading one first."""

    parts: tuple[PreparedPart, ...]
    known: Told
    unreadable: tuple[Rejected, ...]
    notices: tuple[str, ...]

    @property
    def rows_read(self) -> int:
        """Rows of all tables, good or bad."""
        return sum(part.shaped.rows_read for part in self.parts) + len(self.unreadable)


def prepare(raw: RawFile, name: str, answers: Answers, offer: Offer, *, again: Told | None = None) -> Prepared:
    """Recognise the tables of a file, settle what is known about it, and shape its cells.

    `offer` are the saved layouts for a file of no known kind. `again` are the answers of an earlier load of the same
    file; they replace asking.

    Raises:
        UnknownLayout: no table is of a known kind, or name, sheets and answers contradict each other.
        AnswerMissing: the file does not say something that its kind cannot do without.
    """
    return _prepared_parts(raw, name, answers, offer, again)[0]


def prepare_first(
    raw: RawFile, name: str, answers: Answers, offer: Offer, *, again: Told | None = None
) -> tuple[Prepared, Found | None]:
    """As `prepare`, for the first block of a long file; with it the table that goes on in the blocks behind it.

    None where the blocks behind it cannot be read each by itself: several tables, lines that are rewritten, a grain of
    short files, or an account that only all rows together tell.
    """
    prepared, parts = _prepared_parts(raw, name, answers, offer, again)
    kind, found = parts[0].kind, parts[0].found
    is_told = kind.accounts is not Accounts.ONE_IN_ROWS or prepared.known.handle
    goes_on = len(parts) == len(found) == 1 and not kind.prepare and not kind.finder and kind.grain in WIDE and is_told
    return prepared, found[0] if goes_on else None


def _prepared_parts(
    raw: RawFile, name: str, answers: Answers, offer: Offer, again: Told | None
) -> tuple[Prepared, list[FoundPart]]:
    parts, left_out = _found(raw, offer)
    leading = parts[0].kind
    _hold_to_name(leading, name)
    known, from_name = (again, []) if again else told(leading, name, answers, _printed(parts))
    known = dataclasses.replace(known, layout=offer.version_of(leading))
    answered = known.answers(leading.platform)
    prepared = [_prepared(part, answered) for part in parts]
    unreadable = tuple(unreadable_row(row, _headers(parts)) for row in raw.bad_rows)
    return Prepared(tuple(prepared), known, unreadable, (*left_out, *raw.notices, *from_name)), parts


def _found(raw: RawFile, offer: Offer) -> tuple[list[FoundPart], list[str]]:
    """The tables of a known kind; only a file without any is read with a layout, unless one was named."""
    if offer.is_named:
        return _laid_out(raw, offer)
    try:
        return find_parts(raw, KINDS)
    except UnknownLayout as refusal:
        if not offer.kinds or not is_about_nothing_known(refusal):
            raise
        try:
            return _laid_out(raw, offer)
        except UnknownLayout as also:
            raise (most_telling([refusal, also]) if is_about_nothing_known(also) else also) from None


def _laid_out(raw: RawFile, offer: Offer) -> tuple[list[FoundPart], list[str]]:
    parts, left_out = find_parts(raw, offer.kinds, laid_out)
    if len(parts) > 1:
        raise UnknownLayout(
            f"The sheets of this file have several layouts: {', '.join(part.kind.label for part in parts)}.",
            "Say which one is to be read (--layout NAME).",
            code="ambiguous_layout",
        )
    _hold_to_points(raw, parts[0].kind)
    return parts, left_out


def _hold_to_points(raw: RawFile, kind: ExportKind) -> None:
    """Refuse a workbook under a layout in which `1.234` is a thousand: a workbook's own numbers have a decimal point.

    Counts are safe, since a count has one reading at most.
    """
    has_decimals = any(column.cell is Cell.DECIMAL for column in kind.columns)
    if raw.container in GRID_CONTAINERS and kind.numbers.thousands == "." and has_decimals:
        raise UnknownLayout(
            f"Numbers of a workbook have a decimal point, and in {kind.label} a point parts thousands.",
            "Save the sheet as CSV and load that, or save a layout of another name for the workbook (--layout NAME).",
            code="number_style",
        )


def _printed(parts: Sequence[FoundPart]) -> NameSays:
    """What stands above the tables of a file about all their rows."""
    said = (found.table.says for part in parts for found in part.found)
    return functools.reduce(NameSays.or_else, said, NOTHING_SAID)


def _prepared(part: FoundPart, answered: Answers) -> PreparedPart:
    try:
        found = part.prepared(answered)
    except NeedsInput as question:
        raise AnswerMissing(question.message, question.remedy, kind=part.kind, needs=question.needs) from question
    return PreparedPart(part.kind, part.sheets, shape(found, part.kind))


def _hold_to_name(kind: ExportKind, name: str) -> None:
    """Refuse a file whose name can only be one platform's and whose columns are another's."""
    claiming = {each.platform for each in KINDS if each.file_name and each.file_name.claims(name)}
    if claiming and kind.platform not in claiming:
        raise UnknownLayout(
            f"The name says {', '.join(sorted(filter(None, claiming)))}, but the columns are those of {kind.label}.",
            "If that is right, rename the file and load it again; otherwise fetch the export that the name promises.",
            code="wrong_platform",
        )


def _headers(parts: Sequence[FoundPart]) -> Mapping[str, tuple[str, ...]]:
    return {found.table.sheet: found.table.header for part in parts for found in part.found}


def unreadable_row(row: BadRow, headers: Mapping[str, tuple[str, ...]]) -> Rejected:
    """A row that the reader could not read, its column called by its header."""
    place = re.fullmatch(r"column (\d+)", row.column)
    header = headers.get(row.sheet, ())
    at = int(place[1]) - 1 if place else len(header)
    column = header[at] if at < len(header) else row.column
    return Rejected(row.sheet, row.line_no, column or None, row.value, row.code, row.reason)
