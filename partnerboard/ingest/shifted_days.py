"""A warning where a platform has moved its day labels: the days of two exports of one account, off by one.

Seen in TikTok Studio: of two exports a week apart, every day of the newer one held the figures of the day before in the
older one. Nothing in either file tells which of them is right, so nothing is corrected.
"""

from partnerboard.platforms.declaration import ExportKind, Grain
from partnerboard.warehouse import Writer

_FEWEST_DAYS = 5
_EITHER = (
    "Either the platform has moved its day labels, or one of the files was loaded with a wrong export day: "
    "compare the files and withdraw the wrong one."
)


def shifted_days(writer: Writer, kind: ExportKind) -> list[str]:
    """What to say about the account days that were staged last; nothing where they agree or are too few to tell."""
    return about_shifted(*compared_days(writer, kind))


def compared_days(writer: Writer, kind: ExportKind) -> tuple[int, int, int, int]:
    """How many of the account days that were staged last were there before: in all, alike, and like a neighbour."""
    if kind.grain is not Grain.ACCOUNT_DAY or writer.rows("staging/kind_loaded", export_kind=kind.id) == [(0,)]:
        return 0, 0, 0, 0
    [(compared, same, day_before, day_after)] = writer.rows("staging/shifted_days", export_kind=kind.id)
    return compared, same, day_before, day_after


def about_shifted(compared: int, same: int, day_before: int, day_after: int) -> list[str]:
    """As `shifted_days`, from what was counted."""
    neighbour, moved = ("before", day_before) if day_before >= day_after else ("after", day_after)
    if compared < _FEWEST_DAYS or moved <= compared / 2 or moved <= same:
        return []
    found = f"{moved} of {compared} days that were loaded before now hold the figures of the day {neighbour}."
    return [f"{found} {_EITHER}"]
