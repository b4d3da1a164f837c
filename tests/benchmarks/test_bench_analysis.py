"""Correlation matrices beside those of pandas: `make bench` prints both, group by group."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dei_analysis import correlations

ROWS, COLUMNS, FEW = 2850, 60, 20
WIDTHS = {"pearson": COLUMNS, "spearman": COLUMNS, "kendall": FEW}


def data(gaps):
    """Correlated columns; 3 % of the cells missing where there are gaps."""
    random = np.random.default_rng(2850)
    values = random.normal(size=(ROWS, COLUMNS)) + random.normal(size=(ROWS, 1))
    if gaps:
        values[random.random(values.shape) < 0.03] = np.nan
    return values


@pytest.mark.parametrize("gaps", [False, True], ids=["complete", "gaps"])
@pytest.mark.parametrize("kind", WIDTHS)
class TestCorrelationMatrix:
    """2,850 regions by 60 indicators (20 for Kendall)."""

    def test_ours(self, benchmark, kind, gaps):
        values = data(gaps)
        columns = [np.ascontiguousarray(values[:, place]) for place in range(WIDTHS[kind])]
        benchmark.group = f"{kind} {WIDTHS[kind]} columns, {'gaps' if gaps else 'complete'}"

        assert benchmark(correlations, columns, kind).shape == (WIDTHS[kind], WIDTHS[kind])

    def test_pandas(self, benchmark, kind, gaps):
        frame = pd.DataFrame(data(gaps)[:, : WIDTHS[kind]])
        benchmark.group = f"{kind} {WIDTHS[kind]} columns, {'gaps' if gaps else 'complete'}"

        assert benchmark(frame.corr, method=kind).shape == (WIDTHS[kind], WIDTHS[kind])
