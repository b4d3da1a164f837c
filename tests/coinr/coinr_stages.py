"""How the methods of the stages match the files of the reference."""

from __future__ import annotations

from coinr_fill import FILL
from coinr_fill_vectors import FILL_VECTORS
from coinr_matching import Match
from coinr_score_vectors import SCORE_VECTORS
from coinr_scores import SCORES
from coinr_weights import WEIGHTS

STAGES: dict[str, Match] = {**FILL, **FILL_VECTORS, **SCORES, **SCORE_VECTORS, **WEIGHTS}
"""By entry of the manifest."""
