"""How regions are told apart by their scores: ranks and tiers."""

from __future__ import annotations

from typing import Literal

import attrs

from dei_core.text import Text


@attrs.frozen(kw_only=True)
class TierPlan:
    """Tiers, best first: their names and bounds, least scores (falling) or top shares in percent (rising)."""

    id: str
    names: tuple[Text, ...]
    bounds: tuple[float, ...]
    by: Literal["score", "share"]


@attrs.frozen(kw_only=True)
class RankPlan:
    """How ties are ranked, and to how many decimals of the printed scale scores are rounded before."""

    method: Literal["competition", "dense"] = "competition"
    decimals: int | None = None
    rounding: Literal["half_even", "half_up"] = "half_even"
