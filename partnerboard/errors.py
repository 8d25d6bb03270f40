"""Expected failures, each with what happened and what to do next; anything outside this tree is a bug.

PartnerboardError
├── FileRefused                 nothing of the file was loaded: `.code`
│   ├── UnreadableFile          the bytes are not a table of any kind we can open
│   │   └── FileTooLarge        over a limit of size, rows, columns, cells or time
│   ├── UnknownLayout           a table, but not an export we know
│   └── DamagedFile             an export we know, but cut off or contradicting itself
├── NeedsInput                  the file is fine, something it cannot say must be asked: `.needs`
├── AnswersInvalid              what stands beside a file in the drop folder cannot be read
├── UnknownBatch                no such batch, or not in a state that allows the step
├── OfferClosed                 a file that a partner handed in was answered already
├── AgreementsInvalid           the agreements file cannot be accepted: `.line`
├── AgreementsChanged           what a form was opened on is not what stands now
├── LayoutInvalid               a layout cannot be used: `.line` where it comes from a file
├── UnknownSavedLayout          no saved layout of that name
├── LinkRefused                 a shared link cannot be made, or changed, like that
├── WeightsInvalid              day weights that do not fit the period or add up to nothing
├── UnknownMetric               a metric code that the catalogue does not hold
├── NotAdditive                 a sum that would be a wrong number
├── WarehouseError
│   ├── AnswerStopped           an answer took longer than whoever asked may keep the database busy
│   ├── WarehouseBusy           another process holds the warehouse
│   │   └── WarehouseConflict   another process changed the same at the same time
│   ├── WarehouseReadOnly       what is served is a published copy
│   ├── MoveRefused             a warehouse cannot be moved there
│   ├── WarehouseUnreachable    the catalogue's server or the object store does not answer
│   ├── WarehouseMissing        there is no warehouse at that path
│   ├── WarehouseNewer          written by a later version of the product
│   ├── WarehouseInterrupted    DuckDB gave up (a full disk); it is opened again by itself
│   ├── DiskFull                a write was refused by the disk; nothing of it was stored
│   ├── ChangeUnconfirmed       committed, but its line could not be written to the journal
│   ├── RecoveryNeeded          the database cannot be trusted as it lies there: `.reason`
│   ├── RecoveryRefused         recovering would lose something, or cannot be done from what is there
│   └── BackupFailed            no backup was made, or it could not be read again
├── QuestionError
│   ├── UnknownQuestion         no query of that name
│   └── ParametersInvalid       a parameter is missing, unknown or cannot be read
├── SettingsInvalid             a setting has a value that cannot be used
├── MemberRefused               a change of who may sign in that cannot be made
├── NotAllowed                  somebody we know, whose role does not go that far
└── NotAdmitted                 the visitor may not see this; never says why

Every class takes `(message, remedy)`: `message` says what happened and quotes the offending value, `remedy` says
what to do next. Both are full sentences for the person who reads them. They are caught once in the pages and once
on the command line. Further facts are keyword arguments with a default, so that an error survives the way back from
a child process.
"""
# ruff: noqa: N818 - the names are read by people in messages and logs, and say what is the matter, not that it is one

import errno

from typing_extensions import override


class PartnerboardError(Exception):
    """A failure we expect and can explain."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    @override
    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


class FileRefused(PartnerboardError):
    """Nothing of the file was loaded. `code` is the short name of the cause, for example "html_content"."""

    def __init__(self, message: str, remedy: str, *, code: str = "") -> None:
        super().__init__(message, remedy)
        self.code = code


class UnreadableFile(FileRefused):
    """The bytes are not a table of any kind we can open."""


class FileTooLarge(UnreadableFile):
    """Over a limit of size, rows, columns, cells or time."""


class UnknownLayout(FileRefused):
    """A table, but not an export we know."""


class DamagedFile(FileRefused):
    """An export we know, but cut off or contradicting itself."""


class NeedsInput(PartnerboardError):
    """The file is fine, but something it cannot say must be asked. `needs` names what, for example "account"."""

    def __init__(self, message: str, remedy: str, *, needs: tuple[str, ...] = ()) -> None:
        super().__init__(message, remedy)
        self.needs = needs


class AnswersInvalid(PartnerboardError):
    """What stands beside a file in the drop folder cannot be read."""


class UnknownBatch(PartnerboardError):
    """No such batch, or not in a state that allows the step."""


class OfferClosed(PartnerboardError):
    """A file that a partner handed in was answered already, or is not there."""


class AgreementsInvalid(PartnerboardError):
    """The agreements file cannot be accepted. `line` counts from 1; None when the fault has no single line."""

    def __init__(self, message: str, remedy: str, *, line: int | None = None) -> None:
        super().__init__(message, remedy)
        self.line = line

    @override
    def __str__(self) -> str:
        return super().__str__() if self.line is None else f"Line {self.line}: {super().__str__()}"


class AgreementsChanged(PartnerboardError):
    """Somebody else has changed the record since the form was opened; nothing was saved."""


class LayoutInvalid(PartnerboardError):
    """A layout cannot be used. `line` counts from 1 where it was read from a file, that of the first fault."""

    def __init__(self, message: str, remedy: str, *, line: int | None = None) -> None:
        super().__init__(message, remedy)
        self.line = line


class UnknownSavedLayout(PartnerboardError):
    """No saved layout of that name."""


class LinkRefused(PartnerboardError):
    """A shared link cannot be made, or changed, like that; nothing was stored."""


class WeightsInvalid(PartnerboardError):
    """Day weights that do not fit the period or add up to nothing."""


class UnknownMetric(PartnerboardError):
    """A metric code that the catalogue does not hold."""


class NotAdditive(PartnerboardError):
    """A sum that would be a wrong number."""


class WarehouseError(PartnerboardError):
    """The warehouse cannot be used as asked."""


class AnswerStopped(WarehouseError):
    """An answer took longer than whoever asked may keep the database busy; it was stopped, and nothing changed."""


class WarehouseBusy(WarehouseError):
    """Another process holds the warehouse."""


class WarehouseConflict(WarehouseBusy):
    """Another process changed the same at the same time; nothing of this step was stored, and it may be tried again."""


class WarehouseReadOnly(WarehouseError):
    """What is served is a published copy: it shows, and changes nothing."""

    def __init__(
        self,
        message: str = "This server shows a published copy of the warehouse and changes nothing.",
        remedy: str = "Use the server that publishes it.",
    ) -> None:
        super().__init__(message, remedy)


class MoveRefused(WarehouseError):
    """A warehouse cannot be moved there, or did not arrive as it left; the source is as it was."""


class WarehouseUnreachable(WarehouseError):
    """The server of the warehouse's catalogue, or the object store of its data, does not answer."""

    def __init__(
        self,
        message: str = "The server that holds the warehouse does not answer; nothing of this step was stored.",
        remedy: str = "Try again in a minute. If that does not help, see whether PostgreSQL and the object store run.",
    ) -> None:
        super().__init__(message, remedy)


class WarehouseMissing(WarehouseError):
    """There is no warehouse at that path."""


class WarehouseNewer(WarehouseError):
    """The warehouse was written by a later version of the product."""


class WarehouseInterrupted(WarehouseError):
    """DuckDB gave up, as it does on a full disk. What was committed is there; the next question opens it again."""


class DiskFull(WarehouseError):
    """A write was refused by the disk: nothing of it was stored, and what was there before is there."""

    ERRNOS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

    def __init__(
        self,
        message: str = "There is no room on the disk; nothing of this step was stored.",
        remedy: str = "Make room on the disk of the data folder, and repeat it.",
    ) -> None:
        super().__init__(message, remedy)


class ChangeUnconfirmed(WarehouseError):
    """A change was committed, but its line could not be written to the journal. The next change writes it first."""


class RecoveryNeeded(WarehouseError):
    """The database cannot be trusted as it lies there. `reason` is a few words without a name, for a health check."""

    def __init__(self, message: str, remedy: str, *, reason: str = "") -> None:
        super().__init__(message, remedy)
        self.reason = reason


class RecoveryRefused(WarehouseError):
    """Recovering would lose something that nobody agreed to lose, or cannot be done from what is there."""


class BackupFailed(WarehouseError):
    """No backup was made, or the one that was made could not be read again."""


class QuestionError(PartnerboardError):
    """A named question cannot be answered as asked."""


class UnknownQuestion(QuestionError):
    """No query of that name."""


class ParametersInvalid(QuestionError):
    """A parameter is missing, unknown or cannot be read."""


class SettingsInvalid(PartnerboardError):
    """A setting has a value that cannot be used."""


class MemberRefused(PartnerboardError):
    """A change of who may sign in that cannot be made; nothing was changed."""


class NotAllowed(PartnerboardError):
    """Somebody we know, whose role does not go that far; nothing was changed."""


class NotAdmitted(PartnerboardError):
    """The visitor may not see this. The words are the same for every cause, so that they teach nothing."""

    def __init__(
        self,
        message: str = "This page is not open to you.",
        remedy: str = "Ask the person who sent you here for a new link.",
    ) -> None:
        super().__init__(message, remedy)
