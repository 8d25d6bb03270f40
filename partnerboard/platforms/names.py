"""What the name a platform gives its file tells: the account, the dates, the day of the export."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

# How dates are written in file names; a name uses one of them throughout.
_DATE_FORMATS = ("%Y%m%d", "%Y-%m-%d", "%b-%d-%Y", "%m_%d_%Y")


@dataclass(frozen=True, slots=True)
class NameSays:
    """What was found in a file name, or printed above a table; None where it says nothing."""

    account: str | None = None
    account_name: str | None = None
    covers: tuple[date, date] | None = None
    exported_on: date | None = None
    post: str | None = None

    def or_else(self, other: "NameSays") -> "NameSays":
        """What this says, and what the other says where this says nothing."""
        return NameSays(
            account=self.account or other.account,
            account_name=self.account_name or other.account_name,
            covers=self.covers or other.covers,
            exported_on=self.exported_on or other.exported_on,
            post=self.post or other.post,
        )


NOTHING_SAID = NameSays()


@dataclass(frozen=True, slots=True)
class FileName:
    """The pattern of a platform's file names, with the groups `account` (or `account_pasted`, in names
    that people give), `account_name`, `since`, `until`, `exported`, `exported_ms` and `post`.

    `until_is_excluded`: the last printed day is not covered (analytics.twitter.com).
    `claims_platform`: no other platform names files like this, so other contents under it are a mistake.
    """

    pattern: str
    until_is_excluded: bool = False
    claims_platform: bool = False

    def claims(self, name: str) -> bool:
        """Is this a name that only this platform gives?"""
        return self.claims_platform and self._match(name) is not None

    def read(self, name: str) -> NameSays:
        """What the name tells; nothing when it was renamed."""
        match = self._match(name)
        if match is None:
            return NOTHING_SAID
        groups = match.groupdict()
        since, until = _day(groups.get("since")), _day(groups.get("until"))
        if until and self.until_is_excluded:
            until -= timedelta(days=1)
        covers = (since, until) if since and until and since <= until else None
        return NameSays(
            account=groups.get("account") or groups.get("account_pasted"),
            account_name=groups.get("account_name"),
            covers=covers,
            exported_on=_day(groups.get("exported")) or _exported(groups.get("exported_ms")),
            post=groups.get("post"),
        )

    def _match(self, name: str) -> re.Match[str] | None:
        return re.search(self.pattern, re.split(r"[/\\]", name)[-1])


def _day(printed: str | None) -> date | None:
    for format_ in _DATE_FORMATS if printed else ():
        try:
            return datetime.strptime(printed or "", format_).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    return None


def _exported(milliseconds: str | None) -> date | None:
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC).date() if milliseconds else None
