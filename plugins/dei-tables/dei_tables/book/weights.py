"""The sheet of weights: every child in its node and, multiplied down, in the index; and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from dei_core import TrackScores
from dei_core.host import NodePlan, index_weights, weight_tree
from dei_tables.book import words
from dei_tables.book.columns import Column, both
from dei_tables.book.origin import citation, grade_of
from dei_tables.book.tree import reading_order
from dei_words import joined, node_steps, of_step, sentence

Line = dict[str, Any]


def weight_columns(tracks: Sequence[TrackScores]) -> tuple[Column, ...]:
    """One line per track, node and child; years apart only where their weights differ."""
    lines = [line for track in tracks for line in _lines(track)]

    def words_of(title: Any, key: str, **more: Any) -> Column:
        return Column(title=title, code=key, cells=[line[key] for line in lines], words=True, level=2, **more)

    def numbers(title: Any, key: str, shape: str, **more: Any) -> Column:
        return Column(
            title=title, code=key, cells=[line[key] for line in lines], shape=shape, level=2, **more
        )

    return (
        words_of(words.TRACK, "track"),
        numbers(words.YEAR, "year", "0", width=8),
        words_of(words.NODE, "node"),
        words_of(words.NODE_NAME, "node_name"),
        words_of(words.CHILD, "child"),
        words_of(words.CHILD_NAME, "child_name"),
        numbers(words.WEIGHT, "weight", "0.00%"),
        numbers(words.EFFECTIVE, "effective", "0.000%", scale="bar", width=14),
        words_of(words.AGGREGATION, "aggregation"),
        words_of(words.SOURCE, "source"),
        words_of(words.EVIDENCE, "evidence"),
        words_of(words.PACK, "pack"),
        words_of(words.REASON, "reason"),
    )


def _lines(track: TrackScores) -> Iterator[Line]:
    plan, first = track.plan, len(track.plan.indicators)
    by_year = _by_year(track)
    for year, weights in by_year.items():
        tree = weight_tree(plan, lambda node, own=weights: own[node.id])
        through = index_weights(tree, plan.slots[plan.root]).through
        for slot in reading_order(plan):
            if slot < first:
                continue
            node = plan.node(slot)
            for child, weight in zip(node.children, weights[node.id], strict=True):
                yield {
                    "track": plan.id,
                    "year": year,
                    **_names(track, node, child),
                    "weight": weight,
                    "effective": through.get((node.id, plan.slots[child]), 0.0),
                    **_said(node),
                }


def _names(track: TrackScores, node: NodePlan, child: int) -> Line:
    plan = track.plan
    return {
        "node": node.id,
        "node_name": both(node.name, " "),
        "child": plan.slots[child],
        "child_name": both(plan.label(child), " "),
    }


def _said(node: NodePlan) -> Line:
    origin = node.origin
    ways = (way.says for way in (of_step(node.aggregator), *node_steps(node)))
    return {
        "aggregation": f"{node.aggregator.method.id}: {both(joined(map(sentence, ways)), ' ')}",
        "source": citation(origin),
        "evidence": grade_of(origin),
        "pack": f"{origin.pack} {origin.version}" if origin else None,
        "reason": both(origin.reason, " ") if origin and origin.reason else None,
    }


def _by_year(track: TrackScores) -> dict[int | None, dict[str, list[float]]]:
    """Year -> node -> weights of its children; under None where all years have the same.

    NaN where each region has its own.
    """
    years, own = track.table.years, track.nodes.own
    known, first = np.unique(years, return_index=True)
    shown = {
        node.id: track.weights(node.id)[:, first] * (np.nan if node.id in own else 1.0)
        for node in track.plan.nodes
    }
    made: dict[int | None, dict[str, list[float]]] = {
        int(year): {name: weights[:, at].tolist() for name, weights in shown.items()}
        for at, year in enumerate(known)
    }
    alike = all(weights == next(iter(made.values())) for weights in made.values())
    return {None: next(iter(made.values()))} if alike and made else made
