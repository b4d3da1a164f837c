"""Who says so, in one cell of both languages."""

from __future__ import annotations

from dei_core.host import Origin
from dei_tables.book.columns import both
from dei_words import cited, grade


def citation(origin: Origin | None) -> str | None:
    """Source and clause; None where nothing is cited."""
    told = cited(origin)
    return None if told is None else both(told, " ")


def grade_of(origin: Origin | None) -> str:
    """The grade of the evidence; what nobody cites is set by the edition."""
    return both(grade(origin), " ")
