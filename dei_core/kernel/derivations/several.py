"""One indicator from several columns of the same thing: years, surveys, sources, of which some may be missing.

apply(parts, params) as in derivation.py, but a missing part is passed over: NaN comes only where too few are there.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import attrs
import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.check import Params, finite, require_at_least
from dei_core.kernel.derivations.arithmetic import total
from dei_core.kernel.kinds import Derivation
from dei_core.kernel.method import Column, NoParams, Refusal, Worked, parameter
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class MeanOfSeveral(Params):
    """How many are enough."""

    least: int = parameter(
        Text("how many parts have to be there, 1 or more", "至少须有几列有数值，不小于 1"), 1
    )

    def check(self) -> None:
        """Refuse a mean of nothing."""
        require_at_least(1.0, least=float(self.least))


@finite
def mean_of_several(parts: Sequence[Column], params: MeanOfSeveral) -> Column:
    """The mean of the parts that are there, added in the order given; NaN where fewer than `least` are.

    A moving average of three years, of which two suffice: three columns and `least = 2`. More than there are
    parts: Refusal.

    >>> years = [np.array([3.0, np.nan]), np.array([5.0, 4.0])]
    >>> mean_of_several(years, MeanOfSeveral()), mean_of_several(years, MeanOfSeveral(least=2))
    (array([4., 4.]), array([ 4., nan]))
    """
    if len(parts) < params.least:
        raise Refusal(say.PARTS_TOO_FEW, needed=params.least, found=len(parts))
    count = np.sum([~np.isnan(part) for part in parts], axis=0)
    added = total([np.where(np.isnan(part), 0.0, part) for part in parts], NoParams())
    return np.where(count >= params.least, added / np.maximum(count, 1), np.nan)


def first_of_several(parts: Sequence[Column], params: NoParams) -> Column:
    """The first part that is there, in the order given: the newest year, or the best source; NaN where none is.

    >>> first_of_several([np.array([np.nan, 2.0]), np.array([7.0, 8.0])], NoParams())
    array([7., 2.])
    """
    return functools.reduce(lambda found, part: np.where(np.isnan(found), part, found), parts, parts[0] + 0.0)


METHODS = (
    Derivation(
        id="mean",
        apply=mean_of_several,
        params=MeanOfSeveral,
        formula=Text("Σ x_k ÷ K, over those that are there", "Σ x_k ÷ K，只计有数值的各列"),
        worked=(Worked(given=((3.0, float("nan")), (5.0, 4.0)), gives=(4.0, 4.0)),),
        about=Text(
            en="The mean of those columns that are there: several years, several sources",
            zh="多列平均：对多个年份或多个数据集中已有的数值取平均",
        ),
    ),
    Derivation(
        id="first",
        apply=first_of_several,
        formula=Text("the first x_k that is there", "首个有数值的 x_k"),
        worked=(Worked(given=((float("nan"), 2.0), (7.0, 8.0)), gives=(7.0, 2.0)),),
        about=Text(
            en="The first of several columns that is there: the newest year, or the best source",
            zh="依次取值：按给定次序取首个已有的数值，如最近年份或首选数据集",
        ),
    ),
)
