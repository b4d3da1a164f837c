"""Imputers of the plugin: closed forms and worked examples."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.plugin import Column, Panel, Refusal
from dei_methods.imputers.em import ExpectationMaximisation, expectation_maximisation
from dei_methods.imputers.nearest_regions import NearestRegions, nearest_regions
from dei_methods.imputers.regression import Regression, regression

NAN = np.nan


def panel(*columns: list[float] | Column, branches: tuple[tuple[str, ...], ...] | None = None) -> Panel:
    rows = len(columns[0])
    return Panel(
        columns=tuple(np.array(column, np.float64) for column in columns),
        directions=(1,) * len(columns),
        branches=branches or (("index",),) * len(columns),
        regions=np.arange(rows),
        years=np.zeros(rows, np.int64),
    )


def test_em_of_a_monotone_pattern() -> None:
    """Anderson (1957), Journal of the American Statistical Association 52: with one column complete, the maximum of the
    likelihood is the regression on the complete rows."""
    generator = np.random.default_rng(1)
    x = generator.normal(50.0, 9.0, 40)
    y = 3.0 + 0.4 * x + generator.normal(0.0, 2.0, 40)
    gap = np.arange(40) % 4 == 0
    slope, start = np.polyfit(x[~gap], y[~gap], 1)
    expected = np.where(gap, start + slope * x, y)
    _, filled = expectation_maximisation(
        panel(x, np.where(gap, NAN, y)), ExpectationMaximisation(tolerance=1e-13)
    )

    np.testing.assert_allclose(filled, expected, rtol=1e-9)


def test_em_stays_within_its_branch() -> None:
    """Indicators of another branch do not move a gap, and a region with nothing in the branch keeps its gaps."""
    generator = np.random.default_rng(2)
    a, b, c = generator.normal(size=(3, 30))
    a[3] = b[3] = b[7] = NAN
    branches = (("index", "one"), ("index", "one"), ("index", "two"))
    one = expectation_maximisation(panel(a, b, c, branches=branches), ExpectationMaximisation())
    other = expectation_maximisation(panel(a, b, 9.0 * c**3, branches=branches), ExpectationMaximisation())

    assert one[1][7] == other[1][7]
    assert np.isnan(one[0][3])
    assert np.isnan(one[1][3])


def test_em_does_not_depend_on_the_units() -> None:
    """In another unit the gaps are filled with the same values in that unit."""
    generator = np.random.default_rng(3)
    a, b, c = generator.normal(size=(3, 30)) + generator.normal(size=30)
    a[3] = b[4] = c[[3, 9]] = NAN
    params = ExpectationMaximisation(tolerance=1e-12)
    one = expectation_maximisation(panel(a, b, c), params)
    other = expectation_maximisation(panel(1e6 * a + 5.0, b, c), params)

    np.testing.assert_allclose(other[0], 1e6 * one[0] + 5.0, rtol=1e-9)
    np.testing.assert_allclose(other[2], one[2], rtol=1e-9)


def test_em_refuses_what_it_cannot_tell_apart() -> None:
    """A column that is the double of another has no regression on it; a ridge gives it one."""
    generator = np.random.default_rng(4)
    a, b = generator.normal(size=(2, 30))
    gap = a.copy()
    gap[3] = NAN
    columns = panel(a, 2.0 * a, b, gap)
    with pytest.raises(Refusal) as caught:
        expectation_maximisation(columns, ExpectationMaximisation())
    filled = expectation_maximisation(columns, ExpectationMaximisation(ridge=1e-4))

    assert caught.value.message.code == "methods.covariance-singular"
    assert filled[3][3] == pytest.approx(a[3], abs=0.01)


def test_regression_on_a_line() -> None:
    """What lies on a plane is predicted exactly, from the two that span it."""
    generator = np.random.default_rng(5)
    a, b, noise = generator.normal(size=(3, 25))
    y = 2.0 + 3.0 * a - 1.5 * b
    gap = np.where(np.arange(25) < 4, NAN, y)
    filled = regression(panel(a, b, noise, gap), Regression(predictors=2, least=0.2))[3]

    np.testing.assert_allclose(filled, y, rtol=1e-9)


def test_regression_uses_what_a_region_has() -> None:
    """Without the best predictor, the next one; without any, the gap stays."""
    a = np.arange(20.0)
    b, y = a**1.2, 5.0 * a + 1.0
    a[[0, 1]], b[1], y[[0, 1, 2]] = NAN, NAN, NAN
    filled = regression(panel(a, b, y), Regression(predictors=1))[2]

    assert filled[2] == pytest.approx(11.0)
    assert np.isfinite(filled[0])
    assert np.isnan(filled[1])


def test_nearest_regions_by_hand() -> None:
    """Two neighbours at places 1 and 2, one far off: their mean, or the nearer one counts more."""
    x = [0.0, 1.0, 3.0, 100.0]
    y = [NAN, 10.0, 40.0, 900.0]
    equal = nearest_regions(panel(x, y), NearestRegions(regions=2))[1]
    nearer = nearest_regions(panel(x, y), NearestRegions(regions=2, weigh="distance"))[1]

    assert equal[0] == 25.0
    assert nearer[0] == pytest.approx((10.0 / 1.0 + 40.0 / 3.0) / (1.0 / 1.0 + 1.0 / 3.0))


def test_nearest_regions_takes_all_that_are_equally_near() -> None:
    """One neighbour is asked for, two are equally near: both count. A twin decides alone when distance weighs."""
    x = [5.0, 4.0, 6.0, 50.0]
    y = [NAN, 10.0, 20.0, 90.0]
    twins = [5.0, 5.0, 6.0, 50.0]

    assert nearest_regions(panel(x, y), NearestRegions(regions=1))[1][0] == 15.0
    assert nearest_regions(panel(twins, y), NearestRegions(regions=2, weigh="distance"))[1][0] == 10.0


def test_nearest_regions_without_a_neighbour() -> None:
    """A region that shares no indicator with any donor keeps its gap."""
    x, y = [NAN, 1.0, 2.0], [NAN, 10.0, 20.0]

    assert np.isnan(nearest_regions(panel(x, y), NearestRegions(regions=2))[1][0])
