"""The name of an upload as the user sent it, made fit for showing. It never becomes a path."""

import unicodedata

_LONGEST = 255


def inert(name: str) -> str:
    """The name without control, format and unassigned characters, at most 255 characters long.

    Line breaks become blanks. What would turn text around or hide it is gone.
    """
    shown = "".join(character for character in " ".join(name.splitlines()) if _is_visible(character))
    return shown[:_LONGEST] or "unnamed"


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] != "C"
