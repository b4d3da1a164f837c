"""What a run knows: scores at every node, and on request ranks, tiers, normalised values, contributions, groups."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.data.table import Table, read_only
from dei_core.findings import Finding, severities
from dei_core.ids import UnknownName
from dei_core.kernel.decimals import minus
from dei_core.kernel.group import GroupSummary, group_summary
from dei_core.kernel.method import Column
from dei_core.kernel.rank import places
from dei_core.kernel.tier import tier_by_score, tier_by_share
from dei_core.scoring import messages as say
from dei_core.scoring.aggregate import NodeScores
from dei_core.scoring.contributions import contributions, slopes
from dei_core.scoring.learner import References
from dei_core.scoring.node import Matrix
from dei_core.scoring.normalise import Indicators
from dei_core.scoring.plan import TierPlan, TrackPlan
from dei_core.scoring.prepare import Prepared
from dei_core.showing import SHOWN, counted, one_line, small_table
from dei_core.vocabulary import VOCABULARY, Ties

_RANKING = (
    VOCABULARY.headings["rank"],
    VOCABULARY.headings["region"],
    VOCABULARY.headings["name"],
    VOCABULARY.headings["score"],
)


def _scored(track: TrackScores) -> str:
    """How many rows there are, and how many of them have no score."""
    out = int(np.isnan(track.total).sum())
    return f"{track.table.counted(len(track.table)).en}{f', {out} without a score' if out else ''}"


class TrackScores:
    """One track's result: R rows (region and year), N nodes, m indicators.

    values, coverage: (N, R), scores on 0-100 and share of data; NaN is no score; read-only, as many look at them.
    leaves, nodes: how indicators, and the nodes above them, were scored.
    Everything else follows from them and is computed when asked for.

    >>> from dei_core import Table, TrackScores, compose, score
    >>> plan = compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"])
    >>> track = score(plan, Table(regions=["a", "b"], columns={"income": [1, 2], "waste": [5, 3]})).only
    >>> track.score("waste").tolist(), track.weights("index")[:, 0].tolist()
    ([0.0, 100.0], [0.6, 0.4])
    >>> track.contributions()["income"].tolist()
    [0.0, 60.0]
    """

    def __init__(
        self,
        plan: TrackPlan,
        table: Table,
        prepared: Prepared,
        leaves: Indicators,
        nodes: NodeScores,
    ) -> None:
        self.plan = plan
        self.table = table
        self.prepared = prepared
        self.values = read_only(nodes.values)
        self.coverage = read_only(nodes.coverage)
        self.leaves = leaves
        self.nodes = nodes

    def __repr__(self) -> str:
        return one_line("TrackScores", self.plan.id, _scored(self), counted(len(self.plan.nodes), "node"))

    def _repr_html_(self) -> str:
        """The best regions of the last year."""
        ranks = self.ranks()
        rows = np.flatnonzero((self.table.years == self.table.years.max(initial=0)) & ~np.isnan(ranks))
        best = rows[np.argsort(ranks[rows], kind="stable")][:SHOWN].tolist()
        printed = self.plan.as_printed(self.total)
        cells = [
            (int(ranks[row]), self.table.regions[row], self.table.names[row], float(printed[row]))
            for row in best
        ]
        return small_table(self.plan.name, _RANKING, cells, len(rows))

    @property
    def references(self) -> References:
        """What every stage learned from this sample; freeze it to score another year or sample alike."""
        return {**self.prepared.references, **self.leaves.references, **self.nodes.references}

    def weights(self, name: str) -> Matrix:
        """(K, R) the weights of a node's children, in the plan's order: as declared, or as a weigher set them.

        KeyError for an unknown node.
        """
        slot = self.plan.slot(name)
        if slot < len(self.plan.indicators):
            raise UnknownName.of(say.NO_NODE, name, (node.id for node in self.plan.nodes))
        node = self.plan.node(slot)
        given = self.nodes.proportions(node, 0, len(self.table)).shares
        made: Matrix = np.broadcast_to(given, (len(node.children), len(self.table)))
        return made

    @property
    def total(self) -> Column:
        """(R,) the index itself."""
        return self.score(self.plan.nodes[self.plan.root - len(self.plan.indicators)].id)

    def score(self, name: str) -> Column:
        """(R,) the score of a node, or the normalised score of an indicator. KeyError for an unknown id."""
        slot = self.plan.slot(name)
        first = len(self.plan.indicators)
        return self.leaves.column(slot) if slot < first else self.values[slot - first]

    def raw(self, name: str) -> Column:
        """(R,) an indicator's values as scored: derived, imputed and treated, in its unit."""
        return self.prepared.columns[self.column(name)]

    def published(self, name: str) -> Column:
        """(R,) an indicator's values as scored; where a region is screened out, as given or derived."""
        column, screened = self.column(name), self.prepared.screened
        scored = self.prepared.columns[column]
        return scored if screened is None else np.where(screened, self.prepared.given[column], scored)

    def column(self, name: str) -> str:
        """The column that an indicator, or a standard's clause, looks at."""
        return self.plan.indicators[self.plan.slot(name)].column

    def ranks(self, name: str | None = None) -> Column:
        """(R,) ranks within the year as the plan's rank stage has them, 1 the best; NaN where there is no score."""
        return self.ranked(self.total if name is None else self.score(name))

    def ranked(self, score: Column) -> Column:
        """(R,) ranks within the year of any score of these rows, with ties and rounding as the plan has them."""
        return self._places(score, self.plan.ranking.method)

    def _places(self, score: Column, method: Ties) -> Column:
        score, ranks = self.plan.as_ranked(score), np.empty(len(score))
        for rows in self.years.values():
            ranks[rows] = places(score[rows], method, self.plan.ranking.tolerance)
        return ranks

    def tiers(self, name: str | None = None, scheme: TierPlan | None = None) -> npt.NDArray[np.int64]:
        """(R,) index into the tiers of a scheme, the plan's own where left out, -1 for none.

        name: a node whose score they class, the index where left out. Tiers by share count within the year.
        """
        scheme = self.plan.tiers if scheme is None else scheme
        score = self.total if name is None else self.score(name)
        if scheme is None:
            return np.full(len(score), -1, np.int64)
        if scheme.by == "share":
            ranks, tiers = self._places(score, "competition"), np.empty(len(score), np.int64)
            for rows in self.years.values():
                tiers[rows] = tier_by_share(ranks[rows], scheme.bounds)
            return tiers
        if scheme.by == "printed":
            score = minus(self.plan.as_printed(score), self.plan.zero) * (
                100.0 / (self.plan.scale - self.plan.zero)
            )
        return tier_by_score(score, scheme.bounds, exact=self.plan.ranking.tolerance == 0.0)

    def contributions(self, name: str | None = None) -> Mapping[str, Column]:
        """Leaf id -> (R,) points of a node's score (the index by default); they sum to it, missing ones NaN."""
        root = self.plan.root if name is None else self.plan.slot(name)
        parts = contributions(self.plan, self.leaves, self.nodes, root)
        return {self.plan.slots[slot]: points for slot, points in parts.items()}

    def slopes(self) -> Mapping[str, Column] | None:
        """Indicator -> (R,) points that the index gains by each point of it, NaN where it is missing.

        None where the index is no weighted mean all the way down: then `rescore` says what a change comes to.
        """
        found = slopes(self.plan, self.leaves, self.nodes, self.plan.root)
        return None if found is None else {self.plan.slots[slot]: column for slot, column in found.items()}

    def groups(self, scale: str, name: str | None = None) -> GroupSummary:
        """Summary of a score over the groups of a scale (city, province, cluster), row by group and year."""
        score = self.total if name is None else self.score(name)
        keys = self.group_keys(scale)
        index = {key: place for place, key in enumerate(keys)}
        pairs = zip(self.table.parents[scale], self.table.years.tolist(), strict=True)
        codes = np.array([index.get(pair, -1) for pair in pairs], np.int64)
        by_code = np.argsort(
            np.array(self.table.regions), kind="stable"
        )  # of tied regions the first code is named
        found = group_summary(score[by_code], codes[by_code], len(keys))
        best = np.where(found.best < 0, -1, by_code[found.best])
        return attrs.evolve(found, best=best)

    def group_keys(self, scale: str) -> tuple[tuple[str, int], ...]:
        """(group, year) of each row of `groups`, sorted."""
        pairs = zip(self.table.parents[scale], self.table.years.tolist(), strict=True)
        return tuple(sorted({pair for pair in pairs if pair[0]}))

    @cached_property
    def years(self) -> Mapping[int, npt.NDArray[np.intp] | slice]:
        """The rows of every year, in the order of years."""
        years = self.table.years
        if not years.any():
            return {0: slice(None)}
        return {int(year): np.flatnonzero(years == year) for year in np.unique(years)}


class Scorecard:
    """All tracks of an edition, by id, with what was found on the way.

    >>> from dei_core import Scorecard, Table, compose, score
    >>> plan = compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"])
    >>> card = score(plan, Table(regions=["a", "b"], columns={"income": [1, 2], "waste": [5, 3]}))
    >>> card, list(card.tracks), card.only.ranks().tolist()
    (<Scorecard: index (2 regions)>, ['index'], [2.0, 1.0])
    >>> list(card.frames)
    ['ranking', 'scores', 'normalized', 'contributions', 'weights', 'references', 'findings']
    """

    def __init__(self, tracks: Mapping[str, TrackScores], findings: tuple[Finding, ...] = ()) -> None:
        self.tracks = dict(tracks)
        self.findings = findings

    def __getitem__(self, track: str) -> TrackScores:
        if track not in self.tracks:
            raise UnknownName.of(say.UNKNOWN_TRACK, track, self.tracks, track=track)
        return self.tracks[track]

    def __repr__(self) -> str:
        tracks = [f"{name} ({_scored(one)})" for name, one in self.tracks.items()]
        return one_line("Scorecard", *tracks, *severities(self.findings))

    def _repr_html_(self) -> str:
        return "".join(track._repr_html_() for track in self.tracks.values())

    @property
    def frames(self) -> Mapping[str, Any]:
        """The result tables by name, `card.frames["ranking"]`: labelled by region and node, as in a result folder."""
        tables = import_module("dei_core.results.tables")  # made above this room, and only for whoever asks
        return {frame.name: frame for frame in tables.result_frames(self)}

    @property
    def only(self) -> TrackScores:
        """The track of an edition that has one; ValueError where it has several."""
        (track,) = self.tracks.values()
        return track
