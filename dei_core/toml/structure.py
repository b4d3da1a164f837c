"""TOML values to model objects, strictly: nothing is coerced, no key is passed over, all faults at once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory, mapping_structure_factory
from cattrs.errors import (
    AttributeValidationNote,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from dei_core.findings import DeiError, Fault, Finding, Place
from dei_core.ids import NOT_A_CHOICE, did_you_mean
from dei_core.model.measure import Within, Written
from dei_core.text import Label, Text
from dei_core.toml import messages as say
from dei_core.toml import shapes

T = TypeVar("T")
Structure = Callable[[Any, Any], Any]
_EXACT = 2**53
"""The largest whole number of which a double keeps every digit, and of which a smaller neighbour does too."""


def structure(value: Any, kind: type[T], file: str | None = None, path: str = "") -> T:
    """A model object from parsed TOML; DeiError with every fault of the value, each with its dotted path.

    >>> from dei_core import DeiError
    >>> from dei_core.host import Stage, structure
    >>> structure({"method": "zscore"}, Stage).method
    'zscore'
    >>> try:
    ...     structure({"methud": "zscore"}, Stage, "edition.toml", "stages.normalise")
    ... except DeiError as error:
    ...     [(finding.place.path, finding.code) for finding in error.findings]
    [('stages.normalise', 'unknown-key')]
    """
    try:
        return _converter().structure(value, kind)
    except Exception as error:
        findings = tuple(_findings(error, kind, file, path))
        if not findings:
            raise
        raise DeiError(findings) from None


@cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook(str, _exactly(shapes.TEXT, str))
    converter.register_structure_hook(bool, _exactly(shapes.TRUTH, bool))
    converter.register_structure_hook(int, _whole)
    converter.register_structure_hook(float, _number)
    converter.register_structure_hook_func(lambda kind: kind is Any, _anything)
    converter.register_structure_hook_func(lambda kind: kind == Written, _written)
    converter.register_structure_hook_factory(_is_choice, _choice)
    converter.register_structure_hook_factory(_is_within, _within)
    converter.register_structure_hook_factory(_is_tuple, _list)
    converter.register_structure_hook_factory(_is_mapping, _table)
    converter.register_structure_hook_factory(attrs.has, _record)
    converter.register_structure_hook(Label, _label(_record(Label, converter)))
    return converter


def _exactly(name: Text, kind: type) -> Structure:
    def check(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise _wrong(value, name)
        return value

    return check


def _whole(value: Any, _: Any) -> int:
    if type(value) is not int:
        raise _wrong(value, shapes.WHOLE)
    if abs(value) > _EXACT:
        raise _lost(value)
    return value


def _number(value: Any, _: Any) -> float:
    return _finite(value, shapes.NUMBER)


def _written(value: Any, _: Any) -> Any:
    if type(value) is not str:
        _finite(value, shapes.WRITTEN)
    return value


def _finite(value: Any, goal: Text) -> float:
    """A number as a double; a whole one that would lose digits is a fault."""
    if type(value) not in (int, float) or (isinstance(value, float) and not math.isfinite(value)):
        raise _wrong(value, goal)
    if isinstance(value, int) and abs(value) > _EXACT:
        raise _lost(value)
    return float(value)


def _anything(value: Any, _: Any) -> Any:
    """A parameter as TOML gives it, its numbers finite and exact like all others; its method knows its shape."""
    for item in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        _anything(item, Any)
    if type(value) in (int, float):
        _finite(value, shapes.NUMBER)
    elif not isinstance(value, str | bool | list | dict):
        raise _wrong(value, shapes.PARAMETER)
    return value


def _choice(kind: Any) -> Structure:
    known = get_args(kind)

    def check(value: Any, _: Any) -> Any:
        if type(value) is not str or value not in known:
            word = shapes.shown(value).strip("'")
            raise Fault(NOT_A_CHOICE, value=word, known=known, hint=did_you_mean(word, known))
        return value

    return check


def _is_choice(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_mapping(kind: Any) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _is_within(kind: Any) -> bool:
    return get_origin(kind) is Annotated and isinstance(get_args(kind)[1], Within)


def _within(kind: Any, converter: Converter) -> Structure:
    base, limits = get_args(kind)
    inner = converter.get_structure_hook(base)

    def check(value: Any, _: Any) -> Any:
        number = inner(value, base) if type(value) is not int else value
        if not limits.lowest <= number <= limits.highest:
            ends = {"lowest": limits.lowest, "highest": limits.highest}
            raise Fault(limits.message, value=shapes.shown(value), **ends)
        return inner(value, base)

    return check


def _list(kind: Any, converter: Converter) -> Structure:
    inner = homogenous_tuple_structure_factory(kind, converter)
    return _guarded(inner, list, shapes.LIST)


def _table(kind: Any, converter: Converter) -> Structure:
    inner = mapping_structure_factory(kind, converter)
    return _guarded(inner, dict, shapes.TABLE)


def _record(kind: Any, converter: Converter) -> Structure:
    inner = make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )
    return _guarded(inner, dict, shapes.wanted(kind))


def _label(record: Structure) -> Structure:
    """One word for both languages, or a table with each."""

    def check(value: Any, target: Any) -> Any:
        return Label.shared(value) if type(value) is str else record(value, target)

    return check


def _guarded(inner: Structure, kind: type, name: Text) -> Structure:
    def check(value: Any, target: Any) -> Any:
        if not isinstance(value, kind):
            raise _wrong(value, name)
        return inner(value, target)

    return check


def _wrong(value: Any, goal: Text) -> Fault:
    facts = {"found": shapes.found(value), "wanted": goal, "repair": shapes.repair(value, goal)}
    return Fault(say.WRONG_TYPE, value=shapes.shown(value), **facts)


def _lost(value: int) -> Fault:
    return Fault(say.NUMBER_LOST, value=shapes.shown(value), lowest=-_EXACT, highest=_EXACT)


def _findings(error: BaseException, kind: Any, file: str | None, path: str) -> Iterator[Finding]:
    """Every leaf of cattrs' tree of exceptions, with the dotted path on the way to it."""
    place = Place(file=file, path=path or None)
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _findings(inner, *_step(inner, kind, path, file))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = tuple(field.name for field in attrs.fields(error.cl or kind))
        for key in sorted(error.extra_fields):
            facts = {"key": key, "hint": did_you_mean(key, known), "known": known}
            yield Finding(message=say.UNKNOWN_KEY, place=place, facts=facts)
    elif isinstance(error, Fault):
        yield Finding(message=error.message, place=place, facts=error.facts)
    elif isinstance(error, KeyError):
        key = path.rpartition(".")[2]
        above = Place(file=file, path=path.rpartition(".")[0] or None)
        yield Finding(message=say.MISSING_KEY, place=above, facts={"key": key, "wanted": shapes.wanted(kind)})


def _step(error: BaseException, kind: Any, path: str, file: str | None) -> tuple[Any, str | None, str]:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return note.type, file, f"{path}.{note.name}".lstrip(".")
        if isinstance(note, IterableValidationNote):
            index = f"[{note.index}]" if isinstance(note.index, int) else f".{_key(str(note.index))}"
            return note.type, file, f"{path}{index}".lstrip(".")
    return kind, file, path


def _key(key: str) -> str:
    return f'"{key}"' if "." in key else key
