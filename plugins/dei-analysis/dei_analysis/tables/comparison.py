"""The table of a comparison: both outcomes of every region that both have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dei_analysis.outcome.sides import Beside
from dei_analysis.tables import fields as f
from dei_core import Frame

FIELDS = (
    *(f.TRACK, f.REGION, f.FIRST_YEAR, f.SECOND_YEAR, f.FIRST_SCORE, f.SECOND_SCORE),
    *(f.FIRST_RANK, f.SECOND_RANK, f.SCORE_CHANGE, f.RANK_CHANGE),
)


def comparison_table(found: Sequence[Beside]) -> Frame:
    """Every shared row of every track."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for one in found:
            scores, ranks, other_scores, other_ranks = (column.tolist() for column in one.aligned())
            first, second = one.shared_ranks()
            for at, (here, there) in enumerate(zip(one.rows.first, one.rows.second, strict=True)):
                (region, year), (_, other_year) = one.first.keys[here], one.second.keys[there]
                cells = (scores[at], other_scores[at], ranks[at], other_ranks[at])
                moves = (other_scores[at] - scores[at], second[at] - first[at])
                yield one.track, region, year, other_year, *cells, *moves

    return f.table("comparison", "Two outcomes of each region.", "各区域的两份结果。", FIELDS, rows())
