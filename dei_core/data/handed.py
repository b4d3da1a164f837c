"""What a Python program hands over as columns: joined by their labels, read cell by cell, nothing guessed.

A column carries labels where it is a mapping (its keys), where it has an `index` that is no function (a Series of
pandas), or one dimension with a coordinate (`dims` and `coords` of xarray); arrays, lists, generators and columns of
other libraries carry none and are taken as they lie. Labels are held against those of the regions' own column, the
region codes, and pairs of region and year: the same labels in another order are put in order, and other ones are
refused. The numbers 0 to R-1 in that order are no labels, as they are what a Series has that was given none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

import numpy as np
import numpy.typing as npt

from dei_core.data import messages_tables as say
from dei_core.data.cells import Cells
from dei_core.data.spelling import note_look_alikes
from dei_core.data.words import EXACT, show
from dei_core.findings import Findings, Place


def labels_of(values: Any) -> npt.NDArray[Any] | None:
    """(n,) the labels that a column carries, or None."""
    dims, coords = getattr(values, "dims", None), getattr(values, "coords", None)
    labels = list(values) if isinstance(values, Mapping) else getattr(values, "index", None)
    if isinstance(dims, tuple) and len(dims) == 1 and coords is not None and dims[0] in coords:
        labels = coords[dims[0]]
    if labels is None or callable(labels):
        return None
    if hasattr(labels, "__array__"):
        return np.asarray(labels)
    return np.fromiter(labels, object, len(labels))  # which keeps pairs of region and year as pairs


def named_columns(given: Any, what: str, found: Findings) -> dict[str, Any]:
    """Name -> column of a mapping or a data frame; names that are no words, or there twice, become findings."""
    headers = getattr(given, "column_names", getattr(given, "columns", None))
    if isinstance(given, Mapping):
        pairs = list(given.items())
    elif headers is None or isinstance(given, np.ndarray) or not hasattr(given, "__getitem__"):
        found.add(say.NOT_COLUMNS, Place(path=what), kind=type(given).__name__)
        return {}
    else:
        pairs = [(header, None) for header in headers]
    named: dict[str, Any] = {}
    seen: set[str] = set()
    for header, values in pairs:
        name = str(header) if isinstance(header, int | np.integer) else header
        if not isinstance(name, str) or isinstance(header, bool) or not name.strip():
            found.add(say.NAME_NOT_TEXT, Place(path=what), name=show(header), kind=type(header).__name__)
        elif name.strip() in seen:
            found.add(say.NAME_TWICE, Place(path=what), name=name.strip())
            named.pop(name, None)
        else:
            named[name] = values if isinstance(given, Mapping) else given[header]
        seen.add(str(name).strip())
    note_look_alikes(named, Place(path=what), found)
    return named


def kind_of(values: Any) -> str:
    """What a thing is, with its shape where it has several dimensions."""
    shape = np.shape(values) if hasattr(values, "__array__") else ()
    return f"{type(values).__name__} {shape}" if len(shape) > 1 else type(values).__name__


def cells_of(values: Any) -> Cells | None:
    """A column's cells as they lie, None where it is no column: float64 with NaN, or a list of anything with None.

    A word is a column of one cell. Whole numbers that doubles may not hold stay as they are, in a list.
    """
    if isinstance(values, str | bytes):
        return [values]
    if isinstance(values, Mapping):
        values = list(values.values())
    if isinstance(values, Set) or not (isinstance(values, Iterable) or hasattr(values, "__array__")):
        return None
    if not hasattr(values, "__array__"):
        return _without_marks(list(values))
    array = values if isinstance(values, np.ma.MaskedArray) else np.asarray(values)
    if array.ndim != 1:
        return None
    if array.dtype.kind in "iuf":
        doubles = array.astype(np.float64, copy=False)
        doubles = doubles.filled(np.nan) if isinstance(doubles, np.ma.MaskedArray) else doubles
        if not _of_whole(values) or not (np.abs(doubles) >= EXACT).any():
            return doubles
    to_list = getattr(values, "to_pylist", None)
    listed = None if to_list is None else to_list()
    if listed is None:
        listed = list(values) if array.dtype.kind == "f" else array.tolist()
    return _without_marks(listed)


def _of_whole(values: Any) -> bool:
    """Whether an array of any library holds whole numbers, if need be with nulls among them."""
    return "int" in str(getattr(values, "dtype", getattr(values, "type", ""))).lower()


def _without_marks(cells: list[Any]) -> list[Any]:
    """Cells with None where a library has a mark of its own for no value: pandas.NA, numpy.ma.masked."""
    marks = {kind for kind in set(map(type, cells)) if kind.__name__ in ("NAType", "MaskedConstant")}
    return [None if type(cell) in marks else cell for cell in cells] if marks else cells
