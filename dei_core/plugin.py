"""What authors of methods, packs and hooks have: the hooks, the kinds of methods, and what the core's own are made of.

>>> from dei_core.plugin import refuse_rows, weighted_sum
"""

from __future__ import annotations

from dei_core.faces import face

_HOMES = {
    "data.intake": ("Sheet", "Spoilt"),
    "findings": ("Place",),
    "kernel": ("messages",),
    "kernel.bound": ("above", "slack"),
    "kernel.check": (
        "Params",
        "finite",
        "refuse_low",
        "refuse_rows",
        "require_above",
        "require_at_least",
        "require_parts",
        "require_rising",
        "require_within",
        "sense",
        "width",
    ),
    "kernel.column": ("available", "deviation_of", "differing", "mean_of", "ordered", "quantile_of"),
    "kernel.aggregators.combine": ("over_draws",),
    "kernel.decimals": ("minus", "plus", "way"),
    "kernel.normalizers.goalpost": ("Clip", "Goalposts", "goalposts"),
    "kernel.kinds": (
        "Aggregator",
        "Derivation",
        "Imputer",
        "Normalizer",
        "Transform",
        "Treatment",
        "Weigher",
    ),
    "kernel.aggregators.mean": ("Children", "Weights", "weighted_sum"),
    "kernel.method": (
        "Column",
        "Method",
        "NoParams",
        "Panel",
        "Part",
        "Reference",
        "Refusal",
        "Tells",
        "Weighing",
        "Worked",
        "in_unit",
        "parameter",
        "per_child",
    ),
    "kernel.moments": ("NEEDED", "kurtosis_of", "refuse_shapeless", "skewness_of"),
    "kernel.rank": ("competition_ranks",),
    "kernel.reference": (
        "ENDS",
        "REFERENCE",
        "SORTED",
        "Learns",
        "above_zero",
        "apart",
        "below",
        "one_of",
        "stated",
    ),
    "kernel.normalizers.relative": ("SAMPLE", "Ranked", "fit_rank", "place"),
    "kernel.screen": ("Availability", "ScreenLimits", "data_availability", "screened_out"),
    "kernel.telling": ("WHERE_HELD", "by_deviations", "held", "number", "with_ties"),
    "model.case": ("Case",),
    "model.pack": ("Pack",),
    "packs.cases": ("read_cases",),
    "packs.folder": ("read_pack",),
    "packs.hooks": ("Check", "Command", "Reader", "Writer", "hookimpl"),
    "protocol": ("FIVE_PILLARS", "PROTOCOL"),
    "sentence": ("Message", "message"),
}

__all__, __getattr__, __dir__ = face(__name__, _HOMES)
