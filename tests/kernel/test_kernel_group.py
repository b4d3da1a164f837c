"""Group summaries, against the definition written out."""

from __future__ import annotations

import statistics
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from trying import tried

from dei_core.kernel.group import group_summary
from dei_core.kernel.method import Column

GROUPS = 4
cells = st.integers(0, 100).map(float) | st.floats(0.0, 100.0) | st.just(float("nan"))
regions = st.lists(st.tuples(cells, st.integers(-1, GROUPS - 1)), max_size=50)


def arrays(drawn: list[tuple[float, int]]) -> tuple[Column, Any]:
    score = np.array([cell for cell, _ in drawn], dtype=np.float64)
    return score, np.array([code for _, code in drawn], dtype=np.int64)


@given(regions)
@tried(200)
def test_summary_is_that_of_the_definition(drawn: list[tuple[float, int]]) -> None:
    """Each group on its own gives the same numbers; a group without scores gives none."""
    score, codes = arrays(drawn)
    summary = group_summary(score, codes, GROUPS)

    for group in range(GROUPS):
        rows = [row for row in range(score.size) if codes[row] == group and not np.isnan(score[row])]
        found = score[rows].tolist()
        assert len(rows) == summary.count[group]
        if not rows:
            assert -1 == summary.best[group]
            assert np.isnan([summary.mean[group], summary.median[group], summary.maximum[group]]).all()
            continue
        assert statistics.fmean(found) == pytest.approx(summary.mean[group], rel=1e-13)
        assert statistics.median(found) == summary.median[group]
        assert (min(found), max(found)) == (summary.minimum[group], summary.maximum[group])
        assert next(row for row in rows if score[row] == max(found)) == summary.best[group]


@given(regions, st.randoms(use_true_random=False))
@tried(100)
def test_summary_is_order_free(drawn: list[tuple[float, int]], random: Any) -> None:
    """Regions in another order leave every number as it is, to the last bit."""
    score, codes = arrays(drawn)
    order = random.sample(range(score.size), score.size)
    one, other = group_summary(score, codes, GROUPS), group_summary(score[order], codes[order], GROUPS)

    for name in ("count", "mean", "median", "minimum", "maximum"):
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes()


def test_large_groups_are_order_free() -> None:
    """The same where numpy sums in pairs: 20,000 regions in 3 groups."""
    generator = np.random.default_rng(11)
    score, codes = generator.random(20_000) * 100, generator.integers(0, 3, 20_000)
    order = generator.permutation(score.size)
    one, other = group_summary(score, codes, 3), group_summary(score[order], codes[order], 3)

    assert one.mean.tobytes() == other.mean.tobytes()
