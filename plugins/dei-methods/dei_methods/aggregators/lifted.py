"""Geometric means of scores that are first lifted off zero, from either end of the scale.

apply as in mean.py. The result is not homogeneous in the scores, so nothing can be split exactly: there is no
attribute, and explanations stop at the node.
"""

from __future__ import annotations

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import (
    Aggregator,
    Children,
    Column,
    Params,
    Refusal,
    Weights,
    Worked,
    above,
    finite,
    number,
    parameter,
    refuse_rows,
    weighted_sum,
)
from dei_core.plugin import messages as say

FULL = 100.0


@attrs.frozen(kw_only=True)
class Lifted(Params):
    """Where 0 is lifted to, and from which end."""

    floor: float = parameter(
        Text("what a score of 0 is lifted to, above 0 and below 100", "0 分抬升至多少，大于 0 且小于 100"),
        10.0,
    )
    inverted: bool = parameter(
        Text("whether the mean is of the distances from 100 instead", "是否改对各得分与 100 之差取平均"),
        False,
    )

    def check(self) -> None:
        """Refuse a floor that lifts nothing, and one that leaves no room above it."""
        if not 0.0 < self.floor < FULL:
            raise Refusal(say.PARAMETER_OUTSIDE, parameter="floor", value=self.floor, low=0.0, high=FULL)


@finite
def geometric_lifted(children: Children, weights: Weights, params: Lifted) -> Column:
    """The weighted geometric mean of scores brought from 0-100 to floor-100, brought back to 0-100.

    l(s) = floor + (1 - floor / 100) s; the mean is l^-1(exp(sum_k w_k ln l(s_k))). A score of 0 then lowers the
    mean without making it 0. Inverted, both ends are exchanged: 100 - mean(100 - s), which a single high score
    raises, as fits scores of risk. Negative scores, and inverted those above 100: Refusal.
    European Commission, JRC, INFORM Risk Index, concept and methodology (floor 10, inverted).

    >>> halves = np.full((2, 1), 0.5)
    >>> geometric_lifted([np.array([0.0]), np.array([100.0])], halves, Lifted(floor=25.0)).round(9)
    array([33.33333333])
    """
    if params.inverted:
        refuse_rows(np.logical_or.reduce([above(child, FULL) for child in children]), say.SCORE_ABOVE_FULL)
    else:
        refuse_rows(np.logical_or.reduce([child < 0.0 for child in children]), say.SCORE_NEGATIVE)
    room = 1.0 - params.floor / FULL
    scores = (FULL - child if params.inverted else child for child in children)
    logs = (np.log(params.floor + room * np.array(score)) for score in scores)  # a copy: see `mean`
    mean = (np.exp(weighted_sum(logs, weights)) - params.floor) / room
    return FULL - mean if params.inverted else mean


def tell_lifted(params: Lifted, direction: int) -> Text:
    """Which of the two means it is, and where 0 is lifted to."""
    floor = number(params.floor)
    if not params.inverted:
        return Text(
            en=f"Geometric mean of scores lifted off zero: from 0-100 to {floor}-100, and back",
            zh=f"抬升几何平均：将 0 至 100 分抬升至 {floor}–100 后作几何平均，再还原",
        )
    return Text(
        en=f"100 less the geometric mean of the distances from 100, lifted from 0-100 to {floor}-100, and back",
        zh=f"抬升几何平均（反向）：取 100 减各项得分，抬升至 {floor}–100 后作几何平均并还原，再以 100 减之",
    )


METHODS = (
    Aggregator(
        id="methods.geometric_lifted",
        apply=geometric_lifted,
        params=Lifted,
        examples=(Lifted(), Lifted(floor=1.0, inverted=True)),
        formula="(exp(Σ w_k ln(floor + (1 − floor ÷ 100) s_k)) − floor) ÷ (1 − floor ÷ 100)",
        source="European Commission, JRC, INFORM Risk Index, concept and methodology",
        worked=(
            Worked(
                given=((0.0,), (100.0,)), params=Lifted(floor=25.0), weights=(0.5, 0.5), gives=(33.333333333,)
            ),
        ),
        about=Text(
            en="Geometric mean of scores lifted off zero, or of their distances from the top",
            zh="抬升几何平均：将得分区间抬离零点（或取距满分之差）后作几何平均",
        ),
        tells=tell_lifted,
    ),
)
