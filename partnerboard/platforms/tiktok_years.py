"""The years of TikTok Studio's days and posts: from the day of the export, and from the time in a video's id."""

import dataclasses
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from partnerboard.errors import NeedsInput
from partnerboard.platforms.declaration import Answers
from partnerboard.platforms.tables import Line, Table, cell, plain
from partnerboard.platforms.yearless import YearlessDay, dated_series, yearless

_VIDEO = re.compile(r"/(?P<kind>video|photo)/(?P<id>\d{15,20})")
_FORMATS = {"video": "short_video", "photo": "carousel"}
# The label is a day where the exporting person is, the id a time in UTC: they may be one day apart. More than that
# means that the video was uploaded first and published later, and the time of publishing is not known.
_ZONES_APART_DAYS = 1
_USUAL_LAG_DAYS = 7
_LEAP_YEAR = 2000
# TikTok shows the year before the export and nothing earlier; the rest is for exporting people's zones.
_LONGEST_BACK_DAYS = 368


def with_years(table: Table, answers: Answers) -> Table:
    """Days of an account: the last one lies at or before the export, the others are counted back from it.

    Raises:
        NeedsInput: the export day that was answered would put days before the year that TikTok shows.
    """
    if answers.exported_on is None:
        return table
    at = [plain(name) for name in table.header].index("date")
    dates = dated_series([_day_and_month(cell(line, at)) for line in table.lines], answers.exported_on)
    lines = [
        line.with_cell(at, found.isoformat()) if found else line for line, found in zip(table.lines, dates, strict=True)
    ]
    known = [found for found in dates if found]
    _hold_to_one_year(known, answers.exported_on)
    return table.with_lines(lines, notices=_doubts(known, answers.exported_on))


def with_upload_years(table: Table, answers: Answers) -> Table:
    """Posts: the year from the id, the day from the label; `Time` is the day of the export in every row.

    Raises:
        NeedsInput: the file was not exported on the day that was answered.
    """
    at = {plain(name): position for position, name in enumerate(table.header)}
    address, posted, exported = at["video link"], at["post time"], at.get("time")
    if answers.exported_on and exported is not None:
        _hold_to_export_day([_day_and_month(cell(line, exported)) for line in table.lines], answers.exported_on)
    dated = [_published(line, address, posted) for line in table.lines]
    return with_formats(table.with_lines(dated), answers)


def with_formats(table: Table, answers: Answers) -> Table:  # noqa: ARG001 - every preparation is called alike
    """Posts: what the address says about the kind of post, as a column of its own."""
    address = next(position for position, name in enumerate(table.header) if plain(name) == "video link")
    width = len(table.header)
    lines = []
    for line in table.lines:
        video = _VIDEO.search(cell(line, address))
        whole = len(line.cells) == width
        lines.append(line._replace(cells=(*line.cells, _FORMATS[video["kind"]] if video else "")) if whole else line)
    return dataclasses.replace(table, header=(*table.header, "Format"), lines=lines)


def _published(line: Line, address: int, posted: int) -> Line:
    video, label = _VIDEO.search(cell(line, address)), _day_and_month(cell(line, posted))
    if not video or not label:
        return line
    uploaded = datetime.fromtimestamp(int(video["id"]) >> 32, UTC)
    found = label.nearest(uploaded.date())
    if not found:
        return line
    is_same = abs((found - uploaded.date()).days) <= _ZONES_APART_DAYS
    printed = f"{uploaded:%Y-%m-%dT%H:%M:%SZ}" if is_same else found.isoformat()
    return line.with_cell(posted, printed)


def _day_and_month(printed: str) -> YearlessDay | None:
    """A label; of a whole date the day and month only: a spreadsheet that makes a date of a label invents its year."""
    whole = re.match(r"\d{4}-(\d\d)-(\d\d)(?!\d)", printed.strip())
    if not whole:
        return yearless(printed)
    found = YearlessDay(int(whole[1]), int(whole[2]))
    return found if found.in_year(_LEAP_YEAR) else None


def _hold_to_one_year(dates: Sequence[date], exported_on: date) -> None:
    if dates and (exported_on - min(dates)).days > _LONGEST_BACK_DAYS:
        raise NeedsInput(
            f"With {exported_on} as its export day this file would hold days from {min(dates)} to {max(dates)}, but "
            "TikTok shows the last 365 days only.",
            "Say on which day it was exported (--exported-on YYYY-MM-DD).",
            needs=("exported_on",),
        )


def _hold_to_export_day(printed: Sequence[YearlessDay | None], exported_on: date) -> None:
    for label in {label for label in printed if label}:
        found = label.nearest(exported_on)
        if found is None or abs((found - exported_on).days) > _ZONES_APART_DAYS:
            raise NeedsInput(
                f"The file says that it was exported on {date(_LEAP_YEAR, *label):%B %-d}, not on {exported_on}.",
                "Say on which day it was exported (--exported-on YYYY-MM-DD).",
                needs=("exported_on",),
            )


def _doubts(dates: Sequence[date], exported_on: date) -> tuple[str, ...]:
    if not dates:
        return ()
    first, last = min(dates), max(dates)
    missing = (last - first).days + 1 - len(set(dates))
    return (
        *([f"The days were given their years from the export day: {first} to {last}."]),
        *([f"{missing} days between them are not in the file."] if missing else []),
        *(
            [f"The last day lies {(exported_on - last).days} days before the export day {exported_on}. Is that right?"]
            if (exported_on - last).days > _USUAL_LAG_DAYS
            else []
        ),
    )
