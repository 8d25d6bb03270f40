"""The files that one analyst has brought and not yet loaded: bytes in the upload folder, the rest in the session."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from partnerboard.errors import DiskFull, FileRefused
from partnerboard.ingest import begun, outcomes
from partnerboard.ingest.inspecting import Inspected, inspect
from partnerboard.ingest.loading import NO_ANSWERS, store
from partnerboard.ingest.memory import give_back
from partnerboard.ingest.room import no_room
from partnerboard.ingest.spooling import put_aside
from partnerboard.insights.loads import Change, Effect, Figure, changes, effects, figures
from partnerboard.platforms.declaration import Answers
from partnerboard.scope import Scope
from partnerboard.ui.workspace import workspace

_DESK = "pb_desk"
LEFT_BEHIND_SECONDS = 24 * 3600


@dataclass
class Brought:
    """One uploaded file, with what was said about it and what was found in it (None: not looked at yet)."""

    upload_id: str
    name: str
    size: int
    path: Path
    by: str
    upload: UploadedFile | None  # until its bytes are put down
    answers: Answers = NO_ANSWERS
    exports: list[Inspected] | None = None
    is_doubt_settled: bool = False
    is_in_uploader: bool = True

    def look(self) -> None:
        """Put the file down, read it and see what would load; its rows wait on disk until they are stored.

        Where the disk has no room for it, it is refused and not written.
        """
        now, house = datetime.now(UTC), workspace()
        if self.upload is not None:
            refusal = put_down(self.upload, self.path)
            self.upload = None
            if refusal:
                self.exports = [Inspected(outcomes.refused(self.name, refusal))]
                return
        found = inspect(house.warehouse, self.path, answers=self.answers, name=self.name, at_utc=now, by=self.by)
        self.exports = [
            replace(each, ready=put_aside(each.ready, self.path.with_suffix(f".{number}"))) if each.ready else each
            for number, each in enumerate(found)
        ]
        found.clear()
        give_back(self.size)

    def say(self, answers: Answers) -> None:
        """Answer what the file does not say; it is looked at again."""
        self.answers, self.exports = answers, None

    @property
    def can_load(self) -> bool:
        """Whether something in it can be stored, and doubts about it are settled."""
        found = self.exports or []
        is_doubtful = any(each.is_doubtful for each in found) and not self.is_doubt_settled
        return any(each.can_load for each in found) and not is_doubtful

    def remove(self) -> None:
        """Take it and what was put aside of it from the disk."""
        for path in self.path.parent.glob(f"{self.path.name}*"):
            path.unlink(missing_ok=True)


@dataclass
class Done:
    """What became of one export: what was found in it, with the receipt of its load."""

    export: Inspected
    effect: Effect | None = None
    is_undone: bool = False


@dataclass
class Desk:
    """What lies there, what became of what was loaded, and how often the uploader was emptied (part of its key)."""

    files: dict[str, Brought] = field(default_factory=dict)
    done: list[Done] = field(default_factory=list)
    before: dict[str, Figure] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    emptied: int = 0

    def take(self, uploads: Iterable[UploadedFile], *, by: str) -> None:
        """Take note of new uploads, brought `by` whom, and let go of those that were taken out of the uploader."""
        given = {upload.file_id: upload for upload in uploads}
        for file in [*self.files.values()]:
            if file.is_in_uploader and file.upload_id not in given:
                self.drop(file)
        for upload_id, upload in given.items():
            if upload_id not in self.files:
                path = place_for_upload()
                self.files[upload_id] = Brought(upload_id, upload.name, upload.size, path, by, upload)

    def drop(self, file: Brought) -> None:
        """Take a file off the desk."""
        self.files.pop(file.upload_id)
        file.remove()

    def waiting(self) -> list[Brought]:
        """Files that were not looked at yet."""
        return [file for file in self.files.values() if file.exports is None]

    def loadable(self) -> list[Brought]:
        """Files with something to load."""
        return [file for file in self.files.values() if file.can_load]

    def load(self, file: Brought) -> None:
        """Store every export of a loadable file that can be stored, each in a transaction of its own."""
        house, now = workspace(), datetime.now(UTC)
        ready = [(each, each.ready) for each in file.exports or [] if each.ready]
        sha256 = ready[0][1].handover.sha256
        with begun.noted(house.begun_loads, sha256, name=file.name, exports=len(ready), at_utc=now):
            for each, what in ready:
                receipt = store(house.warehouse, what, file.path, keep_in=house.settings.kept_files)
                self.done.append(Done(replace(each, receipt=receipt, rows=(), ready=None)))
        self.drop(file)
        give_back(file.size)

    def begin(self, scope: Scope) -> None:
        """Forget what was loaded before, and note how the targets stand."""
        self.done, self.changes = [], []
        self.before = figures(workspace().warehouse, scope)

    def look_back(self, scope: Scope) -> None:
        """Find out which targets have moved since, and what each file brought."""
        self.changes = changes(self.before, figures(workspace().warehouse, scope))
        self.tell_effects()

    def tell_effects(self) -> None:
        """Find out what files brought, where that is not known yet: once for all of them."""
        untold = [done for done in self.done if done.effect is None and done.export.receipt.is_in]
        if untold:
            batch_ids = {str(done.export.receipt.batch_id) for done in untold}
            brought = effects(workspace().warehouse, sorted(batch_ids))
            for done in untold:
                done.effect = brought.get(str(done.export.receipt.batch_id))

    def empty_uploader(self) -> None:
        """Let the uploader forget what was loaded. What waits for an answer or cannot be loaded stays on the desk."""
        for file in [*self.files.values()]:
            file.is_in_uploader = False
            if all(each.receipt.verdict == "already_loaded" for each in file.exports or []):
                self.drop(file)
        self.emptied += 1


def desk() -> Desk:
    """The desk of this session; another workspace has another desk."""
    key = f"{_DESK}_{workspace().kind}"
    found: Desk = st.session_state.setdefault(key, Desk())
    return found


def place_for_upload() -> Path:
    """A place in the upload folder that nobody can guess; what sessions left there long ago goes."""
    folder = workspace().settings.uploads
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _forget(folder, before=time.time() - LEFT_BEHIND_SECONDS)
    return folder / uuid4().hex


def _forget(folder: Path, *, before: float) -> None:
    """Remove what sessions left behind that ended without loading."""
    for path in folder.iterdir():
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def put_down(upload: UploadedFile, path: Path) -> FileRefused | None:
    """Write an upload to its place; where the disk has no room, nothing of it stays, and the reason is returned."""
    refusal = no_room(workspace().warehouse, upload.name, upload.size)
    if refusal:
        return refusal
    try:
        with path.open("wb") as copy:
            copy.write(upload.getvalue())  # shares the bytes that Streamlit holds, where getbuffer() copies them
    except OSError as problem:
        path.unlink(missing_ok=True)
        if problem.errno not in DiskFull.ERRNOS:
            raise
        full = DiskFull()
        return FileRefused(full.message, full.remedy, code="no_room")
    return None
