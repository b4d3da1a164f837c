"""How the analysis matches the files of the reference: statistics, correlations, comparison, trends and others."""

from __future__ import annotations

from coinr_correlation import CORRELATION
from coinr_data import DATA
from coinr_index import INDEX
from coinr_matching import Match
from coinr_trends import TRENDS

ANALYSIS: dict[str, Match] = {**DATA, **CORRELATION, **INDEX, **TRENDS}
"""By entry of the manifest."""
