"""Is everything in order? Folder, space, sign-in, journal, backup, warehouse, members, kept files, checks of data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from partnerboard.cli.upkeep_words import counted
from partnerboard.errors import PartnerboardError, SettingsInvalid
from partnerboard.ingest.keeping import kept_path, sha256_of
from partnerboard.insights.workspace import everything
from partnerboard.lake_address import Elsewhere
from partnerboard.recovery.safeguards import Safeguards
from partnerboard.settings import Settings
from partnerboard.sharing.members import Member, members
from partnerboard.sign_in import Mode, SignIn, options_set, refuse_unsafe
from partnerboard.warehouse import Warehouse, questions
from partnerboard.warehouse.anywhere import warehouse_at
from partnerboard.warehouse.space import free_bytes

ENOUGH_SPACE = 1024**3
LATE_AFTER = timedelta(hours=48)
_MODES: Mapping[Mode, str] = {
    "local": "nobody signs in: the pages of the staff open on this machine only",
    "members": "people who were invited, at {0.provider.issuer}, for {0.hours} hours",
    "proxy": "people who were invited, by the proxy in front, named in the header {0.proxy.header}",
}
_TIME = "%Y-%m-%d %H:%M UTC"


@dataclass(frozen=True)
class Finding:
    """One thing looked at, and what was found."""

    checked: str
    found: str
    is_fine: bool


def examine(
    path: Path,
    keep_in: Path,
    settings: Settings,
    now: datetime,
    environment: Mapping[str, str],
    lake: Elsewhere | None = None,
) -> list[Finding]:
    """Look at everything that can be looked at; a warehouse that does not open ends the list."""
    return list(_findings(path, keep_in, settings, now, environment, lake))


def _findings(
    path: Path,
    keep_in: Path,
    settings: Settings,
    now: datetime,
    environment: Mapping[str, str],
    lake: Elsewhere | None,
) -> Iterator[Finding]:
    yield Finding("data folder", str(settings.folder), is_fine=True)
    free = free_bytes(path.parent)
    yield Finding("free space", f"{free // 1024**2:,} MB", is_fine=free >= ENOUGH_SPACE)
    yield _sign_in(environment)
    if lake is None:
        kept = Safeguards.of(path)
        yield _journal(kept, now)
        yield _backup(kept, now)
        if kept.last is None and not path.exists():
            yield Finding("warehouse", f"{path} does not exist yet; the first load makes it", is_fine=True)
            return
    try:
        warehouse = warehouse_at(path, lake)
    except PartnerboardError as failure:
        yield Finding("warehouse", str(failure), is_fine=False)
        return
    with warehouse:
        said = lake.says if lake else f"{path}, {path.stat().st_size // 1024:,} KB, as its journal says"
        yield Finding("warehouse", said, is_fine=True)
        yield _members(members(warehouse), is_needed=environment.get("PARTNERBOARD_SIGN_IN", "local") != "local")
        yield _kept_files(warehouse, keep_in)
        for check in questions("checks"):
            offences = warehouse.records(check.name)
            found = "none" if not offences else f"{len(offences)}, first: {offences[0]['offender']}"
            yield Finding(check.sentence.rstrip("."), found, is_fine=not offences)


def _sign_in(environment: Mapping[str, str]) -> Finding:
    """Whether the app would start with what is set for signing in, and with Streamlit's own settings."""
    try:
        refuse_unsafe(options_set(environment))
        found = SignIn.of(environment)
    except SettingsInvalid as invalid:
        return Finding("sign-in", str(invalid), is_fine=False)
    return Finding("sign-in", _MODES[found.mode].format(found), is_fine=True)


def _members(everybody: Sequence[Member], *, is_needed: bool) -> Finding:
    active = [each for each in everybody if each.is_active]
    owners = sum(each.role == "owner" for each in active)
    said = f"{counted(len(active), 'member', 'members')}, {counted(owners, 'owner', 'owners')}"
    lacking = "; the app shows a code for the first one on its console" if is_needed and not owners else ""
    return Finding("members", f"{said}{lacking}", is_fine=bool(owners) or not is_needed)


def _journal(kept: Safeguards, now: datetime) -> Finding:
    if kept.last is None:
        return Finding("journal", "nothing has been changed yet", is_fine=True)
    changes, kind = counted(kept.changes.total(), "change", "changes"), kept.last.kind.replace("_", " ")
    said = f"{changes}, the last one {kind} at {kept.last.at_utc:{_TIME}}"
    if kept.damaged_lines:
        return Finding("journal", f"{said}; {kept.damaged_lines} lines cannot be read", is_fine=False)
    if kept.last.at_utc > now:
        return Finding("journal", f"{said}, which is to come: the clock is behind", is_fine=False)
    return Finding("journal", said, is_fine=True)


def _backup(kept: Safeguards, now: datetime) -> Finding:
    """Fine while nothing is older than two days and in no backup; the app makes one every day."""
    if kept.newest_backup is None or kept.backup_made_at is None:
        is_new = kept.first is None or now - kept.first.at_utc < LATE_AFTER
        return Finding("backup", "none yet; the app makes one every day, and `backup` does", is_fine=is_new)
    verified = "read again and equal" if kept.backup_entry else "not made here: nothing says that it was read again"
    since = counted(kept.since_backup, "change", "changes")
    said = f"{kept.newest_backup.name}, {verified}, {since} since; {kept.backups} in all"
    is_late = kept.since_backup > 0 and now - kept.backup_made_at >= LATE_AFTER
    return Finding("backup", said, is_fine=kept.backup_entry is not None and not is_late)


def _kept_files(warehouse: Warehouse, keep_in: Path) -> Finding:
    loaded = warehouse.records("imports/batches", initiative_ids=everything(warehouse).initiative_ids)
    wanted = {row["file_sha256"] for row in loaded}
    lost = sorted(sha for sha in wanted if not kept_path(keep_in, sha).exists())
    changed = sorted(sha for sha in wanted - set(lost) if sha256_of(kept_path(keep_in, sha)) != sha)
    if lost or changed:
        return Finding("kept files", f"{len(lost)} lost, {len(changed)} changed of {len(wanted)}", is_fine=False)
    return Finding("kept files", f"all {len(wanted)} are there, byte for byte", is_fine=True)
