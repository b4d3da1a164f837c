"""Nodes from their children, row block by row block: weights, missing policy, coverage, rounding."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.findings import Place
from dei_core.kernel.method import Column, Mask, Refusal
from dei_core.scoring.normalise import Normaliser
from dei_core.scoring.plan import NodePlan, TrackPlan, handles_missing, weighted
from dei_core.scoring.refusals import Refusals

BLOCK = 8192
"""Rows computed at a time: a node's children of one block fit the second-level cache."""

_ROUNDING = 1e-12
"""What a sum of weights may miss a stated coverage by: in doubles, 0.1 + 0.7 falls short of 0.8."""

Matrix = npt.NDArray[np.float64]


@attrs.frozen(kw_only=True, eq=False)
class Parts:
    """A node's children in one block. values: K x (B,), missing ones replaced by a neutral 1.

    weights: (K, 1), or (K, B) where missing children are made up for. share: (B,) of weight available, or
    None for all. barred: (B,) rows without a score, or None.
    """

    values: Sequence[Column]
    weights: Matrix
    share: Column | None = None
    barred: Mask | None = None


def node_scores(
    plan: TrackPlan, normaliser: Normaliser, rows: int, refusals: Refusals
) -> tuple[Matrix, Matrix]:
    """(N, R) scores and (N, R) coverage of all N nodes.

    Coverage is the share of the weight below a node for which there are data, 0 to 1. A region's numbers
    are computed from its own row, in plan order, so neither blocks nor other regions change a bit of them.
    """
    values = np.empty((len(plan.nodes), rows))
    complete = complete_nodes(plan, normaliser)
    whole = all(complete)
    coverage = np.broadcast_to(1.0, values.shape) if whole else np.empty(values.shape)
    for start in range(0, rows, BLOCK):
        stop = min(start + BLOCK, rows)
        for row, node in enumerate(plan.nodes):
            children = block_children(plan, normaliser, values, node, start, stop, refusals)
            parts = weighed(node, children, complete[row])
            values[row, start:stop] = _aggregate(node, parts, start, refusals)
            if not whole:
                coverage[row, start:stop] = _coverage(plan, node, children, coverage[:, start:stop])
    return values, coverage


def complete_nodes(plan: TrackPlan, normaliser: Normaliser) -> list[bool]:
    """Per node, whether none of its children can be missing in any row."""
    known = list(normaliser.complete)
    for node in plan.nodes:
        known.append(all(known[slot] for slot in node.children))
    return known[len(plan.indicators) :]


def block_children(
    plan: TrackPlan,
    normaliser: Normaliser,
    values: Matrix,
    node: NodePlan,
    start: int,
    stop: int,
    refusals: Refusals,
) -> list[Column]:
    """The scores of a node's children in one block, NaN where missing."""
    first = len(plan.indicators)
    return [
        normaliser.block(slot, start, stop, refusals) if slot < first else values[slot - first, start:stop]
        for slot in node.children
    ]


def weighed(node: NodePlan, children: list[Column], complete: bool = False) -> Parts:
    """A node's children with the weights that its missing policy gives them.

    A row without a score has neutral children, so that no method refuses a run for its sake.
    complete: known to have no missing child, so that nobody need look.
    """
    weights = np.array(node.weights)[:, None]
    if (
        complete
        or handles_missing(node.aggregator)
        or not any(np.isnan(child.min(initial=np.inf)) for child in children)
    ):
        return Parts(values=children, weights=weights)
    there = np.array([~np.isnan(child) for child in children])
    full: Mask = np.logical_and.reduce(there)
    share = np.zeros(there.shape[1])
    for weight, here in zip(node.weights, there, strict=True):
        share += np.where(here, weight, 0.0)
    reweights = node.missing == "reweight" and weighted(node.aggregator)
    barred: Mask = (share + _ROUNDING < node.coverage) | (share == 0.0) if reweights else ~full
    scale = np.where(full | barred, 1.0, share)
    usable = there & ~barred
    filled = [np.where(here, child, 1.0) for child, here in zip(children, usable, strict=True)]
    effective = np.where(there | barred, weights, 0.0) / scale
    return Parts(values=filled, weights=effective, share=share, barred=barred)


def _aggregate(node: NodePlan, parts: Parts, start: int, refusals: Refusals) -> Column:
    step = node.aggregator
    try:
        score: Column = step.method.apply(parts.values, parts.weights, step.params)
    except Refusal as refusal:
        refusals.add(Place(path=node.id), refusal, start)
        return np.full(len(parts.values[0]), np.nan)
    if node.round is not None:
        score = np.round(score, node.round)
    if parts.barred is not None:
        score = np.where(parts.barred, np.nan, score)
    return score


def _coverage(plan: TrackPlan, node: NodePlan, children: list[Column], below: Matrix) -> Column:
    first = len(plan.indicators)
    total = np.zeros(len(children[0]))
    whole = np.ones(len(children[0]), dtype=np.bool_)
    for slot, weight, child in zip(node.children, node.weights, children, strict=True):
        part = ~np.isnan(child) if slot < first else below[slot - first]
        total += weight * part
        whole &= part == 1.0
    return np.where(whole, 1.0, np.minimum(total, 1.0))
