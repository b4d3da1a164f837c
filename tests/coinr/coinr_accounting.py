"""What becomes of every file of the reference: matched by a stage's methods, by the analysis, or out of scope."""

from __future__ import annotations

from coinr_analysis import ANALYSIS
from coinr_matching import Match
from coinr_stages import STAGES

_AUDIT = "uncertainty and sensitivity analysis belong to the audit plugin"

OUT_OF_SCOPE = {
    "noisy_weights_20": "weights with noise are draws of an uncertainty analysis; they belong to the audit plugin",
    **dict.fromkeys(
        (
            *("ua_N60_design", "ua_N60_scores", "ua_N60_ranks", "ua_N60_rankstats"),
            *("ua_N40_b_design", "ua_N40_b_scores", "ua_N40_b_ranks", "ua_N40_b_rankstats"),
            *("ishigami_design", "ishigami_indices", "vectors/SA_estimate", "vectors/sample_2_para"),
        ),
        _AUDIT,
    ),
    "vectors/names_to_codes": "looks up codes by names; an edition and its data speak of indicators by id",
    "vectors/replace_df": "replaces words in a data frame; data are read strictly, and mended at their source",
}
"""Entries that no method and no analysis has to match, with the reason."""

MATCHES: dict[str, Match] = {**STAGES, **ANALYSIS}
"""Every entry that is compared."""
