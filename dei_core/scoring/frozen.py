"""Frozen references of a track, each held to what its method can have learned before it serves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dei_core.findings import Findings, Place
from dei_core.kernel.method import Method, Reference, Refusal
from dei_core.kernel.reference import impossible, weights_fault
from dei_core.messages import scoring as say
from dei_core.scoring.plan import TrackPlan
from dei_core.text import Text


def frozen_of(
    plan: TrackPlan,
    label: str,
    method: Method,
    groups: Mapping[str, Any],
    found: Findings,
    children: Sequence[str] = (),
) -> dict[str, Reference]:
    """The frozen references that serve, by group; all that are missing, or that cannot have been learned, are noted.

    label: what learned, as references call it. groups: group of rows -> the parameters in force there.
    children: of a node, whose references are told by child.
    """
    mine: Mapping[str, Reference] = (plan.references or {}).get(label, {})
    absent = [key or say.ALL for key in groups if key not in mine]
    if absent:
        place = Place(file=plan.references_from, path=label)
        found.add(say.NO_REFERENCE, place, indicator=label, groups=absent)
    serving = {}
    for key, params in groups.items():
        if key in mine:
            why = _faults(method, mine[key], params, children)
            if not why:
                serving[key] = mine[key]
                continue
            place = Place(file=plan.references_from, path=f"track.{plan.id}.references", region=key or None)
            found.add(say.IMPOSSIBLE_REFERENCE, place, indicator=label, method=method.id, why=why)
    return serving


def along(reference: Reference, children: Sequence[str]) -> dict[str, Any]:
    """The reference that `by_child` took apart, its arrays along these children; KeyError for one unknown to it."""
    names = dict.fromkeys(name.partition("[")[0] for name in reference if told_by_child(name))
    arrays = {name: np.array([reference[f"{name}[{child}]"] for child in children]) for name in names}
    return {**{name: value for name, value in reference.items() if not told_by_child(name)}, **arrays}


def told_by_child(name: str) -> bool:
    """Whether an entry of a reference is that of one child."""
    return name.endswith("]")


def _faults(method: Method, reference: Reference, params: Any, children: Sequence[str]) -> list[Text]:
    """Why a reference cannot have been learned by a method with these parameters; nothing where it can."""
    try:
        entries = along(reference, children)
    except KeyError as error:
        return [Text(en=f"{error.args[0]} is missing", zh=f"缺少 {error.args[0]}")]
    except (TypeError, ValueError):
        return [Text(en="its entries by child are of unlike shapes", zh="各下级项的条目形状不一")]
    faults = impossible(method.learns, entries, params, len(children))
    if faults or method.learns is not None:
        return faults
    if method.kind == "weigher":
        weights = entries.get("weights")
        return [Text(en="weights are missing", zh="缺少权重")] if weights is None else weights_fault(weights)
    return [] if children else _tried(method, entries, params)


def _tried(method: Method, reference: Reference, params: Any) -> list[Text]:
    """What a method that does not say what it learns makes of a reference, when it is given no value at all."""
    direction = (1,) if method.kind == "normalizer" else ()
    try:
        method.apply(np.array([np.nan]), params, reference, *direction)
    except KeyError as error:
        return [Text(en=f"{error.args[0]} is missing", zh=f"缺少 {error.args[0]}")]
    except Refusal:
        return []  # refused again when it is applied, and reported there
    except (TypeError, ValueError, IndexError, ArithmeticError) as error:
        return [Text(en=f"the method fails on it: {error}", zh=f"该方法无法使用它：{error}")]
    return []
