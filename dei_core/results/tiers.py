"""The table of tiers: the bound of each, and how many regions are in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from dei_core.results.coded import Coded
from dei_core.results.frames import MAXIMUM, MINIMUM, REGIONS, TRACK, YEAR, Frame, field, frame
from dei_core.scoring.scorecard import TrackScores
from dei_core.text import Text

IN_TIER = field("tier", "string", "tier of the index score, best first", "总指数档次，由优到劣", key=True)
BOUND_BY = field(
    "by",
    "string",
    "what the bound is of: score, printed (the score as printed), or share (percent of the regions by rank)",
    "档次界限的依据：score 得分，printed 显示得分，share 按位次的区域占比（%）",
)
BOUND = field(
    "bound",
    "number",
    "least score of the tier, or the place in percent where it ends",
    "本档最低得分，或按位次的截止百分比",
)
SHARE = field("share", "number", "share of the regions with a score, 0-1", "占有得分区域的比重（0 至 1）")


def tier_counts_frame(tracks: Sequence[TrackScores]) -> Frame:
    """How many regions each tier of the index has in each year, tiers without any included."""

    def parts(track: TrackScores) -> Iterable[dict[str, Any]]:
        scheme = track.plan.tiers
        if scheme is None:
            return
        for year, rows in track.years.items():
            tiers, score, size = track.tiers()[rows], track.total[rows], len(scheme.names)
            members = [score[tiers == place] for place in range(size)]
            counts, there = np.array([len(one) for one in members]), np.count_nonzero(~np.isnan(score))
            yield {
                "track": Coded.same(track.plan.id, size),
                "year": np.full(size, year or track.plan.year),
                "tier": [name.en for name in scheme.names],
                "by": Coded.same(scheme.by, size),
                "bound": np.array(scheme.bounds),
                "regions": counts,
                "share": counts / there if there else np.full(size, np.nan),
                "minimum": [one.min() if len(one) else np.nan for one in members],
                "maximum": [one.max() if len(one) else np.nan for one in members],
            }

    about = Text(en="How many regions each tier of the index has.", zh="总指数各档次的区域数。")
    fields = (TRACK, YEAR, IN_TIER, BOUND_BY, BOUND, REGIONS, SHARE, MINIMUM, MAXIMUM)
    title = Text(en="Tiers", zh="档次")
    return frame("tier_counts", about, fields, (part for track in tracks for part in parts(track)), title)
