"""Colours and the bare layout that every chart starts from, for paper and for night.

Streamlit replaces a few placeholder colours of a figure by those of the theme in use (`chartCategoricalColors` and
`chartDivergingColors` of `.streamlit/config.toml`), so one figure reads well in light and dark. `LIGHT` and `DARK`
are the source of those lists; a test holds the configuration to them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

PARTNER_SLOTS = 8
FONT_SIZE = 13
SMALL = 12
NO_EXPORT = "no export yet"
TRANSPARENT = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Palette:
    """The colours of one mode. Partners differ from each other for all three common colour-vision deficiencies."""

    background: str
    surface: str
    ink: str
    muted: str
    hairline: str
    accent: str
    partners: tuple[str, ...]
    unattributed: str
    behind: str
    at_risk: str
    on_track: str
    ahead: str
    quiet: str
    band: str
    band_strong: str

    @property
    def categorical(self) -> tuple[str, ...]:
        """What `chartCategoricalColors` must hold: eight partners, the unattributed remainder, the accent."""
        return (*self.partners, self.unattributed, self.accent)

    @property
    def roles(self) -> tuple[str, ...]:
        """What `chartDivergingColors` must hold. Its ten places are roles here, not a ramp."""
        return (
            self.behind,
            self.at_risk,
            self.on_track,
            self.ahead,
            self.quiet,
            self.ink,
            self.muted,
            self.hairline,
            self.band,
            self.band_strong,
        )


LIGHT = Palette(
    background="#fbfaf7",
    surface="#ffffff",
    ink="#1c2126",
    muted="#5a6169",
    hairline="#e3e0d8",
    accent="#0f5257",
    partners=("#3946aa", "#d7680e", "#129f9d", "#7f204f", "#6a5501", "#3876a2", "#9f5c5d", "#9c76e2"),
    unattributed="#83888e",
    behind="#b3261e",
    at_risk="#9a5b00",
    on_track="#22703f",
    ahead="#1d5f92",
    quiet="#656c74",
    band="#efece4",
    band_strong="#dedad0",
)

DARK = Palette(
    background="#15181c",
    surface="#1b1f24",
    ink="#eceae4",
    muted="#a9b0b8",
    hairline="#30363d",
    accent="#7cc4c0",
    partners=("#547ccb", "#eb995d", "#9ddfdb", "#a8546b", "#817f04", "#79a1be", "#c47b75", "#c5b0ff"),
    unattributed="#8b939c",
    behind="#ff8f80",
    at_risk="#f0b75a",
    on_track="#74cd98",
    ahead="#7dbdf0",
    quiet="#a1a9b2",
    band="#272d34",
    band_strong="#3a424b",
)

# The placeholders, in the order of Palette.categorical and Palette.roles.
_CATEGORICAL = tuple(f"#{number:06d}" for number in range(1, 11))
_ROLES = tuple(f"#{number:06d}" for number in range(21, 31))

UNATTRIBUTED, ACCENT = _CATEGORICAL[8:]
BEHIND, AT_RISK, ON_TRACK, AHEAD, QUIET, INK, MUTED, HAIRLINE, BAND, BAND_STRONG = _ROLES

STATUS_COLOUR: Mapping[str, str] = {
    "met": AHEAD,
    "ahead": AHEAD,
    "on track": ON_TRACK,
    "at risk": AT_RISK,
    "behind": BEHIND,
    "missed": BEHIND,
    "too early": QUIET,
    "no data": QUIET,
    "not started": QUIET,
}
STATUS_GLYPH: Mapping[str, str] = {
    "met": "✓",
    "ahead": "▲",
    "on track": "●",
    "at risk": "◆",
    "behind": "▼",
    "missed": "✕",
    "too early": "◌",
    "no data": "–",
    "not started": "○",
}


def partner(colour: int) -> str:
    """The colour of the partner in that place of all partners (0 is the first); below 0 is unattributed.

    Places come from the order of all partners, never of the shown ones, so a filter changes nobody's colour.
    """
    return UNATTRIBUTED if colour < 0 else _CATEGORICAL[colour % PARTNER_SLOTS]


def layout(height: int, **more: Any) -> dict[str, Any]:
    """The layout every figure starts from: no frame, no legend, no title, room for its labels."""
    return {
        "template": {"layout": {}},
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 8, "b": 8, "pad": 0},
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "font": {"size": FONT_SIZE, "color": INK},
        **more,
    }


def hidden_axis(**more: Any) -> dict[str, Any]:
    """An axis without line, ticks, grid or zoom."""
    return {"visible": False, "fixedrange": True, **more}


def value_axis(end: float, spell: Callable[[float], str], *, start: float = 0.0, **more: Any) -> dict[str, Any]:
    """A value axis from zero to `end`: hairlines at round values, written like the rest of the page, nothing else.

    `start` is below zero where values are; bars never need it.
    """
    ticks = round_values(end, start)
    return {
        "range": [start, end],
        "tickvals": ticks,
        "ticktext": [spell(tick) for tick in ticks],
        "gridcolor": HAIRLINE,
        "zerolinecolor": HAIRLINE,
        "tickfont": {"size": SMALL, "color": MUTED},
        "ticks": "outside",  # unseen: they keep the numbers off the plot
        "ticklen": 5,
        "tickcolor": TRANSPARENT,
        "fixedrange": True,
        "automargin": True,
        **more,
    }


def round_values(end: float, start: float = 0.0, about: int = 4) -> list[float]:
    """Multiples of 1, 2, 2.5 or 5 times a power of ten from `start` (0 or below) to `end`: about `about` of them."""
    if not end > start:
        return [0.0]
    power = 10.0 ** floor(log10((end - start) / about))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= (end - start) / about)
    return [step * count for count in range(ceil(start / step - 1e-9), int(end / step + 1e-9) + 1)]


def day_axis(**more: Any) -> dict[str, Any]:
    """A time axis of whole days, labelled like the rest of the page."""
    return {
        "type": "date",
        "showgrid": False,
        "tickfont": {"size": SMALL, "color": MUTED},
        "tickformat": "%-d %b",
        "tickangle": 0,
        "nticks": 5,
        "fixedrange": True,
        "linecolor": HAIRLINE,
        "ticks": "",
        **more,
    }


def label(text: str, x: Any, y: Any, **more: Any) -> dict[str, Any]:
    """Words placed in the chart instead of a legend."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "align": "left",
        "xanchor": "left",
        "font": {"size": SMALL, "color": MUTED},
        **more,
    }


def words(texts: Sequence[str], x: Sequence[Any], y: Sequence[Any], **more: Any) -> dict[str, Any]:
    """Many labels as one trace: as good to read as annotations, and a tenth of their cost."""
    return {
        "type": "scatter",
        "mode": "text",
        "name": "labels",
        "text": texts,
        "x": x,
        "y": y,
        "textposition": "middle right",
        "textfont": {"size": FONT_SIZE, "color": INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
        **more,
    }
