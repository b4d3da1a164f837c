"""A scenario as a file says it: what is otherwise than in the edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import attrs

from dei_core.text import Text


@attrs.frozen(kw_only=True)
class ScenarioTrack:
    """What is otherwise in one track.

    weights: node -> child -> weight; all children of a node, adding up to 1, or some of them.
    rest: what becomes of the weights of children that are not said; without it all have to be said.
    scores: indicator or node -> region -> score on 0-100 that is set there.
    targets: indicator or node -> region -> score on 0-100 that the region has there at least.
    without: ids of indicators, nodes or standards, or codes of regions, that are left out.
    learn: what becomes of what was learned from the data; it stays frozen where nothing is said.
    """

    weights: Mapping[str, Mapping[str, float]] = attrs.field(factory=dict)
    rest: Literal["proportional", "kept"] | None = None
    scores: Mapping[str, Mapping[str, float]] = attrs.field(factory=dict)
    targets: Mapping[str, Mapping[str, float]] = attrs.field(factory=dict)
    without: tuple[str, ...] = ()
    learn: Literal["frozen", "changed", "anew"] | None = None


@attrs.frozen(kw_only=True)
class ScenarioFile(ScenarioTrack):
    """One scenario.toml: what is otherwise in all tracks of an edition, in each what it knows, or in some of them.

    name: what people call it; it moves no digest. track: track -> what is otherwise there, said nowhere else.

    >>> from pathlib import Path
    >>> from dei_core import read_scenario
    >>> from dei_core.host import ScenarioFile
    >>> said = read_scenario(Path("examples/gigabit-2022/scenario.toml"))
    >>> isinstance(said, ScenarioFile), said.learn
    (True, None)
    """

    name: Text | None = None
    track: Mapping[str, ScenarioTrack] = attrs.field(factory=dict)
