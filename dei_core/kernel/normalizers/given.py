"""Scores that are given rather than computed: steps of a standard, and values that are scores already."""

from __future__ import annotations

import itertools

import attrs
import numpy as np

from dei_core.kernel import messages as say
from dei_core.kernel.bound import slack
from dei_core.kernel.check import Params, as_good_as, finite, require_rising_entries, sense
from dei_core.kernel.decimals import from_full
from dei_core.kernel.kinds import Normalizer
from dei_core.kernel.method import Bounds, Column, NoParams, Reference, Refusal, Worked, parameter
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Steps(Params):
    """One score more than bounds."""

    at: tuple[float, ...] = parameter(
        Text("the bounds between the steps, rising", "各段的分界值，由低到高"), in_unit=True
    )
    scores: tuple[float, ...] = parameter(
        Text(
            "the score of each step, from the lowest values to the highest",
            "各段的得分，由数值低的一段到高的一段",
        )
    )

    def check(self) -> None:
        """Refuse no bounds, bounds that do not rise, and another number of scores."""
        if not self.at or len(self.scores) != len(self.at) + 1:
            raise Refusal(say.STEPS_COUNT, bounds=len(self.at), scores=len(self.scores))
        require_rising_entries("at", self.at)

    def passing(self, direction: int) -> Bounds:
        """The bound from which a step scores 100 or more; open where no bound lies before such a step."""
        for bound, (below, above) in zip(self.at, itertools.pairwise(self.scores), strict=True):
            better, worse = (above, below) if direction > 0 else (below, above)
            if better >= 100.0 > worse:
                return as_good_as(bound, direction)
        return None, None


def steps(x: Column, params: Steps, reference: Reference, direction: int) -> Column:
    """The score of the step that each value lies on; NaN stays NaN.

    A value on a bound, or short of it by the last units of a double, has reached the better of its two steps, in either
    direction.
    Scores that fall as values become better are refused: Refusal.

    >>> steps(np.array([9.0, 10.0, 25.0]), Steps(at=(10.0, 20.0), scores=(0.0, 60.0, 100.0)), {}, 1)
    array([  0.,  60., 100.])
    """
    rises = np.diff(params.scores) * direction
    if (rises < 0.0).any():
        raise Refusal(say.STEPS_AGAINST_DIRECTION, sense=sense(direction), scores=params.scores)
    bounds = np.array(params.at) - direction * slack(params.at)
    step = np.searchsorted(bounds, x, side="right" if direction > 0 else "left")
    score: Column = np.array(params.scores, dtype=np.float64)[step]
    score[np.isnan(x)] = np.nan
    return score


@finite
def as_is(x: Column, params: NoParams, reference: Reference, direction: int) -> Column:
    """The value itself, as a score that exists already on 0-100; 100 - x where lower is better, which is told.

    Nothing is held: values off 0-100 score off 0-100.
    """
    return x + 0.0 if direction > 0 else from_full(x)


def tell_as_is(params: NoParams, direction: int) -> Text:
    """Which of the two it is."""
    if direction > 0:
        return _AS_IS
    return Text(
        en="As it is, turned round: the value is a score of 0-100 of which less is better, so 100 less it",
        zh="直接采用并反向：数值本身即为 0 至 100 的得分且越低越好，以 100 减数值评分",
    )


_AS_IS = Text(
    en="As it is: the value is a score of 0-100 already", zh="直接采用：数值本身即为 0 至 100 的得分"
)

METHODS = (
    Normalizer(
        id="steps",
        apply=steps,
        params=Steps,
        passing=Steps.passing,
        formula=Text("the score of the step on which x lies", "x 所在分段的得分"),
        worked=(
            Worked(
                given=((9.0, 10.0, 25.0),),
                params=Steps(at=(10.0, 20.0), scores=(0.0, 60.0, 100.0)),
                gives=(0.0, 60.0, 100.0),
            ),
        ),
        about=Text(
            en="Steps: a stated score for each range of values", zh="分段计分：各数值区间对应给定得分"
        ),
    ),
    Normalizer(
        id="as_is",
        apply=as_is,
        formula="{x}",
        falling="100 − {x}",
        worked=(Worked(given=((20.0, 70.0),), direction=-1, gives=(80.0, 30.0)),),
        about=_AS_IS,
        tells=tell_as_is,
    ),
)
