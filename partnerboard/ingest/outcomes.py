"""The receipt of each way a load can end, in words for the person who brought the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from partnerboard.errors import FileRefused
from partnerboard.ingest.preparing import PreparedPart
from partnerboard.ingest.reasons import Rejected, counted
from partnerboard.ingest.receipts import Part, Receipt, totals
from partnerboard.ingest.staging import Staged
from partnerboard.ingest.told import AnswerMissing
from partnerboard.platforms.declaration import Grain

_NOUNS = {
    Grain.POST: ("post", "posts"),
    Grain.ACCOUNT_DAY: ("day", "days"),
    Grain.POST_DAY: ("day of a post", "days of posts"),
    Grain.ACCOUNT_PERIOD: ("period", "periods"),
    Grain.LINK_CLICK_DAY: ("day of a link", "days of links"),
    Grain.WEB_FIGURE: ("row of website figures", "rows of website figures"),
    Grain.INTERACTION: ("interaction", "interactions"),
    Grain.REQUEST: ("request", "requests"),
    Grain.CONTRIBUTION: ("contribution", "contributions"),
    Grain.AUDIENCE: ("row about an audience", "rows about an audience"),
    Grain.AD: ("row about ads", "rows about ads"),
    Grain.COMPETITOR: ("row about a competitor", "rows about competitors"),
    Grain.BOARD: ("board", "boards"),
    Grain.LINK: ("link", "links"),
    Grain.PRODUCT: ("row about a product or brand", "rows about products or brands"),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """One table of a file after staging."""

    part: PreparedPart
    staged: Staged

    def receipt_part(self) -> Part:
        """Its figures, under the names people know."""
        kind, summary = self.part.kind, self.staged.summary
        return Part(
            export_kind=kind.id,
            sheets=self.part.sheets,
            grain=kind.grain.about,
            records=summary["records"],
            posts=summary["posts"],
            accounts=summary["accounts"] if kind.counts_accounts else None,
            first_date=summary["first_on"],
            last_date=summary["last_on"],
            totals=totals(summary, self.part.shaped.fields, kind.exposures_name),
        )


def refused(file: str, refusal: FileRefused) -> Receipt:
    """Nothing of the file was stored."""
    return Receipt(file, "refused", str(refusal), reasons={refusal.code or "refused": 1})


def asks(file: str, question: AnswerMissing) -> Receipt:
    """The file is fine; something it cannot say is missing."""
    return Receipt(
        file,
        "needs_input",
        str(question),
        platform=question.kind.platform,
        export_kind=question.kind.id,
        grain=question.kind.grain.about,
        needs=question.needs,
    )


def already_there(file: str, batch_id: str) -> Receipt:
    """The same bytes were stored while this load was under way."""
    message = f"These bytes have just been loaded (batch {batch_id}). Nothing has changed."
    return Receipt(file, "already_loaded", message, batch_id=batch_id)


def read_alike(file: str, batch_id: str, instead_of: str) -> Receipt:
    """Read again, the file says what another batch of the same bytes says already."""
    message = (
        f"Read like this, the file is loaded already as batch {batch_id}. If it should not count twice, withdraw "
        f"batch {instead_of}."
    )
    return Receipt(file, "refused", message, reasons={"already_loaded": 1}, batch_id=batch_id)


def without_good_rows(file: str, loaded: Sequence[Loaded], rejected: Sequence[Rejected]) -> Receipt:
    """A known export in which not one row can be used."""
    kind = loaded[0].part.kind
    if rejected:
        message = f"This is {kind.label}, but not one row of it can be loaded. {_first_of(rejected)}"
    else:
        message = f"This is {kind.label}, and it holds a header and no rows. Check the dates chosen for the export."
    return Receipt(
        file,
        "refused",
        message,
        platform=kind.platform,
        export_kind=kind.id,
        grain=kind.grain.about,
        rejected=_rows(rejected),
        reasons=counted(rejected) or {"no_rows": 1},
    )


def loaded_receipt(
    file: str, loaded: Sequence[Loaded], rejected: Sequence[Rejected], batch_id: str, notices: Sequence[str]
) -> Receipt:
    """All rows, or all good rows, are in; the first table gives the figures."""
    kind = loaded[0].part.kind
    first, *others = (each.receipt_part() for each in loaded)
    return Receipt(
        file,
        "partly_loaded" if rejected else "loaded",
        " ".join([_what(kind.label, kind.grain, first), *([_first_of(rejected)] if rejected else [])]),
        platform=kind.platform,
        export_kind=kind.id,
        grain=kind.grain.about,
        records=first.records,
        posts=first.posts,
        accounts=first.accounts,
        first_date=first.first_date,
        last_date=first.last_date,
        rejected=_rows(rejected),
        reasons=counted(rejected),
        totals=first.totals,
        batch_id=batch_id,
        notices=tuple(dict.fromkeys(notices)),
        parts=tuple(others),
    )


def _what(label: str, grain: Grain, part: Part) -> str:
    number = part.posts if grain is Grain.POST and part.posts is not None else part.records
    noun = _NOUNS[grain][number != 1]
    return f"Loaded {number:,} {noun}{_between(part.first_date, part.last_date)} from {label}."


def _between(first: date | None, last: date | None) -> str:
    if not first or not last:
        return ""
    return f" of {first}" if first == last else f", {first} to {last},"


def _rows(rejected: Sequence[Rejected]) -> int:
    return len({(row.sheet, row.line_no) for row in rejected})


def _first_of(rejected: Sequence[Rejected]) -> str:
    count = _rows(rejected)
    first = min(rejected, key=lambda row: (row.sheet, row.line_no))
    place = f"sheet {first.sheet}, line {first.line_no}" if first.sheet else f"line {first.line_no}"
    return f"{count:,} {'row was' if count == 1 else 'rows were'} left out, for example {place}: {first.reason}"
