"""Parameters of a method as a Python program gives them: by name, each of the kind that the method asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from decimal import Decimal
from fractions import Fraction
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import attrs
import numpy as np

from dei_core.findings import Fault, Findings, Place
from dei_core.hints import did_you_mean
from dei_core.kernel.method import Method, Refusal
from dei_core.messages import composing as say
from dei_core.messages import files as say_file
from dei_core.text import Text

T = TypeVar("T")
WHOLE = Text(en="a whole number", zh="整数")
NUMBER = Text(en="a number", zh="数值")
TRUTH = Text(en="True or False", zh="True 或 False")
WORD = Text(en="text", zh="文本")
LIST = Text(en="a list", zh="列表")
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
    kinds = int | float | np.integer | np.floating | Decimal | Fraction
    return isinstance(value, kinds) and not isinstance(value, bool | np.timedelta64)


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
            found.add(say_file.UNKNOWN_KEY, Place(path=path), **facts)
            continue
        try:
            made[key] = _value(fields[key].type, value)
        except Fault as fault:
            _note(fault, f"{path}.{key}", found)
    for name, field in fields.items():
        if field.default is attrs.NOTHING and name not in given:
            found.add(say_file.MISSING_KEY, Place(path=path), key=name, wanted=_VALUE)
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
            raise Fault(say_file.NOT_A_CHOICE, value=word, known=inner, hint=did_you_mean(word, inner))
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
    if kind is float:
        if not is_number(value):
            raise _wrong(value, NUMBER)
        try:
            return float(value)
        except (OverflowError, ValueError):  # more than a double, or a decimal number that is none
            raise _wrong(value, NUMBER) from None
    if kind is int:
        if not isinstance(value, int | np.integer) or isinstance(value, bool | np.timedelta64):
            raise _wrong(value, WHOLE)
        return int(value)
    if kind is bool and not isinstance(value, bool | np.bool_):
        raise _wrong(value, TRUTH)
    if kind is str and not isinstance(value, str):
        raise _wrong(value, WORD)
    return kind(value) if kind in (bool, str) else value
