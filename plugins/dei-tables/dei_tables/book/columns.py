"""One column of a sheet: what it is called in both languages, its cells, and how they look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import attrs
import numpy as np

from dei_core import Frame, Text

Scale = Literal["score", "bar", "points"]


@attrs.frozen(kw_only=True, eq=False)
class Column:
    """A column of cells. words: text, None where empty. Otherwise numbers, NaN or None where empty.

    code: the name that programs and the CSV tables have for it. group, unit: lines above the name.
    shape: a number format. marks: per cell, a key of MARKS. scale: the conditional format.
    level: of the header's colour. width: None to fit. wrap: words may take several lines.
    """

    title: Text
    cells: Sequence[Any] | np.ndarray[Any, Any]
    words: bool = False
    code: str = ""
    group: str = ""
    unit: str = ""
    shape: str = "General"
    marks: Sequence[str] | None = None
    scale: Scale | None = None
    level: int = 1
    width: float | None = None
    wrap: bool = False

    @property
    def head(self) -> str:
        """The name in both languages, a line each; one line where they are the same."""
        return both(self.title)


def frame_columns(frame: Frame) -> tuple[Column, ...]:
    """The columns of a result table as it declares them: headed by what they mean, numbers shown by their size."""
    made = []
    for field in frame.fields:
        cells = frame.columns[field.name]
        if field.kind == "string":
            made.append(Column(title=field.about, code=field.name, cells=list(cells), words=True, level=2))
        else:
            values = np.array(cells, np.float64)
            shape = "0" if field.kind == "integer" else shape_of(values)
            made.append(Column(title=field.about, code=field.name, cells=values, shape=shape, level=2))
    return tuple(made)


def both(text: Text, between: str = "\n") -> str:
    """Chinese and English; once where they are the same."""
    return text.zh if text.zh == text.en else f"{text.zh}{between}{text.en}"


def shape_of(values: np.ndarray[Any, Any]) -> str:
    """The number format that shows a column's values with about four digits.

    >>> shape_of(np.array([1.0, 20.0, np.nan])), shape_of(np.array([0.125])), shape_of(np.array([1234.5]))
    ('#,##0', '0.000', '#,##0.0')
    """
    there = np.abs(values[~np.isnan(values)])
    if not there.size or (there == np.floor(there)).all():
        return "#,##0"
    middle = float(np.median(there))
    for bound, shape in ((10_000.0, "#,##0"), (1_000.0, "#,##0.0"), (1.0, "#,##0.00"), (0.1, "0.000")):
        if middle >= bound:
            return shape
    return "0.0000" if middle >= 0.01 else "0.00E+00"
