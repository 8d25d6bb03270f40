"""What is known about a file besides its rows: answered by a person, or told by the name the platform gave it."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Self

from partnerboard.errors import NeedsInput, UnknownLayout
from partnerboard.platforms.declaration import Accounts, Answers, ExportKind
from partnerboard.platforms.names import NOTHING_SAID, NameSays

_QUESTIONS = {
    "account": "which account it is about (--account {platform}:HANDLE)",
    "exported_on": "on which day it was exported (--exported-on YYYY-MM-DD)",
    "covers": "which days it covers (--covers FROM:TO)",
    "post": "under which post its comments stand (--post ID)",
}


class AnswerMissing(NeedsInput):
    """A file of a known kind that cannot be loaded without an answer."""

    def __init__(self, message: str, remedy: str, *, kind: ExportKind, needs: tuple[str, ...]) -> None:
        super().__init__(message, remedy, needs=needs)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Told:
    """The answers in force for one file; part of its batch's identity."""

    handle: str | None = None
    account_name: str | None = None
    exported_on: date | None = None
    covers: tuple[date, date] | None = None
    layout: str | None = None  # the saved layout that reads it, as name@version
    post: str | None = None
    reading: int = 1  # of several batches made from the same bytes under the same answers, which one

    def answers(self, platform: str | None) -> Answers:
        """The same as a person would give them."""
        account = f"{platform}:{self.handle}" if platform and self.handle else None
        return Answers(account=account, exported_on=self.exported_on, covers=self.covers, post=self.post)

    def as_json(self) -> str:
        """One line, the same for the same answers."""
        said = {
            "account": self.handle,
            "account_name": self.account_name,
            "covers": [day.isoformat() for day in self.covers] if self.covers else None,
            "exported_on": self.exported_on.isoformat() if self.exported_on else None,
            "layout": self.layout,
            "post": self.post,
            "reading": self.reading if self.reading > 1 else None,
        }
        return json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """What `as_json` wrote."""
        said = json.loads(text)
        since, until = map(date.fromisoformat, said.get("covers", (date.min.isoformat(),) * 2))
        covers = (since, until) if "covers" in said else None
        exported_on = date.fromisoformat(said["exported_on"]) if "exported_on" in said else None
        return cls(
            said.get("account"),
            said.get("account_name"),
            exported_on,
            covers,
            layout=said.get("layout"),
            post=said.get("post"),
            reading=said.get("reading", 1),
        )

    def includes(self, answers: Answers) -> bool:
        """Does every answer given now agree with what was told then?"""
        return (
            (answers.account is None or _handle(answers.account) == self.handle)
            and answers.exported_on in {None, self.exported_on}
            and answers.covers in {None, self.covers}
            and answers.layout in {None, (self.layout or "").rpartition("@")[0]}
            and answers.post in {None, self.post}
        )


def told(kind: ExportKind, name: str, answers: Answers, printed: NameSays = NOTHING_SAID) -> tuple[Told, list[str]]:
    """Answers first, then what the file prints, then its name; with a sentence for each thing taken from the name.

    Raises:
        AnswerMissing: something this kind cannot do without is neither answered nor told.
        UnknownLayout: the answered account is on another platform.
    """
    _hold_to_platform(kind, answers)
    named_by_file = kind.file_name.read(name) if kind.file_name else NOTHING_SAID
    says = printed.or_else(named_by_file)
    handle = (
        _handle(answers.account) if answers.account and kind.platform and kind.accounts is not Accounts.NOBODY else None
    )
    named = None if handle or not says.account else _handle(f":{says.account}")
    covers = answers.covers or says.covers
    exported_on = answers.exported_on or says.exported_on
    post = (answers.post or says.post) if "post" in kind.asks else None
    known = Told(handle or named, says.account_name, exported_on, covers, post=post)
    missing = [need for need in kind.must_ask if not _is_known(need, known)]
    if missing:
        asked = " and ".join(_QUESTIONS[need].format(platform=kind.platform) for need in missing)
        raise AnswerMissing(
            f"This is {kind.label}. The file does not say {asked}.",
            "Answer, and load it again.",
            kind=kind,
            needs=tuple(missing),
        )
    return known, [
        *([f"The account '{named}' was taken from the file name."] if named and not printed.account else []),
        *(
            [f"The days {covers[0]} to {covers[1]} were taken from the file name."]
            if covers and not answers.covers and not printed.covers
            else []
        ),
        *(
            [f"The export day {exported_on} was taken from the file name."]
            if exported_on and not answers.exported_on
            else []
        ),
        *(
            [f"The post '{post}' was taken from the file name."]
            if post and not answers.post and not printed.post
            else []
        ),
    ]


def _is_known(need: str, known: Told) -> bool:
    if need == "account":
        return bool(known.handle or known.account_name)
    return getattr(known, need) is not None


def _hold_to_platform(kind: ExportKind, answers: Answers) -> None:
    platform = answers.account.partition(":")[0] if answers.account else kind.platform
    if kind.platform and platform != kind.platform:
        raise UnknownLayout(
            f"The account '{answers.account}' is on {platform}, but this is {kind.label}.",
            "Name an account of the platform that the file comes from.",
            code="wrong_platform",
        )


def _handle(account: str) -> str:
    return account.partition(":")[2].strip().lstrip("@").lower()
