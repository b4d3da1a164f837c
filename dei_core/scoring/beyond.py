"""What is said of scores that lie beyond the scale."""

from __future__ import annotations

import attrs
import numpy as np

from dei_core.findings import Findings, Place, listed
from dei_core.messages import remarks as say
from dei_core.scoring.extent import SLACK, Extent
from dei_core.scoring.plan import IndicatorPlan
from dei_core.scoring.refusals import titled
from dei_core.scoring.scorecard import TrackScores
from dei_core.text import Text


def tell_beyond(track: TrackScores, extent: Extent, found: Findings) -> None:
    """One finding with every slot whose scores leave the scale, its regions, their values and the goalposts."""
    if not extent.beyond:
        return
    plan = track.plan
    low, high = sorted((plan.zero, plan.scale))
    scores = [_told(track, slot) for slot in sorted(extent.beyond, reverse=True)]
    message = say.OFF_OPEN_SCALE if plan.open else say.OFF_SCALE
    found.add(message, Place(path=plan.id), low=low, high=high, scores=listed(scores, apart=True))


def _told(track: TrackScores, slot: int) -> Text:
    """A slot by name and rule, with the regions beyond the scale, furthest first."""
    plan, name = track.plan, track.plan.slots[slot]
    scores = track.score(name)
    with np.errstate(invalid="ignore"):
        away = np.maximum(scores - 100.0, -scores)
    rows = np.flatnonzero(away > SLACK)
    rows = rows[np.argsort(-away[rows], kind="stable")]
    who = titled(plan.label(slot), name)
    raw = track.raw(name) if slot < len(plan.indicators) else None
    rule = _rule(track, plan.indicators[slot]) if raw is not None else Text(en="", zh="")
    regions = [
        f"{track.table.label(row)} {float(plan.printed(scores[row])):.6g}"
        + ("" if raw is None else f" ({raw[row]:.6g})")
        for row in rows.tolist()
    ]
    shown = listed(regions)
    return Text(en=f"{who.en}{rule.en}: {shown.en}", zh=f"{who.zh}{rule.zh}：{shown.zh}")


def _rule(track: TrackScores, item: IndicatorPlan) -> Text:
    """The method of an indicator with the numbers in force: its parameters, and what it learned."""
    given = {"": dict[str, object]()} | {
        word: attrs.asdict(params) if attrs.has(type(params)) else {}
        for word, params in item.variants.items()
    }
    parts = [
        f"{f'{word}: ' if word else ''}{name} = {value:.6g}"
        for word, values in given.items()
        for name, value in values.items()
        if isinstance(value, float | int) and not isinstance(value, bool) and name not in _SCALE
    ]
    parts += [
        f"{f'{key}: ' if key else ''}{name} = {value:.6g}"
        for key, reference in track.leaves.references.get(item.id, {}).items()
        for name, value in reference.items()
        if np.ndim(value) == 0
    ]
    shown, after = listed(parts), "" if item.transform is None else f"{item.transform.method.id}, "
    method = after + item.normalizer.id
    inside = Text(en=f" ({method}: {shown.en})", zh=f"（{method}：{shown.zh}）")
    return inside if parts else Text(en=f" ({method})", zh=f"（{method}）")


_SCALE = frozenset({"worst", "best"})
"""Parameters that say what is scored, not which values score it."""
