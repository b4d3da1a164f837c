"""How a value becomes a score: dated rules, and the published standards that demand them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from dei_core.model.measure import Chosen, Decimals, Params, Year
from dei_core.model.source import Sourced
from dei_core.model.tree import Part
from dei_core.text import Text
from dei_core.vocabulary import Rounding


@attrs.frozen(
    kw_only=True, slots=False
)  # without slots, so that `Scoring` can be made of it and of `Sourced`
class Way:
    """A way to score a value: a normalizer with its parameters.

    method: the id of a normalizer. params: the normalizer's own.
    transform, transform_params: applied to the value, and to the parameters in the indicator's unit, before the
    normalizer; its own parameters.
    by, when: a trait, and for each of its values the parameters that differ there.
    then: a transform of the score, such as a power, or rounding on the scale that the index is printed on.
    round, rounding: decimals that the score is rounded to, for indices that are published that way, and where ties
    go.
    """

    method: str
    params: Params = attrs.field(factory=dict)
    transform: str | None = None
    transform_params: Params = attrs.field(factory=dict)
    by: str | None = None
    when: Mapping[str, Params] = attrs.field(factory=dict)
    then: Chosen | None = None
    round: Decimals | None = None
    rounding: Rounding = "half_even"

    @property
    def way(self) -> dict[str, Any]:
        """These fields alone, by name, of whatever has them."""
        return {field.name: getattr(self, field.name) for field in attrs.fields(Way)}


@attrs.frozen(kw_only=True)
class Scoring(Way, Sourced):
    """A way to score a value, and where it is said."""


@attrs.frozen(kw_only=True)
class Rule(Scoring):
    """How an indicator is scored from a year on, until the next rule in its list.

    since: the first year in which it is in force.
    """

    since: Year


@attrs.frozen(kw_only=True)
class Target(Scoring):
    """What one clause of a published standard demands of one indicator.

    indicator: the id of what it looks at. id: the clause's name in the standard's tree; the indicator's own
    where left out. name: its wording, where it differs from the indicator's. pillar: which pillar it counts for
    as a checkpoint of an edition.
    weight: among its siblings in the standard's tree, as published. or_improve: also passed by this yearly
    change for the better, in percent.

    >>> from pathlib import Path
    >>> from dei_core.host import Target
    >>> from dei_core.plugin import read_pack
    >>> (standard, *_) = read_pack(Path("examples/gigabit-2022/pack")).benchmark.values()
    >>> standard.target[0].indicator, standard.target[0].method
    ('gigabit_fibre', 'share_of_target')
    """

    indicator: str
    id: str | None = None
    name: Text | None = None
    pillar: str | None = None
    weight: float | None = None
    or_improve: float | None = None


@attrs.frozen(kw_only=True)
class Benchmark:
    """A published standard: who issued it, under which number, and from when to when it is in force.

    name: its title. body: who issued it. number: its official document number. since: the first year in which
    it is in force. until: the last one. units: the kinds of region that it is written for. supersedes: the
    version that it replaces.
    root, part: its own tree; without one, its targets in force weigh the same.

    >>> from pathlib import Path
    >>> from dei_core.host import Benchmark
    >>> from dei_core.plugin import read_pack
    >>> standard = read_pack(Path("examples/gigabit-2022/pack")).benchmark
    >>> [(one.since, len(one.target)) for one in standard.values()]
    [(2021, 6)]
    """

    name: Text
    body: Text
    number: str | None = None
    since: Year
    until: Year | None = None
    supersedes: str | None = None
    units: tuple[str, ...] = ()
    target: tuple[Target, ...] = ()
    root: str | None = None
    part: Mapping[str, Part] = attrs.field(factory=dict)
