"""Everything that is computed about one track in one year, once, for tables, remarks and screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import combinations

import attrs

from dei_core import Frame, Scorecard
from dei_methods.analysis import tables_data as data
from dei_methods.analysis import tables_structure as structure
from dei_methods.analysis.components import Components
from dei_methods.analysis.significance import Tested, significance
from dei_methods.analysis.statistics import Statistics
from dei_methods.analysis.subject import Subject, subjects

Tick = Callable[[str], None]


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
    influences: tuple[structure.Influence, ...]
    sizes: tuple[tuple[str, ...], Tested] | None

    def siblings(self) -> Iterator[tuple[str, str, float, float]]:
        """Every two children of one node, indicators or nodes: their correlation and its p-value."""
        for names in self.subject.children.values():
            test = significance([self.subject.score(name) for name in names])
            for one, two in combinations(range(len(names)), 2):
                yield names[one], names[two], float(test.r[one, two]), float(test.p[one, two])

    def by_shift(self) -> list[structure.Influence]:
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
        statistics=data.statistics_of(subject),
        tests=structure.tests_of(subject, tick),
        alphas=tuple(structure.alphas_of(subject)),
        components=structure.components_of(subject),
        influences=structure.influences_of(subject, tick),
        sizes=data.sizes_of(subject),
    )


def frames_of(outcomes: tuple[Outcome, ...], card: Scorecard) -> tuple[Frame, ...]:
    """The tables of an analysis, in stable order; trends only where a track has several years."""
    each = [one.subject for one in outcomes]
    tracks = [track for track in card.tracks.values() if data.several_years(track)]
    made = [
        data.statistics_table([(one.subject, dict(one.statistics)) for one in outcomes]),
        data.availability_table(each),
        structure.pairs_table([(one.subject, dict(one.tests)) for one in outcomes]),
        structure.nodes_table(each),
        structure.alpha_table(each),
        *structure.components_tables([(one.subject, one.components) for one in outcomes]),
        structure.influence_table([(one.subject, one.influences) for one in outcomes]),
        structure.profiles_table(each),
    ]
    if any(one.sizes is not None for one in outcomes):
        made.append(data.sizes_table([(one.subject, one.sizes) for one in outcomes]))
    return (*made, *([data.trends_table(tracks)] if tracks else []))
