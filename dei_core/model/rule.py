"""How a value becomes a score: dated rules, and the published standards that demand them."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from dei_core.model.measure import Params
from dei_core.model.source import Sourced
from dei_core.text import Text


@attrs.frozen(kw_only=True)
class Scoring(Sourced):
    """A normalizer with its parameters.

    transform: applied to the value, and to the parameters in the indicator's unit, before the normalizer.
    by, when: a trait, and for each of its values the parameters that differ there.
    """

    method: str
    params: Params = attrs.field(factory=dict)
    transform: str | None = None
    by: str | None = None
    when: Mapping[str, Params] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Rule(Scoring):
    """How an indicator is scored from a year on, until the next rule in its list."""

    since: int


@attrs.frozen(kw_only=True)
class Target(Scoring):
    """What one clause of a published standard demands of one indicator."""

    indicator: str


@attrs.frozen(kw_only=True)
class Benchmark:
    """A published standard: who issued it, under which number, and from when to when it is in force."""

    name: Text
    body: Text
    number: str | None = None
    since: int
    until: int | None = None
    supersedes: str | None = None
    target: tuple[Target, ...] = ()
