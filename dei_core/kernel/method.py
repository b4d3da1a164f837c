"""What methods of every kind have in common: a pure function with typed parameters, and the types that it speaks in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, ClassVar, Literal

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.findings import Fault
from dei_core.kernel.by_kind import ByKind
from dei_core.sentence import Message
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


@attrs.frozen(kw_only=True, eq=False)
class Panel:
    """What an imputer that sees the table is given: M indicators of R region-years.

    columns: M x (R,), in the indicators' units, NaN where missing. directions: +1 higher is better, -1 lower is.
    branches: per indicator the nodes above it, from the root down. regions: (R,) equal codes are the same region.
    years: (R,), all 0 where the data have no years.

    >>> import numpy as np
    >>> from dei_core.plugin import Panel
    >>> panel = Panel(
    ...     columns=(np.array([1.0, np.nan]), np.array([2.0, 4.0])),
    ...     directions=(1, 1),
    ...     branches=(("index",), ("index",)),
    ...     regions=np.array([0, 1]),
    ...     years=np.array([2024, 2024]),
    ... )
    >>> len(panel.columns), panel.years.tolist()
    (2, [2024, 2024])
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

    >>> import numpy as np
    >>> from dei_core.plugin import Weighing
    >>> Weighing(weights=np.array([0.25, 0.75])).weights.tolist()
    [0.25, 0.75]
    """

    weights: Column
    by_child: Mapping[str, Column] = attrs.field(factory=dict)
    diagnostics: Reference = attrs.field(factory=dict)
    notes: tuple[tuple[Message, Mapping[str, Any]], ...] = ()


@attrs.frozen
class Part:
    """A child of a node, or an indicator of a panel, by its place among them, 0 for the first.

    Methods know no names: what fills a blank of a message as a Part is told by its name and id.

    >>> from dei_core.plugin import Part, Refusal, message
    >>> low = message("a.low", "{child} is at or below 0", "Raise it.", "{child} 不大于 0", "请调高。")
    >>> str(Refusal(low, child=Part(1)).facts["child"])
    '2'
    """

    place: int

    def __str__(self) -> str:
        return str(self.place + 1)


@attrs.frozen
class NoParams:
    """The parameters of a method that takes none.

    >>> from dei_core.plugin import NoParams
    >>> NoParams()
    NoParams()
    """


class Refusal(Fault):
    """A method's word that it cannot work on what it was given.

    message: an entry of a catalogue; rows: the offending regions, where it can name them;
    facts: what fills the message's blanks, children and indicators as a `Part`. of: the indicator of a panel that
    all of it is about. The engine adds indicator or node and the regions' names.

    >>> import numpy as np
    >>> from dei_core.plugin import Refusal, message
    >>> low = message("a.low", "values at or below {bound}", "Raise them.", "数值不大于 {bound}", "请调高。")
    >>> refusal = Refusal(low, rows=np.array([False, True]), bound=0)
    >>> refusal.message.code, refusal.facts, refusal.rows.tolist()
    ('a.low', {'bound': 0}, [False, True])
    """

    def __init__(self, message: Message, rows: Mask | None = None, **facts: Any) -> None:
        self.rows = rows
        self.of: Part | None = None
        super().__init__(message, **facts)


@attrs.frozen(kw_only=True)
class Worked:
    """One example of a method worked by hand, which a test runs: what goes in, and what comes of it.

    given: K columns of R numbers each, NaN missing: the values; the parts of a derivation; the children of a node; the
    indicators of a panel. params: None for the defaults. weights: one a child, alike where left out. direction: as
    for normalizers. regions, years: of a panel's rows, each a region of its own of one year where left out.
    gives: R numbers; one a child for a weigher; for a panel K columns. digits: how many decimals hold.

    >>> from dei_core.plugin import Worked
    >>> Worked(given=((20.0, 60.0, 100.0),), gives=(0.0, 50.0, 100.0)).gives
    (0.0, 50.0, 100.0)
    """

    given: tuple[tuple[float, ...], ...]
    params: Any = None
    weights: tuple[float, ...] = ()
    direction: int = 1
    regions: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    gives: tuple[float, ...] | tuple[tuple[float, ...], ...]
    digits: int = 9


@attrs.frozen(kw_only=True)
class Method(metaclass=ByKind):
    """One named method: what those of every kind say of themselves. Each is of one of the classes in `kernel.kinds`.

    id: a bare name for the core's own, `namespace.name` for a pack's.
    apply: the function itself; its signature depends on the kind.
    params: the attrs class of its parameters; `in_unit` marks those that are in the indicator's unit.
    examples: parameters that the conformance kit tries the method with, on values from 1 to 100; needed where
    the parameters have no defaults.
    about: one sentence for people, true of all parameters but those that `tells` speaks of.
    tells: parameters, direction -> the sentence under them, where they change what it says: the scores of the ends,
    which end is the best one, where scores are held.
    formula: how a result is worked out, with x the value, s_k and w_k the children's scores and weights. One with {x}
    is also written with a region's numbers: in braces stand names of parameters and of what is learned, or two with
    − or + between them; in brackets what is left out where its number is 0. A Text where it has words.
    falling: the same where lower is better, if it differs. symbols: name of a parameter, or of what is learned -> how a
    formula in a document writes it, where that is not its name.
    source: where it is defined, with page or clause. worked: examples by hand.
    rewritten: of one that was declared by `Method(kind=…, sees=…)`, how it is declared now.

    >>> from dei_core.host import BUILTIN
    >>> from dei_core.plugin import Method
    >>> minmax = next(method for method in BUILTIN if method.id == "minmax")
    >>> minmax.kind, minmax.sees, minmax.about.en
    ('normalizer', 'column', 'Min-max: 0 for the worst region, 100 for the best, in proportion between them')
    """

    kind: ClassVar[Kind]

    id: str
    apply: Callable[..., Any]
    params: type[Any] = NoParams
    examples: tuple[Any, ...] = ()
    about: Text
    tells: Tells | None = None
    formula: str | Text = ""
    falling: str | Text = ""
    symbols: Mapping[str, str] = attrs.field(factory=dict)
    source: str = ""
    worked: tuple[Worked, ...] = ()
    rewritten: str = attrs.field(default="", eq=False, repr=False)

    @property
    def sees(self) -> Sees:
        """What a result can depend on."""
        return "cell"

    def written(self, direction: int = 1) -> Text:
        """The formula as it is where lower is better (-1), or where higher is; empty for a method without one."""
        found = self.falling if direction < 0 and self.falling else self.formula
        return found if isinstance(found, Text) else Text(found, found)

    def told(self, params: Any, direction: int = 1) -> Text:
        """What it does under some parameters, in one sentence for people. direction: +1 higher is better, -1 lower."""
        return self.about if self.tells is None else self.tells(params, direction)

    def __reduce_ex__(self, protocol: Any) -> Any:
        """One of its module's METHODS is pickled by where it stands there: what it is made of need not be pickled."""
        module = getattr(self.apply, "__module__", None) or ""
        standing = _standing(module, self.kind, self.id) if module in sys.modules else None
        if standing is not None and attrs.evolve(standing, id=self.id) == self:
            return _from_its_module, (module, self.kind, self.id)
        return object.__reduce_ex__(self, protocol)


def _standing(module: str, kind: str, id: str) -> Method | None:
    """The method of a kind among a module's METHODS, by its id with or without a namespace."""
    methods: tuple[Method, ...] = getattr(import_module(module), "METHODS", ())
    name = id.rpartition(".")[2]
    return next((one for one in methods if one.kind == kind and one.id.rpartition(".")[2] == name), None)


def _from_its_module(module: str, kind: str, id: str) -> Method:
    found = _standing(module, kind, id)
    if found is None:
        raise ModuleNotFoundError(f"{module} has no {kind} '{id}' here", name=module)
    return found if found.id == id else attrs.evolve(found, id=id)


def parameter(
    means: Text, default: Any = attrs.NOTHING, *, in_unit: bool = False, per_child: bool = False
) -> Any:
    """A parameter of a method: a field of its class of parameters.

    means: what it is, for people; where it is a word out of some, what each of them does, the word in brackets.
    in_unit: it is in the indicator's own unit, so that a transform of the indicator (log) is applied to it as well.
    per_child: a list of an aggregator with one entry a child; a pack may state it by child, as it states weights.

    >>> from dei_core import Text
    >>> from dei_core.plugin import Params, parameter
    >>> @attrs.frozen(kw_only=True)
    ... class Half(Params):
    ...     half: float = parameter(Text("the value that scores 50", "得 50 分的数值"), in_unit=True)
    >>> attrs.fields(Half).half.metadata["means"].zh
    '得 50 分的数值'
    """
    said = (
        {"means": means} | ({"in_unit": True} if in_unit else {}) | ({"per_child": True} if per_child else {})
    )
    return attrs.field(default=default, metadata=said)


def in_unit(default: Any = attrs.NOTHING) -> Any:
    """A parameter in the indicator's own unit, without a word on what it means: see `parameter`.

    >>> import attrs
    >>> from dei_core.plugin import Params, in_unit
    >>> @attrs.frozen(kw_only=True)
    ... class Target(Params):
    ...     target: float = in_unit()
    >>> Target(target=41.0).target
    41.0
    """
    return attrs.field(default=default, metadata={"in_unit": True})


def per_child() -> Any:
    """A list parameter of an aggregator with one entry a child, without a word on what it means: see `parameter`.

    >>> import attrs
    >>> from dei_core.plugin import Params, per_child
    >>> @attrs.frozen(kw_only=True)
    ... class Floors(Params):
    ...     least: tuple[float, ...] = per_child()
    >>> Floors(least=(50.0, 60.0)).least
    (50.0, 60.0)
    """
    return attrs.field(metadata={"per_child": True})
