"""What is said of scores that lie beyond the scale."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.findings import Findings, Place, listed
from dei_core.kernel.method import Column
from dei_core.scoring import messages_remarks as say
from dei_core.scoring.extent import SLACK, Extent
from dei_core.scoring.learner import Learner, numbers
from dei_core.scoring.plan import IndicatorPlan
from dei_core.scoring.refusals import titled
from dei_core.scoring.scorecard import TrackScores
from dei_core.text import Text

_REGIONS = 3
"""How many regions are named of each slot, those furthest from the scale: the others are in the tables."""


@attrs.frozen(kw_only=True)
class _Leaving:
    """A slot with scores beyond the scale. rows: whose, furthest first; away: how far the first is.

    inherits: whether a child of it has left the scale as well, which is where to look.
    """

    slot: int
    scores: Column
    rows: npt.NDArray[np.intp]
    away: float
    inherits: bool


def tell_beyond(track: TrackScores, extent: Extent, found: Findings) -> None:
    """One finding with the slots whose scores leave the scale, their regions, their values and the goalposts.

    The index comes first if it does; then whatever left it by itself, the furthest first; then what it carries along.
    """
    if not extent.beyond:
        return
    plan = track.plan
    low, high = sorted((plan.zero, plan.scale))
    gone = [_leaving(track, slot, extent.beyond) for slot in extent.beyond]
    gone.sort(key=lambda one: (one.slot != plan.root, one.inherits, -one.away, one.slot))
    scores = listed([_told(track, one) for one in gone], apart=True)
    message = say.OFF_OPEN_SCALE if plan.open else say.OFF_SCALE
    found.add(message, Place(path=plan.id), low=low, high=high, scores=scores)


def _leaving(track: TrackScores, slot: int, beyond: set[int]) -> _Leaving:
    """Whose scores of a slot are beyond the scale, and by how much."""
    plan = track.plan
    scores = track.score(plan.slots[slot])
    with np.errstate(invalid="ignore"):
        away = np.maximum(scores - 100.0, -scores)
    rows = np.flatnonzero(away > SLACK)
    rows = rows[np.argsort(-away[rows], kind="stable")]
    children = () if slot < len(plan.indicators) else plan.node(slot).children
    inherits = not beyond.isdisjoint(children)
    return _Leaving(slot=slot, scores=scores, rows=rows, away=float(away[rows[0]]), inherits=inherits)


def _told(track: TrackScores, one: _Leaving) -> Text:
    """A slot by name and rule, with the regions furthest beyond the scale."""
    plan, name = track.plan, track.plan.slots[one.slot]
    who = titled(plan.label(one.slot), name)
    raw = track.raw(name) if one.slot < len(plan.indicators) else None
    rule = _rule(track, plan.indicators[one.slot]) if raw is not None else Text(en="", zh="")
    regions = [
        f"{track.table.label(row)} {float(plan.printed(one.scores[row])):.6g}"
        + ("" if raw is None else f" ({raw[row]:.6g})")
        for row in one.rows.tolist()
    ]
    shown = listed(regions, most=_REGIONS)
    return Text(en=f"{who.en}{rule.en}: {shown.en}", zh=f"{who.zh}{rule.zh}：{shown.zh}")


def _rule(track: TrackScores, item: IndicatorPlan) -> Text:
    """The method of an indicator with the numbers in force: its parameters, and what it learned."""
    shown = listed([*_parameters(item), *_learned(track, item)])
    method, after = item.normalizer.id, Text(en="", zh="")
    if item.transform is not None:
        moved = item.transform.method.id
        after = Text(en=f" after {moved}", zh=f"，经 {moved} 变换")
    if not shown.en:
        return Text(en=f" ({method}{after.en})", zh=f"（{method}{after.zh}）")
    return Text(en=f" ({method}{after.en}: {shown.en})", zh=f"（{method}{after.zh}：{shown.zh}）")


def _parameters(item: IndicatorPlan) -> Iterator[str]:
    """The stated numbers of a rule, as they were before its transform where that can be undone."""
    for word, params in item.variants.items():
        for field in attrs.fields(type(params)) if attrs.has(type(params)) else ():
            value = getattr(params, field.name)
            if isinstance(value, bool) or not isinstance(value, float | int) or field.name in _SCALE:
                continue
            yield _number(item, word, field.name, value, moved=field.metadata.get("in_unit", False))


def _learned(track: TrackScores, item: IndicatorPlan) -> Iterator[str]:
    """The numbers that a rule learned from the sample."""
    in_unit = () if item.normalizer.learns is None else item.normalizer.learns.in_unit
    for group, reference in track.references.get(Learner("normalise", item.id), {}).items():
        for name, value in numbers(reference).items():
            yield _number(item, group, name, value, moved=name in in_unit)


def _number(item: IndicatorPlan, group: str, name: str, value: float, moved: bool) -> str:
    """moved: whether the transform moved it with the values."""
    before = item.transform.undone(value) if moved and item.transform else None
    shown = value if before is None else before
    return f"{f'{group}: ' if group else ''}{name} = {shown:.6g}"


_SCALE = frozenset({"worst", "best"})
"""Parameters that say what is scored, not which values score it."""
