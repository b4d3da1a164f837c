"""Everything that is computed about one track in one year, once, for tables, remarks and screens."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import combinations

import attrs

from dei_analysis.outcome.subject import Subject, subjects
from dei_analysis.statistics.columns import Statistics, column_statistics
from dei_analysis.statistics.consistency import Components, cronbach_alpha, principal_components
from dei_analysis.statistics.correlation import KINDS
from dei_analysis.statistics.influence import Removal, effective_weights, removals
from dei_analysis.statistics.significance import Tested, significance
from dei_core import Scorecard
from dei_core.plugin import Refusal

Tick = Callable[[str], None]
_DIVISIONS = ("ratio", "share")


@attrs.frozen(kw_only=True)
class Influence:
    """What an indicator or node means for the index. effective: its nominal share, 0-1. pearson, spearman: with it."""

    element: str
    kind: str
    effective: float
    pearson: float
    spearman: float
    removal: Removal


@attrs.frozen(kw_only=True, eq=False)
class Outcome:
    """The analysis of one subject.

    statistics: indicator -> as given, as scored. tests: by kind, of the scores of all indicators. alphas: (node, of,
    how many, alpha). components: node -> of its children. influences: indicators, then nodes. sizes: the auxiliary
    columns and how indicators correlate with them, or None.
    """

    subject: Subject
    statistics: Mapping[str, tuple[Statistics, Statistics]]
    tests: Mapping[str, Tested]
    alphas: tuple[tuple[str, str, int, float], ...]
    components: Mapping[str, Components]
    influences: tuple[Influence, ...]
    sizes: tuple[tuple[str, ...], Tested] | None

    def siblings(self) -> Iterator[tuple[str, str, float, float]]:
        """Every two children of one node, indicators or nodes: their correlation and its p-value."""
        for names in self.subject.children.values():
            test = significance([self.subject.score(name) for name in names])
            for one, two in combinations(range(len(names)), 2):
                yield names[one], names[two], float(test.r[one, two]), float(test.p[one, two])

    def by_shift(self) -> list[Influence]:
        """The indicators that can be removed, what changes ranks most first."""
        known = [one for one in self.influences if one.kind == "indicator" and one.removal.regions]
        return sorted(known, key=lambda one: (-one.removal.mean_shift, one.element))


def analyse(card: Scorecard, year: int | None = None, tick: Tick | None = None) -> tuple[Outcome, ...]:
    """Every track of a scorecard in one year, its latest by default; tick: told the track whenever a step is done."""
    found = []
    for subject in subjects(card, year):
        if subject.leaves:
            name = subject.track.plan.id
            found.append(_outcome(subject, partial(_tell, tick, name)))
    return tuple(found)


def _tell(tick: Tick | None, track: str, step: str) -> None:
    if tick is not None:
        tick(track)


def _outcome(subject: Subject, tick: Tick) -> Outcome:
    return Outcome(
        subject=subject,
        statistics=_statistics_of(subject),
        tests=_tests_of(subject, tick),
        alphas=tuple(_alphas_of(subject)),
        components=_components_of(subject),
        influences=_influences_of(subject, tick),
        sizes=_sizes_of(subject),
    )


def _statistics_of(subject: Subject) -> dict[str, tuple[Statistics, Statistics]]:
    """Indicator -> its statistics as given, and as scored."""
    return {
        name: (column_statistics(subject.measured(name)), column_statistics(subject.scored(name)))
        for name in subject.leaves
    }


def _tests_of(subject: Subject, tick: Tick) -> dict[str, Tested]:
    """By kind, the correlations of the scores of all indicators."""
    columns = [subject.score(name) for name in subject.leaves]
    found: dict[str, Tested] = {}
    for kind in KINDS:
        found[kind] = significance(columns, kind)
        tick(kind)
    return found


def _alphas_of(subject: Subject) -> Iterator[tuple[str, str, int, float]]:
    """(node, children or indicators, how many, alpha) of every node with two of them or more."""
    for node, leaves in subject.below.items():
        for of, names in (("children", subject.children[node]), ("indicators", leaves)):
            if len(names) > 1:
                yield node, of, len(names), cronbach_alpha([subject.score(name) for name in names])


def _components_of(subject: Subject) -> dict[str, Components]:
    """Node -> the components of its children; a node without two children that differ is left out."""
    found: dict[str, Components] = {}
    for node, names in subject.children.items():
        try:
            found[node] = principal_components([subject.score(name) for name in names])
        except Refusal:
            continue
    return found


def _influences_of(subject: Subject, tick: Tick) -> tuple[Influence, ...]:
    """Every indicator and node below the root, by what its removal does to the ranking."""
    names = [*subject.leaves, *(node.id for node in subject.nodes[1:])]
    effective = effective_weights(subject.weights, subject.root)
    index = [subject.score(subject.root)]
    found = []
    for item in removals(subject.track, names, rows=subject.rows, progress=tick):
        column = [subject.score(item.removed)]
        found.append(
            Influence(
                element=item.removed,
                kind="indicator" if item.removed in subject.leaves else "node",
                effective=effective.get(item.removed, math.nan),
                pearson=float(significance(column, "pearson", index).r[0, 0]),
                spearman=float(significance(column, "spearman", index).r[0, 0]),
                removal=item,
            )
        )
    return tuple(found)


def _sizes_of(subject: Subject) -> tuple[tuple[str, ...], Tested] | None:
    """Columns that tell a region's size, and how indicators correlate with them; None where there are none.

    Columns that are not scored: those that other columns are divided by, or, where none is, those from which nothing
    derives.
    """
    table, plan = subject.track.table, subject.track.plan
    scored = {item.column for item in plan.indicators}
    idle = [name for name in table.columns if name not in scored]
    divisors = {item.of[1] for item in plan.derived if item.step.method.id in _DIVISIONS}
    parts = {part for item in plan.derived for part in item.of}
    names = tuple(name for name in idle if (name in divisors if divisors else name not in parts))
    if not names or not subject.leaves:
        return None
    columns = [subject.scored(name) for name in subject.leaves]
    return names, significance(columns, "pearson", [table.columns[name][subject.rows] for name in names])
