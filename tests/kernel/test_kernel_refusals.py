"""Every sentence of messages/methods.py, provoked."""

from __future__ import annotations

import string
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import pytest
from every import EVERY

from dei_core.findings import Finding
from dei_core.kernel import messages as say
from dei_core.kernel import screen, tier
from dei_core.kernel.aggregators import combine, condition, mean, points
from dei_core.kernel.derivations import arithmetic as derivation
from dei_core.kernel.imputers import typical as impute
from dei_core.kernel.kinds import Learning
from dei_core.kernel.method import Column, NoParams, Refusal
from dei_core.kernel.normalizers import anchor, demand, distance, given, goalpost, relative
from dei_core.kernel.transforms import elementary as transform
from dei_core.sentence import Message
from dei_methods.aggregators import balance, lifted
from dei_methods.normalizers import efficacy, learned
from dei_methods.transforms import exponent
from dei_methods.treatments import winsorise

NAN = float("nan")
NONE = NoParams()


class Provoked(NamedTuple):
    """What is refused, by which call, and the rows that are named (None where no row is to blame)."""

    message: Message
    call: Callable[[], Any]
    rows: list[int] | None = None


def column(*values: float) -> Column:
    return np.array(values)


def scored(function: Callable[..., Any], params: Any, *children: Sequence[float]) -> Callable[[], Any]:
    """A call of an aggregator with equal weights."""
    arrays = [np.array(child) for child in children]
    return lambda: function(arrays, np.full((len(arrays), 1), 1 / len(arrays)), params)


POSTS = {"unallowed": 6.0, "satisfactory": 12.0}
REFUSALS = (
    # parameters
    Provoked(say.ONE_OF, lambda: learned.End(value=1.0, quantile=5.0)),
    Provoked(say.PARAMETER_NOT_FINITE, lambda: goalpost.Goalposts(low=NAN, high=1.0)),
    Provoked(say.PARAMETER_NOT_FINITE, lambda: given.Steps(at=(1.0, float("inf")), scores=(0.0, 1.0, 2.0))),
    Provoked(say.PARAMETER_TOO_LOW, lambda: relative.ZScore(spread=-10.0)),
    Provoked(say.PARAMETER_TOO_LOW, lambda: distance.ShareOfTarget(target=0.0)),
    Provoked(say.PARAMETER_TOO_LOW, lambda: efficacy.Efficacy(**POSTS, span=0.0)),
    Provoked(say.PARAMETER_TOO_LOW, lambda: efficacy.LogEfficacy(unallowed=0.0, satisfactory=12.0)),
    Provoked(say.PARAMETER_TOO_LOW, lambda: efficacy.LogEfficacy(unallowed=6.0, satisfactory=-1.0)),
    Provoked(say.PARAMETER_TOO_LOW, lambda: efficacy.ExponentialEfficacy(**POSTS, base=0.0)),
    Provoked(say.PARAMETER_BELOW, lambda: condition.KOfN(k=0)),
    Provoked(say.PARAMETER_OUTSIDE, lambda: winsorise.Winsorise(lower=-0.1)),
    Provoked(say.PARAMETER_OUTSIDE, lambda: winsorise.Winsorise(upper=1.1)),
    Provoked(say.PARAMETER_OUTSIDE, lambda: mean.Power(degree=20.5)),
    Provoked(say.PARAMETERS_NOT_RISING, lambda: goalpost.Goalposts(low=2.0, high=2.0)),
    Provoked(say.PARAMETERS_NOT_RISING, lambda: goalpost.Goalposts(low=3.0, high=2.0)),
    Provoked(
        say.PARAMETERS_NOT_RISING,
        lambda: goalpost.Interval(lowest=0.0, best_low=2.0, best_high=1.0, highest=3.0),
    ),
    Provoked(
        say.PARAMETERS_NOT_RISING,
        lambda: goalpost.Interval(lowest=2.0, best_low=2.0, best_high=2.5, highest=3.0),
    ),
    Provoked(
        say.PARAMETERS_NOT_RISING,
        lambda: goalpost.Interval(lowest=0.0, best_low=2.0, best_high=3.0, highest=3.0),
    ),
    Provoked(say.PARAMETERS_NOT_RISING, lambda: given.Steps(at=(2.0, 1.0), scores=(0.0, 1.0, 2.0))),
    Provoked(say.PARAMETERS_NOT_RISING, lambda: winsorise.Winsorise(lower=0.5, upper=0.5)),
    Provoked(say.PARAMETERS_NOT_RISING, lambda: tier.tier_by_score(column(1.0), (60.0, 80.0))),
    Provoked(say.PARAMETERS_NOT_RISING, lambda: tier.tier_by_share(column(1.0), (50.0, 10.0))),
    Provoked(say.SPAN_TOO_LARGE, lambda: goalpost.Goalposts(low=-1e308, high=1e308)),
    Provoked(say.SPAN_TOO_LARGE, lambda: efficacy.Efficacy(unallowed=-1e308, satisfactory=1e308)),
    Provoked(say.SPAN_TOO_LARGE, lambda: goalpost.fit_minmax(column(-1e308, 1e308), goalpost.MinMax())),
    Provoked(say.SPAN_TOO_LARGE, lambda: impute.fit_median(column(-1e308, 1e308), NONE)),
    Provoked(say.GOALPOSTS_EQUAL, lambda: efficacy.Efficacy(unallowed=6.0, satisfactory=6.0)),
    Provoked(say.GOALPOSTS_EQUAL, lambda: efficacy.LogEfficacy(unallowed=1e15, satisfactory=1e15 + 0.125)),
    Provoked(
        say.GOALPOSTS_AGAINST_DIRECTION,
        lambda: efficacy.efficacy_linear(column(7.0), efficacy.Efficacy(**POSTS), {}, -1),
    ),
    Provoked(
        say.GOALPOSTS_AGAINST_DIRECTION,
        lambda: efficacy.efficacy_log(
            column(7.0), efficacy.LogEfficacy(unallowed=12.0, satisfactory=6.0), {}, 1
        ),
    ),
    Provoked(
        say.GOALPOSTS_AGAINST_DIRECTION,
        lambda: efficacy.efficacy_exponential(
            column(7.0), efficacy.ExponentialEfficacy(unallowed=12.0, satisfactory=6.0), {}, 1
        ),
    ),
    Provoked(say.STEPS_COUNT, lambda: given.Steps(at=(), scores=(0.0,))),
    Provoked(say.STEPS_COUNT, lambda: given.Steps(at=(1.0, 2.0), scores=(0.0, 1.0))),
    Provoked(
        say.STEPS_AGAINST_DIRECTION,
        lambda: given.steps(column(1.0), given.Steps(at=(2.0,), scores=(0.0, 100.0)), {}, -1),
    ),
    Provoked(
        say.DEMAND_AGAINST_DIRECTION,
        lambda: demand.minimum(column(1.0), demand.Minimum(target=2.0), {}, -1),
    ),
    Provoked(say.DEGREE_ZERO, lambda: mean.Power(degree=0.0)),
    # the column
    *(
        Provoked(say.NO_VALUES, lambda method=method: method.fit(column(NAN, NAN), method.params()))  # type: ignore[misc]
        for method in EVERY
        if isinstance(method, Learning) and method.sees == "column" and method.id != "distance_to_target"
    ),
    Provoked(
        say.NO_VALUES, lambda: distance.fit_extent(column(NAN, NAN), distance.DistanceToTarget(target=1.0))
    ),
    Provoked(say.NO_VALUES, lambda: goalpost.fit_minmax(column(), goalpost.MinMax())),
    Provoked(say.TOO_FEW_VALUES, lambda: goalpost.fit_minmax(column(NAN, 3.0), goalpost.MinMax())),
    Provoked(say.TOO_FEW_VALUES, lambda: relative.fit_zscore(column(3.0), relative.ZScore(ddof=0))),
    Provoked(say.TOO_FEW_VALUES, lambda: relative.fit_percentile_rank(column(3.0), relative.Ranked())),
    Provoked(say.CONSTANT_COLUMN, lambda: goalpost.fit_minmax(column(3.0, NAN, 3.0), goalpost.MinMax())),
    Provoked(say.CONSTANT_COLUMN, lambda: relative.fit_zscore(column(0.1, 0.1, 0.1), relative.ZScore())),
    Provoked(
        say.CONSTANT_COLUMN, lambda: relative.fit_zscore(column(*[0.0] * 9, 5e-324), relative.ZScore(ddof=0))
    ),
    Provoked(
        say.LEARNED_NOT_RISING, lambda: learned.fit_learned(column(3.0, 3.0), learned.LearnedGoalposts())
    ),
    Provoked(
        say.VALUE_NEGATIVE, lambda: exponent.power(column(4.0, -1.0), exponent.Exponent(exponent=2.0)), [1]
    ),
    Provoked(
        say.SCREENED_BOTH_WAYS,
        lambda: screen.screened_out(
            [column(1.0, 2.0)], screen.ScreenLimits(), np.array([True, False]), np.array([True, True])
        ),
        [0],
    ),
    Provoked(
        say.REFERENCE_TOO_LOW,
        lambda: distance.fit_reference(column(-1.0, 1.0), distance.DistanceToReference(statistic="mean")),
    ),
    Provoked(
        say.REFERENCE_TOO_LOW,
        lambda: distance.share_of_maximum(column(-1.0), NONE, {"minimum": -1.0, "maximum": 0.0}, 1),
    ),
    Provoked(
        say.TARGET_NOT_BETTER,
        lambda: distance.distance_to_target(
            column(5.0), distance.DistanceToTarget(target=1.0), {"minimum": 1.0, "maximum": 9.0}, 1
        ),
    ),
    Provoked(
        say.TARGET_NOT_BETTER,
        lambda: distance.distance_to_target(
            column(5.0), distance.DistanceToTarget(target=9.5), {"minimum": 1.0, "maximum": 9.0}, -1
        ),
    ),
    # cells
    Provoked(say.VALUE_TOO_LOW, lambda: transform.log(column(1.0, 0.0, NAN, -2.0), NONE), [1, 3]),
    Provoked(say.VALUE_TOO_LOW, lambda: transform.log1p(column(0.0, -1.0), NONE), [1]),
    Provoked(
        say.VALUE_TOO_LOW,
        lambda: efficacy.efficacy_log(column(0.0, 7.0), efficacy.LogEfficacy(**POSTS), {}, 1),
        [0],
    ),
    Provoked(
        say.VALUE_TOO_LOW,
        lambda: distance.distance_to_reference(
            column(0.0, 7.0), distance.DistanceToReference(), {"reference": 3.5}, -1
        ),
        [0],
    ),
    Provoked(
        say.VALUE_TOO_LOW,
        lambda: distance.share_of_maximum(column(-1.0, 7.0), NONE, {"minimum": 7.0, "maximum": 7.0}, -1),
        [0],
    ),
    Provoked(say.VALUE_TOO_LOW, lambda: derivation.growth([column(1.0, 1.0), column(0.5, -0.5)], NONE), [1]),
    Provoked(say.VALUE_TOO_LOW, scored(combine.ratio, NoParams(), [1.0, 1.0], [0.0, 1.0]), [0]),
    Provoked(say.VALUE_TOO_LOW, scored(combine.shortfall, NoParams(), [1.0, 1.0], [1.0, -1.0]), [1]),
    Provoked(
        say.VALUE_TOO_LOW, lambda: anchor.anchor(column(0.0, 7.0), anchor.Anchor(mean=3.5), {}, -1), [0]
    ),
    Provoked(
        say.NOT_YES_NO, lambda: demand.gate(column(1.0, 0.5, NAN, 2.0, 0.0), demand.Gate(), {}, 1), [1, 3]
    ),
    Provoked(
        say.DIVISOR_ZERO,
        lambda: derivation.ratio([column(1.0, 0.0, 2.0), column(2.0, 0.0, -0.0)], derivation.Ratio()),
        [1, 2],
    ),
    Provoked(say.DIVISOR_ZERO, lambda: derivation.share([column(1.0), column(0.0)], NONE), [0]),
    Provoked(
        say.RESULT_TOO_LARGE,
        lambda: derivation.product([column(1.0, 1e200), column(1.0, 1e200), column(1.0, 0.0)], NONE),
        [1],
    ),
    Provoked(
        say.RESULT_TOO_LARGE,
        lambda: goalpost.goalposts(column(0.5, 1e308), goalpost.Goalposts(low=0.0, high=1.0), {}, 1),
        [1],
    ),
    Provoked(
        say.RESULT_TOO_LARGE,
        lambda: efficacy.efficacy_exponential(column(9e5), efficacy.ExponentialEfficacy(**POSTS), {}, 1),
        [0],
    ),
    Provoked(
        say.RESULT_TOO_LARGE,
        lambda: mean.arithmetic(
            [column(1.0, 1e308), column(1.0, 1e308)],
            np.array([[[0.5], [0.5]], [[1.0], [1.0]]]),
            NoParams(),
        ),
        [1],
    ),
    Provoked(
        say.RESULT_TOO_LARGE,
        scored(combine.product, NoParams(), [1.0, 1e300], [1.0, 1e300], [1.0, 0.0]),
        [1],
    ),
    Provoked(say.RESULT_TOO_LARGE, lambda: demand.gap(column(1.0, -1e308), 1e308, None), [1]),
    Provoked(
        say.RESULT_TOO_LARGE,
        scored(points.bonus, points.Bonus(points=(1e300,)), [1.0, 1.0], [1.0, 1e300]),
        [1],
    ),
    Provoked(
        say.RESULT_TOO_LARGE,
        scored(balance.balance, balance.Balance(strength=1e308), [1.0, 1.0], [1.0, 99.0]),
        [1],
    ),
    # parts and children
    Provoked(say.PARTS_COUNT, lambda: derivation.ratio([column(1.0)], derivation.Ratio())),
    Provoked(say.PARTS_COUNT, lambda: derivation.share([column(1.0)] * 3, NONE)),
    Provoked(say.PARTS_COUNT, lambda: derivation.difference([column(1.0)] * 3, NONE)),
    Provoked(say.PARTS_COUNT, lambda: derivation.growth([column(1.0)], NONE)),
    Provoked(say.PARTS_COUNT, scored(combine.ratio, NoParams(), [1.0])),
    Provoked(say.PARTS_COUNT, scored(combine.shortfall, NoParams(), [1.0], [1.0], [1.0])),
    Provoked(say.PARTS_COUNT, scored(combine.difference, NoParams(), [1.0])),
    Provoked(
        say.PARTS_COUNT,
        scored(condition.precondition, condition.Precondition(threshold=85.0, share=0.2), [1.0]),
    ),
    Provoked(say.PARTS_TOO_FEW, scored(condition.veto, NoParams(), [1.0])),
    Provoked(say.PASSES_OUT_OF_REACH, scored(condition.kofn, condition.KOfN(k=3), [1.0], [1.0])),
    Provoked(say.POINTS_COUNT, scored(points.bonus, points.Bonus(points=(20.0,)), [1.0])),
    Provoked(say.POINTS_COUNT, scored(points.deduct, points.Deduct(points=(10.0,)), [1.0], [1.0], [1.0])),
    Provoked(
        say.MEAN_TOO_LOW,
        scored(balance.balance, balance.Balance(), [1.0, 0.0, -3.0], [1.0, 0.0, 2.0]),
        [1, 2],
    ),
    Provoked(say.SCORE_NEGATIVE, scored(mean.geometric, mean.ZeroSensitive(), [1.0, -1.0], [2.0, 2.0]), [1]),
    Provoked(say.SCORE_NEGATIVE, scored(mean.harmonic, mean.ZeroSensitive(zero="zero"), [1.0, -1.0]), [1]),
    Provoked(say.SCORE_NEGATIVE, scored(mean.power, mean.Power(degree=2.0), [-1.0, 1.0]), [0]),
    Provoked(say.SCORE_NEGATIVE, scored(mean.power, mean.Power(degree=-2.0), [-1.0, 1.0]), [0]),
    Provoked(say.SCORE_NEGATIVE, scored(combine.product, NoParams(), [1.0, -1.0]), [1]),
    Provoked(
        say.SCORE_ABOVE_FULL,
        scored(lifted.geometric_lifted, lifted.Lifted(inverted=True), [50.0, 101.0]),
        [1],
    ),
    Provoked(say.SCORE_ZERO, scored(mean.geometric, mean.ZeroSensitive(), [1.0, 0.0], [2.0, 2.0]), [1]),
    Provoked(say.SCORE_ZERO, scored(mean.harmonic, mean.ZeroSensitive(), [0.0, 1.0], [2.0, 2.0]), [0]),
    Provoked(say.SCORE_ZERO, scored(mean.power, mean.Power(degree=-1.0), [0.0, 1.0], [2.0, 2.0]), [0]),
)


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case.message.code)
def test_refused_by_name(case: Provoked) -> None:
    """What cannot be computed is refused with its message, the rows to blame, and a fact for every blank."""
    with pytest.raises(Refusal) as caught:
        case.call()
    refusal = caught.value
    rows = None if refusal.rows is None else np.flatnonzero(refusal.rows).tolist()
    facts = refusal.facts | ({} if rows is None else {"regions": "those regions"})

    assert case.message is refusal.message
    assert case.rows == rows
    assert blanks(case.message) <= facts.keys()
    assert ("regions" in blanks(case.message)) == (rows is not None)
    finding = Finding(message=refusal.message, facts=facts)
    assert all(finding.says(lang) and finding.mend(lang) for lang in ("en", "zh"))


def test_every_sentence_is_provoked() -> None:
    """The table above leaves out no message of the module, and codes are unique."""
    catalogue = [value for value in vars(say).values() if isinstance(value, Message)]

    assert {message.code for message in catalogue} == {case.message.code for case in REFUSALS}
    assert len(catalogue) == len({message.code for message in catalogue})


def blanks(message: Message) -> set[str]:
    """The names of the blanks in all four sentences."""
    texts = (message.says.en, message.says.zh, message.mend.en, message.mend.zh)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
