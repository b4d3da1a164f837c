"""What a method of the engine is: a pure function with typed parameters, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.findings import DeiError, Fault, Finding
from dei_core.kernel.reference import Learns
from dei_core.messages import meaning as say
from dei_core.messages.message import Message
from dei_core.text import Text

Column = npt.NDArray[np.float64]
"""(R,) one value per region-year; NaN is the only missing value."""

Mask = npt.NDArray[np.bool_]
Reference = Mapping[str, float | Column]
"""What a fit learned from a column: a few named numbers, or arrays such as the sorted column."""

Bounds = tuple[float | None, float | None]
"""The least and the most value that passes, in the indicator's unit; None where that side is open."""

Tells = Callable[[Any, int], Text]
"""Parameters and direction of a method -> what it does under them, in one sentence for people."""

Kind = Literal["normalizer", "transform", "derivation", "imputer", "treatment", "weigher", "aggregator"]
Sees = Literal["cell", "column", "children", "table"]
"""What a result can depend on: its own cell, the other regions' cells of the indicator, the children of its node
in the same region, or all indicators (the children of a node) of all regions."""


_FITTED = ("normalizer", "aggregator")
"""Kinds whose scores are computed part by part, so that what they know of other regions is learned before."""


@attrs.frozen(kw_only=True, eq=False)
class Panel:
    """What an imputer that sees the table is given: M indicators of R region-years.

    columns: M x (R,), in the indicators' units, NaN where missing. directions: +1 higher is better, -1 lower is.
    branches: per indicator the nodes above it, from the root down. regions: (R,) equal codes are the same region.
    years: (R,), all 0 where the data have no years.
    """

    columns: tuple[Column, ...]
    directions: tuple[int, ...]
    branches: tuple[tuple[str, ...], ...]
    regions: npt.NDArray[np.int64]
    years: npt.NDArray[np.int64]


@attrs.frozen(kw_only=True, eq=False)
class Weighing:
    """What a weigher gives.

    weights: (K,), none below 0, summing to 1. by_child: named (K,) numbers that speak for or against them;
    diagnostics: those that are not one a child.
    notes: messages with what fills their blanks, a child as a `Part`; the engine adds the node.
    """

    weights: Column
    by_child: Mapping[str, Column] = attrs.field(factory=dict)
    diagnostics: Reference = attrs.field(factory=dict)
    notes: tuple[tuple[Message, Mapping[str, Any]], ...] = ()


@attrs.frozen
class Part:
    """A child of a node, or an indicator of a panel, by its place among them, 0 for the first.

    Methods know no names: what fills a blank of a message as a Part is told by its name and id.
    """

    place: int

    def __str__(self) -> str:
        return str(self.place + 1)


@attrs.frozen
class NoParams:
    """The parameters of a method that takes none."""


class Refusal(Fault):
    """A method's word that it cannot work on what it was given.

    message: an entry of a catalogue; rows: the offending regions, where it can name them;
    facts: what fills the message's blanks, children and indicators as a `Part`. of: the indicator of a panel that
    all of it is about. The engine adds indicator or node and the regions' names.
    """

    def __init__(self, message: Message, rows: Mask | None = None, **facts: Any) -> None:
        self.rows = rows
        self.of: Part | None = None
        super().__init__(message, **facts)


@attrs.frozen(kw_only=True)
class Method:
    """One named method.

    id: a bare name for the core's own, `namespace.name` for a pack's.
    kind, sees: what it does, and what its result can depend on: a method with a fit sees the column or the table, and
    a normalizer or aggregator that sees them has one. DeiError where the two contradict each other.
    params: the attrs class of its parameters; `in_unit` marks those that are in the indicator's unit.
    apply: the function itself; its signature depends on the kind (see the module of that kind). An imputer that
    sees the table: panel, params -> its columns, filled. A weigher: children, params -> Weighing.
    fit: for normalizers, imputers and treatments that see the column: column, params -> Reference. For aggregators
    that see the table: children, weights, params -> Reference, whose arrays have the children along their first
    axis; their apply takes it as a last argument.
    learns: what its fit makes, so that a frozen reference which it cannot have made is refused; without it only what
    holds for every method is looked at, and every parameter counts as one that the fit goes by.
    attribute: for aggregators without a fit: exact contributions of the children.
    examples: parameters that the conformance kit tries the method with, on values from 1 to 100; needed where
    the parameters have no defaults.
    about: one sentence for people, true of all parameters but those that `tells` speaks of.
    tells: parameters, direction -> the sentence under them, where they change what it says: the scores of the ends,
    which end is the best one, where scores are held.
    """

    id: str
    kind: Kind
    sees: Sees
    apply: Callable[..., Any]
    fit: Callable[..., Reference] | None = None
    learns: Learns | None = None
    attribute: Callable[..., Any] | None = None
    params: type[Any] = NoParams
    examples: tuple[Any, ...] = ()
    about: Text
    tells: Tells | None = None

    def told(self, params: Any, direction: int = 1) -> Text:
        """What it does under some parameters, in one sentence for people. direction: +1 higher is better, -1 lower."""
        return self.about if self.tells is None else self.tells(params, direction)

    def __attrs_post_init__(self) -> None:
        """Refuse a fit where nothing of the other regions is seen, and other regions that no fit looks at."""
        others = self.sees in ("column", "table")
        fits = self.kind in _FITTED and self.fit is None and others
        if fits or (self.fit is not None and not others):
            facts = {"method": self.id, "kind": self.kind, "sees": self.sees}
            message = say.SEEN_WITHOUT_FIT if fits else say.FIT_WITHOUT_SEEING
            raise DeiError([Finding(message=message, facts=facts)])


def in_unit(default: Any = attrs.NOTHING) -> Any:
    """A parameter in the indicator's own unit: a transform of the indicator (log) is applied to it as well."""
    return attrs.field(default=default, metadata={"in_unit": True})


def per_child() -> Any:
    """A list parameter of an aggregator with one entry a child: a pack may state it by child, as it states weights."""
    return attrs.field(metadata={"per_child": True})
