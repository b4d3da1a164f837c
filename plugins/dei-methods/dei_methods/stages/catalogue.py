"""All methods of this plugin."""

from __future__ import annotations

from dei_core import Method
from dei_methods.stages import balanced, benefit, best_worst, em, nearest_regions, regression

METHODS: tuple[Method, ...] = (
    *regression.METHODS,
    *em.METHODS,
    *nearest_regions.METHODS,
    *best_worst.METHODS,
    *balanced.METHODS,
    *benefit.METHODS,
)
"""In the order of the stages."""
