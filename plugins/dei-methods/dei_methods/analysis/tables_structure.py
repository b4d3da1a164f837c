"""Tables about the structure: correlations, alpha, components, influence, profiles."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import attrs

from dei_core import Frame, Refusal
from dei_methods.analysis import fields as f
from dei_methods.analysis.alpha import cronbach_alpha
from dei_methods.analysis.components import Components, principal_components
from dei_methods.analysis.correlation import KINDS
from dei_methods.analysis.effective import effective_weights
from dei_methods.analysis.removal import Removal, removals
from dei_methods.analysis.significance import Tested, significance
from dei_methods.analysis.standing import indicator_ranks, profile
from dei_methods.analysis.subject import Subject

Tick = Callable[[str], None]
_TESTS = (f.PEARSON, f.PEARSON_P, f.SPEARMAN, f.SPEARMAN_P)
PAIRS = (f.TRACK, f.YEAR, f.FIRST, f.SECOND, f.GROUP, *_TESTS, f.KENDALL, f.KENDALL_P, f.COUNT)
NODES = (f.TRACK, f.YEAR, f.FIRST, f.SECOND, f.RELATION, *_TESTS, f.COUNT)
ALPHA = (f.TRACK, f.YEAR, f.NODE, f.OF, f.ITEMS, f.ALPHA)
COMPONENTS = (f.TRACK, f.YEAR, f.NODE, f.COMPONENT, f.VARIANCE, f.EXPLAINED, f.COUNT)
LOADINGS = (f.TRACK, f.YEAR, f.NODE, f.COMPONENT, f.CHILD, f.LOADING)
INFLUENCE = (
    f.TRACK,
    f.YEAR,
    f.ELEMENT,
    f.WHAT,
    f.EFFECTIVE,
    f.PEARSON,
    f.SPEARMAN,
    f.MEAN_SHIFT,
    f.MOST_SHIFT,
    f.COUNT,
)
PROFILES = (f.TRACK, f.YEAR, f.REGION, f.SIDE, f.ORDER, f.INDICATOR, f.RANK, f.COUNT, f.VALUE, f.SCORE)


@attrs.frozen(kw_only=True)
class Influence:
    """What an indicator or node means for the index. effective: its nominal share, 0-1. pearson, spearman: with it."""

    element: str
    kind: str
    effective: float
    pearson: float
    spearman: float
    removal: Removal


def tests_of(subject: Subject, tick: Tick) -> dict[str, Tested]:
    """By kind, the correlations of the scores of all indicators."""
    columns = [subject.score(name) for name in subject.leaves]
    found: dict[str, Tested] = {}
    for kind in KINDS:
        found[kind] = significance(columns, kind)
        tick(kind)
    return found


def groups_of(subject: Subject) -> dict[tuple[str, str], str]:
    """The smallest node that both indicators of a pair are in."""
    found: dict[tuple[str, str], str] = {}
    for node, leaves in sorted(subject.below.items(), key=lambda item: len(item[1]), reverse=True):
        ordered = sorted(leaves, key=subject.leaves.index)
        found |= dict.fromkeys(combinations(ordered, 2), node)
    return found


def pairs_table(found: Sequence[tuple[Subject, dict[str, Tested]]]) -> Frame:
    """Every pair of indicators once."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for subject, tests in found:
            places = {name: at for at, name in enumerate(subject.leaves)}
            for (one, two), group in sorted(groups_of(subject).items(), key=lambda item: item[0]):
                at = places[one], places[two]
                numbers = (number for kind in KINDS for number in (tests[kind].r[at], tests[kind].p[at]))
                yield (
                    subject.track.plan.id,
                    subject.shown_year,
                    one,
                    two,
                    group,
                    *numbers,
                    int(tests[KINDS[0]].regions[at]),
                )

    return f.table(
        "correlations",
        "Correlations of the scores of every two indicators, with the p-value of each by itself.",
        "两两指标得分的相关系数及各自的 p 值。",
        PAIRS,
        rows(),
    )


def _related(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """Everything below the root with its parents and ancestors, and nodes of one level with each other."""
    above: dict[str, dict[str, str]] = {}
    for node in subject.nodes:
        for child in subject.children[node.id]:
            mine = above.setdefault(child, {})
            mine |= {name: "ancestor" for name in above.get(node.id, {}) if name not in mine}
            mine[node.id] = "parent"
    for name in sorted(above):
        yield from ((name, node, relation) for node, relation in above[name].items())
    for level in sorted({node.level for node in subject.nodes}):
        same = sorted(node.id for node in subject.nodes if node.level == level)
        yield from ((one, two, "level") for one, two in combinations(same, 2))


def nodes_table(subjects: Sequence[Subject]) -> Frame:
    """Scores with those of the nodes above, and of the same level."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for subject in subjects:
            nodes = tuple(node.id for node in subject.nodes)
            names = (*nodes, *subject.leaves)
            row, place = ({name: at for at, name in enumerate(listed)} for listed in (names, nodes))
            columns = [subject.score(name) for name in names]
            found = [significance(columns, kind, columns[: len(nodes)]) for kind in ("pearson", "spearman")]
            for one, two, relation in _related(subject):
                at = row[one], place[two]
                numbers = (number for test in found for number in (test.r[at], test.p[at]))
                regions = int(found[0].regions[at])
                yield subject.track.plan.id, subject.shown_year, one, two, relation, *numbers, regions

    return f.table(
        "node_correlations",
        "Correlations of scores with those of the nodes above them, and between nodes of one level.",
        "得分与其各上级节点得分、以及同级节点之间的相关系数。",
        NODES,
        rows(),
    )


def alphas_of(subject: Subject) -> Iterator[tuple[str, str, int, float]]:
    """(node, children or indicators, how many, alpha) of every node with two of them or more."""
    for node, leaves in subject.below.items():
        for of, names in (("children", subject.children[node]), ("indicators", leaves)):
            if len(names) > 1:
                yield node, of, len(names), cronbach_alpha([subject.score(name) for name in names])


def alpha_table(subjects: Sequence[Subject]) -> Frame:
    """Cronbach's alpha of every node."""
    rows = ((one.track.plan.id, one.shown_year, *found) for one in subjects for found in alphas_of(one))
    return f.table("alpha", "Internal consistency of every node.", "各节点的内部一致性。", ALPHA, rows)


def components_of(subject: Subject) -> dict[str, Components]:
    """Node -> the components of its children; a node without two children that differ is left out."""
    found: dict[str, Components] = {}
    for node, names in subject.children.items():
        try:
            found[node] = principal_components([subject.score(name) for name in names])
        except Refusal:
            continue
    return found


def components_tables(found: Sequence[tuple[Subject, Mapping[str, Components]]]) -> tuple[Frame, Frame]:
    """Variances, and loadings, of every node's components."""
    variances, loadings = [], []
    for subject, by_node in found:
        head = (subject.track.plan.id, subject.shown_year)
        for node, made in by_node.items():
            names = subject.children[node]
            for at, (variance, explained) in enumerate(zip(made.variances, made.explained, strict=True)):
                variances.append((*head, node, at + 1, variance, explained, made.rows))
                loadings += [
                    (*head, node, at + 1, name, made.loadings[row, at]) for row, name in enumerate(names)
                ]
    return (
        f.table(
            "components",
            "Principal components of each node's children.",
            "各节点下级得分的主成分。",
            COMPONENTS,
            variances,
        ),
        f.table("loadings", "Their loadings.", "主成分载荷。", LOADINGS, loadings),
    )


def influences_of(subject: Subject, tick: Tick) -> tuple[Influence, ...]:
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


def influence_table(found: Sequence[tuple[Subject, tuple[Influence, ...]]]) -> Frame:
    """What every indicator and node means for the index."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for subject, listed in found:
            for one in listed:
                numbers = (one.effective, one.pearson, one.spearman)
                shifts = (one.removal.mean_shift, one.removal.most_shift, one.removal.regions)
                yield subject.track.plan.id, subject.shown_year, one.element, one.kind, *numbers, *shifts

    return f.table(
        "influence",
        "What each indicator and node means for the index: weight, correlation with it, ranks without it.",
        "各指标与节点对总指数的影响：权重、与总指数的相关性、剔除后的名次变动。",
        INFLUENCE,
        rows(),
    )


def profiles_table(subjects: Sequence[Subject]) -> Frame:
    """What every region is best and worst at."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for subject in subjects:
            ranked = indicator_ranks({name: subject.score(name) for name in subject.leaves})
            for row, region in enumerate(subject.regions):
                found = profile(ranked, row)
                sides = (("strength", found.strengths), ("weakness", found.weaknesses[::-1]))
                for side, places in sides:
                    for order, place in enumerate(places, 1):
                        cells = (region, side, order, place.indicator, place.rank, place.regions)
                        value, score = (
                            column(place.indicator)[row] for column in (subject.scored, subject.score)
                        )
                        yield subject.track.plan.id, subject.shown_year, *cells, float(value), float(score)

    return f.table(
        "profiles",
        "The indicators in which each region ranks best and worst.",
        "各区域排名最靠前与最靠后的指标。",
        PROFILES,
        rows(),
    )
