"""Give us your numbers: what a partner has handed in and what became of it, in words for both sides."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from partnerboard.ingest.offered.handing_in import BYTES_A_DAY, FILES_A_DAY, WAITING_PER_ACCOUNT
from partnerboard.ingest.offered.offered_file import OfferedFile
from partnerboard.insights.exchange import ExchangeAccount
from partnerboard.metrics import format as written
from partnerboard.metrics.format import MISSING
from partnerboard.ui.tables import Column
from partnerboard.ui.telling.imports import kind
from partnerboard.ui.telling.words import account, how_many, listed, plural, sentence

QUESTION = "Are our numbers the same as yours?"
NO_PARTNER = (
    "This link is for the partnership as a whole. Files are handed in and proposals are answered through a link of one "
    "partner; ask the person who sent you this one."
)
PREVIEW = "This is a preview of the link. Nothing can be handed in or answered through it."
HOW = (
    "Exports as the platform gives them, or the templates 'posts' and 'account_days'. Each file is looked at first; "
    "nothing leaves this page before you hand it in, and it counts only after somebody has accepted it."
)
LIMITS = (
    f"At most {FILES_A_DAY} files and {BYTES_A_DAY // 1024**2} MB a day, and {WAITING_PER_ACCOUNT} waiting files "
    "of one account."
)
NAME_MISSING = "Say who you are: a name or an office."
SHOWN = 20
REASON_MISSING = "A rejection needs its reason; the partner reads it."

# Verdict of a receipt: the status that has the icon, and the words.
BEFORE: Mapping[str, tuple[str, str]] = {
    "loaded": ("on track", "can be handed in"),
    "partly_loaded": ("at risk", "can be handed in, some rows cannot be read"),
    "refused": ("missed", "cannot be handed in"),
    "already_loaded": ("met", "here already"),
    "needs_input": ("too early", "needs an answer"),
}

OWN = (
    Column("file", "File", on_phone=True, width="24%"),
    Column("handed_in", "Handed in", kind="day", on_phone=True),
    Column("by", "By"),
    Column("period", "Period", kind="day"),
    Column("rows", "Rows", kind="number", write=written.full),
    Column("state", "What became of it", on_phone=True, width="30%"),
)
STAFF = (
    Column("file", "File", kind="file", on_phone=True, width="20%"),
    Column("partner", "Partner", on_phone=True),
    Column("kind", "What it is", width="18%"),
    Column("accounts", "Account", width="16%"),
    Column("period", "Period", kind="day"),
    Column("rows", "Rows", kind="number", write=written.full),
    Column("handed_in", "Handed in", kind="day"),
    Column("state", "State", on_phone=True, width="18%"),
)
FACTS = (Column("name", "About it", width="24%", on_phone=True), Column("value", "Value", kind="file", on_phone=True))


def answer(files: Sequence[OfferedFile], proposals: int) -> str:
    """'One proposal waits for your answer. Two files wait for ours; one was accepted.'"""
    words = []
    if proposals:
        words.append(
            f"{sentence(plural(proposals, 'proposed value'))} {'waits' if proposals == 1 else 'wait'} for your answer."
        )
    states = Counter(str(file.state) for file in files)
    told = [
        f"{plural(states[state], 'file')} {one if states[state] == 1 else many}"
        for state, one, many in (
            ("waiting", "waits for ours", "wait for ours"),
            ("accepted", "was accepted", "were accepted"),
            ("rejected", "was rejected", "were rejected"),
        )
        if states[state]
    ]
    if told:
        words.append(f"{sentence('; '.join(told))}.")
    return " ".join(words) or "Nothing was handed in yet, and no proposal waits for you."


def accounts(found: Sequence[ExchangeAccount]) -> str:
    """Whose files are taken: 'Files of Guild on Facebook and Walk on Instagram (joint) are taken.'"""
    if not found:
        return "No account of yours is registered in this partnership, so no file can be handed in yet."
    named = [
        account(each.account_name, each.platform_id) + (" (joint)" if each.account_kind == "joint" else "")
        for each in found
    ]
    return f"Taken are files about {listed(named)}."


def handed_in(names: Sequence[str]) -> str:
    """What is said once files were handed in."""
    if not names:
        return ""
    one = len(names) == 1
    return f"Handed in: {listed(names)}. {'It waits' if one else 'They wait'} for an answer, which is shown below."


def button(files: int) -> str:
    """What the button does: 'Hand in two files'."""
    return f"Hand in {plural(files, 'file')}"


def rows(files: Sequence[OfferedFile]) -> pd.DataFrame:
    """One row per file, for its partner: file, handed_in, by, period, rows, state."""
    return pd.DataFrame(
        [
            {
                "file": each.file_name,
                "handed_in": written.day(each.offered_at_utc.date()),
                "by": each.offered_by,
                "period": _period(each.first_on, each.last_on),
                "rows": each.rows_read,
                "state": became(each),
            }
            for each in files
        ],
        columns=["file", "handed_in", "by", "period", "rows", "state"],
    )


def became(file: OfferedFile) -> str:
    """What became of a file: 'accepted on 3 Nov 2026', 'rejected: the account is wrong', 'waits for an answer'."""
    if file.answered_at_utc is None:
        return "waits for an answer"
    on = written.day(file.answered_at_utc.date())
    if file.state == "rejected":
        return f"rejected on {on}: {file.reason}"
    return f"accepted on {on}, taken out again since" if file.is_withdrawn else f"accepted on {on}"


def staff_rows(files: Sequence[OfferedFile], partners: Mapping[str, str]) -> pd.DataFrame:
    """One row per file, for whoever decides: the same with partner, kind and account; the file leads to its page."""
    return pd.DataFrame(
        [
            {
                "file": each.file_name,
                "href": address(each),
                "partner": partners.get(each.partner_id, each.partner_id),
                "kind": kind(each.export_kind),
                "accounts": listed(list(each.account_names)) or MISSING,
                "period": _period(each.first_on, each.last_on),
                "rows": each.rows_read,
                "handed_in": written.day(each.offered_at_utc.date()),
                "state": became(each),
            }
            for each in files
        ]
    )


def address(file: OfferedFile) -> str:
    """Where a file that was handed in is decided about."""
    return f"/imports?offered={file.offered_id}"


def waiting(files: Sequence[OfferedFile], partners: Mapping[str, str]) -> str:
    """'Two files handed in by Guild and Meridian wait for an answer.'; empty while none does."""
    open_ = [each for each in files if each.waits]
    if not open_:
        return ""
    names = list(dict.fromkeys(partners.get(each.partner_id, each.partner_id) for each in reversed(open_)))
    wait = "waits" if len(open_) == 1 else "wait"
    return f"{sentence(plural(len(open_), 'file'))} handed in by {listed(names)} {wait} for an answer."


def facts(file: OfferedFile, partner: str) -> pd.DataFrame:
    """name, value: what is known about a file besides its rows."""
    told = [
        ("Handed in by", f"{file.offered_by}, for {partner}"),
        ("Through", f"the link “{file.link_label}”, on {written.moment(file.offered_at_utc)}"),
        ("They say", file.note or MISSING),
        ("About", listed(list(file.account_names)) or MISSING),
        ("Period", _period(file.first_on, file.last_on)),
        ("Rows", f"{written.full(file.rows_read)} read, {written.full(file.rows_rejected)} cannot be read"),
        ("State", became(file) + (f", by {file.answered_by}" if file.answered_by else "")),
        ("SHA-256", file.file_sha256),
    ]
    return pd.DataFrame(told, columns=["name", "value"])


def claimed(posts: int) -> str:
    """What to know about posts that other files know under other accounts; empty where there are none."""
    if not posts:
        return ""
    are = "is" if posts == 1 else "are"
    return (
        f"{sentence(plural(posts, 'post'))} of this file {are} known from other files under another account. Accepting "
        f"it lets {'it' if posts == 1 else 'them'} count under both."
    )


def accepted(file: OfferedFile, partner: str) -> str:
    """What is said once a file was accepted."""
    return f"Accepted: {file.file_name} of {partner} is loaded and counts. It can be withdrawn like every file."


def rejected(file: OfferedFile, partner: str) -> str:
    """What is said once a file was rejected."""
    return f"Rejected: {file.file_name} of {partner} stays out. They read the reason on their page."


def doubt(rejected_rows: int, rows_read: int) -> str:
    """The question about a file of which more than a fifth cannot be read."""
    return f"{rejected_rows:,} of {rows_read:,} rows cannot be read. Go on with the others all the same"


def left(rest: int) -> str:
    """What is not shown of a long list; empty where nothing is left."""
    return f"And {how_many(rest)} more." if rest > 0 else ""


def _period(first: date | None, last: date | None) -> str:
    return written.period(first, last) if first and last else MISSING
