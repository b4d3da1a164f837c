"""Methods that were the core's own and are a plugin's now: their bare ids go on working where it is installed."""

from __future__ import annotations

from typing import Any

import attrs

from dei_core.ids import local
from dei_core.packs.announced import Installed, installed
from dei_core.packs.code import ask

HOME, DISTRIBUTION = "methods", "dei-methods"
"""The namespace that they have moved to, and what brings it."""
MOVED: dict[str, tuple[str, ...]] = {
    "normalizer": (
        "adjusted_mpi",
        "efficacy_linear",
        "efficacy_log",
        "efficacy_exponential",
        "place",
        "borda",
        "exponential_rank",
        "standardised",
        "learned_goalposts",
    ),
    "transform": ("power",),
    "imputer": ("row_mean", "row_median", "latest", "nearest_year", "linear_in_time"),
    "treatment": ("winsorise", "skew_kurtosis", "log_ct", "log_ct_orig", "log_ct_plus", "log_gii", "box_cox"),
    "weigher": (
        "entropy",
        "critic",
        "merec",
        "standard_deviation",
        "coefficient_of_variation",
        "principal_component",
        "ahp",
    ),
    "aggregator": (
        "topsis",
        "vikor",
        "borda",
        "copeland",
        "balance",
        "mazziotta_pareto",
        "geometric_lifted",
        "spread",
        "availability",
        "linear",
        "trimmed",
    ),
}
"""Kind -> the ids of those that have moved; each is `methods.` and the same id now."""


def has_moved(kind: str, name: str) -> bool:
    """Whether a bare id was that of a method of the core."""
    return name in MOVED.get(kind, ())


def home() -> Installed | None:
    """The installed pack that brings them; None where nothing does."""
    named = (pack for pack in installed() if (pack.name, pack.distribution) == (HOME, DISTRIBUTION))
    return next(named, None)


def moved_methods() -> dict[tuple[str, str], Any]:
    """Those that are there, by kind and bare id, which they bear; none where nothing brings them.

    DeiError where the plugin's code is at fault.

    >>> from dei_core.host import moved_methods
    >>> ("aggregator", "topsis") in moved_methods()
    True
    """
    found, pack = {}, home()
    for made in ask(pack, ("methods",), "methods") if pack is not None else ():
        method, name = made.record, local(made.record.id)
        if has_moved(method.kind, name):
            found[method.kind, name] = attrs.evolve(method, id=name)
    return found
