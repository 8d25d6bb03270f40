"""Small pieces of HTML that several components share: a status with icon and word, a partner with its colour.

Everything that comes from a file or a form is escaped here, once.
"""

from html import escape

from partnerboard.ui.style import partner_colour

_RING = '<circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5"/>'
_STROKE = 'fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"'

# Shapes differ as much as colours do, so that the status is read without seeing its colour.
_ICONS = {
    "met": f'{_RING}<path d="M5 8.2l2.1 2.1L11.2 6" {_STROKE}/>',
    "ahead": '<path d="M8 2.2l6 10.6H2z" fill="currentColor"/>',
    "on track": '<circle cx="8" cy="8" r="5.5" fill="currentColor"/>',
    "at risk": '<path d="M8 1.4L14.6 8 8 14.6 1.4 8z" fill="currentColor"/>',
    "behind": '<path d="M8 13.8L2 3.2h12z" fill="currentColor"/>',
    "missed": f'{_RING}<path d="M5.7 5.7l4.6 4.6m0-4.6l-4.6 4.6" {_STROKE}/>',
    "too early": f'{_RING}<path d="M8 4.6V8l2.2 1.6" {_STROKE}/>',
    "no data": f'<path d="M4 8h8" {_STROKE}/>',
    "not started": _RING,
}
_TONES = {"met": "ahead", "ahead": "ahead", "on track": "on-track", "at risk": "at-risk"} | dict.fromkeys(
    ("behind", "missed"), "behind"
)


def status(word: str) -> str:
    """Icon and word in the colour of the status."""
    icon = _ICONS.get(word, _RING)
    tone = _TONES.get(word, "quiet")
    return (
        f'<span class="pb-status pb-tone-{tone}"><svg viewBox="0 0 16 16" aria-hidden="true">{icon}</svg>'
        f"{escape(word)}</span>"
    )


def partner(name: str, colour: int | None) -> str:
    """A dot in the partner's colour and its name."""
    dot = f'<span class="pb-dot" style="background:{partner_colour(colour)}" aria-hidden="true"></span>'
    return f'<span class="pb-partner">{dot}{escape(name)}</span>'


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
