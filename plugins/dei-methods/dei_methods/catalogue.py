"""All methods of this plugin."""

from __future__ import annotations

from dei_core.plugin import Method
from dei_methods.aggregators import (
    availability,
    balance,
    benefit,
    borda,
    copeland,
    lifted,
    linear,
    mazziotta,
    spread,
    topsis,
    vikor,
)
from dei_methods.imputers import branch, em, nearest_regions, regression, years
from dei_methods.normalizers import efficacy, exponential, learned, places, standard
from dei_methods.transforms import exponent
from dei_methods.treatments import outliers, reshape, winsorise
from dei_methods.weighers import (
    balanced,
    best_worst,
    critic,
    dispersion,
    entropy,
    judgement,
    merec,
    principal,
    variation,
)

METHODS: tuple[Method, ...] = (
    *learned.METHODS,
    *standard.METHODS,
    *places.METHODS,
    *exponential.METHODS,
    *efficacy.METHODS,
    *exponent.METHODS,
    *branch.METHODS,
    *years.METHODS,
    *regression.METHODS,
    *em.METHODS,
    *nearest_regions.METHODS,
    *winsorise.METHODS,
    *outliers.METHODS,
    *reshape.METHODS,
    *entropy.METHODS,
    *critic.METHODS,
    *merec.METHODS,
    *dispersion.METHODS,
    *variation.METHODS,
    *principal.METHODS,
    *judgement.METHODS,
    *best_worst.METHODS,
    *balanced.METHODS,
    *lifted.METHODS,
    *balance.METHODS,
    *mazziotta.METHODS,
    *linear.METHODS,
    *spread.METHODS,
    *availability.METHODS,
    *topsis.METHODS,
    *vikor.METHODS,
    *borda.METHODS,
    *copeland.METHODS,
    *benefit.METHODS,
)
"""In the order of the stages."""
