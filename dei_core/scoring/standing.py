"""How regions are told apart by their scores: ranks and tiers."""

from __future__ import annotations

from typing import Literal

import attrs

from dei_core.text import Text


@attrs.frozen(kw_only=True)
class TierPlan:
    """Tiers, best first: their names and bounds, least scores (falling) or top shares in percent (rising).

    by: the score, the score as it is printed, or the share of the regions. Bounds of scores are on 0-100 in both.
    """

    id: str
    names: tuple[Text, ...]
    bounds: tuple[float, ...]
    by: Literal["score", "printed", "share"]


@attrs.frozen(kw_only=True)
class RankPlan:
    """How ties are ranked.

    tolerance: score points within which scores tie, or None for what doubles cannot tell apart (see kernel/bound.py).
    decimals: of the printed scale, to which scores are rounded before. rounding: where its ties go, in ranks and in
    tiers of what is printed.
    """

    method: Literal["competition", "dense"] = "competition"
    tolerance: float | None = None
    decimals: int | None = None
    rounding: Literal["half_even", "half_up"] = "half_even"
