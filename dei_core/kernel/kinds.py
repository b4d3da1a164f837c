"""The kinds of methods, a class each, with what a method of that kind can declare of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import attrs

from dei_core.kernel.method import (
    Bounds,
    Column,
    Kind,
    Method,
    Reference,
    Sees,
    Weighing,
)
from dei_core.kernel.reference import Learns


def _open(params: Any, direction: int) -> Bounds:
    """No value is a pass mark."""
    return None, None


def _never(params: Any) -> bool:
    return False


@attrs.frozen(kw_only=True)
class Learning(Method):
    """A method that may learn from all regions before it looks at any one.

    fit: column, params -> Reference; for an aggregator children, weights, params -> Reference, whose arrays have the
    children along their first axis. A method without a fit knows nothing of other regions.
    learns: what its fit makes, so that a frozen reference which it cannot have made is refused; without it only what
    holds for every method is looked at, and every parameter counts as one that the fit goes by.

    >>> from dei_core.host import BUILTIN, Learning
    >>> sorted({method.kind for method in BUILTIN if isinstance(method, Learning)})
    ['aggregator', 'imputer', 'normalizer']
    """

    fit: Callable[..., Reference] | None = None
    learns: Learns | None = None

    @property
    def sees(self) -> Sees:
        """The column where it learns from it."""
        return "cell" if self.fit is None else "column"


@attrs.frozen(kw_only=True)
class Normalizer(Learning):
    """A column to scores: apply(x, params, reference, direction) -> (R,) scores, 0-100, NaN for NaN.

    x: (R,) in the indicator's unit. reference: what `fit` learned, {} without one. direction: +1 higher is better, -1
    lower is. What cannot be scored is refused: Refusal.
    passing: parameters, direction -> the least and the most value that earns 100 or more, in the unit that the method
    works in; None where a side is open, both for a method without a pass mark.
    keeps_scale: parameters -> whether every score lies on 0-100, of the rows that were learned from.
    as_published: a number as it was published, which no transform may move: a rule with a transform cannot have it.

    >>> from dei_core import Text
    >>> from dei_core.plugin import Normalizer
    >>> halved = Normalizer(id="a.half", apply=lambda x, *_: x / 2, about=Text(en="Half", zh="折半"))
    >>> halved.kind, halved.sees
    ('normalizer', 'cell')
    """

    kind: ClassVar[Kind] = "normalizer"

    apply: Callable[[Column, Any, Any, int], Column]
    passing: Callable[[Any, int], Bounds] = _open
    keeps_scale: Callable[[Any], bool] = _never
    as_published: bool = False


@attrs.frozen(kw_only=True)
class Transform(Method):
    """A column before its normalizer, or a score behind it: apply(x, params) -> (R,), cell by cell.

    keeps_parts: what it makes of a sum is still the sum of its parts, but for a rounding.
    back: undoes it, so that a number under it can be told as it was stated.

    >>> import numpy as np
    >>> from dei_core import Text
    >>> from dei_core.plugin import Transform
    >>> about = Text(en="Square root", zh="平方根")
    >>> root = Transform(id="a.root", apply=lambda x, params: np.sqrt(x), about=about, back=lambda y: y * y)
    >>> root.apply(np.array([4.0, np.nan]), root.params()).tolist(), root.back(2.0)
    ([2.0, nan], 4.0)
    """

    kind: ClassVar[Kind] = "transform"

    apply: Callable[[Column, Any], Column]
    keeps_parts: bool = False
    back: Callable[[float], float] | None = None


@attrs.frozen(kw_only=True)
class Derivation(Method):
    """A column from others of the same region: apply(parts, params) -> (R,), parts as the edition names them.

    >>> import numpy as np
    >>> from dei_core import Text
    >>> from dei_core.plugin import Derivation
    >>> about = Text(en="Twice", zh="两倍")
    >>> doubled = Derivation(id="a.doubled", apply=lambda parts, params: 2 * parts[0], about=about)
    >>> doubled.apply([np.array([1.0, 2.0])], doubled.params()).tolist()
    [2.0, 4.0]
    """

    kind: ClassVar[Kind] = "derivation"

    apply: Callable[[Sequence[Column], Any], Column]


@attrs.frozen(kw_only=True)
class Imputer(Learning):
    """Gaps filled: apply(x, params, reference) -> (R,); available cells are given back as they are.

    panel: it fills all indicators at once instead: apply(panel, params) -> the panel's columns.

    >>> import numpy as np
    >>> from dei_core import Text
    >>> from dei_core.plugin import Imputer
    >>> def apply(x, params, reference):
    ...     return np.where(np.isnan(x), 0.0, x)
    >>> zero = Imputer(id="a.zero", apply=apply, about=Text(en="Zero", zh="以零填补"))
    >>> zero.kind, zero.apply(np.array([1.0, np.nan]), zero.params(), {}).tolist()
    ('imputer', [1.0, 0.0])
    """

    kind: ClassVar[Kind] = "imputer"

    panel: bool = False

    @property
    def sees(self) -> Sees:
        """The whole table where it fills a panel."""
        return "table" if self.panel else super().sees


@attrs.frozen(kw_only=True)
class Treatment(Learning):
    """Outliers brought in: apply(x, params, reference) -> (R,), NaN for NaN.

    >>> import numpy as np
    >>> from dei_core import Text
    >>> from dei_core.plugin import Treatment
    >>> def apply(x, params, reference):
    ...     return np.minimum(x, 10.0)
    >>> held = Treatment(id="a.held", apply=apply, about=Text(en="Held at 10", zh="不超过 10"))
    >>> held.apply(np.array([4.0, 40.0]), held.params(), {}).tolist()
    [4.0, 10.0]
    """

    kind: ClassVar[Kind] = "treatment"

    apply: Callable[[Column, Any, Any], Column]


@attrs.frozen(kw_only=True)
class Weigher(Method):
    """The weights of a node's children: apply(children, params) -> Weighing, from K (R,) scores without a gap.

    judged: from what its parameters say, whatever the scores are. learns: as for methods that have a fit.

    >>> import numpy as np
    >>> from dei_core import Text
    >>> from dei_core.plugin import Weigher, Weighing
    >>> def apply(children, params):
    ...     return Weighing(weights=np.full(len(children), 1 / len(children)))
    >>> alike = Weigher(id="a.alike", apply=apply, about=Text(en="Equal weights", zh="等权"))
    >>> alike.apply([np.zeros(3), np.zeros(3)], alike.params()).weights.tolist()
    [0.5, 0.5]
    """

    kind: ClassVar[Kind] = "weigher"

    apply: Callable[[Sequence[Column], Any], Weighing]
    judged: bool = False
    learns: Learns | None = None

    @property
    def sees(self) -> Sees:
        """All regions, or nothing but the node."""
        return "children" if self.judged else "table"


@attrs.frozen(kw_only=True)
class Aggregator(Learning):
    """Children to one score: apply(children, weights, params) -> (B,), with what `fit` learned as a last argument.

    children: K (B,) scores; weights: (K, 1) or (K, B), summing to 1; leading axes are draws of weights.
    attribute: children, weights, params, score -> K contributions that add up to the score; without a fit only.
    weighted: whether it uses the weights at all; else NaN in a child gives NaN. reweights: whether the children that
    are there can take over the weight of a missing one. handles_missing: whether missing children are handed to it,
    because it says itself what they mean. linear: weights in proportion give a score in proportion, so that the engine
    may hand over whole numbers and divide once by what they are out of. any_total: weights count as they are stated,
    whatever they add up to. keeps_scale: of scores of 0 to 100 it makes one.
    factors: parameters -> what each child's score is multiplied by, in the place of weights.
    needs: parameters -> how many children it takes at least.

    >>> import numpy as np
    >>> from dei_core import Table, Text, compose, score
    >>> from dei_core.plugin import Aggregator, over_draws
    >>> def least(children, weights, params):
    ...     return over_draws(np.minimum.reduce(children), weights)
    >>> about = Text(en="The worst child", zh="最差的下级项")
    >>> worst = Aggregator(id="a.worst", apply=least, about=about, weighted=False)
    >>> plan = compose({"index": ["a", "b"]}, aggregator=worst)
    >>> score(plan, Table(regions=["x", "y"], columns={"a": [0, 1], "b": [5, 9]})).only.total.tolist()
    [0.0, 100.0]
    """

    kind: ClassVar[Kind] = "aggregator"

    attribute: Callable[..., list[Column]] | None = None
    weighted: bool = True
    reweights: bool = True
    handles_missing: bool = False
    linear: bool = False
    any_total: bool = False
    keeps_scale: bool = False
    factors: Callable[[Any], tuple[float, ...]] | None = None
    needs: Callable[[Any], int] | None = None

    @property
    def sees(self) -> Sees:
        """The node's own children, or those of all regions."""
        return "children" if self.fit is None else "table"

    @property
    def free_weights(self) -> bool:
        """Whether its weights, or factors, count as they are stated, whatever they add up to."""
        return self.any_total or self.factors is not None

    @property
    def takes_over(self) -> bool:
        """Whether the children that are there can take over the weight of a missing one."""
        return self.weighted and self.reweights


def fills_panel(method: Method) -> bool:
    """Whether a method fills all indicators at once, and is handed a panel in the place of a column.

    >>> from dei_core.host import BUILTIN, fills_panel
    >>> [method.id for method in BUILTIN if fills_panel(method)]
    []
    """
    return isinstance(method, Imputer) and method.panel
