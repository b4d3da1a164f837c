"""What a method learns of the regions, in any order and memory layout of their columns, as bytes to be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from dei_core import Method, Refusal
from dei_core.kernel.method import Column

Columns = Sequence[Column]
NEEDED = {
    "ahp": None,
    "best_worst": None,
}


def learners(methods: Sequence[Method]) -> Iterator[tuple[Method, Any]]:
    """Every method that looks at other regions, with each of its own examples, or its defaults."""
    for method in methods:
        if method.fit is not None or method.kind == "weigher":
            try:
                params = method.examples or (method.params(),)
            except TypeError:
                continue
            yield from ((method, one) for one in params)


def learned(method: Method, params: Any, columns: Columns) -> bytes:
    """Everything that it learns of some columns, to the last bit; the name of a refusal."""
    try:
        made = _learned(method, params, columns)
    except Refusal as refusal:
        return refusal.message.code.encode()
    parts = [(name, np.asarray(value, np.float64) + 0.0) for name, value in sorted(made.items())]
    return b"".join(name.encode() + value.tobytes() for name, value in parts)


def _learned(method: Method, params: Any, columns: Columns) -> dict[str, Any]:
    if method.kind == "weigher":
        weighing = method.apply(columns, params)
        return {"": weighing.weights, **weighing.by_child, **weighing.diagnostics}
    assert method.fit is not None
    if method.kind == "aggregator":
        weights = np.full((len(columns), 1), 1.0 / len(columns))
        return dict(method.fit(columns, weights, params))
    return dict(method.fit(columns[0], params))


def turned(columns: Columns, order: Any) -> Columns:
    """The columns with their rows in another order."""
    return [column[order] for column in columns]


LAYOUTS: dict[str, Callable[[Columns], Columns]] = {
    "as rows of a matrix": lambda columns: list(np.array(columns)),
    "as columns of a matrix": lambda columns: list(np.ascontiguousarray(np.array(columns).T).T),
    "every third cell": lambda columns: [np.repeat(column, 3)[::3] for column in columns],
    "from the end": lambda columns: [column[::-1].copy()[::-1] for column in columns],
    "read-only": lambda columns: [_read_only(column) for column in columns],
    "off the grid of words": lambda columns: [_unaligned(column) for column in columns],
}


def _read_only(column: Column) -> Column:
    copy = column.copy()
    copy.flags.writeable = False
    return copy


def _unaligned(column: Column) -> Column:
    """The same numbers, one number further from where memory is allotted."""
    return np.concatenate([[0.0], column])[1:]
