"""The weights that a scenario sets: each node's whole set, or changed ones with what becomes of the rest said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal

import attrs
import numpy as np
import numpy.typing as npt

from dei_core.findings import Findings, Place
from dei_core.ids import did_you_mean, local
from dei_core.kernel.bound import slack
from dei_core.kernel.method import Column
from dei_core.scoring import messages_scenario as say
from dei_core.scoring.mentions import Mentions
from dei_core.scoring.node import Matrix
from dei_core.scoring.node_plan import NodePlan
from dei_core.scoring.plan import TrackPlan
from dei_core.scoring.steps import factors
from dei_core.text import Text

Rest = Literal["proportional", "kept"]
_NONE = Text(en="its method goes by no weights", zh="其合成方法不使用权重")
_COEFFICIENTS = Text(en="its method states coefficients in their place", zh="其合成方法以系数代替权重")
_BY_REGION = Text(en="every region has its own", zh="各区域的权重各不相同")


@attrs.frozen(kw_only=True)
class Weights:
    """The weights that a scenario sets, by node slot. fixed: (K,) one set. drawn: (D, K), a set for each of D draws."""

    fixed: Mapping[int, tuple[float, ...]] = attrs.field(factory=dict)
    drawn: Mapping[int, Matrix] = attrs.field(factory=dict)

    def of(self, plan: TrackPlan) -> TrackPlan:
        """The plan under the weights that are one set."""
        first = len(plan.indicators)
        nodes = list(plan.nodes)
        for slot, weights in self.fixed.items():
            nodes[slot - first] = attrs.evolve(nodes[slot - first], weights=weights)
        return attrs.evolve(plan, nodes=tuple(nodes)) if self.fixed else plan


def weights_set(
    plan: TrackPlan, names: Mentions, given: Mapping[str, Any], rest: Rest | None, found: Findings
) -> Weights:
    """The weights of a scenario for the nodes of a plan as they are; findings for what is none.

    Names that are no node are passed over: they are told where names are looked up.
    """
    fixed: dict[int, tuple[float, ...]] = {}
    drawn: dict[int, Matrix] = {}
    for name, said in given.items():
        slot = names.node(name)
        if slot is None:
            continue
        place, node = Place(path=f"weights.{name}"), plan.node(slot)
        why = _why_fixed(node)
        if why is not None:
            found.add(say.WEIGHTS_FIXED, place, node=node.id, why=why)
            continue
        made = _whole(node, [plan.slots[child] for child in node.children], said, rest, place, found)
        if made is not None and len(made) > 1:
            drawn[slot] = made
        elif made is not None:
            fixed[slot] = tuple(made[0].tolist())
    sizes = sorted({len(one) for one in drawn.values()})
    if len(sizes) > 1:
        found.add(say.NOT_WEIGHTS, Place(path="weights"), found=" ≠ ".join(map(str, sizes)))
    return Weights(fixed=fixed, drawn=drawn)


def _why_fixed(node: NodePlan) -> Text | None:
    """Why no scenario can set the weights of a node; None where it can."""
    if node.weigher is not None:
        who = node.weigher.method.id
        return Text(en=f"the weigher '{who}' sets them", zh=f"由赋权方法“{who}”设定")
    if node.own is not None:
        return _BY_REGION
    if factors(node.aggregator) is not None:
        return _COEFFICIENTS
    return None if node.aggregator.method.weighted else _NONE


def _whole(
    node: NodePlan, children: Sequence[str], said: Any, rest: Rest | None, place: Place, found: Findings
) -> Matrix | None:
    """(D, K) a node's whole weights, D = 1 for one set; None with findings."""
    before = len(found)
    given = _by_child(node, children, said, place, found)
    for child, column in given.items():
        if column.min() < 0.0 and not node.aggregator.method.free_weights:
            found.add(say.WEIGHT_BELOW_ZERO, Place(path=f"{place.path}.{child}"), value=f"{column.min():g}")
    others = [at for at, child in enumerate(children) if child not in given]
    if others and rest is None:
        found.add(say.WEIGHTS_OF_SOME, place, node=node.id, children=[children[at] for at in others])
    if len(found) > before:
        return None
    size = max((len(column) for column in given.values()), default=1)
    made = np.empty((size, len(children)))
    for at, (child, weight) in enumerate(zip(children, node.weights, strict=True)):
        made[:, at] = given.get(child, weight)
    if others and rest == "proportional" and not _share_rest(node, made, others, place, found):
        return None
    total = _sum(made)
    wrong = np.flatnonzero(np.abs(total - 1.0) > slack(1.0))
    if wrong.size and not node.aggregator.method.free_weights:
        found.add(say.WEIGHTS_TOTAL, place, node=node.id, total=f"{total[wrong[0]]:.15g}")
        return None
    return made


def _sum(weights: Matrix) -> Column:
    """(D,) what D sets of weights add up to; infinity where that is beyond doubles."""
    with np.errstate(over="ignore"):
        total: Column = weights.sum(axis=1)
    return total


def _share_rest(node: NodePlan, made: Matrix, others: list[int], place: Place, found: Findings) -> bool:
    """Share what the weights set leave of the whole among the other children, in the proportions that they had.

    One set is divided in exact arithmetic and rounded once. False, with a finding, where nothing can be shared.
    """
    whole = sum(node.weights) if node.aggregator.method.free_weights else 1.0
    had = np.array(node.weights)[others]
    set_at = [at for at in range(len(node.weights)) if at not in others]
    left = whole - _sum(made[:, set_at])
    short = np.flatnonzero((left < -slack(1.0)) | (not had.sum()))
    if short.size:
        found.add(say.WEIGHTS_LEAVE, place, node=node.id, left=f"{left[short[0]]:.6g}")
        return False
    if len(made) > 1:
        made[:, others] = np.maximum(left, 0.0)[:, None] * (had / had.sum())
        return True
    exact = [Fraction(repr(float(weight))) for weight in made[0]]
    sum_had = sum(exact[at] for at in others)
    rest = max(Fraction(repr(float(whole))) - sum(exact[at] for at in set_at), Fraction(0))
    for at in others:
        made[0, at] = float(exact[at] / sum_had * rest)
    return True


def _by_child(
    node: NodePlan, children: Sequence[str], said: Any, place: Place, found: Findings
) -> dict[str, Matrix]:
    """Child -> (1,) or (D,) weights as they are said; what is no weight, or of no child, becomes a finding."""
    if not isinstance(said, Mapping):
        array = _array(said)
        if array is None or array.ndim != 2 or array.shape[1] != len(children):
            shape = "" if array is None else f" {array.shape}"
            found.add(say.NOT_WEIGHTS, place, found=f"{type(said).__name__}{shape}")
            return {}
        said = dict(zip(children, array.T, strict=True))
    bare = {local(child): child for child in children}
    made: dict[str, Matrix] = {}
    for name, value in said.items():
        child, where = name if name in children else bare.get(name), Place(path=f"{place.path}.{name}")
        column = _numbers(value)
        if child is None:
            facts = {"name": name, "node": node.id, "hint": did_you_mean(str(name), children)}
            found.add(say.NOT_A_CHILD, where, **facts, known=children)
        elif column is None:
            found.add(say.NOT_WEIGHTS, where, found=f"{value!r:.60}")
        else:
            made[child] = column
    sizes = sorted({len(column) for column in made.values()} - {1})
    if len(sizes) > 1:
        found.add(say.NOT_WEIGHTS, place, found=" ≠ ".join(map(str, sizes)))
    return made


def _array(value: Any) -> npt.NDArray[Any] | None:
    """A value as an array; None where its rows are of unlike lengths, or a number of it is masked."""
    try:
        return None if np.ma.is_masked(value) else np.asarray(value)
    except ValueError:
        return None


def _numbers(value: Any) -> Matrix | None:
    """(1,) or (D,) finite numbers, or None where a value is none."""
    array = _array(value)
    if array is None:
        return None
    array = np.atleast_1d(array)
    if array.dtype.kind not in "fiu" or array.ndim != 1 or not array.size:
        return None
    numbers: Matrix = array.astype(np.float64)
    return numbers if np.isfinite(numbers).all() else None
