"""The statistical analysis of an index and the comparison of two: the public names, each loaded when first used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "statistics.columns": (
        "Limits",
        "Statistics",
        "column_statistics",
        "flags",
        "group_availability",
        "moments",
    ),
    "statistics.correlation": (
        "average_ranks",
        "beyond",
        "correlations",
        "shared_rows",
        "strongest",
        "within",
    ),
    "statistics.kendall": ("Kendall", "kendall"),
    "statistics.significance": ("Tested", "significance"),
    "statistics.consistency": ("Components", "covariances", "cronbach_alpha", "principal_components"),
    "statistics.influence": ("Removal", "effective_weights", "removals"),
    "statistics.standing": ("Profile", "indicator_ranks", "profile", "ranks_within"),
    "statistics.comparison": ("Agreement", "agreement", "aligned", "cells_that_differ", "significant"),
    "statistics.trend": ("Series", "growth_rate", "percent_change", "series_of"),
    "outcome.analysing": ("Outcome", "analyse"),
    "outcome.remarks": ("Bounds", "remarks"),
    "tables.writing": ("frames_of",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module 'dei_analysis' has no public name '{name}'")
    return getattr(import_module(f"dei_analysis.{home}"), name)


def __dir__() -> list[str]:
    return __all__
