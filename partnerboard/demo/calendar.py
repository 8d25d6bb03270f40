"""When the story happens: twelve weeks from a Monday, six exports, and the days on which something turns."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STARTS_ON = date(2026, 8, 10)
ENDS_ON = date(2026, 11, 1)
MONITOR_UNTIL = date(2026, 12, 13)
WEEKS = range(1, 13)
ZONE = ZoneInfo("Europe/London")

VIRAL_ON = date(2026, 9, 3)
CRISIS_WEEK = 7
RESTATED_FROM = date(2026, 10, 11)

# The last day whose activity each export contains; it is downloaded the day after.
EXPORTED_AS_OF = (
    date(2026, 8, 30),
    date(2026, 9, 20),
    date(2026, 10, 11),
    date(2026, 11, 1),
    date(2026, 11, 15),
    date(2026, 12, 13),
)


def day_of(week: int, weekday: int) -> date:
    """The day of a week of the story; weeks count from 1, weekdays from Monday as 0."""
    return STARTS_ON + timedelta(weeks=week - 1, days=weekday)


def utc_at(day: date, hour: int, minute: int) -> datetime:
    """The moment when clocks in the reporting zone show this time."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def days_between(since: date, until: date) -> list[date]:
    """Every day from `since` to `until`, both included."""
    return [since + timedelta(days=n) for n in range((until - since).days + 1)]
