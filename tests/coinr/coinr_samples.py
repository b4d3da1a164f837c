"""The data sets of the reference's pipeline, as our tables and plans."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs
import numpy as np
from coinr_reference import Column, meta, table

from dei_core import Plan, Scorecard, TrackScores, compose, score
from dei_core import Table as Data

_FILES = {"agg": "agg_default_0_100", "norm": "norm_default"}


@functools.cache
def sample(entry: str) -> tuple[tuple[str, ...], dict[str, Column]]:
    """The regions and the columns by code of a data set that the reference has as a file."""
    if entry == "normna_zscore":
        regions, columns = sample("den_default")
        return regions, {name: _standard(column) * meta().direction[name] for name, column in columns.items()}
    if entry == "all":
        regions, indicators = sample("norm")
        return regions, {**indicators, **sample("agg")[1]}
    found = table(_FILES.get(entry, entry))
    codes = tuple(name for name in found.names if name in meta().level)
    return found.text("uCode"), found.numbers(codes)


def _standard(column: Column) -> Column:
    """z-scores to mean 0 and deviation 1, the reference's default."""
    return np.asarray((column - np.nanmean(column)) / np.nanstd(column, ddof=1))


def columns_of(entry: str, codes: tuple[str, ...]) -> list[Column]:
    """Some columns of a data set."""
    known = sample(entry)[1]
    return [known[code] for code in codes]


def below(node: str) -> tuple[str, ...]:
    """The indicators below a node, in the order of the metadata."""
    return tuple(code for code in meta().indicators if node in meta().above(code))


def tree(without: frozenset[str] = frozenset()) -> dict[str, list[str]]:
    """The index as lists of children; all ASEM weights are 1, so that children of a node weigh the same."""
    nodes = [node for level in (2, 3, 4) for node in meta().nodes(level)]
    return {node: [code for code in meta().children(node) if code not in without] for node in nodes}


def lower() -> list[str]:
    """The indicators of which less is better."""
    return [code for code in meta().indicators if meta().direction[code] < 0]


def run(
    plan: Plan,
    regions: tuple[str, ...],
    columns: Mapping[str, Column],
    years: Column | None = None,
    **changes: object,
) -> TrackScores:
    """A composed plan, with changes to its track, scored."""
    changed = attrs.evolve(plan, tracks=(attrs.evolve(plan.tracks[0], **changes),))
    when = np.zeros(len(regions)) if years is None else years
    card: Scorecard = score(changed, Data(regions=regions, years=when, columns=columns))
    return card.only


@functools.cache
def standard() -> TrackScores:
    """The standard pipeline from its treated data on: min-max to 0-100, arithmetic means."""
    return run(compose(tree(), lower()), *sample("treat_default"))
