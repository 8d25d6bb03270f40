"""The process that opens one workbook: limited in memory and time, and gone when it has answered.

It reads the workbook from standard input and writes one JSON message a line to standard output: rows and bad rows, then
the sheet they belong to; at last a refusal or the end. A parser that aborts takes only this process with it.
"""

import json
import sys
from collections.abc import Callable, Iterator

from partnerboard.errors import FileTooLarge, UnreadableFile
from partnerboard.ingest.reading.flaws import flaw_of
from partnerboard.ingest.reading.limits import Limits
from partnerboard.ingest.reading.raw import RawSheet

_EXPORT_AGAIN = "Export the file again from the platform and upload what it gives you, unopened."
_SMALLER = "Export a shorter period, or save the table alone as .csv."


def main(container: str, limits: Limits) -> None:
    """Answer for the workbook on standard input."""
    sheets = _parser(container)
    _confine(limits)
    try:
        _answer(sheets(sys.stdin.buffer.read(), limits), limits)
        last: dict[str, object] = {"end": True}
    except UnreadableFile as refusal:
        last = _refused(refusal)
    except MemoryError:
        message = "The workbook unpacks to more than the memory a file may use."
        last = _refused(FileTooLarge(message, _SMALLER, code="too_much_memory"))
    except Exception:  # noqa: BLE001 - parsers fail in many ways, and all of them mean this
        message = f"The workbook is damaged, or not what an .{container} file should be."
        last = _refused(UnreadableFile(message, _EXPORT_AGAIN, code="damaged_file"))
    sys.stdout.write(json.dumps(last) + "\n")


def _confine(limits: Limits) -> None:
    """Bounds for this process from here on; where the system has none, the parent's clock remains."""
    try:
        import resource
    except ImportError:
        return
    for kind, bound in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, ceiling = resource.getrlimit(kind)
        resource.setrlimit(kind, (bound if ceiling == resource.RLIM_INFINITY else min(bound, ceiling), ceiling))


def _parser(container: str) -> Callable[[bytes, Limits], Iterator[RawSheet]]:
    """Each parser is imported where it is needed: starting up is most of the time that a small workbook takes."""
    match container:
        case "xlsx":
            from partnerboard.ingest.reading.xlsx import sheets
        case "xls":
            from partnerboard.ingest.reading.xls import sheets
        case _:
            from partnerboard.ingest.reading.spreadsheetml import sheets
    return sheets


def _answer(sheets: Iterator[RawSheet], limits: Limits) -> None:
    """One text shared by many cells is written out for each of them, so the answer is bounded too."""
    left = limits.unpacked_bytes
    for sheet in sheets:
        for row in sheet.rows:
            flaw = flaw_of(row.cells, field_chars=limits.field_chars)
            message = json.dumps({"bad": [row.line_no, sheet.name, *flaw]} if flaw else [row.line_no, row.cells])
            sys.stdout.write(message + "\n")
            left -= len(message)
            if left < 0:
                reason = f"The cells of the workbook hold more than {limits.unpacked_bytes:,} characters."
                raise FileTooLarge(reason, _SMALLER, code="unpacked_too_large")
        about = {"sheet": sheet.name, "typed_dates": sheet.typed_dates, "hidden": sheet.hidden}
        sys.stdout.write(json.dumps(about) + "\n")


def _refused(refusal: UnreadableFile) -> dict[str, object]:
    return {
        "refused": refusal.code,
        "is_too_large": isinstance(refusal, FileTooLarge),
        "message": refusal.message,
        "remedy": refusal.remedy,
    }


if __name__ == "__main__":
    main(sys.argv[1], Limits(**json.loads(sys.argv[2])))
