"""Benefit of the doubt: each region is scored by the weights that are most favourable to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

import attrs
import numpy as np
import numpy.typing as npt

from dei_core import Text
from dei_core.plugin import (
    Aggregator,
    Column,
    Learns,
    Params,
    Part,
    Reference,
    Refusal,
    Worked,
    parameter,
    require_within,
)
from dei_methods import messages as say
from dei_methods.solver import Programme, constrained, least, solved, warm_model

Matrix = npt.NDArray[np.float64]
_DIGITS = 9
"""Decimals that the solver's tolerance leaves certain, of a score out of 100."""
_ROWS = 4096


@attrs.frozen(kw_only=True)
class BenefitOfTheDoubt(Params):
    """share_low <= share_high."""

    weighted: ClassVar[bool] = False
    share_low: float = parameter(
        Text("what part of a region's score each child makes up at least", "各下级项至少占得分的比例"), 0.0
    )
    share_high: float = parameter(
        Text("what part of a region's score each child makes up at most", "各下级项至多占得分的比例"), 1.0
    )

    def check(self) -> None:
        """Refuse shares outside 0 to 1."""
        require_within(0.0, 1.0, share_low=self.share_low, share_high=self.share_high)

    @property
    def free(self) -> bool:
        """Whether every share is allowed."""
        return self.share_low == 0.0 and self.share_high == 1.0


def fit_benefit(children: Sequence[Column], weights: Column, params: BenefitOfTheDoubt) -> Reference:
    """`frontier` (K, F): the scores of the regions that none is better than in everything, over the best of each.

    `best` (K,): the best score of each child. Negative scores, a child whose best is not above 0, and shares that
    cannot sum to 1 are refused: Refusal.
    """
    count = len(children)
    if children[0].size == 0:
        raise Refusal(say.TOO_FEW_ROWS, found=0, needed=1)
    if params.share_low * count > 1.0 + 1e-12 or params.share_high * count < 1.0 - 1e-12:
        shares = {"low": params.share_low, "high": params.share_high, "fair": f"{1.0 / count:.6g}"}
        raise Refusal(say.SHARES_IMPOSSIBLE, None, children=count, **shares)
    best = np.array([child.max() for child in children])
    low = np.array([child.min() for child in children])
    for child in np.flatnonzero((best <= 0.0) | (low < 0.0)).tolist():
        value = float(low[child] if low[child] < 0.0 else best[child])
        raise Refusal(say.OUTPUT_TOO_LOW, child=Part(child), value=value)
    return {"frontier": undominated(np.array(children) / best[:, None]), "best": best}


def _possible(reference: Reference, params: BenefitOfTheDoubt) -> Iterator[Text]:
    frontier, best = np.asarray(reference["frontier"]), np.asarray(reference["best"])
    if not (best > 0.0).all():
        yield Text(en=f"best {best.min():.12g} is not above 0", zh=f"best {best.min():.12g} 不大于 0")
    if not ((frontier >= 0.0) & (frontier <= 1.0)).all() or not (frontier.max(axis=1) == 1.0).all():
        yield Text(
            en="frontier is not shares of the best of each child", zh="frontier 不是相对各下级项最优值的比值"
        )


def undominated(rows: Matrix) -> Matrix:
    """(K, F) the different columns of (K, R) that no other column equals or passes in all K, in an order of its own."""
    columns = np.unique(rows, axis=1)[:, ::-1]
    columns = columns[:, np.argsort(-columns.sum(axis=0), kind="stable")]
    kept = np.empty((len(rows), 0))
    for start in range(0, columns.shape[1], _ROWS // 16):
        part = columns[:, start : start + _ROWS // 16]
        part = part[:, ~_covered(part, kept, strict=False)]
        kept = np.hstack([kept, part[:, ~_covered(part, part, strict=True)]])
    return kept


def benefit_of_the_doubt(
    children: Sequence[Column], weights: Column, params: BenefitOfTheDoubt, reference: Reference
) -> Column:
    """100 max_w sum_k w_k x_k, over weights w >= 0 under which no region of the frontier passes 1; to nine decimals.

    100 for a region on the frontier; 0 where a least share falls to a score of 0. The weights of the node are not used.
    Scores below 0, and a programme for which the solver finds no optimum, are refused: Refusal.
    Melyn and Moesen (1991); Cherchye, Moesen, Rogge and Van Puyenbroeck (2007), Social Indicators Research 82(1),
    111-145; with restricted shares, Cherchye et al. (2008), Journal of the Operational Research Society 59(2).
    """
    best = np.asarray(reference["best"], np.float64)
    frontier = np.asarray(reference["frontier"], np.float64).reshape(len(children), -1)
    rows = np.array(children) / best[:, None]
    known = np.flatnonzero(~np.isnan(rows).any(axis=0))
    below = np.flatnonzero((rows < 0.0).any(axis=1))
    if below.size:
        child = int(below[0])
        raise Refusal(say.OUTPUT_TOO_LOW, child=Part(child), value=float(np.nanmin(children[child])))
    solve = _free if params.free else _within_shares
    score = np.full(rows.shape[1], np.nan)
    score[known] = np.round(100.0 * solve(rows[:, known], frontier, params), _DIGITS)
    unsolved = np.isinf(score)
    if unsolved.any():
        raise Refusal(say.NO_SOLUTION, rows=unsolved)
    return score + np.zeros((*weights.shape[:-2], 1))


def _free(rows: Matrix, frontier: Matrix, params: BenefitOfTheDoubt) -> Column:
    """By the dual: the least sum of multiples of frontier regions that is as good as the region in every child."""
    programme = Programme(
        cost=np.ones(frontier.shape[1]),
        matrix=frontier,
        low=np.zeros(len(rows)),
        high=np.full(len(rows), np.inf),
    )
    model = warm_model(programme)
    result = np.empty(rows.shape[1])
    for place, outputs in enumerate(rows.T):
        constrained(model, outputs)
        result[place] = least(model)
    return result


def _within_shares(rows: Matrix, frontier: Matrix, params: BenefitOfTheDoubt) -> Column:
    """By the primal in the contributions w_k x_k: a model for each region, as all of it depends on the region."""
    count, peers = frontier.shape
    ones = np.ones((count, count))
    shares = np.vstack([np.eye(count) - params.share_low * ones, params.share_high * ones - np.eye(count)])
    result = np.empty(rows.shape[1])
    for place, outputs in enumerate(rows.T):
        usable = outputs > 0.0
        relative = frontier[usable] / outputs[usable, None]
        programme = Programme(
            cost=-np.ones(int(usable.sum())),
            matrix=np.vstack([relative.T, shares[:, usable]]),
            low=np.concatenate([np.full(peers, -np.inf), np.zeros(2 * count)]),
            high=np.concatenate([np.ones(peers), np.full(2 * count, np.inf)]),
        )
        parts = solved(warm_model(programme)) if usable.any() else np.zeros(1)
        result[place] = np.inf if parts is None else parts.sum()
    return result


def _covered(asked: Matrix, by: Matrix, *, strict: bool) -> npt.NDArray[np.bool_]:
    """Which columns some column of another set equals or passes in every row; strictly in one, where strict."""
    covered = np.zeros(asked.shape[1], np.bool_)
    for start in range(0, by.shape[1], 256):
        block = by[:, start : start + 256, None]
        over = (block >= asked[:, None, :]).all(axis=0)
        if strict:
            over &= (block > asked[:, None, :]).any(axis=0)
        covered |= over.any(axis=0)
    return covered


METHODS = (
    Aggregator(
        id="methods.benefit_of_the_doubt",
        apply=benefit_of_the_doubt,
        fit=fit_benefit,
        learns=Learns(
            by=(),
            by_child=("best",),
            samples={"frontier": 1},
            words={
                "best": Text("the best score of each child", "各下级项的最高得分"),
                "frontier": Text(
                    "the regions that no other outdoes in every child", "不被其他区域全面占优的区域"
                ),
            },
            check=_possible,
        ),
        params=BenefitOfTheDoubt,
        formula=Text(
            "100 × the greatest Σ w_k s_k, over w under which no region's passes 1",
            "100 × Σ w_k s_k 的最大值，w 须使任一区域均不超过 1",
        ),
        source="Cherchye, Moesen, Rogge and Van Puyenbroeck (2007), Social Indicators Research 82(1), 111-145",
        worked=(
            Worked(given=((10.0, 5.0, 5.0), (5.0, 10.0, 5.0)), gives=(100.0, 100.0, 200.0 / 3.0), digits=8),
        ),
        examples=(BenefitOfTheDoubt(), BenefitOfTheDoubt(share_low=0.1, share_high=0.8)),
        about=Text(
            en="Benefit of the doubt: each region scored by the weights most favourable to it",
            zh="最有利赋权法（DEA）：以对各区域最有利的权重计分",
        ),
    ),
)
