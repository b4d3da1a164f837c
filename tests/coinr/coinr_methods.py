"""Methods by kind and id, applied to columns; and what a refusal means beside the reference."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs
import numpy as np
from coinr_matching import Pairs
from coinr_reference import Column, array
from every import EVERY

from dei_core import Table, compose, score
from dei_core.plugin import Method, Refusal
from dei_methods.catalogue import METHODS

_ALL = {(method.kind, method.id): method for method in (*EVERY, *METHODS)}
IDENTITY = {"low": 0.0, "high": 100.0}
"""Goalposts that leave a score as it is."""


def method(kind: str, name: str) -> Method:
    """A method of the core or of this plugin."""
    return _ALL[kind, name]


def normalised(name: str, x: Column, direction: int = 1, **given: Any) -> Column:
    """A column fitted to itself and scored."""
    found = method("normalizer", name)
    params = found.params(**given)
    reference = found.fit(x, params) if found.fit else {}
    result: Column = found.apply(x, params, reference, direction)
    return result


def filled(kind: str, name: str, x: Column, **given: Any) -> tuple[Column, Mapping[str, Any]]:
    """A column imputed or treated, and what was learned."""
    found = method(kind, name)
    params = found.params(**given)
    assert found.fit is not None
    reference = found.fit(x, params)
    return found.apply(x, params, reference), reference


def aggregated(
    columns: Sequence[Column],
    weights: Sequence[float],
    name: str,
    missing: str,
    coverage: float = 0.0,
    **given: Any,
) -> Column:
    """One node over some columns of scores, by the engine itself."""
    names = [f"x{place}" for place in range(len(columns))]
    tree = {"index": names}
    plan = compose(tree, (), "goalposts", IDENTITY, name, given, missing=missing)
    track = plan.tracks[0]
    total = sum(weights)
    node = attrs.evolve(
        track.nodes[0], weights=tuple(weight / total for weight in weights), coverage=coverage
    )
    plan = attrs.evolve(plan, tracks=(attrs.evolve(track, nodes=(node,)),))
    regions = [str(row) for row in range(len(columns[0]))]
    result: Column = score(
        plan, Table(regions=regions, columns=dict(zip(names, columns, strict=True)))
    ).only.score("index")
    return result


class NotOffered(Exception):
    """A setting of the reference that ours does not have."""

    findings = ()


def vectors(
    found: Sequence[Mapping[str, Any]],
    compute: Callable[[Mapping[str, Any]], Any],
    output: Callable[[Any], Any] = lambda made: made,
    differs: Mapping[str, str] | None = None,
) -> Pairs:
    """Test vectors: ours beside theirs; where ours refuses, theirs must be undefined or the case be listed.

    differs: case -> why ours is refused or another number there.
    """
    listed = dict(differs or {})
    for case in found:
        name = str(case["id"])
        theirs = None if case.get("error") else array(output(case["output"]))
        if name in listed and np.isinf(array(case["args"].get("x"))).any():
            continue  # no method is given infinite cells in a run, so nothing is said of what it makes of them
        if name in listed:
            yield from _different(name, case, compute, theirs)
            continue
        try:
            ours = np.atleast_1d(compute(case["args"]))
        except Exception as error:
            if not isinstance(error, Refusal) and not hasattr(error, "findings"):
                raise
            undefined = theirs is None or bool(np.isnan(theirs).all()) or not np.isfinite(theirs).any()
            yield f"{name}: ours refuses", "undefined" if undefined else f"{theirs}", "undefined"
            continue
        yield name, ours, np.full_like(ours, np.nan) if theirs is None else theirs


def _different(
    name: str, case: Mapping[str, Any], compute: Callable[..., Any], theirs: Column | None
) -> Iterator[Any]:
    """A listed case must really differ, or it is not to be listed."""
    try:
        ours: Any = np.atleast_1d(compute(case["args"]))
        same = (
            theirs is not None
            and ours.shape == theirs.shape
            and np.allclose(ours, theirs, rtol=1e-9, equal_nan=True)
        )
    except Exception as error:
        if not isinstance(error, Refusal) and not hasattr(error, "findings"):
            raise
        same = False
    yield f"{name}: listed as different", "the same" if same else "different", "different"


def _close(ours: Column, theirs: Column) -> bool:
    return bool(np.allclose(ours, theirs, rtol=1e-9, equal_nan=True))
