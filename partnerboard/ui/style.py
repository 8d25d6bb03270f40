"""The look of what Streamlit's theme does not reach: our own classes, in the colours of both modes."""

from functools import cache
from pathlib import Path

import streamlit as st

from partnerboard.charts.theme import DARK, LIGHT, PARTNER_SLOTS

SHEET = Path(__file__).with_name("layout.css")


def apply() -> None:
    """Let the page follow the visitor's colour mode; the first thing every visit does.

    Dialogs hang outside the app, where the mode that Streamlit applies is not known.
    """
    st.html(f"<style>:root{{color-scheme:{st.context.theme.type or 'light dark'}}}</style>")


@cache
def sheet() -> str:
    """`layout.css` behind the palettes as variables; `light-dark()` picks the mode where a variable is used.

    The server hands it out with the page itself, so that nothing is drawn before it is there.
    """
    names = ("ink", "muted", "hairline", "surface", "background", "accent", "band", "band_strong")
    roles = ("behind", "at_risk", "on_track", "ahead", "quiet", "unattributed")
    pairs = {name: (getattr(LIGHT, name), getattr(DARK, name)) for name in (*names, *roles)}
    pairs |= {f"partner-{place}": (LIGHT.partners[place], DARK.partners[place]) for place in range(PARTNER_SLOTS)}
    variables = "".join(
        f"--pb-{name.replace('_', '-')}:light-dark({light},{dark});" for name, (light, dark) in pairs.items()
    )
    return f":root{{{variables}}}\n{SHEET.read_text(encoding='utf-8')}"


def partner_colour(colour: int | None) -> str:
    """The CSS colour of a partner's place among all partners; below 0 unattributed, None the accent."""
    if colour is None:
        return "var(--pb-accent)"
    return "var(--pb-unattributed)" if colour < 0 else f"var(--pb-partner-{colour % PARTNER_SLOTS})"
