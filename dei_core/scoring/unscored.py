"""Why a region has no score: which indicator it lacks, and which policy of which node asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from dei_core.findings import Findings, Place, listed
from dei_core.kernel.method import Mask
from dei_core.messages import remarks as say
from dei_core.scoring.plan import NodePlan, TrackPlan
from dei_core.scoring.refusals import titled
from dei_core.scoring.scorecard import TrackScores
from dei_core.scoring.steps import handles_missing, reweights
from dei_core.text import Text

_NOTHING = Text(en="no value of any indicator", zh="各项指标均无数值")
_SCREENED = Text(en="screened out", zh="已筛除")
Pattern = npt.NDArray[np.bool_]
"""(S,) which slots of the index have no score."""


def tell_unscored(track: TrackScores, found: Findings) -> None:
    """One finding with every region that is not screened out and has no score, each with what it lacks and where.

    An error where nobody has one.
    """
    out, screened = np.isnan(track.total), track.prepared.screened
    place, table = Place(path=track.plan.id), track.table
    if not out.any():
        return
    barred = np.zeros(len(out), np.bool_) if screened is None else out & screened
    regions = _reasons(track, np.flatnonzero(out & ~barred))
    if out.all():
        regions += [_because(table.label(row), _SCREENED) for row in np.flatnonzero(barred).tolist()]
        found.add(say.NOBODY_SCORED, place, count=len(out), regions=listed(regions, apart=True))
    elif regions:
        found.add(say.UNSCORED, place, regions=listed(regions, apart=True))


def _because(label: str, why: Text) -> Text:
    return Text(en=f"{label} ({why.en})", zh=f"{label}（{why.zh}）")


def _reasons(track: TrackScores, rows: npt.NDArray[np.intp]) -> list[Text]:
    """Each region with its reason; regions that lack the same are reasoned about once."""
    lacking = np.array([_missing(track, slot, rows) for slot in range(len(track.plan.slots))])
    kinds, which = np.unique(lacking, axis=1, return_inverse=True)
    why = [_because_of(track.plan, kind) for kind in kinds.T]
    labels = [track.table.label(row) for row in rows.tolist()]
    pairs = zip(labels, which.ravel().tolist(), strict=True)
    return [_because(label, why[kind]) for label, kind in pairs]


def _because_of(plan: TrackPlan, lacks: Pattern) -> Text:
    """What a region lacks for the index, in one word where it has nothing at all."""
    leaves = [slot for slot in plan.reached if slot < len(plan.indicators)]
    return _NOTHING if lacks[leaves].all() else listed(_why(plan, plan.root, lacks))


def _missing(track: TrackScores, slot: int, rows: npt.NDArray[np.intp]) -> Mask:
    """(len(rows),) whether a slot has no score there."""
    name, first = track.plan.slots[slot], len(track.plan.indicators)
    if slot < first and track.leaves.complete[slot]:
        return np.zeros(len(rows), np.bool_)
    scores = track.score(name) if slot < first else track.values[slot - first]
    return np.isnan(scores[rows])


def _why(plan: TrackPlan, slot: int, lacks: Pattern) -> Iterator[Text]:
    """What a slot without a score lacks: an indicator, or a node with the policy that it falls short of."""
    if slot < len(plan.indicators):
        yield titled(plan.label(slot), plan.slots[slot])
        return
    node = plan.node(slot)
    missing = [child for child in node.children if lacks[child]]
    if missing and not handles_missing(node.aggregator):
        if node.missing == "reweight" and reweights(node.aggregator):
            yield _short(plan, node, missing, slot)
            return
        for child in missing:
            yield from _why(plan, child, lacks)
        return
    name = titled(plan.label(slot), node.id)
    if node.own is not None and not missing:
        yield Text(en=f"the weights of {name.en} are unknown", zh=f"{name.zh}的权重未知")
        return
    yield Text(en=f"{name.en} cannot be told from what is there", zh=f"{name.zh}无法由现有数据得出")


def _short(plan: TrackPlan, node: NodePlan, missing: list[int], slot: int) -> Text:
    """How far the children that are there fall short of what a node asks for."""
    name = titled(plan.label(slot), node.id)
    without = listed(titled(plan.label(child), plan.slots[child]) for child in missing)
    size, there = len(node.children), len(node.children) - len(missing)
    if there < node.least:
        en = f"{there} of its {size} parts have a score, {node.least} are needed, "
        zh = f"{size} 个下级项中 {there} 个有得分，须有 {node.least} 个，"
    elif node.own is None and node.weigher is None and there:
        pairs = zip(node.children, node.weights, strict=True)
        share = 100.0 * sum(weight for child, weight in pairs if child not in missing) / sum(node.weights)
        needed = 100.0 * node.coverage
        en = f"parts with {share:.4g}% of the weight have a score, {needed:.4g}% is needed, "
        zh = f"有得分的下级项占权重 {share:.4g}%，须达到 {needed:.4g}%，"
    else:
        en = zh = ""
    return Text(en=f"{name.en}: {en}without {without.en}", zh=f"{name.zh}：{zh}缺 {without.zh}")
