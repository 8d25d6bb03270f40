"""What one visitor of a link has brought and not handed in yet: bytes in the upload folder, the rest in the session."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from partnerboard.errors import DamagedFile, FileRefused
from partnerboard.ingest import outcomes
from partnerboard.ingest.inspecting import shown
from partnerboard.ingest.loading import NO_ANSWERS
from partnerboard.ingest.memory import give_back
from partnerboard.ingest.offered.handing_in import FILES_A_DAY, From, hand_in, hold_to_limits
from partnerboard.ingest.offered.looking import Looked, look
from partnerboard.ingest.offered.offered_file import OfferedFile, offered_files
from partnerboard.ingest.reading.names import inert
from partnerboard.insights.exchange import Differences, accounts_of, differences
from partnerboard.platforms.declaration import Answers
from partnerboard.scope import Scope
from partnerboard.sharing import trail
from partnerboard.sharing.links import Link, scope_of
from partnerboard.ui.desk import place_for_upload, put_down
from partnerboard.ui.exchange.acting import acting_link
from partnerboard.ui.workspace import asked, workspace

_COUNTER = "pb_counter"
LONGEST_NAME, LONGEST_NOTE = 120, 300  # held here: what a field says of itself holds nobody who writes by hand


@dataclass
class Brought:
    """One file on the counter, with what was found in it (None: not looked at yet). A refused one has no bytes left."""

    upload_id: str
    name: str
    size: int
    path: Path
    answers: Answers = NO_ANSWERS
    looked: Looked[Differences | None] | None = None
    is_doubt_settled: bool = False

    def look(self, scope: Scope) -> None:
        """See what it is and how it differs; nothing of it is kept but what is shown."""
        found = _looked(self, scope)
        export = replace(found.export, ready=None)
        self.looked = replace(found, export=export, ready=None)
        if not found.account_ids and export.receipt.verdict != "needs_input":
            self.remove()
        give_back(self.size)

    def say(self, answers: Answers) -> None:
        """Answer what the file does not say; it is looked at again."""
        self.answers, self.looked = answers, None

    @property
    def can_be_offered(self) -> bool:
        """Whether it can be handed in, and doubts about it are settled."""
        if self.looked is None or not self.looked.account_ids:
            return False
        return self.is_doubt_settled or not self.looked.export.is_doubtful

    def remove(self) -> None:
        """Take its bytes from the disk."""
        self.path.unlink(missing_ok=True)


@dataclass
class Counter:
    """What lies there, what was just handed in, and how often the uploader was emptied (part of its key)."""

    files: dict[str, Brought] = field(default_factory=dict)
    handed_in: list[str] = field(default_factory=list)
    refused: dict[str, FileRefused] = field(default_factory=dict)
    emptied: int = 0

    def take(self, uploads: Iterable[UploadedFile]) -> None:
        """Put new files down, as many as a day allows, and let go of those that were taken out of the uploader."""
        given = {upload.file_id: upload for upload in uploads}
        for upload_id in [*self.files]:
            if upload_id not in given:
                self.files.pop(upload_id).remove()
        for upload_id, upload in [*given.items()][:FILES_A_DAY]:
            if upload_id not in self.files:
                self.files[upload_id] = _brought(upload_id, upload)

    def waiting(self) -> list[Brought]:
        """Files that were not looked at yet."""
        return [file for file in self.files.values() if file.looked is None]

    def hand_in(self, name: str, note: str) -> None:
        """Hand in every file that can be; what is refused stays, with the reason beside it.

        Raises:
            NotAdmitted: the link does not allow it any more; nothing was kept.
        """
        self.handed_in, self.refused = [], {}
        for upload_id, file in [*self.files.items()]:
            if file.can_be_offered:
                try:
                    _hand_in(file, name, note)
                except (FileRefused, DamagedFile) as refusal:
                    self.refused[upload_id] = refusal
                else:
                    self.handed_in.append(file.name)
                    self.files.pop(upload_id).remove()
        if not self.files:
            self.emptied += 1


def counter(link: Link) -> Counter:
    """The counter of this session for a link; another link or workspace has another one."""
    key = f"{_COUNTER}_{workspace().kind}_{link.link_id}"
    found: Counter = st.session_state.setdefault(key, Counter())
    return found


def handed_in_before(scope: Scope) -> tuple[OfferedFile, ...]:
    """The files that the partner of a link has handed in, the latest first."""
    return asked(offered_files, scope)


def held_to_limits(file: Brought, link: Link, scope: Scope) -> FileRefused | None:
    """Why a file would not be taken now although it is in order; said before anybody presses anything."""
    if file.looked is None:
        return None
    before, now = handed_in_before(scope), datetime.now(UTC)
    try:
        hold_to_limits(before, file.looked.sha256, file.looked.account_ids, file.size, link.link_id, now)
    except FileRefused as refusal:
        return refusal
    return None


def _hand_in(file: Brought, name: str, note: str) -> None:
    """Everything anew: the link, whose accounts the file is about, and the limits."""
    link, partner_id = acting_link()
    house = workspace()
    if not file.path.exists():
        raise FileRefused(f"{file.name} lay here for too long.", "Drop it again.", code="gone")
    found = _looked(file, scope_of(link, frozenset()))
    who, said = inert(name)[:LONGEST_NAME], inert(note)[:LONGEST_NOTE] if note else ""
    sender = From(link.link_id, link.label, link.initiative_id, partner_id, who, said)
    hand_in(house.warehouse, found, file.path, sender, keep_in=house.settings.offered, at_utc=datetime.now(UTC))
    trail.note("offered", actor=sender.by, link_id=link.link_id, detail=found.export.receipt.file)


def _looked(file: Brought, scope: Scope) -> Looked[Differences | None]:
    house = workspace()
    own = frozenset(each.account_id for each in accounts_of(house.warehouse, scope))
    return look(
        house.warehouse,
        file.path,
        lambda seen, batch_id: differences(seen, scope, batch_id),
        name=file.name,
        own=own,
        answers=file.answers,
        at_utc=datetime.now(UTC),
        by=trail.A_VISITOR,
    )


def _brought(upload_id: str, upload: UploadedFile) -> Brought:
    path = place_for_upload()
    refusal = put_down(upload, path)
    found = Looked[Differences | None](shown(outcomes.refused(inert(upload.name), refusal)), "") if refusal else None
    return Brought(upload_id, inert(upload.name), upload.size, path, looked=found)
