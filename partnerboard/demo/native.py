"""The six waves of exports that the partners hand in, each file with what a person would answer about it.

A wave is downloaded the day after its last day and loaded at nine; one file of the second wave comes three weeks late,
another is handed in twice.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path, PurePosixPath

from partnerboard.demo.calendar import ENDS_ON, EXPORTED_AS_OF, STARTS_ON
from partnerboard.demo.cast import CHANNELS, Channel
from partnerboard.demo.exports import templates
from partnerboard.demo.exports.creator import linkedin_creator
from partnerboard.demo.exports.file import ExportFile
from partnerboard.demo.exports.linkedin import linkedin_page
from partnerboard.demo.exports.meta import facebook_posts, instagram_posts
from partnerboard.demo.exports.x import x_content
from partnerboard.demo.exports.youtube import youtube_table
from partnerboard.demo.story import Story

_LOADED_AT = time(9)
_LATE = ("x-ctg", EXPORTED_AS_OF[1])
_LATE_LOADED_AT = datetime(2026, 10, 13, 15, tzinfo=UTC)
_TWICE = ("ig-naha", EXPORTED_AS_OF[1])
_TWICE_AFTER = timedelta(minutes=20)

_EXPORTS: Mapping[str, Callable[[Story, Channel, date], ExportFile]] = {
    "facebook": facebook_posts,
    "instagram": instagram_posts,
    "linkedin": linkedin_page,
    "x": x_content,
    "youtube": youtube_table,
}
# Labels come last: what they say of a post completes what its export says.
_TEMPLATES = (
    templates.account_days,
    templates.link_clicks,
    templates.interactions,
    templates.requests,
    templates.labels,
)


@dataclass(frozen=True, slots=True)
class Upload:
    """One file handed in: where it lies below the folder, what is answered about it, and when it is loaded.

    `account` is 'platform:handle', None where a file is about several; `loaded_at_utc` carries no zone.
    """

    path: PurePosixPath
    account: str | None
    exported_on: date
    covers: tuple[date, date]
    loaded_at_utc: datetime
    export: ExportFile


def waves(story: Story) -> tuple[Upload, ...]:
    """Every upload in the order in which it is loaded."""
    return tuple(sorted(_uploads(story), key=lambda upload: upload.loaded_at_utc))


def write_waves(story: Story, folder: Path) -> tuple[Upload, ...]:
    """Write every file below the folder and tell what was written.

    Raises:
        OSError: the folder cannot be written.
    """
    uploads = waves(story)
    for upload in uploads:
        path = folder / upload.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(upload.export.content)
    return uploads


def _uploads(story: Story) -> Iterator[Upload]:
    handed_in: set[bytes] = set()
    for number, as_of in enumerate(EXPORTED_AS_OF, start=1):
        folder = PurePosixPath(f"wave-{number}-{as_of}")
        for channel in CHANNELS:
            if any(story.posts_shown(as_of, channel)):
                yield from _of_a_channel(story, channel, as_of, folder)
        for template in (*_TEMPLATES, *((templates.account_periods,) if as_of == ENDS_ON else ())):
            filled = template(story, as_of)
            if filled.content not in handed_in:  # nobody hands in a list again to which nothing was added
                yield _upload(filled, as_of, folder)
            handed_in.add(filled.content)


def _of_a_channel(story: Story, channel: Channel, as_of: date, folder: PurePosixPath) -> Iterator[Upload]:
    is_personal = channel.platform == "linkedin" and channel.colleague is not None
    export = (linkedin_creator if is_personal else _EXPORTS[channel.platform])(story, channel, as_of)
    upload = _upload(export, as_of, folder / channel.id, f"{channel.platform}:{channel.handle}")
    is_late = (channel.id, as_of) == _LATE
    yield replace(upload, loaded_at_utc=_LATE_LOADED_AT.replace(tzinfo=None)) if is_late else upload
    if (channel.id, as_of) == _TWICE:
        yield replace(upload, loaded_at_utc=upload.loaded_at_utc + _TWICE_AFTER)


def _upload(export: ExportFile, as_of: date, folder: PurePosixPath, account: str | None = None) -> Upload:
    exported_on = as_of + timedelta(days=1)
    return Upload(
        path=folder / export.name,
        account=account,
        exported_on=exported_on,
        covers=(STARTS_ON, as_of),
        loaded_at_utc=datetime.combine(exported_on, _LOADED_AT),
        export=export,
    )
