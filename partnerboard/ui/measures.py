"""What `/metrics` says: sizes, ages and counts of the workspace in use, read when they are asked for."""

import platform
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version

from partnerboard.insights.imports import batches
from partnerboard.insights.workspace import data_ages, everything, initiatives
from partnerboard.recovery.safeguards import Safeguards
from partnerboard.reports.exposition import Measure
from partnerboard.scope import View
from partnerboard.sharing.trail import trail
from partnerboard.ui.filters import ALL_THAT_IS_KNOWN
from partnerboard.ui.workspace import Workspace
from partnerboard.warehouse.beside import Beside

DAY_SECONDS = 86_400


def measured(house: Workspace, at: datetime) -> Iterator[Measure]:
    """The measures; while the workspace is not ready, only what needs no database."""
    runs_on = {"python": platform.python_version(), "streamlit": version("streamlit"), "duckdb": version("duckdb")}
    yield Measure("build_info", "What this server runs on.", "gauge", [(runs_on, 1)])
    yield _one("ready", "1 while visitors may be sent here.", float(not list(house.unready_reasons())))
    yield from _people()
    if house.lake is None:
        beside = Beside(house.path)
        for name, means, path in (("db", "The database file.", house.path), ("wal", "Its log.", beside.log)):
            yield _one(f"{name}_bytes", means, path.stat().st_size if path.exists() else 0)
    if house.is_ready:
        yield from _loads(house, at)
        if house.lake is None:
            yield from _safety(house, at)


def _people() -> Iterator[Measure]:
    """What visitors did since this server started."""
    done = trail().since_start
    opened = [({"result": who}, float(done["opened", who == "robot"])) for who in ("person", "robot")]
    yield Measure("link_open_total", "Links that were opened.", "counter", opened)
    for name, kind, means in (
        ("passphrase_fail_total", "failed", "Wrong passphrases and unknown links."),
        ("throttled_total", "throttled", "Requests that came too often."),
        ("download_total", "downloaded", "Files that were taken away."),
    ):
        yield _one(name, means, sum(times for (each, _), times in done.items() if each == kind), kind="counter")


def _loads(house: Workspace, at: datetime) -> Iterator[Measure]:
    """What was loaded, by platform, and through which day it reaches."""
    warehouse = house.warehouse
    scope = house.asked(everything)
    loaded = house.asked(batches, scope)
    uploads = Counter((each.platform_id or "none", each.state) for each in loaded)
    by = [({"platform": on, "result": state}, float(count)) for (on, state), count in sorted(uploads.items())]
    yield Measure("uploads_total", "Files that were loaded; what is withdrawn is counted as such.", "counter", by)
    rows = sum(each.rows_loaded for each in loaded), sum(each.rows_rejected for each in loaded)
    yield _one("rows_loaded_total", "Rows of files that were loaded.", rows[0], kind="counter")
    yield _one("rows_quarantined_total", "Rows of files that were set aside.", rows[1], kind="counter")
    took = [({"of": "sum"}, warehouse.timing.seconds), ({"of": "count"}, float(warehouse.timing.count))]
    yield Measure("query_seconds", "Time that answering questions took.", "summary", took)
    stopped = float(warehouse.overtime.stopped)
    yield _one("query_stopped_total", "Answers to visitors of links that took too long.", stopped, kind="counter")
    today = at.date()
    ages = [
        age.days_old
        for each in house.asked(initiatives, scope)
        for age in house.asked(
            data_ages, scope, View(each.initiative_id, (), (), each.starts_on, each.ends_on, today, ALL_THAT_IS_KNOWN)
        )
        if age.days_old is not None
    ]
    oldest = max(ages, default=0) * DAY_SECONDS
    yield _one("oldest_data_seconds", "Age of the account whose numbers are oldest.", oldest)


def _safety(house: Workspace, at: datetime) -> Iterator[Measure]:
    warehouse = house.warehouse
    yield _one("free_bytes", "Free on the disk of the database.", warehouse.free_bytes or 0)
    behind = bool(warehouse.journal and warehouse.journal.is_behind)
    yield _one("journal_seq_gap", "1 while committed changes wait for their lines in the journal.", float(behind))
    if house.kind != "own":
        return  # the demo has no backup: it is made again
    kept = Safeguards.of(house.path)
    if kept.backup_made_at:
        age = (at - kept.backup_made_at).total_seconds()
        yield _one("backup_age_seconds", "Since the newest backup was made.", age)
    yield _one("backup_verified", "1 when the newest backup was read again.", float(kept.backup_entry is not None))


def _one(name: str, means: str, value: float, *, kind: str = "gauge") -> Measure:
    return Measure(name, means, "counter" if kind == "counter" else "gauge", [({}, value)])
