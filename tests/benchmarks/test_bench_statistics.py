"""Mean and deviation that no order of the regions changes, beside numpy's: `make bench` prints both."""

from __future__ import annotations

import numpy as np
import pytest

from dei_core.kernel.column import available, mean_and_deviation, mean_of


@pytest.mark.parametrize("rows", [350, 2_850, 40_000, 1_000_000])
@pytest.mark.parametrize("who", ["numpy", "ours"])
@pytest.mark.parametrize("what", ["mean", "mean and deviation"])
def test_statistics(benchmark, what, who, rows):
    benchmark.group = f"{what} of {rows:,}"
    values = np.random.default_rng(2022).lognormal(size=rows)
    work = {
        ("mean", "numpy"): values.mean,
        ("mean", "ours"): lambda: mean_of(available(values)),
        ("mean and deviation", "numpy"): lambda: (values.mean(), values.std(ddof=1)),
        ("mean and deviation", "ours"): lambda: mean_and_deviation(available(values), 1),
    }[what, who]
    found = benchmark.pedantic(work, rounds=300 if rows < 50_000 else 20, warmup_rounds=3)

    np.testing.assert_allclose(
        found, values.mean() if what == "mean" else (values.mean(), values.std(ddof=1))
    )
