"""Forms of other bodies' indices that are not recomputed here, said in TOML alone and held to their closed form.

The data are made up; what is shown is that the formula can be said without code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from forming import NAN, SHARE, Form, auxiliaries, indicators, tree
from forming import scored as scored_form

from dei_core import TrackScores


def scored(folder: Path, lines: Sequence[str], columns: Mapping[str, Sequence[float]]) -> TrackScores:
    """The index that a pack of these lines computes over columns."""
    return scored_form(folder, Form(lines=lines, columns=columns, expected={}))


def test_inequality_between_women_and_men(tmp_path: Path) -> None:
    """UNDP, technical note 4: geometric means by sex, their harmonic mean, and its shortfall from a reference.

    The health of men is 1 throughout: a product keeps it, and a mean with it is a node's `normalise`.
    """
    third = 'transform = {method = "power", params = {exponent = 0.3333333333333333}}'
    halfway = 'normalise = {method = "goalposts", params = {low = -100.0, high = 100.0}}'
    rules = {
        "mortality": 'method = "share_of_target", params = {target = 10.0}',
        "births": 'method = "share_of_target", params = {target = 1.0}',
        **dict.fromkeys(("seats_f", "school_f", "work_f", "seats_m", "school_m", "work_m"), SHARE),
    }
    nodes = {
        "gii": 'children = ["harmonic", "reference"], method = "shortfall"',
        "harmonic": 'children = ["women", "men"], method = "harmonic"',
        "women": 'children = ["health_f", "power_f", "work_f"], method = "geometric"',
        "men": f'children = ["power_m", "work_m"], method = "product", {third}',
        "health_f": 'children = ["mortality", "births"], method = "geometric"',
        "power_f": 'children = ["seats_f", "school_f"], method = "geometric"',
        "power_m": 'children = ["seats_m", "school_m"], method = "geometric"',
        "reference": 'children = ["health", "power", "work"], method = "geometric"',
        "health": f'children = ["health_f"], {halfway}',
        "power": 'children = ["power_f", "power_m"]',
        "work": 'children = ["work_f", "work_m"]',
    }
    data = {
        "mortality": [12.0, 250.0],
        "births": [6.5, 80.0],
        "seats_f": [0.45, 0.12],
        "school_f": [0.92, 0.31],
        "work_f": [0.61, 0.55],
        "seats_m": [0.55, 0.88],
        "school_m": [0.94, 0.47],
        "work_m": [0.67, 0.82],
    }
    track = scored(tmp_path, [*indicators(rules, ("mortality", "births")), *tree("gii", nodes)], data)
    x = {name: np.array(column) for name, column in data.items()}
    health = np.sqrt(10.0 / x["mortality"] / x["births"])
    power_f, power_m = (np.sqrt(x[f"seats_{sex}"] * x[f"school_{sex}"]) for sex in "fm")
    women, men = np.cbrt(health * power_f * x["work_f"]), np.cbrt(power_m * x["work_m"])
    joint = (health + 1.0) / 2 * (power_f + power_m) / 2 * (x["work_f"] + x["work_m"]) / 2
    expected = 1.0 - 2.0 / (1.0 / women + 1.0 / men) / np.cbrt(joint)

    np.testing.assert_allclose(track.total / 100.0, expected, rtol=1e-12)


def test_goalposts_that_differ_by_group(tmp_path: Path) -> None:
    """UNDP, technical note 3: women live longer by nature, so their goalposts are five years higher."""
    rules = {
        "life_f": 'method = "goalposts", params = {low = 22.5, high = 87.5}',
        "life_m": 'method = "goalposts", params = {low = 17.5, high = 82.5}',
        "school_f": SHARE,
        "school_m": SHARE,
    }
    peak = "{lowest = 0.0, best_low = 100.0, best_high = 100.0, highest = 200.0}"
    nodes = {
        "gdi": 'children = ["women", "men"], method = "ratio"',
        "women": 'children = ["life_f", "school_f"], method = "geometric"',
        "men": 'children = ["life_m", "school_m"], method = "geometric"',
        "parity": f'children = ["gdi"], normalise = {{method = "interval", params = {peak}}}',
    }
    data = {"life_f": [80.0, 70.0], "life_m": [75.0, 60.0], "school_f": [0.8, 0.9], "school_m": [0.8, 0.6]}
    track = scored(tmp_path, [*indicators(rules), *tree("gdi", nodes)], data)
    women = np.sqrt((np.array(data["life_f"]) - 22.5) / 65.0 * np.array(data["school_f"]))
    men = np.sqrt((np.array(data["life_m"]) - 17.5) / 65.0 * np.array(data["school_m"]))

    np.testing.assert_allclose(track.total / 100.0, women / men, rtol=1e-13)
    np.testing.assert_allclose(track.score("parity"), 100.0 - 100.0 * np.abs(women / men - 1.0), rtol=1e-13)


def test_productivity_as_a_product_of_exponentials(tmp_path: Path) -> None:
    """World Bank, Human Capital Index: survival times exponentials of schooling and of health."""
    schooling = "{coefficients = [0.000128], constant = -1.12}"
    healthy = "{coefficients = [0.325, 0.175], constant = -0.5}"
    derived = {
        "education": f'method = "exponential", of = ["learning"], params = {schooling}',
        "health": f'method = "exponential", of = ["adults", "not_stunted"], params = {healthy}',
    }
    learning = 'method = "product", of = ["years", "tests"]'
    lines = [
        *indicators(dict.fromkeys(("survival", "education", "health"), SHARE), derived=derived),
        *auxiliaries({"years": "", "tests": "", "adults": "", "not_stunted": "", "learning": learning}),
        *tree("hci", {"hci": 'children = ["survival", "education", "health"], method = "product"'}),
    ]
    data = {
        "survival": [0.99, 0.93],
        "years": [13.6, 8.0],
        "tests": [540.0, 390.0],
        "adults": [0.94, 0.8],
        "not_stunted": [0.97, 0.7],
    }
    x = {name: np.array(column) for name, column in data.items()}
    education = np.exp(0.08 * (x["years"] * x["tests"] / 625.0 - 14.0))
    health = np.exp((0.65 * (x["adults"] - 1.0) + 0.35 * (x["not_stunted"] - 1.0)) / 2.0)

    np.testing.assert_allclose(
        scored(tmp_path, lines, data).total / 100.0, x["survival"] * education * health, rtol=1e-12
    )


def test_readiness_less_vulnerability(tmp_path: Path) -> None:
    """ND-GAIN: (readiness - vulnerability + 1) x 50, a difference brought back to 0-100."""
    back = 'normalise = {method = "goalposts", params = {low = -100.0, high = 100.0}}'
    nodes = {"gain": f'children = ["readiness", "vulnerability"], method = "difference", {back}'}
    data = {"readiness": [0.7, 0.2], "vulnerability": [0.3, 0.6]}
    track = scored(tmp_path, [*indicators(dict.fromkeys(data, SHARE)), *tree("gain", nodes)], data)

    np.testing.assert_allclose(track.total, [70.0, 30.0], rtol=1e-13)


def test_sources_brought_to_one_scale(tmp_path: Path) -> None:
    """Corruption Perceptions Index: sources by the mean and deviation of a base year, at least three, in whole points.

    The standard error of the sources stands beside the index, from those that are there.
    """
    to = 'centre = 45.0, spread = 20.0, clip = "both"'
    known = {"a": (5.0, 2.0), "b": (50.0, 25.0), "c": (3.0, 1.0), "d": (0.0, 1.0)}
    inside = 'children = ["a", "b", "c", "d"]'
    nodes = {
        "cpi": f'{inside}, missing = "reweight", coverage = 0.75, round = 0, rounding = "half_up"',
        "error": f'{inside}, method = "spread"',
    }
    data = {"a": [7.0, 5.0, 4.0], "b": [80.0, NAN, NAN], "c": [4.5, 3.0, NAN], "d": [0.4, 0.075, 0.5]}
    rules = {
        name: f'method = "standardised", params = {{mean = {mean}, deviation = {deviation}, {to}}}'
        for name, (mean, deviation) in known.items()
    }
    track = scored(tmp_path, [*indicators(rules), *tree("cpi", nodes)], data)
    sources = [[65.0, 69.0, 75.0, 53.0], [45.0, 45.0, 46.5]]
    expected = [np.mean(row) for row in sources]

    assert track.total.tolist()[:2] == [np.floor(value + 0.5) for value in expected]
    assert np.isnan(track.total[2])
    np.testing.assert_allclose(
        track.score("error")[:2], [np.std(row, ddof=1) / np.sqrt(len(row)) for row in sources], rtol=1e-12
    )


@pytest.mark.parametrize("place", [0, 1])
def test_the_worse_of_two_risks_counts_more(tmp_path: Path, place: int) -> None:
    """INFORM Risk: components joined by an inverted geometric mean, dimensions by the cube root of a product.

    Each tier is rounded to one decimal of 0-10 as it is printed.
    """
    tier = 'round = 0, rounding = "half_up"'
    nodes = {
        "risk": f'children = ["hazard", "vulnerability", "coping"], method = "geometric", {tier}',
        "hazard": f'children = ["flood", "quake"], method = "geometric_lifted", params = {{inverted = true}}, {tier}',
    }
    rule = 'method = "goalposts", params = {low = 0.0, high = 10.0}'
    data = {"flood": [2.0, 9.0], "quake": [8.0, 1.0], "vulnerability": [4.0, 6.0], "coping": [5.0, 7.0]}
    track = scored(tmp_path, [*indicators(dict.fromkeys(data, rule)), *tree("risk", nodes)], data)
    x = {name: column[place] for name, column in data.items()}
    lifted = np.sqrt(((10.0 - x["flood"]) * 0.9 + 1.0) * ((10.0 - x["quake"]) * 0.9 + 1.0))
    hazard = np.floor((10.0 - lifted) / 9.0 * 100.0 + 0.5)
    expected = np.floor(np.cbrt(hazard * 10.0 * x["vulnerability"] * 10.0 * x["coping"]) + 0.5)

    assert track.total[place] == expected


def test_the_newest_year_and_a_moving_average(tmp_path: Path) -> None:
    """Many indices take the newest value that there is, or the mean of the years that are there."""
    derived = {
        "newest": 'method = "first", of = ["y2024", "y2023", "y2022"]',
        "smooth": 'method = "mean", of = ["y2024", "y2023", "y2022"], params = {least = 2}',
    }
    lines = [
        *indicators(dict.fromkeys(derived, SHARE), derived=derived),
        *auxiliaries(dict.fromkeys(("y2024", "y2023", "y2022"), "")),
        *tree("index", {"index": 'children = ["newest", "smooth"]'}),
    ]
    data = {"y2024": [0.5, NAN, NAN], "y2023": [NAN, 0.75, NAN], "y2022": [0.25, 0.25, 1.0]}
    track = scored(tmp_path, lines, data)

    np.testing.assert_array_equal(track.raw("form.newest"), [0.5, 0.75, 1.0])
    np.testing.assert_array_equal(track.raw("form.smooth"), [0.375, 0.5, NAN])
    np.testing.assert_array_equal(track.total, [43.75, 62.5, NAN])
