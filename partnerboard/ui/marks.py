"""Small pieces of HTML that several components share: a status with icon and word, a partner with its colour.

Everything that comes from a file or a form is escaped here, once.
"""

from html import escape

from partnerboard.charts.theme import STATUS_GLYPH
from partnerboard.ui.style import partner_colour

# Icons are masks in layout.css; their shapes differ as much as their colours, so a status is read without its colour.
_TONES = {"met": "ahead", "ahead": "ahead", "on track": "on-track", "at risk": "at-risk"} | dict.fromkeys(
    ("behind", "missed"), "behind"
)
# What links are called stands beside the icon of the status that it is most like.
_LIKE = {"live": "on track", "draft": "not started", "paused": "at risk", "over": "too early"}


def status(word: str) -> str:
    """Icon and word in the colour of the status."""
    like = _LIKE.get(word, word)
    return verdict(like if like in STATUS_GLYPH else "no data", word)


def verdict(icon: str, words: str) -> str:
    """Words of their own in the colour and with the icon of a status."""
    tone = _TONES.get(icon, "quiet")
    drawing = f'<span class="pb-icon pb-icon-{icon.replace(" ", "-")}" aria-hidden="true"></span>'
    return f'<span class="pb-status pb-tone-{tone}">{drawing}{escape(words)}</span>'


def partner(name: str, colour: int | None) -> str:
    """A dot in the partner's colour and its name."""
    dot = f'<span class="pb-dot" style="background:{partner_colour(colour)}" aria-hidden="true"></span>'
    return f'<span class="pb-partner">{dot}{escape(name)}</span>'


def heat(word: str) -> str:
    """A word on a tint, so that a matrix is read at a glance and never by its colours alone."""
    return f'<span class="pb-heat pb-heat-{escape(word)}">{escape(word)}</span>'


def bar(share: float | None, *, due: float | None = None, words: str = "", colour: str = "var(--pb-accent)") -> str:
    """A thin bar of a share of the agreed value, with a tick where it should be today. `words` say the same."""
    if share is None:
        return ""
    tick = "" if due is None else f'<b style="left:{_percent(due)}"></b>'
    fill = f'<i style="width:{_percent(share)};background:{colour}"></i>'
    said = f' role="img" aria-label="{escape(words)}"' if words else ' aria-hidden="true"'
    return f'<span class="pb-bar"{said}>{fill}{tick}</span>'


def _percent(share: float) -> str:
    return f"{min(max(share, 0.0), 1.0) * 100:.1f}%"
