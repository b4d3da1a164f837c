"""What a run worked with beside the rules: the weights in force, and what methods learned from the regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from dei_core.kernel.method import Column
from dei_core.results.coded import Coded
from dei_core.results.frames import NODE, REGION, TRACK, YEAR, Frame, field, frame, keys
from dei_core.scoring.index_weights import index_weights, weight_tree
from dei_core.scoring.scorecard import TrackScores
from dei_core.text import Text

CHILD = field(
    "child", "string", "child of the node: a node or an indicator", "节点的下级项：节点或指标", key=True
)
WEIGHT = field(
    "weight",
    "number",
    "weight within the node, 0-1; as stated, in a weighted sum or a linear combination",
    "层内权重（0 至 1）；加权求和与线性组合按给定数值",
)
EFFECTIVE = field(
    "effective",
    "number",
    "weight in the index: weights multiplied down",
    "总指数权重（逐层相乘）",
)
STAGE = field(
    "stage",
    "string",
    "impute, treat, normalise, weight or aggregate",
    "计算环节：插补、离群值处理、标准化、赋权或合成",
    key=True,
)
ITEM = field("id", "string", "indicator or node", "指标或节点", key=True)
WITHIN = field(
    "group",
    "string",
    "trait value or parent, and year; empty for all rows",
    "分组与年份；空为全部区域",
    key=True,
)
QUANTITY = field("name", "string", "what was learned", "所得数值的名称", key=True)
LEARNED = field("value", "number", "the number itself", "数值")
_MANY = 200
"""Arrays longer than this, and those of one child, are samples kept by rank methods, and no news for a reader."""


def weights_frame(tracks: Sequence[TrackScores]) -> Frame:
    """One row per node and child, and per year where weights differ by year.

    effective is the sum over all paths from the index; 0 for what is beside it. Weights that differ by region are
    empty here, and in `region_weights`.
    """
    about = Text(
        en="Weights in force, within their node and in the index.",
        zh="所用权重：层内权重与总指数权重。",
    )
    fields = (TRACK, YEAR, NODE, CHILD, WEIGHT, EFFECTIVE)
    return frame("weights", about, fields, (part for track in tracks for part in _weight_rows(track)))


def region_weights_frame(tracks: Sequence[TrackScores]) -> Frame:
    """One row per region, node and child, for the nodes whose weights differ by region; empty where unknown."""
    about = Text(
        en="Weights that differ by region, within their node.", zh="因区域而异的权重：各区域的层内权重。"
    )
    fields = (TRACK, YEAR, REGION, NODE, CHILD, WEIGHT)
    title = Text(en="Weights by region", zh="分区域权重")
    parts = (part for track in tracks for part in _own_rows(track))
    return frame("region_weights", about, fields, parts, title)


def _own_rows(track: TrackScores) -> Iterable[Mapping[str, Any]]:
    rows = np.arange(len(track.table))
    shared, slots = keys(track, rows), track.plan.slots
    for node in track.plan.nodes:
        if node.id in track.nodes.own:
            for slot, weights in zip(node.children, track.nodes.own[node.id], strict=True):
                same = {"node": Coded.same(node.id, len(rows)), "child": Coded.same(slots[slot], len(rows))}
                yield {**shared, **same, "weight": weights}


def references_frame(tracks: Sequence[TrackScores]) -> Frame:
    """Every number that a method learned from the regions; arrays by position, samples of regions left out.

    >>> from dei_core import Table, compose, score
    >>> from dei_core.host import references_frame
    >>> card = score(compose({"index": ["a"]}), Table(regions=["x", "y"], columns={"a": [1, 2]}))
    >>> frame = references_frame([card.only])
    >>> list(frame.columns), list(frame.columns["value"])
    (['track', 'stage', 'id', 'group', 'name', 'value'], [np.float64(1.0), np.float64(2.0)])
    """
    about = Text(
        en="What methods learned from the regions: means, bounds, tests, weights.",
        zh="各方法由样本确定的数值：均值、上下限、检验量、权重等。",
    )
    fields = (TRACK, STAGE, ITEM, WITHIN, QUANTITY, LEARNED)
    rows = [row for track in tracks for row in _learned_rows(track)]
    columns: dict[str, Any] = {one.name: [row[place] for row in rows] for place, one in enumerate(fields)}
    columns["value"] = np.array(columns["value"], np.float64)
    return Frame(name="references", about=about, fields=fields, columns=columns)


def _weight_rows(track: TrackScores) -> Iterable[Mapping[str, Any]]:
    years, at = np.unique(track.table.years, return_index=True)
    learned = any(node.weigher is not None for node in track.plan.nodes) and track.plan.fit == "yearly"
    for year, row in (
        zip(years.tolist(), at.tolist(), strict=True) if learned else [(0, 0)] if len(at) else []
    ):
        weights = {node.id: _common(track, node.id, row) for node in track.plan.nodes}
        tree = weight_tree(track.plan, lambda node, own=weights: own[node.id].tolist())  # type: ignore[misc]
        effective = index_weights(tree, track.plan.slots[track.plan.root]).through
        for node in track.plan.nodes:
            children = [track.plan.slots[child] for child in node.children]
            yield {
                "track": [track.plan.id] * len(children),
                "year": [year or track.plan.year] * len(children),
                "node": [node.id] * len(children),
                "child": children,
                "weight": weights[node.id],
                "effective": [effective.get((node.id, child), 0.0) for child in children],
            }


def _common(track: TrackScores, name: str, row: int) -> Column:
    """(K,) a node's weights in the year of a row; NaN where each region has its own."""
    weights = track.weights(name)[:, row]
    return weights * np.nan if name in track.nodes.own else weights


def _learned_rows(track: TrackScores) -> Iterable[tuple[str, str, str, str, str, float]]:
    for learner, groups in track.references.items():
        for group, taught in groups.items():
            for name, value in taught.items():
                for said, number in _numbers(value):
                    yield track.plan.id, learner.stage, learner.item, group, f"{name}{said}", number


def _numbers(value: float | Column | Mapping[str, float | Column]) -> Iterator[tuple[str, float]]:
    """The numbers of one quantity, each with the child or place that it is of."""
    if isinstance(value, Mapping):
        yield from ((f"[{child}]", float(one)) for child, one in value.items() if np.ndim(one) == 0)
    elif np.ndim(value) == 0:
        yield "", float(value)
    elif np.ndim(value) == 1 and len(np.asarray(value)) <= _MANY:
        yield from ((f"[{place}]", float(one)) for place, one in enumerate(np.asarray(value)))
