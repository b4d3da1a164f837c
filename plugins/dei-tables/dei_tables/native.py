"""Result tables as frames of the user's library."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NoReturn

from dei_core import DeiError, Finding, Frame
from dei_core.plugin import Message, Place
from dei_tables import messages as say
from dei_tables.typed import typed

_Columns = Mapping[str, tuple[str, Any]]
"""By field name: its kind and its values."""


def frame_of(frame: Frame, backend: str) -> Any:
    """A result table as a frame of pandas, polars or pyarrow.

    Strings, doubles and 64-bit whole numbers; an empty cell is the library's null, in pandas NaN for
    doubles. Refuses another library, and one that is not installed: DeiError.
    """
    makers = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}
    if backend not in makers:
        refuse(say.NO_BACKEND, frame, backend=backend, known=list(makers))
    columns = {field.name: (field.kind, typed(frame, field)) for field in frame.fields}
    try:
        return makers[backend](columns)
    except ModuleNotFoundError:
        refuse(say.BACKEND_MISSING, frame, backend=backend)


def refuse(message: Message, frame: Frame, **facts: Any) -> NoReturn:
    """Say, at the table's name, why it cannot be a frame of that library: DeiError."""
    raise DeiError([Finding(message=message, place=Place(file=frame.name), facts=facts)])


def _pandas(columns: _Columns) -> Any:
    pandas = import_module("pandas")
    kinds = {"string": "string", "number": "float64", "integer": "Int64"}
    return pandas.DataFrame(
        {name: pandas.Series(values, dtype=kinds[kind]) for name, (kind, values) in columns.items()}
    )


def _polars(columns: _Columns) -> Any:
    polars = import_module("polars")
    kinds = {"string": polars.String, "number": polars.Float64, "integer": polars.Int64}
    return polars.DataFrame(
        [
            polars.Series(name, values, dtype=kinds[kind], nan_to_null=kind == "number")
            for name, (kind, values) in columns.items()
        ]
    )


def _pyarrow(columns: _Columns) -> Any:
    pyarrow = import_module("pyarrow")
    kinds = {"string": pyarrow.string(), "number": pyarrow.float64(), "integer": pyarrow.int64()}
    return pyarrow.table(
        {
            name: pyarrow.array(values, type=kinds[kind], from_pandas=kind == "number")
            for name, (kind, values) in columns.items()
        }
    )
