"""Who says so: an origin as a reader finds it again."""

from __future__ import annotations

from dei_core import Origin
from dei_tables.book import words
from dei_tables.book.columns import both


def citation(origin: Origin | None) -> str | None:
    """Source and clause in one cell; None where nothing is cited."""
    if origin is None or origin.source is None:
        return None
    source = both(origin.source, " ")
    return source if origin.clause is None else f"{source} · {both(origin.clause, ' ')}"


def grade(origin: Origin | None) -> str:
    """The grade of the evidence in both languages; what nobody cites is set by the edition."""
    return both(words.GRADES[(origin and origin.evidence) or "unstated"], " ")
