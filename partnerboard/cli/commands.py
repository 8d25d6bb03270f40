"""What each command does: read the arguments, call one function below, print what happened."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pandas as pd

from partnerboard import agreements
from partnerboard.cli import doctor, layouts, loading, moving, places, rerunning, upkeep_words
from partnerboard.cli.values import parameters
from partnerboard.demo.loading import load_demo
from partnerboard.errors import PartnerboardError, RecoveryRefused
from partnerboard.ingest import upkeep
from partnerboard.ingest.receipts import Receipt
from partnerboard.ingest.rerunning import BY_CONTENT, read_again
from partnerboard.insights.workspace import everything
from partnerboard.platforms.declaration import Answers
from partnerboard.recovery import recovering
from partnerboard.recovery.recovering import needs_recovery
from partnerboard.settings import Settings
from partnerboard.warehouse import Warehouse
from partnerboard.warehouse.backup import back_up
from partnerboard.warehouse.questions import answerable

ACTOR = "command line"


@dataclass(frozen=True)
class Here:
    """Where a command runs and when."""

    settings: Settings
    now: datetime
    environment: Mapping[str, str]


Command = Callable[[Namespace, Here], int]


def load_files(given: Namespace, here: Here) -> int:
    """Load each file; every one gets its own verdict."""
    path = places.path(given, here.settings)
    answers = Answers(
        account=given.account,
        exported_on=given.exported_on,
        covers=given.covers,
        post=given.post,
        layout=given.layout,
    )
    done = True
    keep_in = places.kept(path, here.settings)
    for receipt in loading.receipts(
        path, places.lake(given, here.settings), given.files, answers, keep_in=keep_in, at_utc=here.now, by=ACTOR
    ):
        print(receipt.as_json() if given.json else _told(receipt), flush=True)
        done = done and receipt.verdict in ("loaded", "already_loaded")
    return 0 if done else 1


def agreements_file(given: Namespace, here: Here) -> int:
    """Import replaces everything agreed by the file; export writes it."""
    with places.opened(given, here.settings, must_exist=given.way == "export") as warehouse:
        if given.way == "export":
            given.file.write_text(agreements.write(agreements.load(warehouse)), encoding="utf-8")
            print(f"Everything agreed is in {given.file}.")
            return 0
        told = agreements.read(_text(given.file))
        print(agreements.summary(agreements.store(warehouse, told, actor=ACTOR, at_utc=here.now)))
    return 0


def layout_files(given: Namespace, here: Here) -> int:
    """List the saved layouts, propose one for a file, or write and read their files."""
    if given.way == "propose":
        print(layouts.proposed(_existing(given.file), given.draft))
        return 0
    with places.opened(given, here.settings, must_exist=given.way != "import") as warehouse:
        if given.way == "export":
            print(layouts.exported(warehouse, given.name, given.file))
        elif given.way == "import":
            print(layouts.imported(warehouse, _text(given.file), by=ACTOR, at_utc=here.now))
        else:
            print(layouts.listed(warehouse))
    return 0


def ask(given: Namespace, here: Here) -> int:
    """Answer one named question, or list them all."""
    if given.list or not given.query:
        for each in answerable():
            print(f"{each.name:<28} {each.sentence}")
        return 0
    with places.opened(given, here.settings, must_exist=True) as warehouse:
        known = {each.name: each for each in answerable()}
        asked = known.get(given.query)
        named = parameters(asked, given.param, warehouse, here.now) if asked else {}
        print(_written(warehouse.ask(given.query, **named), given.format), end="")
    return 0


def demo(given: Namespace, here: Here) -> int:
    """Write the demo's files and load them as anybody's files are loaded."""
    path = given.warehouse or here.settings.demo_warehouse
    with Warehouse.open(path) as warehouse:
        load_demo(
            warehouse,
            here.settings.demo_files if given.warehouse is None else path.parent / "demo",
            keep_in=places.kept(path, here.settings),
            seed=given.seed,
            at=_progress,
        )
    print(f"The demo partnership is in {path}.")
    return 0


def batches(given: Namespace, here: Here) -> int:
    """List what was loaded, the latest first."""
    with places.opened(given, here.settings, must_exist=True) as warehouse:
        listed = warehouse.ask("imports/batches", initiative_ids=everything(warehouse).initiative_ids)
    columns = [
        "batch_id",
        "state",
        "export_kind",
        "as_of_on",
        "rows_loaded",
        "rows_rejected",
        "loaded_at_utc",
        "file_name",
    ]
    print(_written(listed[columns], "table") if len(listed) else "Nothing has been loaded yet.\n", end="")
    return 0


def withdraw(given: Namespace, here: Here) -> int:
    """Take a file's figures out of every answer from now on; the facts stay."""
    with places.opened(given, here.settings, must_exist=True) as warehouse:
        upkeep.withdraw(warehouse, given.batch, by=ACTOR, reason=given.reason, at_utc=here.now)
    print(f"{given.batch} is withdrawn. `restore {given.batch}` puts it back.")
    return 0


def restore(given: Namespace, here: Here) -> int:
    """Put a withdrawn file's figures back."""
    with places.opened(given, here.settings, must_exist=True) as warehouse:
        upkeep.restore(warehouse, given.batch, by=ACTOR, reason=given.reason, at_utc=here.now)
    print(f"{given.batch} counts again.")
    return 0


def rerun(given: Namespace, here: Here) -> int:
    """Show what reading a file again would change; with a reason, do it."""
    path = places.path(given, here.settings)
    answers = Answers(
        account=given.account,
        exported_on=given.exported_on,
        covers=given.covers,
        post=given.post,
        layout=BY_CONTENT if given.by_content else given.layout,
    )
    with places.opened(given, here.settings, must_exist=True) as warehouse:
        again = read_again(
            warehouse, given.batch, answers, keep_in=places.kept(path, here.settings), at_utc=here.now, by=ACTOR
        )
        told, is_done = rerunning.told(warehouse, again, reason=given.reason, by=ACTOR, at_utc=here.now)
    print(told)
    return 0 if is_done else 1


def rebuild(given: Namespace, here: Here) -> int:
    """Make every fact again from the kept files and compare; the warehouse itself stays as it is."""
    path = places.path(given, here.settings)
    places.opened(given, here.settings, must_exist=True).close()
    report = upkeep.rebuild(path, places.kept(path, here.settings), places.lake(given, here.settings))
    for table in report.tables:
        print(f"{table.name:<20} {table.rows:>9} rows  {'identical' if table.is_identical else 'DIFFERENT'}")
    print(report.sentence)
    return 0 if report.is_identical else 1


def backup(given: Namespace, here: Here) -> int:
    """Make a backup beside the warehouse; one that cannot be read again is none."""
    with places.opened(given, here.settings, must_exist=True) as warehouse:
        print(upkeep_words.made(back_up(warehouse, at_utc=here.now, by=ACTOR)))
    return 0


def recover(given: Namespace, here: Here) -> int:
    """Bring the database back, from what is left of it or a backup, and the journal; what lies there is moved aside."""
    path = places.path(given, here.settings)
    if lake := places.lake(given, here.settings):
        raise RecoveryRefused(
            f"A warehouse in {lake.says} is brought back where it lies.",
            "Bring back the catalogue with its own tools, and the folder of the data as it was then.",
        )
    needed = None if given.backup else needs_recovery(path)
    if needed is None and given.backup is None:
        print("Nothing has to be recovered: the database is whole, and its journal says the same.")
        return 0
    print(needed.message if needed else f"Everything since {given.backup} is done again.", flush=True)
    done = recovering.recover(
        path,
        keep_in=places.kept(path, here.settings),
        now=here.now,
        by=ACTOR,
        at=_progress,
        from_backup=_existing(given.backup) if given.backup else None,
        is_loss_accepted=given.without_lost,
    )
    print(upkeep_words.recovered(done))
    return 0


def move(given: Namespace, here: Here) -> int:
    """Take the whole warehouse from its file to a lake, or back; or publish a copy of it."""
    if given.way == "publish":
        print(moving.published(given, here.settings, given.to, here.now))
    else:
        print(moving.moved(given, here.settings, here.environment))
    return 0


def examine(given: Namespace, here: Here) -> int:
    """Check the installation and the warehouse; one line per check."""
    path = places.path(given, here.settings)
    kept, lake = places.kept(path, here.settings), places.lake(given, here.settings)
    findings = doctor.examine(path, kept, here.settings, here.now, here.environment, lake)
    for finding in findings:
        print(f"{'ok     ' if finding.is_fine else 'problem'}  {finding.checked}: {finding.found}")
    return 0 if all(finding.is_fine for finding in findings) else 1


COMMANDS: Mapping[str, Command] = {
    "load": load_files,
    "agreements": agreements_file,
    "layouts": layout_files,
    "ask": ask,
    "demo": demo,
    "batches": batches,
    "withdraw": withdraw,
    "restore": restore,
    "rerun": rerun,
    "backup": backup,
    "recover": recover,
    "rebuild": rebuild,
    "warehouse": move,
    "doctor": examine,
}


def _progress(done: int, total: int, file: str) -> None:
    """On a terminal, one line that is written over and gone when all is done; nothing in a log."""
    if not sys.stdout.isatty():
        return
    print(f"\r{done} of {total}  {file:<60}" if done < total else f"\r{'':<80}\r", end="", flush=True)


# What a refusal leads to here; the pages have a place of their own for each.
_PROPOSE = "`layouts propose FILE` says what the columns of a file seem to be."
_HINTS = {
    "header_not_found": _PROPOSE,
    "missing_column": _PROPOSE,
    "not_supported": _PROPOSE,
    "layout_changed": "`rerun BATCH_ID` shows what that would change.",
}


def _told(receipt: Receipt) -> str:
    lines = [f"{receipt.file}: {receipt.verdict.replace('_', ' ')}. {receipt.message}"]
    lines += [f"  {notice}" for notice in receipt.notices]
    lines += [f"  rejected: {count} x {code}" for code, count in sorted(receipt.reasons.items())]
    lines += [f"  {hint}" for code, hint in _HINTS.items() if code in receipt.reasons]
    return "\n".join(lines)


def _written(frame: pd.DataFrame, form: str) -> str:
    if form == "csv":
        return frame.to_csv(index=False, lineterminator="\n")
    if form == "json":
        return json.dumps(json.loads(frame.to_json(orient="records", date_format="iso")), ensure_ascii=False) + "\n"
    with pd.option_context("display.max_colwidth", 60, "display.width", None, "display.max_columns", None):
        return frame.to_string(index=False, na_rep="–") + "\n"


def _existing(file: Path) -> Path:
    if not file.is_file():
        raise PartnerboardError(f"There is no file {file}.", "Check the path.")
    return file


def _text(file: Path) -> str:
    try:
        return _existing(file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise PartnerboardError(f"{file} is not UTF-8 text.", "Save it as UTF-8.") from None
