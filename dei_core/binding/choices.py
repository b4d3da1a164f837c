"""Methods and their parameters as a Python program names them: by id, by themselves, as a plain function, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from decimal import Decimal
from fractions import Fraction
from types import FunctionType, UnionType
from typing import Annotated, Any, Generic, Literal, TypeVar, Union, get_args, get_origin

import attrs
import numpy as np

from dei_core.binding import messages_composing as say
from dei_core.builtin import BUILTIN
from dei_core.findings import Fault, Findings, Place
from dei_core.ids import NOT_A_CHOICE, did_you_mean
from dei_core.kernel.kinds import Normalizer
from dei_core.kernel.method import Column, Method, NoParams, Reference, Refusal
from dei_core.packs import messages as say_packs
from dei_core.packs.registry import DISTRIBUTION, has_moved, moved_methods
from dei_core.scoring.steps import Step, per_row
from dei_core.text import Text
from dei_core.toml import messages as say_toml
from dei_core.toml.shapes import LIST, NUMBER, TEXT, WHOLE
from dei_core.vocabulary import VOCABULARY

T = TypeVar("T")
TRUTH = Text(en="True or False", zh="True 或 False")
_PLAIN: dict[Any, tuple[Any, Any, Text]] = {
    float: (int | float | np.integer | np.floating | Decimal | Fraction, bool | np.timedelta64, NUMBER),
    int: (int | np.integer, bool | np.timedelta64, WHOLE),
    bool: (bool | np.bool_, (), TRUTH),
    str: (str, (), TEXT),
}
"""Kind of a field -> what it takes, what of that it does not, and how people call it."""
VALUES = Text(en="a mapping of parameters", zh="参数映射")
_VALUE = Text(en="a value", zh="一个值")


def parameters(method: Method, given: Any, path: str, found: Findings) -> Any | None:
    """The parameters as the method's class; None, with every fault, where they do not fit."""
    before = len(found)
    made = _record(method.params, given, path, found)
    if len(found) > before:
        return None
    try:
        return method.params(**made)
    except Refusal as refusal:
        found.add(refusal.message, Place(path=path), **refusal.facts)
        return None


def record(kind: type[T], given: Any, path: str, found: Findings) -> T | None:
    """A record of the model as a Python program gives it; None, with every fault, where it does not fit."""
    before = len(found)
    made = _record(kind, given, path, found)
    return None if len(found) > before else kind(**made)


def given_table(given: Any, path: str, found: Findings) -> Mapping[Any, Any]:
    """What is given by name, if it is; nothing, with a finding, where it is no mapping."""
    if isinstance(given, Mapping):
        return given
    _note(_wrong(given, VALUES), path, found)
    return {}


def is_number(value: Any) -> bool:
    """Whether a thing is a real number, logical values aside."""
    takes, never, _ = _PLAIN[float]
    return isinstance(value, takes) and not isinstance(value, never)


def _record(kind: type[Any], given: Any, path: str, found: Findings) -> dict[str, Any]:
    """Field -> value of a class of parameters; every fault is noted."""
    if not isinstance(given, Mapping):
        given_table(given, path, found)
        return {}
    fields = {field.name: field for field in attrs.fields(attrs.resolve_types(kind))}
    made: dict[str, Any] = {}
    for key, value in given.items():
        if key not in fields:
            hint = did_you_mean(str(key), fields)
            facts = {"key": key, "hint": hint, "known": tuple(fields) or "-"}
            found.add(say_toml.UNKNOWN_KEY, Place(path=path), **facts)
            continue
        try:
            made[key] = _value(fields[key].type, value)
        except Fault as fault:
            _note(fault, f"{path}.{key}", found)
    for name, field in fields.items():
        if field.default is attrs.NOTHING and name not in given:
            found.add(say_toml.MISSING_KEY, Place(path=path), key=name, wanted=_VALUE)
    return made


def _note(fault: Fault, path: str, found: Findings) -> None:
    found.add(fault.message, Place(path=path), **fault.facts)


def _wrong(value: Any, wanted: Text) -> Fault:
    return Fault(say.PARAMETER_KIND, value=repr(value), kind=type(value).__name__, wanted=wanted)


def _value(kind: Any, value: Any) -> Any:
    """A value as a field of some kind takes it; Fault where it does not."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (only,) = (one for one in inner if one is not type(None))
        return None if value is None else _value(only, value)
    if origin is Annotated:
        number, limits = _value(inner[0], value), inner[1]
        if not limits.lowest <= number <= limits.highest:
            raise Fault(limits.message, value=repr(value), lowest=limits.lowest, highest=limits.highest)
        return number
    if origin is Literal:
        if not isinstance(value, str) or value not in inner:
            word = str(value)
            raise Fault(NOT_A_CHOICE, value=word, known=inner, hint=did_you_mean(word, inner))
        return str(value)
    if origin is tuple:
        if isinstance(value, str | bytes | Mapping | Set) or not isinstance(value, Iterable):
            raise _wrong(value, LIST)
        return tuple(_value(inner[0], one) for one in value)
    if isinstance(kind, type) and attrs.has(kind):
        if isinstance(value, kind):
            return value
        nested = Findings()
        made = _record(kind, value, "", nested)
        for finding in nested:
            raise Fault(finding.message, **finding.facts)
        return kind(**made)
    return _plain(kind, value)


def _plain(kind: Any, value: Any) -> Any:
    """A value as a plain field takes it; one of another kind as it is."""
    if kind not in _PLAIN:
        return value
    takes, never, name = _PLAIN[kind]
    if not isinstance(value, takes) or isinstance(value, never):
        raise _wrong(value, name)
    try:
        return kind(value)
    except (OverflowError, ValueError):  # more than a double, or a decimal number that is none
        raise _wrong(value, name) from None


Function = Callable[[Column], Column]
Chosen = str | Method | Function
Choice = Chosen | Mapping[str, Chosen]
M = TypeVar("M", bound=Method)
ITEMS = {"aggregator": Text(en="a node", zh="节点")}
"""Kinds of methods that are not of indicators -> what they are of."""
_INDICATOR = Text(en="an indicator", zh="指标")


@attrs.frozen(kw_only=True)
class Choices(Generic[M]):
    """Steps of one kind: `usual` for all items but those that have their `own`; None where nothing is done."""

    usual: Step[M] | None = None
    own: Mapping[str, Step[M] | None] = attrs.field(factory=dict)

    def of(self, name: str) -> Step[M] | None:
        """The step of an item."""
        return self.own.get(name, self.usual)


@attrs.frozen
class Chooser:
    """Reads what a call says of methods; faults go to `found`, placed by argument and name."""

    found: Findings

    def choices(
        self,
        kind: type[M],
        chosen: Choice | None,
        params: Mapping[str, Any] | None,
        names: Iterable[str] | None,
        usual: str | None = None,
    ) -> Choices[M]:
        """The steps of a kind. names: the items that there are; None where that cannot be told."""
        if chosen is None and usual is None and params is None:
            return Choices()
        if not isinstance(chosen, Mapping):
            return Choices(usual=self.step(kind, chosen, params))
        by_name = given_table({} if params is None else params, f"{kind.kind}_params", self.found)
        what = ITEMS.get(kind.kind, _INDICATOR)
        self.known(kind.kind, chosen, names, what)
        self.known(f"{kind.kind}_params", by_name, names, what)
        own = {
            name: self.step(kind, chosen.get(name, usual), by_name.get(name), f".{name}")
            for name in dict.fromkeys((*chosen, *by_name))
        }
        return Choices(usual=None if usual is None else self.step(kind, usual, None), own=own)

    def step(
        self, kind: type[M], chosen: Any, params: Mapping[str, Any] | None, behind: str = ""
    ) -> Step[M] | None:
        """One method with its parameters; None, with findings, where they do not fit. behind: the item in places."""
        method = self._method(kind, chosen, behind)
        if method is None:
            return None
        made = parameters(method, {} if params is None else params, f"{kind.kind}_params{behind}", self.found)
        return None if made is None else Step(method=method, params=made)

    def known(
        self, argument: str, named: Iterable[Any], names: Iterable[str] | None, what: Text = _INDICATOR
    ) -> None:
        """Note what an argument names and the tree does not have."""
        known = () if names is None else tuple(names)
        for name in () if names is None else named:
            if name not in known:
                facts = {"argument": argument, "what": what, "known": known}
                hint = did_you_mean(str(name), known)
                self.found.add(say.NOT_IN_COMPOSED, Place(path=argument), name=name, hint=hint, **facts)

    def _method(self, kind: type[M], chosen: Any, behind: str) -> M | None:
        """A method of a kind: itself, the core's own by its id, or a normalizer of a function."""
        if isinstance(chosen, FunctionType | np.ufunc):
            chosen = of_function(chosen, behind) if issubclass(Normalizer, kind) else chosen
        methods = {method.id: method for method in BUILTIN if isinstance(method, kind)}
        if isinstance(chosen, str) and has_moved(kind.kind, chosen):
            methods |= {name: one for (of, name), one in moved_methods().items() if of == kind.kind}
            if chosen not in methods:
                facts = {"what": VOCABULARY.methods[kind.kind], "name": chosen, "distribution": DISTRIBUTION}
                self.found.add(say_packs.METHOD_MOVED, Place(path=f"{kind.kind}{behind}"), **facts)
                return None
        method = methods.get(chosen) if isinstance(chosen, str) else chosen
        if not isinstance(method, kind):
            name = chosen.id if isinstance(chosen, Method) else str(chosen)
            facts = {"method": name, "hint": did_you_mean(name, methods), "known": sorted(methods)}
            self.found.add(say.NO_SUCH_METHOD, Place(path=f"{kind.kind}{behind}"), **facts)
            return None
        return method


def of_function(function: Function, behind: str = "") -> Normalizer:
    """A normalizer that makes of all values of an indicator what a function makes of them, equal scores of equal ones.

    The function is given the values that there are, once, and what it gives is kept by value: it may look at all
    regions, and no score depends on where a region stands in the table. behind: added to its name, for the id.
    """

    def fit(column: Column, params: NoParams) -> Reference:
        values = column[~np.isnan(column)]
        at, first, places = np.unique(values, return_index=True, return_inverse=True)
        made = per_row(np.asarray(function(values.copy())), len(values)).astype(np.float64)
        scores = made[first]
        if not np.isfinite(made).all() or (made != scores[places]).any():
            raise Refusal(say.FUNCTION_GIVES, function=name)
        return {"at": at, "scores": scores}

    def apply(column: Column, params: NoParams, reference: Reference, direction: int) -> Column:
        at, scores = np.atleast_1d(reference["at"]), np.atleast_1d(reference["scores"])
        there = ~np.isnan(column)
        if not np.isin(column[there], at).all():
            raise Refusal(say.FUNCTION_UNASKED, rows=there & ~np.isin(column, at), function=name)
        made = np.full(len(column), np.nan)
        made[there] = scores[np.searchsorted(at, column[there])]
        return made

    name = str(getattr(function, "__name__", "function"))
    about = Text(en=f"What the function {name} makes of the values", zh=f"由函数 {name} 将数值换算为得分")
    return Normalizer(id=name + behind, apply=apply, fit=fit, about=about)
