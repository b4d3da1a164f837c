"""What becomes of weighted means of d draws in the g rows in which a node lacks children."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np

from dei_core.kernel.bound import below as short_of
from dei_core.kernel.method import Mask
from dei_core.scoring.node import Matrix
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.rows import Rows


@attrs.frozen(kw_only=True, eq=False)
class Gaps:
    """The rows (g,) in which a node lacks children. absent: (d, g) where it has no score.

    taken: (g, d) what the others take over; less their sum where it has no score, so that it counts 0.
    """

    rows: Rows
    absent: Mask
    taken: Matrix


NO_GAPS = Gaps(rows=np.empty(0, np.intp), absent=np.zeros((1, 0), np.bool_), taken=np.empty((0, 1)))


def taken_over(node: NodePlan, there: Sequence[Mask], weights: Matrix) -> tuple[Mask, Matrix]:
    """(d, g) where a node has no score, and what has to be added to the sum of its children, as a multiple of it.

    there: whether each child is there, (g,) or (d, g). weights: (d, K), of each draw summing to 1. Those that are
    there take over, 1 / held - 1 times their sum, as the node's policy has it; a sum that is no score is taken away.
    """
    full = np.logical_and.reduce(np.broadcast_arrays(*there))
    held = sum_of([here.astype(np.float64) for here in there], weights)
    few = sum(here.astype(np.int64) for here in there) < node.least
    usable = full | ~(short_of(held, node.coverage) | (held == 0.0) | few)
    if node.missing != "reweight" or not node.aggregator.method.takes_over:
        usable = np.broadcast_to(full, held.shape)
    held = np.where(full, 1.0, held)
    return ~usable, np.divide(1.0 - held, held, out=np.full(held.shape, -1.0), where=usable)


def there_in(rows: Rows, gone: Rows, absent: Mask) -> Mask:
    """(g,) or (d, g) whether a slot has a score in some rows; gone: those among them in which it may have none."""
    there = np.ones((*absent.shape[:-1], len(rows)), np.bool_)
    there[..., np.searchsorted(rows, gone)] = ~absent
    return there


def or_zero(scores: Matrix) -> Matrix:
    """Scores, 0 where there is none."""
    made: Matrix = np.where(np.isnan(scores), 0.0, scores)
    return made


def sum_of(columns: list[Matrix], weights: Matrix) -> Matrix:
    """(d, R) the sum of columns times their weights: one product of those that are the same in all draws."""
    same = [place for place, column in enumerate(columns) if column.ndim == 1]
    parts = np.array([columns[place] for place in same])
    made: Matrix = (parts.T @ weights[:, same].T).T if same else np.zeros(())
    for place, column in enumerate(columns):
        if column.ndim > 1:
            made = made + weights[:, place, None] * column
    return made
