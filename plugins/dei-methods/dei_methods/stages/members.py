"""Which indicators fill in for one another: those of one branch of the index, or all."""

from __future__ import annotations

import numpy as np

from dei_core import Column, Panel


def groups_of(panel: Panel, levels: int | None) -> list[list[int]]:
    """Positions of the indicators below each node `levels` above them; all together where levels is left out."""
    if levels is None:
        return [list(range(len(panel.columns)))]
    found: dict[str, list[int]] = {}
    for place, above in enumerate(panel.branches):
        found.setdefault(above[-levels:][0] if above else "", []).append(place)
    return list(found.values())


def standardised(column: Column) -> tuple[Column, float, float]:
    """(R,) in standard deviations (n - 1) from the mean of the available values, and both; 1 for a constant column."""
    known = np.sort(column[~np.isnan(column)])
    mean = float(known.mean()) if known.size else 0.0
    deviation = float(known.std(ddof=1)) if known.size > 1 and known[0] < known[-1] else 1.0
    return (column - mean) / deviation, mean, deviation
