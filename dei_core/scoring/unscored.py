"""Why a region has no score: which indicator it lacks, and which policy of which node asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from dei_core.findings import Findings, Place, listed
from dei_core.kernel.method import Mask
from dei_core.scoring import messages_remarks as say
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.refusals import titled
from dei_core.scoring.scorecard import TrackScores
from dei_core.text import Text
from dei_core.vocabulary import VOCABULARY

_NAMED = 6
"""How many of the parts that a region or a node lacks are named."""
_NOTHING = Text(en="no value of any indicator", zh="各项指标均无数值")
_SCREENED = VOCABULARY.states["screened"]
Pattern = npt.NDArray[np.bool_]
"""(S,) which slots of the index have no score."""


def tell_unscored(track: TrackScores, found: Findings) -> None:
    """One finding with every region that is not screened out and has no score, and what those regions lack where.

    An error where nobody has one.
    """
    out, screened = np.isnan(track.total), track.prepared.screened
    place, table = Place(path=track.plan.id), track.table
    if not out.any():
        return
    barred = np.zeros(len(out), np.bool_) if screened is None else out & screened
    regions = _reasons(track, np.flatnonzero(out & ~barred))
    if out.all():
        if barred.any():
            regions.append(_because([table.label(row) for row in np.flatnonzero(barred).tolist()], _SCREENED))
        found.add(
            say.NOBODY_SCORED, place, count=table.counted(len(out)), regions=listed(regions, apart=True)
        )
    elif regions:
        count = table.part(int(np.count_nonzero(out & ~barred)), len(out))
        found.add(say.UNSCORED, place, count=count, regions=listed(regions, apart=True))


def _because(labels: list[str], why: Text) -> Text:
    """Regions with what all of them lack."""
    who = listed(labels)
    return Text(en=f"{who.en} ({why.en})", zh=f"{who.zh}（{why.zh}）")


def _reasons(track: TrackScores, rows: npt.NDArray[np.intp]) -> list[Text]:
    """Regions by their reason, in the order of the first of each: a reason is found and told once."""
    lacking = np.array([_missing(track, slot, rows) for slot in range(len(track.plan.slots))])
    kinds, which = np.unique(lacking, axis=1, return_inverse=True)
    why = [_because_of(track.plan, kind) for kind in kinds.T]
    alike: dict[Text, list[str]] = {}
    for row, kind in zip(rows.tolist(), which.ravel().tolist(), strict=True):
        alike.setdefault(why[kind], []).append(track.table.label(row))
    return [_because(labels, reason) for reason, labels in alike.items()]


def _because_of(plan: TrackPlan, lacks: Pattern) -> Text:
    """What a region lacks for the index, in one word where it has nothing at all."""
    leaves = [slot for slot in plan.reached if slot < len(plan.indicators)]
    return _NOTHING if lacks[leaves].all() else listed(_why(plan, plan.root, lacks), most=_NAMED)


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
    if missing:
        if node.missing == "reweight" and node.aggregator.method.takes_over:
            yield _short(plan, node, missing, slot)
            return
        if node.aggregator.method.handles_missing:
            yield from _undecided(plan, slot, [child for child in missing if child < len(plan.indicators)])
            missing = [child for child in missing if child >= len(plan.indicators)]
        for child in missing:
            yield from _why(plan, child, lacks)
        return
    name = titled(plan.label(slot), node.id)
    if node.own is not None:
        yield Text(en=f"the weights of {name.en} are unknown", zh=f"{name.zh}的权重未知")
        return
    yield Text(en=f"{name.en} cannot be told from what is there", zh=f"{name.zh}无法由现有数据得出")


def _undecided(plan: TrackPlan, slot: int, missing: list[int]) -> Iterator[Text]:
    """The indicators that could still decide the score of a node whose method says what missing ones mean."""
    if missing:
        name = titled(plan.label(slot), plan.slots[slot])
        without = _without(plan, missing)
        yield Text(
            en=f"{name.en} cannot be told without {without.en}", zh=f"{name.zh}无法得出，缺 {without.zh}"
        )


def _without(plan: TrackPlan, missing: list[int]) -> Text:
    """The parts of a node that have no score."""
    return listed([titled(plan.label(child), plan.slots[child]) for child in missing], most=_NAMED)


def _short(plan: TrackPlan, node: NodePlan, missing: list[int], slot: int) -> Text:
    """How far the children that are there fall short of what a node asks for."""
    name = titled(plan.label(slot), node.id)
    without = _without(plan, missing)
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
