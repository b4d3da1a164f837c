"""Parameters held against the method's own types, and brought to the scale that it works on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import attrs
import numpy as np

from dei_core.binding import messages as say
from dei_core.binding.scope import Scope
from dei_core.findings import DeiError, Finding, Findings, Place, guarded
from dei_core.kernel.kinds import Normalizer, Transform
from dei_core.kernel.method import Method, Refusal
from dei_core.model.measure import Chosen
from dei_core.packs.references import unknown
from dei_core.packs.registry import Registry
from dei_core.scoring.steps import Step
from dei_core.sentence import message
from dei_core.toml.structure import structure

VALUE_REFUSED = message(
    "value-refused",
    "cannot be taken: {why}",
    "Correct it; what a method takes, its documentation says.",
    "无法采用：{why}",
    "请更正；方法可取的值见其文档。",
)


T = TypeVar("T")
M = TypeVar("M", bound=Method)


def bind_step(
    registry: Registry,
    kind: type[M],
    name: str,
    params: Mapping[str, Any],
    place: Place,
    found: Findings,
    transform: Step[Transform] | None = None,
) -> Step[M] | None:
    """A method of a kind with its parameters; None, with findings, where either does not fit.

    transform: of the values that the method works on, and so of its parameters in their unit.
    """
    method = method_of(registry, kind, name, place.inside("method"), found)
    if method is None:
        return None
    bound = bind_params(method, params, place, found, transform)
    if bound is None:
        return None
    written = bound if transform is None else bind_params(method, params, place, Findings())
    return Step(method=method, params=bound, stated=None if written == bound else written)


def method_of(registry: Registry, kind: type[M], name: str, place: Place, found: Findings) -> M | None:
    """The method of a kind with an id; None, with a finding, where there is none."""
    method: M | None = registry.methods.get((kind.kind, name))
    if method is None:
        found.extend([unknown(registry, place, kind.kind, name)])
    return method


def bind_chosen(
    scope: Scope,
    kind: type[M],
    chosen: Chosen | None,
    place: Place,
    key: str,
    transform: Step[Transform] | None = None,
) -> Step[M] | None:
    """A method that an entity names under a key, or None where it names none. transform: as for `bind_step`."""
    if chosen is None:
        return None
    where = place.inside(key)
    return bind_step(scope.registry, kind, chosen.method, chosen.params, where, scope.found, transform)


def bind_params(
    method: Method,
    params: Mapping[str, Any],
    place: Place,
    found: Findings,
    transform: Step[Transform] | None = None,
) -> Any | None:
    """Parameters as the method's class; those in the indicator's unit transformed as its values are.

    >>> from dei_core import Findings
    >>> from dei_core.host import BUILTIN, bind_params
    >>> from dei_core.plugin import Place
    >>> found = Findings()
    >>> goalposts = next(method for method in BUILTIN if method.id == "goalposts")
    >>> bind_params(goalposts, {"low": 0, "high": 50}, Place(path="params"), found).high
    50.0
    >>> bind_params(goalposts, {"low": 0}, Place(path="params"), found), found
    (None, <Findings: 1 error>)
    """
    bound = structured(params, method.params, place.inside("params"), found)
    if bound is None or transform is None:
        return bound
    try:
        return _transformed(method, bound, transform, place)
    except DeiError as error:
        found.extend(error.findings)
        return None


def structured(params: Mapping[str, Any], kind: type[T], place: Place, found: Findings) -> T | None:
    """Parameters as a class of parameters, perhaps a stranger's; None, with findings, where they do not fit."""
    try:
        with guarded(VALUE_REFUSED, place):
            return structure(dict(params), kind, place.file, place.path or "")
    except DeiError as error:
        found.extend(error.findings)
        return None


def _transformed(method: Method, params: Any, transform: Step[Transform], place: Place) -> Any:
    if isinstance(method, Normalizer) and method.as_published:
        facts = {"transform": transform.method.id}
        raise DeiError([Finding(message=say.NO_TRANSFORM, place=place, facts=facts)])
    return _moved(params, transform, place.inside("params"))


def _moved(params: Any, transform: Step[Transform], place: Place) -> Any:
    """Parameters with every number in the indicator's unit transformed, also those of a table among them."""
    changes = {}
    for field in attrs.fields(type(params)):
        value = getattr(params, field.name)
        where = place.inside(field.name)
        if attrs.has(type(value)):
            changes[field.name] = _moved(value, transform, where)
        elif field.metadata.get("in_unit") and value is not None:
            cells = np.atleast_1d(np.asarray(value, np.float64))
            try:
                moved = transform.method.apply(cells, transform.params).tolist()
            except Refusal as refusal:
                facts = {"regions": "-", **refusal.facts}
                raise DeiError([Finding(message=refusal.message, place=where, facts=facts)]) from None
            changes[field.name] = tuple(moved) if isinstance(value, tuple) else moved[0]
    return attrs.evolve(params, **changes)
