"""Standard scores by a stated mean and deviation: those of a base year, or of a body's own standard."""

from __future__ import annotations

import attrs

from dei_core import Text
from dei_core.plugin import (
    WHERE_HELD,
    Clip,
    Column,
    Normalizer,
    Params,
    Reference,
    Worked,
    by_deviations,
    finite,
    held,
    minus,
    parameter,
    require_above,
)

FULL = 100.0


@attrs.frozen(kw_only=True)
class Standardised(Params):
    """A stated mean and deviation, on the scale that a transform leaves the values on."""

    mean: float = parameter(
        Text(
            "the mean of the values, on the scale that a transform leaves them on",
            "数值的均值，以变换后的数值计",
        )
    )
    deviation: float = parameter(Text("their standard deviation, likewise", "数值的标准差，以变换后的数值计"))
    centre: float = parameter(Text("the score of the mean", "均值的得分"), 50.0)
    spread: float = parameter(
        Text("the score points of one standard deviation", "一个标准差对应的分数"), 10.0
    )
    clip: Clip = parameter(WHERE_HELD, "none")

    def check(self) -> None:
        """Refuse what divides by nothing, turns the direction round or flattens all scores."""
        require_above(0.0, deviation=self.deviation, spread=self.spread)


@finite
def standardised(x: Column, params: Standardised, reference: Reference, direction: int) -> Column:
    """centre ± spread (x - mean) / deviation, with nothing learned from the regions.

    Transparency International, Corruption Perceptions Index, technical methodology note: every source by the mean
    and deviation of its base year, to a mean of 45 and a deviation of 20, held to 0-100.

    >>> import numpy as np
    >>> standardised(np.array([1.0, 4.0]), Standardised(mean=1.0, deviation=2.0, centre=45.0, spread=20.0), {}, 1)
    array([45., 75.])
    """
    score = minus(x, params.mean)
    score /= params.deviation
    score *= direction * params.spread
    score += params.centre
    if params.clip in ("both", "low"):
        score[score < 0.0] = 0.0
    if params.clip in ("both", "high"):
        score[score > FULL] = FULL
    return score


def tell_standardised(params: Standardised, direction: int) -> Text:
    """With what the mean scores and what a deviation adds."""
    name = Text(en="Standard score by a stated mean and standard deviation", zh="给定均值和标准差的标准分")
    return by_deviations(name, params.centre, params.spread, direction, held(params.clip))


METHODS = (
    Normalizer(
        id="methods.standardised",
        apply=standardised,
        params=Standardised,
        examples=(Standardised(mean=50.0, deviation=20.0),),
        formula="{centre} + {spread} × ({x} − {mean}) ÷ {deviation}",
        falling="{centre} − {spread} × ({x} − {mean}) ÷ {deviation}",
        source="Transparency International, Corruption Perceptions Index, technical methodology note",
        worked=(
            Worked(given=((12.0, 17.0),), params=Standardised(mean=12.0, deviation=5.0), gives=(50.0, 60.0)),
        ),
        about=Text(
            en="Standard score by a stated mean and standard deviation",
            zh="给定均值和标准差的标准分：不依赖当期样本",
        ),
        tells=tell_standardised,
    ),
)
