"""Which regions have too little to be scored: too many missing values, too many zeros, or by name."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.kernel import messages as say
from dei_core.kernel.check import Params, refuse_rows, require_at_least
from dei_core.kernel.method import Column, Mask, Refusal
from dei_core.text import Text

Counts = npt.NDArray[np.int64]


@attrs.frozen(kw_only=True, eq=False)
class Availability:
    """How much of its data each of R regions has over M indicators.

    missing, zero: (R,) cells without a value, and cells of exactly 0. share: (R,) of all M cells that have a
    value, 0-1. nonzero: (R,) of the cells with a value that are not 0, 0-1; NaN where there is no value at all.

    >>> import numpy as np
    >>> from dei_core.plugin import Availability, data_availability
    >>> found = data_availability([np.array([1.0, np.nan]), np.array([0.0, 2.0])])
    >>> found.missing.tolist(), found.share.tolist(), found.nonzero.tolist()
    ([0, 1], [1.0, 0.5], [0.5, 1.0])
    """

    missing: Counts
    zero: Counts
    share: Column
    nonzero: Column


@attrs.frozen(kw_only=True)
class ScreenLimits(Params):
    """least: the share of indicators, 0-1, that a region must have; count: how many of them it must have, 1 or more;
    nonzero: the share of what it has that must not be 0. None where that is not looked at.

    >>> from dei_core.plugin import ScreenLimits
    >>> ScreenLimits(least=0.8)
    ScreenLimits(least=0.8, count=None, nonzero=None)
    """

    least: float | None = None
    count: int | None = None
    nonzero: float | None = None

    def check(self) -> None:
        """Refuse shares outside 0 to 1, and a count below 1."""
        if self.count is not None:
            require_at_least(1, count=self.count)
        for name in ("least", "nonzero"):
            value = getattr(self, name)
            if value is not None and not 0.0 <= value <= 1.0:
                raise Refusal(say.PARAMETER_OUTSIDE, parameter=name, value=value, low=0, high=1)

    def too_few(self) -> Text:
        """What few data are: below which share of the indicators, or fewer than how many of them."""
        told = []
        if self.least is not None:
            told.append(Text(f"below {self.least} of the scored indicators", f"有数据比例低于 {self.least}"))
        if self.count is not None:
            named = "indicator" if self.count == 1 else "indicators"
            told.append(Text(f"values of fewer than {self.count} {named}", f"有数据指标不足 {self.count} 项"))
        return Text(" or ".join(one.en for one in told), " 或".join(one.zh for one in told))


def data_availability(columns: Sequence[Column]) -> Availability:
    """The share of values and of zeros in each region's row.

    columns: M arrays (R,) in any units, at least one; NaN is a missing cell. A pass per column, no matrix.

    >>> data_availability([np.array([1.0, np.nan]), np.array([0.0, 4.0])]).share
    array([1. , 0.5])
    """
    if not columns:
        raise Refusal(say.NO_VALUES)
    missing, zero = (np.zeros(len(columns[0]), np.int64) for _ in range(2))
    for column in columns:
        missing += np.isnan(column)
        zero += column == 0.0
    given = len(columns) - missing
    nonzero = np.full(len(missing), np.nan)
    np.divide(given - zero, given, out=nonzero, where=given > 0)
    return Availability(missing=missing, zero=zero, share=given / len(columns), nonzero=nonzero)


def lacking(columns: Sequence[Column], limits: ScreenLimits) -> tuple[Mask, Mask]:
    """(R,) twice: which regions have too few values, and which too many zeros among those that they have.

    columns: as for `data_availability`. Exactly at a limit is enough; a region without any value has no share of
    zeros, and so not too many of them.

    >>> lacking([np.array([1.0, np.nan]), np.array([0.0, 4.0])], ScreenLimits(least=0.75, nonzero=0.75))
    (array([False,  True]), array([ True, False]))
    """
    there = data_availability(columns)
    few, zeros = (np.zeros(len(there.share), np.bool_) for _ in range(2))
    if limits.least is not None:
        few |= there.share < limits.least
    if limits.count is not None:
        few |= len(columns) - there.missing < limits.count
    if limits.nonzero is not None:
        zeros |= there.nonzero < limits.nonzero
    return few, zeros


def screened_out(
    columns: Sequence[Column],
    limits: ScreenLimits,
    include: Mask | None = None,
    exclude: Mask | None = None,
) -> Mask:
    """(R,) the regions that are not to be scored.

    A region is out that has too few values, or too many zeros among them (see `lacking`). include, exclude: (R,)
    regions that are in, or out, whatever their data; one that is in both is refused: Refusal.
    Source: OECD and JRC (2008), Handbook on Constructing Composite Indicators, step 3 (data selection).

    >>> screened_out([np.array([1.0, np.nan]), np.array([0.0, 4.0])], ScreenLimits(least=0.75))
    array([False,  True])
    """
    out = np.logical_or(*lacking(columns, limits))
    if include is not None:
        if exclude is not None:
            refuse_rows(include & exclude, say.SCREENED_BOTH_WAYS)
        out &= ~include
    if exclude is not None:
        out |= exclude
    return out
