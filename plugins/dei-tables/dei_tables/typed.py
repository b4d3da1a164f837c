"""A result field's values in one known form, the same for every format that is written."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NoReturn

import numpy as np

from dei_core import DeiError, Field, Finding, Frame, Place
from dei_tables import messages as say


def typed(frame: Frame, field: Field) -> Any:
    """The values of one field: (R,) float64 with NaN for a number field, else a list with None where empty.

    Refuses a value of another kind than the field's, infinite numbers included: DeiError.
    """
    values = frame.columns[field.name]
    if field.kind == "number":
        return _numbers(values, frame, field)
    listed = values.tolist() if isinstance(values, np.ndarray) else list(values)
    convert = _string if field.kind == "string" else _integer
    result: list[Any] = []
    for index, value in enumerate(listed):
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
