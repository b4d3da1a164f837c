"""What a method learns of the regions, and makes of them, in any order and memory layout of their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dei_core.kernel.method import Column, Panel
from dei_core.plugin import Method, Refusal

Columns = Sequence[Column]
Order = npt.NDArray[np.intp]


def learners(methods: Sequence[Method]) -> Iterator[tuple[Method, Any]]:
    """Every method that looks at other regions, and every weigher, with each of its own examples, or its defaults."""
    for method in methods:
        if method.sees in ("column", "table") or method.kind == "weigher":
            yield from ((method, params) for params in method.examples or (_defaults(method),))


def _defaults(method: Method) -> Any:
    return method.params(target=150.0) if method.id == "distance_to_target" else method.params()


def bits(method: Method, params: Any, columns: Columns, order: Order, layout: str) -> bytes:
    """All that it learns, and its results region by region as they stood before, to the last bit.

    The name of a refusal where it refuses. order: in which the regions are given to it. layout: one of LAYOUTS.
    """
    given = LAYOUTS[layout]([column[order] for column in columns])
    try:
        learned, results = _run(method, params, given, order)
    except Refusal as refusal:
        return refusal.message.code.encode()
    back = np.empty_like(order)
    back[order] = np.arange(len(order))
    parts = {**learned, **{f"result {place}": column[back] for place, column in enumerate(results)}}
    return b"".join(name.encode() + (np.asarray(parts[name]) + 0.0).tobytes() for name in sorted(parts))


def _run(method: Method, params: Any, columns: Columns, order: Order) -> tuple[dict[str, Any], Columns]:
    if method.kind == "weigher":
        weighing = method.apply(columns, params)
        return {"weights": weighing.weights, **weighing.by_child, **weighing.diagnostics}, ()
    if method.kind == "imputer" and method.sees == "table":
        return {}, method.apply(_panel(columns, order), params)
    if method.kind == "aggregator":
        assert method.fit is not None
        weights = np.full((len(columns), 1), 1.0 / len(columns))
        learned = dict(method.fit(columns, weights, params))
        return learned, [method.apply(columns, weights, params, learned)]
    assert method.fit is not None
    learned, more = dict(method.fit(columns[0], params)), (1,) if method.kind == "normalizer" else ()
    return learned, [method.apply(columns[0], params, learned, *more)]


def _panel(columns: Columns, order: Order) -> Panel:
    """Every second row is the year before of the row before it; each third cell of the first columns is missing."""
    gaps = [np.where((order + place) % 3 == 0, np.nan, column) for place, column in enumerate(columns[:2])]
    return Panel(
        columns=(*gaps, *columns[2:]),
        directions=(1,) * len(columns),
        branches=(("index",),) * len(columns),
        regions=(order // 2).astype(np.int64),
        years=(2020 + order % 2).astype(np.int64),
    )


def drawn(seed: int, rows: int, count: int) -> Columns:
    """Columns above 1 that differ in kind: even, in tenths with ties, and skewed."""
    random = np.random.default_rng(seed)
    kinds = (
        lambda: random.uniform(1.0, 100.0, rows),
        lambda: np.round(random.uniform(1.0, 100.0, rows), 1),
        lambda: random.lognormal(2.0, 1.0, rows) + 1.0,
    )
    return [kinds[place % 3]() for place in range(count)]


LAYOUTS: dict[str, Callable[[Columns], Columns]] = {
    "as it is": list,
    "rows of a matrix": lambda columns: list(np.array(columns)),
    "columns of a matrix": lambda columns: list(np.ascontiguousarray(np.array(columns).T).T),
    "every third cell": lambda columns: [np.repeat(column, 3)[::3] for column in columns],
    "from the end": lambda columns: [column[::-1].copy()[::-1] for column in columns],
    "one number further": lambda columns: [np.concatenate([[0.0], column])[1:] for column in columns],
}
