"""What happened beside the posts: the milestones, the reviews, the crisis and the decisions that answered it."""

from datetime import UTC, datetime

from partnerboard.agreements.model import Event
from partnerboard.demo.cast import INITIATIVE


def events() -> tuple[Event, ...]:
    """The chronicle, in order."""
    return (
        _event("e-start", "milestone", datetime(2026, 8, 10, 7, tzinfo=UTC), "The twelve weeks begin"),
        _event("e-review-1", "review", datetime(2026, 8, 31, 13, tzinfo=UTC), "First review"),
        _event("e-viral", "milestone", datetime(2026, 9, 3, 18, tzinfo=UTC), "A short video goes round"),
        _event("e-handover", "milestone", datetime(2026, 9, 14, 8, tzinfo=UTC), "Communications takes over X from Web"),
        _event("e-review-2", "review", datetime(2026, 9, 21, 13, tzinfo=UTC), "Second review"),
        _event(
            "e-crisis",
            "crisis",
            datetime(2026, 9, 22, 6, 30, tzinfo=UTC),
            "Booked movement checks are not honoured",
            ends_at=datetime(2026, 9, 27, 22, tzinfo=UTC),
            note="The booking page confirmed appointments that no clinic had offered.",
        ),
        _event(
            "e-pause",
            "decision",
            datetime(2026, 9, 22, 13, tzinfo=UTC),
            "Planned posts are paused; every complaint gets a personal answer",
            trigger="e-crisis",
        ),
        _event(
            "e-lower",
            "decision",
            datetime(2026, 9, 30, 11, tzinfo=UTC),
            "The target for views is lowered",
            trigger="e-crisis",
        ),
        _event("e-review-3", "review", datetime(2026, 10, 12, 13, tzinfo=UTC), "Third review"),
        _event("e-end", "milestone", datetime(2026, 11, 1, 22, tzinfo=UTC), "The twelve weeks end"),
    )


def _event(
    id_: str,
    kind: str,
    starts_at: datetime,
    title: str,
    *,
    ends_at: datetime | None = None,
    note: str | None = None,
    trigger: str | None = None,
) -> Event:
    return Event(
        id=id_,
        initiative=INITIATIVE,
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        title=title,
        note=note,
        trigger=trigger,
    )
