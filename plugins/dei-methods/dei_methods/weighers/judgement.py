"""Weights by judgement: the analytic hierarchy process, from pairwise comparisons of the children of a node."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from dei_core import Text
from dei_core.plugin import Column, Message, Params, Part, Refusal, Weigher, Weighing, Worked, parameter
from dei_methods import sentences as say
from dei_methods.weighers.spreads import Children, one_child_is_all

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""The mean consistency index of random reciprocal matrices of 1 to 15 rows: Saaty (1980), p. 21."""

LIMIT = 0.10
"""The consistency ratio from which on judgements should be reconsidered: Saaty (1980)."""

_EXTREME = 9.0
_ROUNDING = 1e-9


@attrs.frozen(kw_only=True)
class Ahp(Params):
    """The upper triangle row by row: first to second, first to third, ..., second to third, ..."""

    judgements: tuple[float, ...] = parameter(
        Text(
            "how much more important each child is than each later one, on Saaty's scale from 1/9 to 9",
            "各项相对于其后各项的重要程度，按萨蒂标度，1/9 至 9",
        )
    )

    def check(self) -> None:
        """Refuse comparisons off the scale."""
        refuse_off_scale("judgements", self.judgements, 1.0 / _EXTREME)


def refuse_off_scale(parameter: str, values: tuple[float, ...], low: float) -> None:
    """Refuse comparisons below a bound or above 9: Refusal."""
    for position, value in enumerate(values):
        if not low - _ROUNDING <= value <= _EXTREME + _ROUNDING:
            facts = {"low": f"{low:.6g}", "high": _EXTREME}
            raise Refusal(
                say.JUDGEMENT_OUTSIDE, None, parameter=parameter, position=position, value=value, **facts
            )


def ahp(children: Children, params: Ahp) -> Weighing:
    """The principal eigenvector of the matrix of pairwise comparisons, scaled to sum to 1; scores play no part.

    Another number of comparisons than K (K - 1) / 2 and more than 15 children are refused: Refusal. A consistency
    ratio of 0.10 or more is noted as a warning that names the pair most at odds with the weights.
    Diagnostics: `eigenvalue`, `consistency_index` (eigenvalue - K) / (K - 1), `consistency_ratio`, the index divided
    by that of random comparisons. Saaty (1980), The Analytic Hierarchy Process, pp. 17-21.

    >>> ahp([np.ones(1)] * 3, Ahp(judgements=(2.0, 4.0, 2.0))).weights.round(6)
    array([0.571429, 0.285714, 0.142857])
    """
    count = len(children)
    needed = count * (count - 1) // 2
    if len(params.judgements) != needed:
        found = len(params.judgements)
        raise Refusal(
            say.JUDGEMENTS_COUNT, parameter="judgements", found=found, children=count, needed=needed
        )
    if count > len(RANDOM_INDEX):
        raise Refusal(say.JUDGEMENTS_TOO_MANY, found=count, most=len(RANDOM_INDEX))
    matrix = np.ones((count, count))
    matrix[np.triu_indices(count, 1)] = params.judgements
    matrix[np.tril_indices(count, -1)] = 1.0 / matrix.T[np.tril_indices(count, -1)]
    values, vectors = np.linalg.eig(matrix)
    largest = int(np.argmax(np.real(values)))
    weights = np.abs(np.real(vectors[:, largest]))
    weights /= weights.sum()
    index = max((float(values[largest].real) - count) / (count - 1), 0.0)
    ratio = index / RANDOM_INDEX[count - 1] if count > 2 else 0.0
    diagnostics = {
        "eigenvalue": float(values[largest].real),
        "consistency_index": index,
        "consistency_ratio": ratio,
    }
    return Weighing(weights=weights, diagnostics=diagnostics, notes=_notes(matrix, weights, ratio))


def _notes(matrix: Column, weights: Column, ratio: float) -> tuple[tuple[Message, Mapping[str, Any]], ...]:
    if ratio < LIMIT:
        return ()
    odds = np.triu(np.abs(np.log(matrix * weights[None, :] / weights[:, None])))
    most = odds >= odds.max() - _ROUNDING  # of pairs equally at odds the first, to the solver's last bits
    first, second = np.unravel_index(int(np.argmax(most)), odds.shape)
    facts = {
        "ratio": f"{ratio:.3f}",
        "limit": f"{LIMIT:.2f}",
        "first": Part(int(first)),
        "second": Part(int(second)),
    }
    return ((say.JUDGEMENTS_INCONSISTENT, facts),)


METHODS = (
    Weigher(
        id="methods.ahp",
        judged=True,
        apply=one_child_is_all(ahp),
        params=Ahp,
        examples=(Ahp(judgements=(2.0, 4.0, 2.0)), Ahp(judgements=(1.0 / 3.0,))),
        formula=Text(
            "A w = λ w, of A the pairwise comparisons and λ its greatest eigenvalue",
            "A w = λ w，A 为两两比较矩阵，λ 为其最大特征值",
        ),
        source="Saaty (1980), The Analytic Hierarchy Process, pp. 17-21",
        worked=(
            Worked(
                given=((1.0,), (1.0,), (1.0,)),
                params=Ahp(judgements=(2.0, 4.0, 2.0)),
                gives=(0.571428571, 0.285714286, 0.142857143),
            ),
        ),
        about=Text(
            en="Analytic hierarchy process: weights from pairwise comparisons, with their consistency ratio",
            zh="层次分析法：由两两比较矩阵求权重，并检验一致性比率",
        ),
    ),
)
