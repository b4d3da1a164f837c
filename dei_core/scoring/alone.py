"""Methods of others, held to what they promise: a region's score follows from its own row, and is finite.

Scores are computed block by block, so that a method which looks at its block would score a region by the company it
happens to be in. The core's own methods are tested for it; others are tried here, on a few rows alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from dei_core.data.table import Table
from dei_core.findings import Findings, Place
from dei_core.kernel.method import Column, Method
from dei_core.scoring import messages as say
from dei_core.scoring.aggregate import BLOCK, NodeScores, block_children
from dei_core.scoring.learning import Lesson
from dei_core.scoring.node import aggregated, finished, weighed
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.normalise import Normaliser
from dei_core.scoring.plan import IndicatorPlan, TrackPlan, once
from dei_core.scoring.prepare import Prepared

_OWN = Method.__module__.rpartition(".")[0] + "."
"""What the names of the modules begin with that compute the core's own methods."""
_TRIED = 8
"""Rows spread over the table that are tried, beside the least, the greatest and a missing one."""
_NEAR = 1e-9


def try_alone(
    plan: TrackPlan, table: Table, prepared: Prepared, leaves: Normaliser, nodes: NodeScores, found: Findings
) -> None:
    """Note methods of others that score a row otherwise when it is alone, and infinite scores."""
    first = len(plan.indicators)
    for slot, methods in _strangers(plan).items():
        if slot < first:
            item = plan.indicators[slot]
            used = _in_blocks(leaves, slot, len(table))
            rows = _rows(prepared.columns[item.column])
            odd = _odd(used, rows, partial(leaves.alone, slot))
            _note_odd(item.id, methods, odd, table, found)
            _note_infinite(item.id, used, table, found, leaf=True)
        else:
            node, used = plan.node(slot), nodes.values[slot - first]
            odd = _odd(used, _rows(used), partial(_alone, plan, leaves, nodes, node))
            _note_odd(node.id, methods, odd, table, found)
            _note_infinite(node.id, used, table, found)
    top = plan.root - first
    _note_infinite(plan.nodes[top].id, nodes.values[top], table, found)


@once
def _strangers(plan: TrackPlan) -> dict[int, tuple[str, ...]]:
    """Slot -> the ids of its methods that are not the core's own, where there are any."""
    of_slot = [*map(_foreign_to_indicator, plan.indicators), *map(_foreign_to_node, plan.nodes)]
    return {slot: methods for slot, methods in enumerate(of_slot) if methods}


def _foreign_to_indicator(item: IndicatorPlan) -> tuple[str, ...]:
    """The ids of the methods of an indicator that are not the core's own."""
    steps = [step.method for step in (item.transform, item.then) if step is not None]
    return _foreign([item.normalizer, *steps])


def _foreign_to_node(node: NodePlan) -> tuple[str, ...]:
    """The same of a node, but for methods that say that they look at all regions."""
    steps = [step.method for step in (node.aggregator, node.transform, node.normalizer) if step is not None]
    return _foreign([method for method in steps if method.sees in ("cell", "children")])


def _foreign(methods: list[Method]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(method.id for method in methods if not str(method.apply.__module__).startswith(_OWN))
    )


def _in_blocks(leaves: Normaliser, slot: int, rows: int) -> Column:
    """(R,) an indicator's scores as the nodes above it were given them."""
    starts = range(0, rows, BLOCK)
    return np.concatenate([np.empty(0), *(leaves.block(slot, at, min(at + BLOCK, rows)) for at in starts)])


def _rows(column: Column) -> list[int]:
    """A few rows of a column: where it is least, greatest and missing, and some between."""
    missing, there = np.flatnonzero(np.isnan(column))[:1], np.flatnonzero(~np.isnan(column))
    spread = there[np.linspace(0, there.size - 1, min(_TRIED, there.size)).astype(np.intp)]
    ends = there[[column[there].argmin(), column[there].argmax()]] if there.size else there
    return sorted({*missing.tolist(), *spread.tolist(), *ends.tolist()})


def _odd(used: Column, rows: list[int], alone: Callable[[int], Column]) -> list[int]:
    """The rows that have another score alone, or none at all for want of company."""
    odd = []
    for row in rows:
        try:
            with np.errstate(all="ignore"):
                mine = alone(row)
        except Exception:  # a method that needs other rows may fail in any way; that it does is what is told
            mine = np.empty(0)
        if (
            not np.allclose(mine, used[row : row + 1], rtol=_NEAR, atol=_NEAR, equal_nan=True)
            or not mine.size
        ):
            odd.append(row)
    return odd


def _alone(plan: TrackPlan, leaves: Normaliser, nodes: NodeScores, node: NodePlan, row: int) -> Column:
    """(1,) a node's score of one row from that row alone, with what was learned."""
    children = block_children(plan, leaves, nodes.values, node, row, row + 1)
    lesson = next(_lessons(nodes.lessons.get(node.id, ()), row), None)
    parts = weighed(node, children, nodes.proportions(node, row, row + 1))
    if lesson is None:
        return finished(node, aggregated(node, parts))
    return finished(node, aggregated(node, parts, lesson.aggregate), lesson.normalise)


def _lessons(lessons: tuple[Lesson, ...], row: int) -> Iterator[Lesson]:
    return (lesson for lesson in lessons if lesson.rows is None or row in lesson.rows)


def _note_odd(name: str, methods: tuple[str, ...], odd: list[int], table: Table, found: Findings) -> None:
    if odd:
        regions = [table.label(row) for row in odd]
        found.add(say.NOT_ALONE, Place(path=name), method=methods, regions=regions)


def _note_infinite(name: str, scores: Column, table: Table, found: Findings, leaf: bool = False) -> None:
    """Note infinite scores; those of a node only where none are noted yet, since it has them from its children."""
    if np.isfinite(scores.min(initial=0.0)) and np.isfinite(scores.max(initial=0.0)):
        return
    regions = [table.label(row) for row in np.flatnonzero(np.isinf(scores)).tolist()]
    told = any(finding.message is say.INFINITE_SCORE for finding in found)
    if regions and (leaf or not told):
        found.add(say.INFINITE_SCORE, Place(path=name), regions=regions)
