"""The colours of the charts: told apart by every kind of colour vision, legible on paper, even in lightness."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from dei_report.charts import theme

SIGHT = {
    "normal": np.eye(3),
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
"""Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB."""


def linear(colour: str) -> np.ndarray:
    """Linear RGB of a hexadecimal colour."""
    share = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* of linear RGB under D65."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def distance(one: str, two: str, sight: str) -> float:
    """The difference (CIE 1976) between two colours as somebody sees them."""
    return float(np.linalg.norm(lab(SIGHT[sight] @ linear(one)) - lab(SIGHT[sight] @ linear(two))))


def contrast(one: str, two: str) -> float:
    """The contrast ratio of WCAG 2."""
    light = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, two))
    return (light[1] + 0.05) / (light[0] + 0.05)


def test_contrast_of_black_and_white_is_the_most_there_is() -> None:
    """The measure is that of the standard: 21 for black on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(
    ("colours", "least"),
    [
        (theme.CATEGORIES[:5], 14.0),
        (tuple(theme.VERDICTS.values()), 30.0),
        (tuple(theme.STATES.values()), 20.0),
        ((theme.BLUE, theme.ACCENT, theme.PEER), 25.0),
        ((theme.DIVERGING[0], theme.DIVERGING[3], theme.DIVERGING[-1]), 40.0),
    ],
)
def test_colours_with_a_meaning_are_told_apart(sight: str, colours: tuple[str, ...], least: float) -> None:
    """Any two are some ten just noticeable differences apart, however one sees colours."""
    assert min(distance(*pair, sight) for pair in itertools.combinations(colours, 2)) >= least


@pytest.mark.parametrize("sight", SIGHT)
def test_neighbours_of_the_sequence_are_told_apart(sight: str) -> None:
    """Each step of the scale for amounts can be seen."""
    assert min(distance(*pair, sight) for pair in itertools.pairwise(theme.SEQUENTIAL)) >= 8.0


def test_the_sequence_falls_evenly_in_lightness() -> None:
    """Amounts read in grey: each step is darker, the widest at most twice the narrowest."""
    steps = -np.diff([lab(linear(colour))[0] for colour in theme.SEQUENTIAL])

    assert steps.min() > 0
    assert steps.max() <= 2.0 * steps.min()


def test_the_diverging_scale_is_lightest_in_the_middle() -> None:
    """Both sides darken alike from the middle out."""
    light = np.array([lab(linear(colour))[0] for colour in theme.DIVERGING])

    assert (np.diff(light[:4]) > 0).all()
    assert (np.diff(light[3:]) < 0).all()
    assert np.abs(light - light[::-1]).max() < 4.0


@pytest.mark.parametrize("colour", [theme.INK, theme.MUTED, theme.BLUE, theme.ACCENT, *theme.CATEGORIES])
def test_what_is_written_in_a_colour_is_legible(colour: str) -> None:
    """Text in a colour has the contrast that WCAG 2 AA asks for small letters."""
    assert contrast(colour, theme.PAPER) >= 4.5


@pytest.mark.parametrize("count", range(1, 8))
def test_tiers_darken_towards_the_best(count: int) -> None:
    """As many colours as tiers, all different, the best the darkest."""
    light = [lab(linear(colour))[0] for colour in theme.tier_colours(count)]

    assert len(light) == count
    assert light == sorted(set(light))


def test_the_config_loads_nothing_and_names_chinese_fonts() -> None:
    """Fonts are those that machines have, Chinese ones among them."""
    config = theme.config()

    assert "PingFang SC" in config["font"]
    assert "http" not in str(config)
