"""Tables about the data: statistics, availability, size, trends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dei_analysis.outcome.analysing import Outcome
from dei_analysis.statistics.columns import Limits, flags
from dei_analysis.statistics.trend import growth_rate, percent_change, series_of
from dei_analysis.tables import fields as f
from dei_core import Frame, TrackScores
from dei_core.plugin import data_availability

STATISTICS = (
    *(f.TRACK, f.YEAR, f.INDICATOR, f.STAGE, f.MINIMUM, f.MAXIMUM, f.MEAN, f.MEDIAN, f.DEVIATION, f.SKEWNESS),
    *(f.KURTOSIS, f.ROWS, f.AVAILABLE, f.NONZERO, f.UNIQUE, f.SAME, f.FLAGS),
)
AVAILABILITY = (f.TRACK, f.YEAR, f.REGION, f.NODE, f.INDICATORS, f.SHARE, f.NONZERO_SHARE)
SIZE = (f.TRACK, f.YEAR, f.INDICATOR, f.AUXILIARY, f.PEARSON, f.PEARSON_P, f.COUNT)
TRENDS = (f.TRACK, f.REGION, f.ELEMENT, f.WHAT, f.YEAR_FIRST, f.YEAR_LATEST, f.FILLED, f.GROWTH, f.CHANGE)


def statistics_table(outcomes: Sequence[Outcome]) -> Frame:
    """Every indicator, before and after imputation and treatment."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for outcome in outcomes:
            subject = outcome.subject
            for name, both in outcome.statistics.items():
                for stage, one in zip(("given", "scored"), both, strict=True):
                    numbers = (getattr(one, field.name) for field in STATISTICS[4:-1])
                    raised = " ".join(flags(one, Limits()))
                    yield subject.track.plan.id, subject.shown_year, name, stage, *numbers, raised

    return f.table(
        "statistics", "Statistics of every indicator's values.", "各指标取值的统计量。", STATISTICS, rows()
    )


def availability_table(outcomes: Sequence[Outcome]) -> Frame:
    """Every region inside every node."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for subject in (outcome.subject for outcome in outcomes):
            for node, leaves in subject.below.items():
                if leaves:
                    there = data_availability([subject.measured(name) for name in leaves])
                    for row, region in enumerate(subject.regions):
                        cells = (len(leaves), there.share[row], there.nonzero[row])
                        yield subject.track.plan.id, subject.shown_year, region, node, *cells

    return f.table(
        "availability",
        "Share of the indicators of each node for which a region has data of its own.",
        "各区域在各节点下拥有自身数据的指标比例。",
        AVAILABILITY,
        rows(),
    )


def sizes_table(outcomes: Sequence[Outcome]) -> Frame:
    """Every indicator with every auxiliary column, as scored."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for outcome in outcomes:
            if outcome.sizes is not None:
                subject, (names, test) = outcome.subject, outcome.sizes
                for row, indicator in enumerate(subject.leaves):
                    for place, name in enumerate(names):
                        cells = (test.r[row, place], test.p[row, place], int(test.regions[row, place]))
                        yield subject.track.plan.id, subject.shown_year, indicator, name, *cells

    return f.table(
        "size",
        "Correlations of indicators with columns that are not scored: what still follows size needs a denominator.",
        "指标与不参与评分的列的相关性：仍随规模变动的指标需要除以分母。",
        SIZE,
        rows(),
    )


def trends_table(tracks: Sequence[TrackScores]) -> Frame:
    """Every region's indicators and node scores over the years."""

    def rows() -> Iterator[tuple[Any, ...]]:
        for track in tracks:
            plan = track.plan
            leaves = [(item.id, "indicator", track.raw(item.id)) for item in plan.indicators]
            nodes = [(node.id, "node", track.score(node.id)) for node in plan.nodes]
            for name, kind, column in (*leaves, *nodes):
                regions, series = series_of(track.table.regions, track.table.years, column)
                numbers = (
                    series.first,
                    series.latest,
                    series.available,
                    growth_rate(series),
                    percent_change(series),
                )
                for row, region in enumerate(regions):
                    yield plan.id, region, name, kind, *(float(column[row]) for column in numbers)

    return f.table(
        "trends",
        "Growth and linear trend of indicators (in their units, as scored) and of node scores.",
        "各指标（评分所用原值）与各节点得分的增长率和线性趋势。",
        TRENDS,
        rows(),
    )
