"""Tables about the structure: correlations, alpha, components, influence, profiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from dei_analysis.outcome.analysing import Outcome
from dei_analysis.outcome.subject import Subject
from dei_analysis.statistics.correlation import KINDS
from dei_analysis.statistics.significance import significance
from dei_analysis.statistics.standing import indicator_ranks, profile
from dei_analysis.tables import fields as f
from dei_core import Frame

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


def _groups_of(subject: Subject) -> dict[tuple[str, str], str]:
    """The smallest node that both indicators of a pair are in."""
    found: dict[tuple[str, str], str] = {}
    for node, leaves in sorted(subject.below.items(), key=lambda item: len(item[1]), reverse=True):
        ordered = sorted(leaves, key=subject.leaves.index)
        found |= dict.fromkeys(combinations(ordered, 2), node)
    return found


def pairs_table(outcomes: Sequence[Outcome]) -> Frame:
    """Every pair of indicators once."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for outcome in outcomes:
            subject, tests = outcome.subject, outcome.tests
            places = {name: at for at, name in enumerate(subject.leaves)}
            for (one, two), group in sorted(_groups_of(subject).items(), key=lambda item: item[0]):
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


def nodes_table(outcomes: Sequence[Outcome]) -> Frame:
    """Scores with those of the nodes above, and of the same level."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for subject in (outcome.subject for outcome in outcomes):
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


def alpha_table(outcomes: Sequence[Outcome]) -> Frame:
    """Cronbach's alpha of every node."""
    rows = (
        (one.subject.track.plan.id, one.subject.shown_year, *found)
        for one in outcomes
        for found in one.alphas
    )
    return f.table("alpha", "Internal consistency of every node.", "各节点的内部一致性。", ALPHA, rows)


def components_tables(outcomes: Sequence[Outcome]) -> tuple[Frame, Frame]:
    """Variances, and loadings, of every node's components."""
    variances, loadings = [], []
    for outcome in outcomes:
        subject = outcome.subject
        head = (subject.track.plan.id, subject.shown_year)
        for node, made in outcome.components.items():
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
            "各节点下级项得分的主成分。",
            COMPONENTS,
            variances,
        ),
        f.table("loadings", "Their loadings.", "主成分载荷。", LOADINGS, loadings),
    )


def influence_table(outcomes: Sequence[Outcome]) -> Frame:
    """What every indicator and node means for the index."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for outcome in outcomes:
            subject = outcome.subject
            for one in outcome.influences:
                numbers = (one.effective, one.pearson, one.spearman)
                shifts = (one.removal.mean_shift, one.removal.most_shift, one.removal.regions)
                yield subject.track.plan.id, subject.shown_year, one.element, one.kind, *numbers, *shifts

    return f.table(
        "influence",
        "What each indicator and node means for the index: weight, correlation with it, ranks without it.",
        "各指标与节点对总指数的影响：权重、与总指数的相关性、剔除后的位次变动。",
        INFLUENCE,
        rows(),
    )


def profiles_table(outcomes: Sequence[Outcome]) -> Frame:
    """What every region is best and worst at."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for subject in (outcome.subject for outcome in outcomes):
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
