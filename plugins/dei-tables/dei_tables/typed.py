"""A result field's values in one known form, the same for every format that is written."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

import numpy as np

from dei_core import DeiError, Finding, Frame
from dei_core.host import Coded, Field
from dei_core.plugin import Place
from dei_tables import messages as say


def typed(frame: Frame, field: Field) -> Any:
    """The values of one field: (R,) float64 with NaN for a number field, else a list with None where empty.

    Refuses a value of another kind than the field's, infinite numbers included: DeiError.
    """
    values = checked(frame, field)
    if isinstance(values, Coded):
        return values.tolist()
    if field.kind == "integer" and isinstance(values, np.ndarray):
        return [None if value != value else int(value) for value in values.tolist()]
    return values


def checked(frame: Frame, field: Field) -> Any:
    """As `typed`, but words stay a `Coded` and integers an array, NaN where empty, if they are that already."""
    values = frame.columns[field.name]
    if field.kind == "number":
        return _numbers(values, frame, field)
    if field.kind == "string" and isinstance(values, Coded):
        _each(values.words, _string, frame, field)
        return values
    if field.kind == "integer" and isinstance(values, np.ndarray) and values.dtype.kind in "iuf":
        odd = np.flatnonzero(~np.isnan(values) & (values != np.trunc(values)))
        if odd.size or np.isinf(values).any():
            index = int(odd[0] if odd.size else np.flatnonzero(np.isinf(values))[0])
            _refuse(values[index], index, frame, field)
        return values
    return _each(values, _string if field.kind == "string" else _integer, frame, field)


def _each(values: Iterable[Any], convert: Callable[[Any], Any], frame: Frame, field: Field) -> list[Any]:
    result: list[Any] = []
    for index, value in enumerate(values.tolist() if isinstance(values, np.ndarray) else values):
        try:
            result.append(convert(value))
        except TypeError:
            _refuse(value, index, frame, field)
    return result


def _refuse(value: Any, index: int, frame: Frame, field: Field) -> NoReturn:
    facts = {"value": str(value), "index": index + 1, "kind": field.kind}
    place = Place(file=frame.name, column=field.name)
    raise DeiError([Finding(message=say.WRONG_VALUE, place=place, facts=facts)])


def _numbers(values: Sequence[Any] | np.ndarray[Any, Any], frame: Frame, field: Field) -> Any:
    if isinstance(values, np.ndarray) and values.dtype.kind in "iuf":
        numbers = np.asarray(values, dtype=np.float64)
    else:
        for index, value in enumerate(values):
            if value is not None and (isinstance(value, bool | np.bool_) or not _is_real(value)):
                _refuse(value, index, frame, field)
        numbers = np.array([math.nan if value is None else float(value) for value in values])
    infinite = np.flatnonzero(np.isinf(numbers))
    if infinite.size:
        index = int(infinite[0])
        _refuse(numbers[index], index, frame, field)
    return numbers


def _is_real(value: Any) -> bool:
    return isinstance(value, int | float | np.integer | np.floating)


def _string(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError


def _integer(value: Any) -> int | None:
    if value is None or (isinstance(value, float | np.floating) and math.isnan(value)):
        return None
    if isinstance(value, bool | np.bool_) or not _is_real(value) or not float(value).is_integer():
        raise TypeError
    return int(value)
