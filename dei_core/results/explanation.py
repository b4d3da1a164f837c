"""Why a region has the score it has: from raw value to rule, normalised score, weight and contribution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import numpy as np

from dei_core.findings import Place, error_of
from dei_core.ids import did_you_mean
from dei_core.model.source import Origin
from dei_core.results import messages as say
from dei_core.results.frames import state_codes
from dei_core.scoring.contributions import portions
from dei_core.scoring.learner import Learner, numbers
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import IndicatorPlan
from dei_core.scoring.prepare import TREATED
from dei_core.scoring.rows import group_key
from dei_core.scoring.scorecard import TrackScores
from dei_core.showing import one_line, small_table
from dei_core.text import Label, Text
from dei_core.vocabulary import STATES, VOCABULARY

_LINES = (
    Text(en="Part", zh="项"),
    VOCABULARY.headings["name"],
    VOCABULARY.headings["score"],
    VOCABULARY.headings["weight"],
    VOCABULARY.headings["rank"],
)


@attrs.frozen(kw_only=True)
class Filled:
    """How a stage came by a cell's value. stage: impute or treat. group: whose rows it worked on, "" for all.

    >>> from dei_core import Table, compose, explain, score
    >>> from dei_core.host import Filled
    >>> table = Table(regions=["x", "y", "z"], columns={"a": [1, 2, None]})
    >>> track = score(compose({"index": ["a"]}, imputer="median"), table).only
    >>> (filled,) = explain(track, "z", "a").top.filled
    >>> filled.stage, filled.method
    ('impute', 'median')
    """

    stage: str
    method: str
    about: Text
    group: str = ""


@attrs.frozen(kw_only=True)
class Line:
    """One node or indicator of one region's explanation; numbers that do not exist are None.

    score: 0-100. weight: within its parent, as published, or the coefficient that its
    method states; none where a method goes by neither. contribution: points of the score explained.
    raw, unit, state: of an indicator. filled: how its cell was imputed, treated, or one after the other.
    method, params: how it was normalised, or its children aggregated.
    then: what is done with the score: a transform; a node is also ranked or rescaled among the regions.
    weigher: what set the weights of a node's children, where a method did. rounded: decimals of a node's score, last.
    reference: what the normalizer learned from the sample. origin: who says so (weights, for a node).

    >>> from dei_core import Table, compose, explain, score
    >>> from dei_core.host import Line
    >>> card = score(compose({"index": ["a"]}), Table(regions=["x", "y"], columns={"a": [1, 2]}))
    >>> line = explain(card.only, "y", "a").top
    >>> line.id, line.raw, line.score, line.rank
    ('a', 2.0, 100.0, None)
    """

    id: str
    name: Text
    score: float | None
    weight: float | None
    contribution: float | None
    rank: int | None = None
    coverage: float | None = None
    raw: float | None = None
    unit: Label | None = None
    state: str | None = None
    filled: tuple[Filled, ...] = ()
    method: str
    about: Text
    then: tuple[Text, ...] = ()
    rounded: int | None = None
    weigher: Text | None = None
    params: Mapping[str, Any]
    reference: Mapping[str, float] = attrs.field(factory=dict)
    origin: Origin | None = None
    children: tuple[Line, ...] = ()

    def walk(self) -> Iterator[Line]:
        """This line and all below it, top down."""
        yield self
        for child in self.children:
            yield from child.walk()


@attrs.frozen(kw_only=True)
class Explanation:
    """A region's score taken apart. regions: how many have a score in that year, for its rank.

    >>> from dei_core import Explanation, evaluate, explain
    >>> told = explain(evaluate("examples/gigabit-2022").card.only, "天津市", "network")
    >>> told.top.id, told.top.rank, [line.id for line in told.top.children]
    ('network', 1, ['gigabit.base_stations', 'gigabit.ports_10g_pon'])
    """

    track: str
    region: str
    name: str
    year: int
    regions: int
    top: Line

    def __repr__(self) -> str:
        rank = "" if self.top.rank is None else f"rank {self.top.rank} of {self.regions}"
        who = self.region if self.region == self.name else f"{self.region} {self.name}"
        score = "no score" if self.top.score is None else f"{self.top.score:.6g}"
        return one_line("Explanation", self.track, who, str(self.year), f"{self.top.id} {score}", rank)

    def _repr_html_(self) -> str:
        rows = [(line.id, line.name, line.score, line.weight, line.rank) for line in self.top.walk()]
        return small_table(Text(en=self.name, zh=self.name), _LINES, rows)


def explain(track: TrackScores, region: str, node: str | None = None, year: int | None = None) -> Explanation:
    """Everything behind one region's score, at the index or at one node.

    region: code or name. year: the latest of the data by default. DeiError for an unknown region, year or
    node, with the nearest ones.

    >>> from dei_core import Table, compose, explain, score
    >>> plan = compose({"index": {"income": 0.6, "waste": 0.4}}, lower=["waste"])
    >>> card = score(plan, Table(regions=["a", "b"], columns={"income": [1, 2], "waste": [5, 3]}))
    >>> told = explain(card.only, "b")
    >>> told
    <Explanation: index, b, 0, index 100, rank 1 of 2>
    >>> [(line.id, line.score, line.weight, line.contribution) for line in told.top.walk()]
    [('index', 100.0, None, 100.0), ('income', 100.0, 0.6, 60.0), ('waste', 100.0, 0.4, 40.0)]
    """
    row = find_row(track, region, year)
    name = track.plan.slots[track.plan.root] if node is None else _known_node(track, node)
    top = _line(track, track.plan.slot(name), row, None, float(track.score(name)[row]))
    same_year = track.table.years == track.table.years[row]
    return Explanation(
        track=track.plan.id,
        region=track.table.regions[row],
        name=track.table.names[row],
        year=int(track.table.years[row]) or track.plan.year,
        regions=int(np.count_nonzero(~np.isnan(track.score(name)[same_year]))),
        top=top,
    )


def find_row(track: TrackScores, region: str, year: int | None = None) -> int:
    """The row of a region, by its code or else its name, in a year (the latest by default); DeiError if none.

    >>> from dei_core import evaluate
    >>> from dei_core.host import find_row
    >>> track = evaluate("examples/gigabit-2022").card.only
    >>> find_row(track, "天津市"), track.table.regions[find_row(track, "120000")]
    (1, '120000')
    """
    table = track.table
    rows = [row for row, code in enumerate(table.regions) if code == region] or [
        row for row, name in enumerate(table.names) if name == region
    ]
    place = Place(path=track.plan.id)
    if not rows:
        near = did_you_mean(region, {*table.regions, *table.names})
        raise error_of(say.UNKNOWN_REGION, place, region=region, hint=near)
    if len({table.regions[row] for row in rows}) > 1:
        codes = sorted({table.regions[row] for row in rows})
        raise error_of(say.SHARED_NAME, place, region=region, codes=codes)
    years = {int(table.years[row]) or track.plan.year: row for row in rows}
    if year is not None and year not in years:
        raise error_of(say.UNKNOWN_YEAR, place, region=region, year=year, known=sorted(years))
    return years[max(years) if year is None else year]


def _known_node(track: TrackScores, node: str) -> str:
    known = track.plan.slots
    fits = [name for name in known if name == node or name.rpartition(".")[2] == node]
    if node in known or len(fits) == 1:
        return node if node in known else fits[0]
    nodes = [item.id for item in track.plan.nodes]
    raise error_of(
        say.UNKNOWN_NODE, Place(path=track.plan.id), node=node, hint=did_you_mean(node, known), known=nodes
    )


def _line(track: TrackScores, slot: int, row: int, weight: float | None, points: float) -> Line:
    """points: what the line adds to the score that is explained, through the line above it; NaN where unknown."""
    plan = track.plan
    if slot < len(plan.indicators):
        return _indicator(track, plan.indicators[slot], row, weight, points)
    node = plan.node(slot)
    shares = portions(plan, track.leaves, track.nodes, slot, row) or (np.nan,) * len(node.children)
    counts = node.weighs or len(node.children) == 1
    weights = track.weights(node.id)[:, row].tolist() if counts else [None] * len(node.children)
    children = tuple(
        _line(track, child, row, each, points * share)
        for child, each, share in zip(node.children, weights, shares, strict=True)
    )
    return _node(track, node, slot, row, children, weight, _number(points))


def _node(
    track: TrackScores,
    node: NodePlan,
    slot: int,
    row: int,
    children: tuple[Line, ...],
    weight: float | None,
    points: float | None,
) -> Line:
    method = node.aggregator.method
    place = slot - len(track.plan.indicators)
    rank = _number(track.ranks(node.id)[row])
    return Line(
        id=node.id,
        name=node.name,
        score=_number(track.values[place][row]),
        weight=weight,
        contribution=points,
        rank=None if rank is None else int(rank),
        coverage=_number(track.coverage[place][row]),
        method=method.id,
        about=node.aggregator.told,
        then=tuple(step.told for step in (node.transform, node.normalizer) if step is not None),
        rounded=node.round,
        weigher=None if node.weigher is None else node.weigher.told,
        params=attrs.asdict(node.aggregator.params),
        origin=node.origin,
        children=children,
    )


def _indicator(
    track: TrackScores, item: IndicatorPlan, row: int, weight: float | None, points: float
) -> Line:
    value = track.table.traits[item.trait][row] if item.trait else ""
    year = int(track.table.years[row]) if track.plan.fit == "yearly" and item.normalizer.fit else 0
    params: Any = item.variants.get(value, item.variants.get(""))
    learned = track.references.get(Learner("normalise", item.id), {}).get(group_key(value, year), {})
    return Line(
        id=item.id,
        name=item.name,
        score=_number(track.score(item.id)[row]),
        weight=weight,
        contribution=_number(points),
        raw=_number(track.published(item.id)[row]),
        unit=item.unit,
        state=STATES[state_codes(track, item.id)[row]],
        filled=tuple(_filled(track, item, row)),
        method=item.normalizer.id,
        about=item.normalizer.told(params, item.direction),
        then=() if item.then is None else (item.then.told,),
        params={"transform": item.transform.method.id if item.transform else None}
        | _flat(attrs.asdict(params)),
        reference=numbers(learned),
        origin=item.origin,
    )


def _filled(track: TrackScores, item: IndicatorPlan, row: int) -> Iterator[Filled]:
    """The stages that a cell's value is from, in their order; nothing for one that is as given or derived."""
    given = track.prepared.given[item.column][row]
    imputed = np.isnan(given) and not np.isnan(track.raw(item.id)[row])
    treated = state_codes(track, item.id)[row] == TREATED
    for stage, fill, done in (
        ("impute", track.plan.imputer, imputed),
        ("treat", track.plan.treatment, treated),
    ):
        step = None if fill is None or not done else fill.of(item.column)
        if fill is not None and step is not None:
            group = group_key(_word(track, fill.by, row), int(track.table.years[row]) if fill.yearly else 0)
            yield Filled(stage=stage, method=step.method.id, about=step.told, group=group)


def _word(track: TrackScores, by: str | None, row: int) -> str:
    """The parent or trait value that a row is grouped by, "" where all rows go together."""
    groups = {**track.table.traits, **track.table.parents}
    return "" if by is None else groups[by][row]


def _number(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)


def _flat(params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters one by one; of a table among them, those that are given, as `table.parameter`."""
    flat: dict[str, Any] = {}
    for name, value in params.items():
        inner = value if isinstance(value, Mapping) else None
        if inner is None:
            flat[name] = value
        else:
            flat |= {f"{name}.{key}": one for key, one in inner.items() if one is not None}
    return flat
