"""Imputers: one value from the column for every missing cell; available cells stay as they are."""

from __future__ import annotations

import numpy as np

from dei_core.kernel.column import available, mean_of, median_of, ordered
from dei_core.kernel.kinds import Imputer
from dei_core.kernel.method import Column, NoParams, Reference, Worked
from dei_core.kernel.reference import Learns
from dei_core.text import Text


def fit_mean(x: Column, params: NoParams) -> Reference:
    """The mean of the available values of (R,); a column without any is refused: Refusal."""
    return {"fill": mean_of(available(x))}


def fit_median(x: Column, params: NoParams) -> Reference:
    """The median of the available values of (R,); a column without any is refused: Refusal."""
    return {"fill": median_of(ordered(x))}


def fill(x: Column, params: NoParams, reference: Reference) -> Column:
    """(R,) with the fitted value in place of every NaN."""
    return np.where(np.isnan(x), reference["fill"], x)


_FILL = Learns(numbers=("fill",), words={"fill": Text("what gaps are filled with", "插补所用的数值")})

METHODS = (
    Imputer(
        id="mean",
        apply=fill,
        fit=fit_mean,
        learns=_FILL,
        formula=Text("the mean of the column", "该列均值"),
        worked=(Worked(given=((1.0, float("nan"), 5.0),), gives=(1.0, 3.0, 5.0)),),
        about=Text(en="The mean of the other regions", zh="均值插补"),
    ),
    Imputer(
        id="median",
        apply=fill,
        fit=fit_median,
        learns=_FILL,
        formula=Text("the median of the column", "该列中位数"),
        worked=(Worked(given=((1.0, float("nan"), 2.0, 9.0),), gives=(1.0, 2.0, 2.0, 9.0)),),
        about=Text(en="The median of the other regions", zh="中位数插补"),
    ),
)
