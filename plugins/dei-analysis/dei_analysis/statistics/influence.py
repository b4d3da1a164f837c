"""What each part of an index weighs in the whole, and what the ranking would be without it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs
import numpy as np
import numpy.typing as npt

from dei_core import DeiError, Scenario, TrackScores, rescore
from dei_core.host import index_weights
from dei_core.plugin import Column


def effective_weights(tree: Mapping[str, Mapping[str, float]], root: str) -> dict[str, float]:
    """The share of the root, 0-1, that each node and indicator below it stands for.

    tree: node -> its children with weights of any sum; inside a node they are brought to a sum of 1, then
    multiplied down from the root, as `dei_core.host.index_weights` does. What is a child of several nodes gets the sum
    of its ways. Exact where every node is an arithmetic mean, nominal elsewhere.

    >>> effective_weights({"index": {"a": 1, "b": 3}, "b": {"c": 1, "d": 1}}, "index")
    {'index': 1.0, 'a': 0.25, 'b': 0.75, 'c': 0.375, 'd': 0.375}
    """
    shared = {
        node: {child: weight / (sum(children.values()) or 1.0) for child, weight in children.items()}
        for node, children in tree.items()
    }
    return dict(index_weights(shared, root).whole)


@attrs.frozen(kw_only=True, eq=False)
class Removal:
    """The outcome without one indicator or node.

    removed: its id. scores, ranks: (R,) of the watched node without it; NaN throughout where it cannot be removed.
    mean_shift, most_shift: mean and largest absolute change of a region's rank; NaN where no region has both ranks.
    regions: how many have.
    """

    removed: str
    scores: Column
    ranks: Column
    mean_shift: float
    most_shift: float
    regions: int


def removals(
    track: TrackScores,
    names: Iterable[str] | str,
    watched: str | None = None,
    rows: npt.NDArray[np.intp] | None = None,
    progress: Callable[[str], None] | None = None,
) -> Iterator[Removal]:
    """Per indicator or node, the index as it would be had that not been in it.

    names: ids below the root, or one. watched: the node whose scores and ranks are given, the index by default.
    rows: those over which shifts are counted, all by default. progress: told each name when it is done.
    Indicators keep the scores that they have; the removed one is struck out of its parents, whose other children share
    its weight in proportion to their own, or are weighed anew where a method computes the weights. A parent of which
    nothing is left goes with it. What cannot be struck out (the last child of the root, or one that its parent's
    method needs in its place) has NaN scores.
    Source: OECD and JRC (2008), Handbook, step 7 (inclusion and exclusion of indicators).
    """
    counted = slice(None) if rows is None else rows
    nominal = track.ranks(watched)
    for name in (names,) if isinstance(names, str) else names:
        scores = _without(track, name, watched)
        ranks = track.ranked(scores)
        shift = np.abs(ranks - nominal)[counted]
        known = shift[~np.isnan(shift)]
        yield Removal(
            removed=name,
            scores=scores,
            ranks=ranks,
            mean_shift=float(known.sum()) / len(known) if len(known) else math.nan,
            most_shift=float(known.max()) if len(known) else math.nan,
            regions=len(known),
        )
        if progress is not None:
            progress(name)


def _without(track: TrackScores, name: str, watched: str | None) -> Column:
    """(R,) the watched scores; NaN where its methods cannot do without what was struck out."""
    try:
        after = rescore(track, Scenario(without=[name], learn="changed"))
        return after.total if watched is None else after.score(watched)
    except (DeiError, KeyError):
        return np.full(len(track.table), np.nan)
