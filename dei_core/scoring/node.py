"""One node from its children, for any rows: weights of what is there, missing policy, coverage, rounding."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.kernel.aggregators.mean import cancelled
from dei_core.kernel.bound import below as short_of
from dei_core.kernel.decimals import from_full
from dei_core.kernel.kinds import Aggregator
from dei_core.kernel.method import Column, Mask, Reference
from dei_core.kernel.proportion import Proportions
from dei_core.kernel.rounding import rounded
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.steps import Step, per_row

Matrix = npt.NDArray[np.float64]
FULL = 100.0
"""The full mark."""


@attrs.frozen(kw_only=True, eq=False)
class Parts:
    """A node's children in some rows. values: K x (B,), missing ones replaced by a neutral 1.

    weights: of every row, or by row where missing children are made up for. barred: (B,) rows without a score, or
    None.
    """

    values: Sequence[Column]
    weights: Proportions
    barred: Mask | None = None

    def weights_for(self, step: Step[Aggregator]) -> Matrix:
        """The weights as an aggregator takes them: whole numbers where it is linear in them, else summing to 1."""
        return self.weights.parts if step.method.linear else self.weights.shares


def weighed(
    node: NodePlan, children: Sequence[Column], weights: Proportions | None = None, complete: bool = False
) -> Parts:
    """A node's children with the weights that its missing policy gives them.

    A row without a score has neutral children, so that no method refuses a run for its sake.
    weights: the plan's own where left out. complete: known to have no missing child, so that
    nobody need look.
    """
    if weights is None:
        weights = node.proportions
    elif weights is not node.proportions and (unknown := np.isnan(weights.parts[0])).any():
        # a region without its own weights is without a score, as if it had no children
        weights = attrs.evolve(
            weights,
            parts=np.where(unknown, 1.0, weights.parts),
            total=np.where(unknown, len(children), weights.total),
        )
        children = [np.where(unknown, np.nan, child) for child in children]
    if (
        complete
        or node.aggregator.method.handles_missing
        or not any(np.isnan(child.min(initial=np.inf)) for child in children)
    ):
        return Parts(values=children, weights=weights)
    there = np.array([~np.isnan(child) for child in children])
    full: Mask = np.logical_and.reduce(there)
    held = np.zeros(there.shape[1])
    for part, here in zip(weights.parts, there, strict=True):
        held += np.where(here, part, 0.0)
    takes_over = node.missing == "reweight" and node.aggregator.method.takes_over
    whole = weights.whole
    little: Mask = short_of(held / whole, node.coverage) | (held == 0.0)
    barred = little | (there.sum(axis=0) < node.least) if takes_over else ~full
    usable = there & ~barred
    filled = [np.where(here, child, 1.0) for child, here in zip(children, usable, strict=True)]
    effective = np.where(there | barred, weights.parts, 0.0)
    grown = (
        held * (weights.total / whole) if weights.free else held
    )  # so that free weights add up to what they did
    total = np.where(full | barred, weights.total, grown)
    return Parts(values=filled, weights=attrs.evolve(weights, parts=effective, total=total), barred=barred)


def aggregated(
    node: NodePlan, parts: Parts, reference: Reference | None = None, positive: bool = False
) -> Column:
    """(B,) the aggregate of some rows, transformed where the node says so; NaN in barred rows. Refusal passes.

    positive: known to have no child below 0, nor such a weight, so that nothing cancels and nobody need look.
    """
    step = node.aggregator
    learned = () if step.method.fit is None else (reference,)
    values = [from_full(child) for child in parts.values] if node.inverted else parts.values
    score = per_row(
        step.method.apply(values, parts.weights_for(step), step.params, *learned), len(parts.values[0])
    )
    if step.method.linear:
        if not positive:
            score = cancelled(score, values, parts.weights_for(step))
        score = score / parts.weights.total
    if node.inverted:
        score = from_full(score)
    if node.transform is not None:
        known = score if parts.barred is None else np.where(parts.barred, np.nan, score)
        score = node.transform.method.apply(known, node.transform.params)
    if parts.barred is not None:
        score = np.where(parts.barred, np.nan, score)
    return score


def finished(node: NodePlan, score: Column, reference: Reference | None = None) -> Column:
    """(B,) the score normalised, capped and rounded, each where the node says so. Refusal passes."""
    if node.normalizer is not None:
        step = node.normalizer
        known = {} if reference is None else reference
        score = per_row(step.method.apply(score, step.params, known, 1), len(score))
    if node.capped:
        score = np.minimum(score, FULL)
    return score if node.round is None else rounded(score, node.round, node.rounding)


def coverage_of(children: Sequence[Column], weights: Proportions, below: Sequence[Column | None]) -> Column:
    """(B,) the share of weight for which there are data. below: per child its own coverage, None for an indicator."""
    total = np.zeros(len(children[0]))
    whole = np.ones(len(children[0]), dtype=np.bool_)
    sizes = np.abs(np.nan_to_num(weights.parts))
    for weight, child, part in zip(sizes, children, below, strict=True):
        there = ~np.isnan(child) if part is None else part
        total += weight * there
        whole &= there == 1.0
    return np.where(whole, 1.0, np.minimum(total / weights.whole, 1.0))
