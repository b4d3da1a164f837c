"""Methods run on the examples that they carry with them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dei_core.plugin import (
    Aggregator,
    Derivation,
    Imputer,
    Method,
    Normalizer,
    Panel,
    Transform,
    Treatment,
    Weigher,
    Worked,
)


def worked_out(method: Method, example: Worked) -> npt.NDArray[np.float64]:
    """What a method makes of an example: R numbers, one a child for a weigher, K rows for a panel."""
    columns = [np.array(column) for column in example.given]
    params = method.params() if example.params is None else example.params
    match method:
        case Normalizer():
            learned = {} if method.fit is None else method.fit(columns[0], params)
            return method.apply(columns[0], params, learned, example.direction)
        case Imputer(panel=True):
            return np.array(method.apply(_panel(columns, example), params))
        case Imputer() | Treatment():
            learned = {} if method.fit is None else method.fit(columns[0], params)
            return np.asarray(method.apply(columns[0], params, learned))
        case Aggregator():
            weights = np.array(example.weights or (1.0 / len(columns),) * len(columns))[:, None]
            fitted = () if method.fit is None else (method.fit(columns, weights, params),)
            return np.asarray(method.apply(columns, weights, params, *fitted))
        case Weigher():
            return np.asarray(method.apply(columns, params).weights)
        case Derivation():
            return method.apply(columns, params)
        case Transform():
            return method.apply(columns[0], params)
    raise TypeError(type(method).__name__)


def _panel(columns: list[npt.NDArray[np.float64]], example: Worked) -> Panel:
    """All indicators in one branch, more is better."""
    rows = len(columns[0])
    return Panel(
        columns=tuple(columns),
        directions=(1,) * len(columns),
        branches=(("index",),) * len(columns),
        regions=np.array(example.regions or range(rows), np.int64),
        years=np.array(example.years or (0,) * rows, np.int64),
    )
