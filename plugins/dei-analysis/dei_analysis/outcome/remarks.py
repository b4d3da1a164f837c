"""What of an analysis people should look at, said in sentences."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import numpy as np

from dei_analysis.outcome import messages as say
from dei_analysis.outcome.analysing import Outcome
from dei_analysis.statistics.columns import Limits, flags
from dei_core import Finding
from dei_core.plugin import Message, Place

_SHOWN = 5


@attrs.frozen(kw_only=True)
class Bounds:
    """From where on something is worth a remark.

    redundant: r of the scores of two indicators. size: |r| of one with an auxiliary. p: of a correlation below 0
    inside a node.
    alpha: of the indicators below a node; 0.7 is the Handbook's. idle: share of the average change of rank.
    """

    redundant: float = 0.9
    size: float = 0.7
    p: float = 0.05
    alpha: float = 0.7
    idle: float = 0.2


def remarks(outcome: Outcome, bounds: Bounds | None = None) -> tuple[Finding, ...]:
    """Everything remarkable about one track in one year, the data first, the ranking last."""
    limits = bounds or Bounds()
    parts = (
        _of_data(outcome),
        _of_pairs(outcome, limits),
        _of_nodes(outcome, limits),
        _of_ranking(outcome, limits),
    )
    place = Place(path=outcome.subject.track.plan.id)
    return tuple(attrs.evolve(found, place=place) for part in parts for found in part)


def _of_data(outcome: Outcome) -> Iterator[Finding]:
    raised = {name: flags(given, Limits()) for name, (given, _) in outcome.statistics.items()}
    after = {name: flags(scored, Limits()) for name, (_, scored) in outcome.statistics.items()}
    listed: tuple[tuple[str, Message, dict[str, tuple[str, ...]]], ...] = (
        ("few", say.FEW_VALUES, raised),
        ("zeros", say.MANY_ZEROS, raised),
        ("alike", say.ALIKE, raised),
        ("outliers", say.OUTLIERS, after),
    )
    for flag, message, by_name in listed:
        names = [name for name, up in by_name.items() if flag in up]
        if names:
            yield _note(message, indicators=names, share=f"{Limits().available:.0%}")


def _of_pairs(outcome: Outcome, bounds: Bounds) -> Iterator[Finding]:
    subject, test = outcome.subject, outcome.tests["pearson"]
    first, second = np.nonzero(np.triu(test.r >= bounds.redundant, 1))
    columns = [item.column for item in subject.indicators]
    pairs = [
        (subject.leaves[one], subject.leaves[two], test.r[one, two])
        for one, two in zip(first, second, strict=True)
        if columns[one] != columns[two]  # an indicator and a standard's clause on it are alike on purpose
    ]
    if pairs:
        yield _note(say.REDUNDANT, least=bounds.redundant, pairs=_listed(pairs))
    opposed = [(one, two, r) for one, two, r, p in outcome.siblings() if r < 0.0 and p < bounds.p]
    if opposed:
        yield _note(say.OPPOSED, p=bounds.p, pairs=_listed(opposed))
    if outcome.sizes is not None:
        names, sizes = outcome.sizes
        rows, places = np.nonzero(np.abs(sizes.r) >= bounds.size)
        driven = [
            (subject.leaves[row], names[at], sizes.r[row, at]) for row, at in zip(rows, places, strict=True)
        ]
        if driven:
            yield _note(say.SIZE_DRIVEN, least=bounds.size, pairs=_listed(driven))


def _of_nodes(outcome: Outcome, bounds: Bounds) -> Iterator[Finding]:
    low = [
        f"{node} ({alpha:.2f})"
        for node, of, _, alpha in outcome.alphas
        if of == "indicators" and alpha < bounds.alpha
    ]
    if low:
        yield _note(say.LOW_ALPHA, least=bounds.alpha, nodes=low)


def _of_ranking(outcome: Outcome, bounds: Bounds) -> Iterator[Finding]:
    against = [one.element for one in outcome.influences if one.pearson < 0.0]
    if against:
        yield _note(say.AGAINST, elements=against)
    falling = outcome.by_shift()
    if falling:
        shown = [f"{one.element} ({one.removal.mean_shift:.1f})" for one in falling[:_SHOWN]]
        yield _note(say.CARRIES, elements=shown)
        average = sum(one.removal.mean_shift for one in falling) / len(falling)
        idle = [one.element for one in falling if one.removal.mean_shift < bounds.idle * average]
        if idle:
            yield _note(say.IDLE, share=f"{bounds.idle:.0%}", elements=idle)


def _listed(pairs: list[tuple[str, str, float]]) -> list[str]:
    falling = sorted(pairs, key=lambda pair: (-abs(pair[2]), pair[:2]))
    return [f"{one} ~ {two} ({r:.2f})" for one, two, r in falling]


def _note(message: Message, **facts: object) -> Finding:
    return Finding(message=message, facts=facts)
