"""Result tables as Arrow, which any library that speaks Arrow's PyCapsule interface reads without a copy."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np

from dei_core import Frame
from dei_core.host import Coded, Field
from dei_tables import messages as say
from dei_tables.native import refuse
from dei_tables.typed import checked


def to_arrow(frame: Frame) -> Any:
    """A result table as a pyarrow.Table, of which polars and pandas read `__arrow_c_stream__`.

    A column of numbers is float64, of whole numbers int64; words that a `Coded` holds are a dictionary, others strings.
    An empty cell, NaN or None, is null. Doubles, and whole numbers of 64 bits that lie in a row, are shared with the
    table that was given and not copied. The meaning of a column stands in its metadata as `about` and `about_zh`, of
    the table likewise, beside its `name`.
    Refuses a value of another kind than its field's, and where pyarrow is not installed: DeiError.

    >>> from dei_core import Frame, Text
    >>> from dei_core.host import Field
    >>> fields = (Field("region", "string", Text("code", "代码")), Field("score", "number", Text("score", "得分")))
    >>> columns = {"region": ["010", "020"], "score": [87.5, float("nan")]}
    >>> table = to_arrow(Frame(name="r", about=Text("results", "结果"), fields=fields, columns=columns))
    >>> table.to_pylist()
    [{'region': '010', 'score': 87.5}, {'region': '020', 'score': None}]
    """
    try:
        arrow = import_module("pyarrow")
    except ModuleNotFoundError:
        refuse(say.BACKEND_MISSING, frame, backend="pyarrow")
    arrays = [_array(arrow, checked(frame, field), field) for field in frame.fields]
    fields = [
        arrow.field(field.name, array.type, metadata={"about": field.about.en, "about_zh": field.about.zh})
        for field, array in zip(frame.fields, arrays, strict=True)
    ]
    about = {"name": frame.name, "about": frame.about.en, "about_zh": frame.about.zh}
    return arrow.Table.from_arrays(arrays, schema=arrow.schema(fields, metadata=about))


def _array(arrow: Any, values: Any, field: Field) -> Any:
    if isinstance(values, Coded):
        return _dictionary(arrow, values)
    if field.kind == "number":
        return arrow.array(values, arrow.float64(), from_pandas=True)
    if field.kind == "string":
        return arrow.array(values, arrow.string())
    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        empty = np.isnan(values)
        return arrow.array(np.where(empty, 0.0, values).astype(np.int64), arrow.int64(), mask=empty)
    return arrow.array(values, arrow.int64())


def _dictionary(arrow: Any, column: Coded) -> Any:
    """Each word once, as readers of dictionaries ask for."""
    once = column if len(set(column.words)) == len(column.words) else column.mapped(str)
    codes = np.ascontiguousarray(once.codes)
    indices = arrow.array(codes, mask=codes < 0)
    return arrow.DictionaryArray.from_arrays(indices, arrow.array(once.words, arrow.string()))
