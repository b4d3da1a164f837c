"""A method with parameters as a function of arrays alone, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs
import numpy as np

from dei_core.host import Learning, fills_panel
from dei_core.plugin import (
    Aggregator,
    Column,
    Derivation,
    Imputer,
    Method,
    Normalizer,
    Panel,
    Refusal,
    Transform,
    Weigher,
)
from dei_workshop.conformance.samples import PLAIN, Sample, children, panel

Inputs = Sequence[Column]
_MOST_PARTS = 4
_INDICATORS = 4


@attrs.frozen(kw_only=True, eq=False)
class Trial:
    """One method, one set of parameters, one direction, and data that it does not refuse.

    inputs: the column; the parts of a derivation; the children of a node; or, for an imputer of the whole table, the
    codes of the regions, the years and the indicators. weights: of the children. turned: the indicators of
    a table stand the other way round.
    """

    method: Method
    params: Any
    direction: int
    inputs: tuple[Column, ...]
    weights: Column | None = None
    turned: bool = False

    @property
    def about(self) -> str:
        """How outcomes name it."""
        sign = f" {self.direction:+d}" if isinstance(self.method, Normalizer) else ""
        return f"{self.method.kind} {self.method.id}{sign}"

    @property
    def values(self) -> tuple[Column, ...]:
        """The inputs that are data, without what says whose they are."""
        return self.inputs[2:] if fills_panel(self.method) else self.inputs

    def learn(self, inputs: Inputs) -> Any:
        """What the method's fit learns of the column or the children; nothing where it has no fit."""
        method = self.method
        if not isinstance(method, Learning) or method.fit is None:
            return {}
        if isinstance(method, Aggregator):
            return method.fit(list(inputs), self.weights, self.params)
        return method.fit(inputs[0], self.params)

    def apply(self, inputs: Inputs, reference: Any) -> Column:
        """The result for inputs under a reference."""
        match self.method:
            case Normalizer() as method:
                made: Any = method.apply(inputs[0], self.params, reference, self.direction)
            case Aggregator() as method:
                learned = () if method.fit is None else (reference,)
                made = method.apply(list(inputs), self.weights, self.params, *learned)
            case Weigher() as method:
                made = method.apply(list(inputs), self.params).weights
            case Imputer(panel=True) as method:
                made = method.apply(_panel_of(inputs, self.turned), self.params)
            case Derivation() as method:
                made = method.apply(tuple(inputs), self.params)
            case Transform() as method:
                made = method.apply(inputs[0], self.params)
            case method:
                made = method.apply(inputs[0], self.params, reference)
        return np.asarray(made)

    def run(self, inputs: Inputs) -> Column:
        """Fit, then apply."""
        return self.apply(inputs, self.learn(inputs))


def _panel_of(inputs: Inputs, turned: bool) -> Panel:
    """Half of the indicators in one branch of the index, half in another; every second one is better if lower."""
    regions, years, *columns = inputs
    places = range(len(columns))[:: -1 if turned else 1]
    return Panel(
        columns=tuple(columns),
        directions=tuple(1 if place % 2 == 0 else -1 for place in places),
        branches=tuple(("index", "one" if 2 * place < len(columns) else "two") for place in places),
        regions=regions.astype(np.int64),
        years=years.astype(np.int64),
    )


def trials(method: Method, params: Sequence[Any]) -> Iterator[Trial | Exception]:
    """The method with each of its parameters on data that it takes; the last refusal where it takes none."""
    for given in params:
        made: list[Trial] = []
        last: Exception | None = None
        for direction in (1, -1) if isinstance(method, Normalizer) else (1,):
            trial = _first(method, given, direction)
            if isinstance(trial, Trial):
                made.append(trial)
            else:
                last = trial
        yield from made
        if not made and last is not None:
            yield last


def _first(method: Method, params: Any, direction: int) -> Trial | Exception:
    """The trial with the first data that are not refused, or why the last were."""
    last: Exception = ValueError(method.kind)
    for inputs, weights in _data(method):
        trial = Trial(method=method, params=params, direction=direction, inputs=inputs, weights=weights)
        try:
            trial.run(frozen(inputs))
        except Refusal as refusal:
            last = refusal
        except Exception as error:
            return error
        else:
            return trial
    return last


def _data(method: Method) -> Iterator[tuple[tuple[Column, ...], Column | None]]:
    if isinstance(method, Aggregator | Weigher):
        for count in (3, 2, 1, *range(4, 7)):
            scores, weights = children(count)
            yield tuple(scores), weights
    elif isinstance(method, Derivation):
        for sample in PLAIN:
            for count in range(1, _MOST_PARTS + 1):
                yield tuple(_part(sample, place) for place in range(count)), None
    elif fills_panel(method):
        yield panel(_INDICATORS), None
    else:
        for sample in PLAIN:
            yield (sample.values,), None


def _part(sample: Sample, place: int) -> Column:
    """The column itself, and others like it."""
    return sample.values if place == 0 else sample.values * (1.0 + 0.25 * place) + 1.0


def frozen(inputs: Inputs) -> tuple[Column, ...]:
    """Copies that cannot be written into."""
    copies = tuple(column.copy() for column in inputs)
    for column in copies:
        column.flags.writeable = False
    return copies


def attempt(call: Callable[[], Column]) -> Column | None:
    """The result, or None where the method refuses."""
    try:
        return call()
    except Refusal:
        return None


def same(one: Column, other: Column) -> bool:
    """Whether two results agree bit by bit, any NaN being like any other."""
    return one.shape == other.shape and bool(
        np.array_equal(np.isnan(one), np.isnan(other)) and np.array_equal(one, other, equal_nan=True)
    )
