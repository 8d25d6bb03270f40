"""The colours keep their contrast and their differences, the configuration holds them, and a partner keeps its own."""

import itertools
import tomllib

import numpy as np
import pytest
from streamlit.elements.lib import streamlit_plotly_theme as streamlit_theme

from partnerboard.charts import theme
from partnerboard.charts.theme import DARK, LIGHT, Palette
from partnerboard.settings import PROJECT

MODES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]

# What each deficiency makes of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1).
SEEN_WITH = {
    "full colour vision": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def _linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def _contrast(one: str, other: str) -> float:
    low, high = sorted(float(_linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def _oklab(linear: np.ndarray) -> np.ndarray:
    cones = np.array(
        [
            [0.4122214708, 0.5363325363, 0.0514459929],
            [0.2119034982, 0.6806995451, 0.1073969566],
            [0.0883024619, 0.2817188376, 0.6299787005],
        ]
    )
    opponent = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    return opponent @ np.cbrt(cones @ np.clip(linear, 0, 1))


def test_black_on_white_has_the_contrast_every_guide_prints() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("palette", MODES)
def test_every_partner_stands_out_from_the_paper_and_from_the_cards(palette: Palette) -> None:
    colours = [*palette.partners, palette.unattributed, palette.accent]
    grounds = [palette.background, palette.surface]

    assert {(c, g) for c in colours for g in grounds if _contrast(c, g) < 3} == set()


@pytest.mark.parametrize("palette", MODES)
def test_words_in_every_tone_can_be_read(palette: Palette) -> None:
    tones = [
        palette.ink,
        palette.muted,
        palette.behind,
        palette.at_risk,
        palette.on_track,
        palette.ahead,
        palette.quiet,
    ]
    grounds = [palette.background, palette.surface]

    assert {(c, g) for c in tones for g in grounds if _contrast(c, g) < 4.5} == set()


@pytest.mark.parametrize("seen", SEEN_WITH)
@pytest.mark.parametrize("palette", MODES)
def test_the_eight_partners_differ_for_everyone(palette: Palette, seen: str) -> None:
    """0.08 in OKLab is about four times what two neighbouring patches need to be told apart."""
    places = [_oklab(SEEN_WITH[seen] @ _linear(colour)) for colour in palette.partners]
    closest = min(float(np.linalg.norm(one - other)) for one, other in itertools.combinations(places, 2))

    assert len(palette.partners) == 8
    assert closest > 0.08


@pytest.mark.parametrize(("mode", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_configuration_holds_the_palette(mode: str, palette: Palette) -> None:
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][mode]

    assert config["backgroundColor"] == palette.background
    assert config["textColor"] == palette.ink
    assert config["chartCategoricalColors"] == list(palette.categorical)
    assert config["chartDivergingColors"] == list(palette.roles)
    assert len(config["chartCategoricalColors"]) >= 10


def test_the_placeholders_are_those_that_streamlit_replaces() -> None:
    assert theme.partner(0) == streamlit_theme.CATEGORY_0
    assert theme.partner(7) == streamlit_theme.CATEGORY_7
    assert theme.ACCENT == streamlit_theme.CATEGORY_9
    assert theme.BEHIND == streamlit_theme.DIVERGING_0
    assert theme.BAND_STRONG == streamlit_theme.DIVERGING_9


def test_a_partner_keeps_its_colour_and_nobody_has_none_of_theirs() -> None:
    assert [theme.partner(place) for place in (2, 2)] == ["#000003", "#000003"]
    assert theme.partner(-1) == theme.UNATTRIBUTED
    assert theme.UNATTRIBUTED not in {theme.partner(place) for place in range(8)}


@pytest.mark.parametrize(
    ("end", "ticks"),
    [
        (1_300_000, [0, 500_000, 1_000_000]),
        (0.05, [0, 0.02, 0.04]),
        (8, [0, 2, 4, 6, 8]),
        (0, [0]),
    ],
)
def test_axes_are_labelled_at_round_values_from_zero(end: float, ticks: list[float]) -> None:
    assert theme.round_values(end) == pytest.approx(ticks)


def test_every_status_has_a_shape_and_a_tone() -> None:
    assert set(theme.STATUS_GLYPH) == set(theme.STATUS_COLOUR)
    assert len(set(theme.STATUS_GLYPH.values())) == len(theme.STATUS_GLYPH)
